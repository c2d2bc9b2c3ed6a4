"""Batches: pages that are HTML alone, made by other processes or other machines.

Such a page is a value made of values: its source, and what all pages of a site share.  So whatever
is a `concurrent.futures.Executor` can make them, on a disk of its own.  Only some batches are ever
on their way, so that neither sources nor pages fill the memory.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from itertools import islice

from mkdocs.config import load_config

from sitegen.site.renderer import THEME, Renderer
from sitegen.site.surroundings import clock_at, warnings_of_mkdocs

PAYS_FROM = 5000  # pages: fewer are made by the time that processes have started
_PAGES = 64  # of a batch
_AHEAD = 16  # batches on their way: some for each worker, and a few megabytes

_one_at_a_time = threading.Lock()  # for an executor of threads


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What all pages of one build share. `build` tells it from others, so that a worker loads the
    configuration and the templates once; `menu` are the names of the pages in it.
    """

    build: str
    configuration: str
    epoch: int
    menu: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Pages by address, and what MkDocs warned of."""

    pages: Mapping[str, bytes]
    warnings: tuple[str, ...]


def batched(sources: Iterable[tuple[str, str]]) -> Iterator[dict[str, str]]:
    """The sources in parts of a size that a worker takes at once."""
    remaining = iter(sources)
    while batch := dict(islice(remaining, _PAGES)):
        yield batch


def make(site: Site, sources: Mapping[str, str]) -> Made:
    """Make the pages of these `sources`, which are HTML alone; runs in a worker.

    Raises what `Renderer.page` does.
    """
    with _one_at_a_time, clock_at(site.epoch):
        renderer = _renderer(site)
        with warnings_of_mkdocs() as warnings:
            return Made(pages=renderer.pages(sources), warnings=tuple(warnings))


@lru_cache(maxsize=1)
def _renderer(site: Site) -> Renderer:
    # The folder need only exist: no page that is HTML alone reads a file.
    config = load_config(StringIO(site.configuration), docs_dir=str(THEME))
    return Renderer(config, site.menu)


def made_by(executor: Executor, site: Site, batches: Iterable[Mapping[str, str]]) -> Iterator[Made]:
    """The pages of each batch, as the executor makes them; raises what `make` does.

    What a worker was making when it was killed is made here.
    """
    waiting: deque[tuple[Mapping[str, str], Future[Made] | None]] = deque()
    for batch in batches:
        waiting.append((batch, _submitted(executor, site, batch)))
        if len(waiting) == _AHEAD:
            yield _result(site, *waiting.popleft())
    for each in waiting:
        yield _result(site, *each)


def _submitted(executor: Executor, site: Site, batch: Mapping[str, str]) -> Future[Made] | None:
    try:
        return executor.submit(make, site, batch)
    except BrokenExecutor:
        return None


def _result(site: Site, batch: Mapping[str, str], future: Future[Made] | None) -> Made:
    try:
        return future.result() if future else make(site, batch)
    except BrokenExecutor:
        return make(site, batch)


@contextmanager
def executor_for(pages: int, given: Executor | None) -> Iterator[Executor | None]:
    """The executor for so many pages: the `given` one, or as many processes as there are
    processors, or None where this process is as fast.
    """
    workers = _processors()
    if given or workers == 1 or pages < PAYS_FROM:
        yield given
        return
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
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
