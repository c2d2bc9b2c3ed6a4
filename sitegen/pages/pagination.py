"""A list of papers over several pages."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sitegen.content.settings import Settings
from sitegen.export.coins import context_object
from sitegen.export.page_metadata import collection_page, script_json
from sitegen.library.library import Library
from sitegen.library.once import once_a_paper
from sitegen.library.paper import Paper
from sitegen.present.address import absolute
from sitegen.present.citation import cite
from sitegen.text.person import Person
from sitegen.text.prose import typeset

T = TypeVar("T")

PER_PAGE = 100


def paginate(items: Sequence[T], per_page: int = PER_PAGE) -> Iterator[tuple[int, Sequence[T]]]:
    """The items of each page of a long list, with the page's number; one page at least."""
    for number in range(1, page_count(items, per_page) + 1):
        yield number, items[(number - 1) * per_page : number * per_page]


def page_count(items: Sequence[object], per_page: int = PER_PAGE) -> int:
    return max(1, math.ceil(len(items) / per_page))


def collection_head(
    title: str,
    description: str,
    path: str,
    papers: Iterable[Paper],
    settings: Settings,
    author: Person | None = None,
) -> str:
    """The JSON-LD of a page at `path` that lists these papers, all of them an author's if given."""
    listed = [(typeset(paper.title.value), absolute(settings, paper.url)) for paper in papers]
    return script_json(
        collection_page(title, description, absolute(settings, path), listed, author)
    )


def named(library: Library, papers: Sequence[Paper]) -> Sequence[Paper]:
    """Those of a page's papers that its JSON-LD lists: none on a lean site, which repeats less."""
    return () if library.is_lean else papers


def references(library: Library, papers: Sequence[Paper], settings: Settings) -> tuple[str, ...]:
    """A COinS reference for each paper of a page, from which Zotero offers a choice.

    There is none for a single paper: it would be taken for the page's own.  With abstracts they are
    half a page, so a lean site has none.
    """
    if len(papers) < 2 or library.is_lean:
        return ()
    return tuple(_reference(library, paper, settings) for paper in papers)


@once_a_paper
def _reference(library: Library, paper: Paper, settings: Settings) -> str:
    return context_object(cite(library, paper, settings))
