"""Progress: how far a run is, for whoever is waiting, and how long each step took.

On a terminal a bar advances with each step and names it; elsewhere (CI, a pipe) each step is
a plain line.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from msgspec import Struct

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class Timing(Struct, frozen=True):
    """One step; seconds of wall clock and of CPU, those of processes that it ran included."""

    name: str
    wall: float
    cpu: float


class Progress:
    """Announces each step and keeps its timing."""

    def __init__(self) -> None:
        self.timings: list[Timing] = []

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        self._announce(name)
        wall, cpu = time.perf_counter(), _cpu()
        yield
        self.timings.append(Timing(name, time.perf_counter() - wall, _cpu() - cpu))

    def _announce(self, name: str) -> None:
        """Silent here."""


def _cpu() -> float:
    """Seconds so far, of this process and of those it started that have ended."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


class PlainProgress(Progress):
    """One line per step."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream

    def _announce(self, name: str) -> None:
        print(name, file=self._stream, flush=True)


class BarProgress(Progress):
    """A bar, full at the end of the last step."""

    def __init__(self, bar: "RichProgress", task: "TaskID") -> None:
        super().__init__()
        self._bar = bar
        self._task = task

    def _announce(self, name: str) -> None:
        done = len(self.timings)
        self._bar.update(self._task, description=name, completed=done)


@contextmanager
def progress_bar(stream: TextIO, count: int) -> Iterator[Progress]:
    """The progress of a run of `count` steps, as the stream can show it."""
    if not stream.isatty():
        yield PlainProgress(stream)
        return
    # Takes long, and where nobody watches there is no bar.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as RichProgress

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with RichProgress(*columns, console=Console(file=stream), transient=True) as bar:
        yield BarProgress(bar, bar.add_task("", total=count))
