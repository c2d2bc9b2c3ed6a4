"""A list of papers over several pages, and its chart of years."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sitegen.content.settings import Settings
from sitegen.export.coins import context_object
from sitegen.export.page_metadata import collection_page, script_json
from sitegen.library.library import Library
from sitegen.library.once import once_a_paper
from sitegen.library.paper import Paper
from sitegen.present.address import absolute, in_explore
from sitegen.present.citation import cite
from sitegen.present.view import BarView
from sitegen.text.person import Person
from sitegen.text.prose import typeset

T = TypeVar("T")

PER_PAGE = 100
_BARS = 12  # years of their own


def year_bars(papers: Sequence[Paper], topic: str) -> tuple[BarView, ...]:
    """Papers per year, without gaps between the first year and the last; of a long time, those
    before are one bar.  Each leads to that topic's papers.  Those without a year are on the
    same scale, in a bar of their own.
    """
    dated = [(paper.year, paper.is_year_inferred) for paper in papers if paper.year]
    if not dated:
        return ()
    years = {year for year, _ in dated}
    alone = range(max(min(years), max(years) - _BARS + 1), max(years) + 1)
    before = max((year for year in years if year < alone.start), default=0)
    counts = Counter(max(year, before) for year, _ in dated)
    inferred = Counter(max(year, before) for year, is_inferred in dated if is_inferred)
    tallest = max(*counts.values(), len(papers) - len(dated))
    return tuple(
        BarView(
            label=str(year),
            is_before=year == before,
            count=counts[year],
            height=round(100 * counts[year] / tallest),
            inferred=inferred[year],
            inferred_height=round(100 * inferred[year] / tallest),
            url=_papers_of(topic, year, before) if counts[year] else "",
        )
        for year in ([before] if before else []) + list(alone)
    )


def _papers_of(topic: str, year: int, before: int) -> str:
    asked = f"-{before}" if year == before else str(year)
    return in_explore(("topic", topic), ("year", asked))


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
