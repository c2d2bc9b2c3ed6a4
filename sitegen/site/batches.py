"""Batches: pages that are HTML alone, made by other processes or other machines.

Such a page is a value made of values: its source, and what all pages of a site share.  So whatever
is a `concurrent.futures.Executor` can make them, on a disk of its own.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from functools import lru_cache, partial
from io import StringIO
from itertools import islice

from mkdocs.config import load_config
from msgspec import Struct

from sitegen.site.processes import mapped
from sitegen.site.renderer import THEME, Renderer
from sitegen.site.surroundings import clock_at, warnings_of_mkdocs

PAYS_FROM = 15_000  # pages: fewer are made by the time that processes have started, for less
_PAGES = 64  # of a batch

_one_at_a_time = threading.Lock()  # for an executor of threads


class Site(Struct, frozen=True, kw_only=True):
    """What all pages of one build share. `build` tells it from others, so that a worker loads the
    configuration and the templates once; `menu` are the names of the pages in it.
    """

    build: str
    configuration: str
    epoch: int
    menu: tuple[str, ...]


class Made(Struct, frozen=True, kw_only=True):
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
    """The pages of each batch, as the executor makes them; raises what `make` does."""
    return mapped(executor, partial(make, site), batches)
