"""A list of papers over several pages."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sitegen.content.settings import Settings
from sitegen.export.coins import context_object
from sitegen.export.page_metadata import collection_page, script_json
from sitegen.library.library import Library
from sitegen.library.once import once_a_paper
from sitegen.library.paper import Paper
from sitegen.present.address import absolute, in_explore
from sitegen.present.citation import cite
from sitegen.present.view import LinkView, PagerView
from sitegen.site_map import EXPLORE
from sitegen.text.person import Person
from sitegen.text.prose import typeset

T = TypeVar("T")

PER_PAGE = 100
_MOST_PAGES = 10  # of a list on a site that leaves out more


def paginate(items: Sequence[T], per_page: int = PER_PAGE) -> Iterator[tuple[int, Sequence[T]]]:
    """The items of each page of a long list, with the page's number; one page at least."""
    for number in range(1, page_count(items, per_page) + 1):
        yield number, items[(number - 1) * per_page : number * per_page]


def parts(
    library: Library,
    papers: Sequence[Paper],
    address: Callable[[int], str],
    asked: tuple[str, str],
) -> Iterator[tuple[PagerView, Sequence[Paper]]]:
    """The papers of each page of a list, with its place among them. `address` is that of a page by
    its number, and `asked` what narrows all papers to these.
    """
    urls = page_urls(library, address, page_count(papers))
    left = len(papers) - len(urls) * PER_PAGE
    more = LinkView(text=EXPLORE.title, url=in_explore(asked), note=str(left)) if left > 0 else None
    for number, shown in islice(paginate(papers), len(urls)):
        yield PagerView(number=number, urls=urls, more=more), shown


def page_urls(library: Library, address: Callable[[int], str], count: int) -> tuple[str, ...]:
    """The addresses of a list's pages, of which there would be `count`.

    A site that leaves out `lists` has none beyond the tenth, unless they were published.
    """
    urls = tuple(address(number) for number in range(1, count + 1))
    if "lists" not in library.leave_out:
        return urls
    published = (number for number, url in enumerate(urls, 1) if url in library.published)
    return urls[: max((_MOST_PAGES, *published))]


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
