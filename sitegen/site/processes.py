"""Processes: what many processors do at once, in order, and never much of it ahead.

Only for much work.  Threads and processes may hang where memory runs out while they start, and a
small list must build, or fail with a message, wherever it is.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from typing import TypeVar

_AHEAD = 16  # parts on their way: some for each worker, and a few megabytes

Part = TypeVar("Part")
Result = TypeVar("Result")


def mapped(
    executor: Executor, function: Callable[[Part], Result], parts: Iterable[Part]
) -> Iterator[Result]:
    """The result of each part, in order; raises what the function does.

    What a worker had taken when it was killed is done here, and so is all that would follow.
    """
    waiting: deque[tuple[Part, Future[Result] | None]] = deque()
    for part in parts:
        waiting.append((part, _submitted(executor, function, part)))
        if len(waiting) == _AHEAD:
            yield _result(function, *waiting.popleft())
    for each in waiting:
        yield _result(function, *each)


def _submitted(
    executor: Executor, function: Callable[[Part], Result], part: Part
) -> Future[Result] | None:
    try:
        return executor.submit(function, part)
    except BrokenExecutor:
        return None


def _result(
    function: Callable[[Part], Result], part: Part, future: Future[Result] | None
) -> Result:
    try:
        return future.result() if future else function(part)
    except BrokenExecutor:
        return function(part)


@contextmanager
def executor_if(pays: bool, given: Executor | None = None) -> Iterator[Executor | None]:
    """The `given` executor; or, if that `pays`, as many processes as there are processors; or
    None, where this process is as fast.
    """
    workers = _processors()
    if given or workers == 1 or not pays:
        yield given
        return
    # Both take long to load, and few lists have that many pages.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Not forked: the progress bar has a thread, which a fork would stop in mid-work.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=_end_with_parent)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _end_with_parent() -> None:
    """In a worker: leave interrupts to the process that started it, and end when that does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
