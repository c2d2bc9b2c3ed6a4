"""Collector: Python's search for reference cycles, which finds next to none here."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_gc() -> Iterator[None]:
    """Pause the search; where it was paused already, it stays so.

    A build makes hundreds of thousands of objects and almost no cycles: looking for them would
    take a twentieth of its time, and a quarter of the time of matching.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
