"""Topics by year: how many papers of each topic are of each year, and the way to those in Explore.

A paper counts under each of its topics, as Explore finds it.
"""

from collections.abc import Collection, Iterator, Sequence
from math import ceil

from msgspec import Struct

from sitegen.content.taxonomy import UNSORTED
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.address import in_explore
from sitegen.present.card import topic_link
from sitegen.present.view import CellView, TopicsByYearView, TopicYearsView

_COLUMNS = 12  # years of their own; those before are one column
_SHADES = 5


class _Column(Struct, frozen=True):
    """Some years (None is no year), and what Explore calls them."""

    label: str
    query: tuple[str, str]
    years: Collection[int | None]


def topics_by_year(library: Library) -> TopicsByYearView:
    columns = list(_columns(library))
    rows = [(topic.slug, library.in_topic(topic)) for topic in library.taxonomy.topics]
    rows.append((UNSORTED, library.unsorted))
    counted = {slug: _in_columns(papers, columns) for slug, papers in rows if papers}
    largest = max((_largest(cells, columns) for cells in counted.values()), default=0)
    return TopicsByYearView(
        columns=tuple(column.label for column in columns),
        rows=tuple(
            TopicYearsView(
                topic=topic_link(library.taxonomy.by_slug.get(slug)),
                cells=tuple(
                    _cell(slug, column, papers, largest)
                    for column, papers in zip(columns, cells, strict=True)
                ),
            )
            for slug, cells in counted.items()
        ),
    )


def _columns(library: Library) -> Iterator[_Column]:
    """The newest years that have papers, then all before, then no year."""
    years = sorted({paper.year for paper in library.papers.values() if paper.year}, reverse=True)
    alone = years if len(years) <= _COLUMNS + 1 else years[:_COLUMNS]
    for year in alone:
        yield _Column(str(year), ("year", str(year)), (year,))
    if before := years[len(alone) :]:
        yield _Column(f"to {before[0]}", ("year", f"-{before[0]}"), before)
    if not all(paper.year for paper in library.papers.values()):
        yield _Column("no year", ("undated", "only"), (None,))


def _in_columns(papers: Sequence[Paper], columns: Sequence[_Column]) -> list[list[Paper]]:
    return [[paper for paper in papers if paper.year in column.years] for column in columns]


def _largest(cells: Sequence[Sequence[Paper]], columns: Sequence[_Column]) -> int:
    """How many papers the fullest cell of a year holds: those without one may be most of all."""
    of_years = (
        len(cell) for cell, column in zip(cells, columns, strict=True) if None not in column.years
    )
    return max(of_years, default=0)


def _cell(slug: str, column: _Column, papers: Sequence[Paper], largest: int) -> CellView:
    count = len(papers)
    return CellView(
        count=count,
        inferred=sum(paper.is_year_inferred for paper in papers),
        shade=0 if None in column.years else ceil(_SHADES * count / (largest or 1)),
        url=in_explore(("topic", slug), column.query),
    )
