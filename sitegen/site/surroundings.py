"""Surroundings: the clock that MkDocs sees, and what it says."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from sitegen.content.settings import CLOCK


@contextmanager
def clock_at(epoch: int) -> Iterator[None]:
    """Make `epoch` the time for MkDocs, unless the environment sets another."""
    given = os.environ.get(CLOCK)
    if given:
        yield
        return
    os.environ[CLOCK] = str(epoch)
    try:
        yield
    finally:
        os.environ.pop(CLOCK, None)
        if given is not None:
            os.environ[CLOCK] = given


@contextmanager
def warnings_of_mkdocs() -> Iterator[list[str]]:
    """A list to which MkDocs's warnings are added."""
    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield listener.warnings
    finally:
        logger.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message not in self.warnings:  # a page may be read twice
            self.warnings.append(message)
