"""The timeline: every dated paper in its place, a row a year, the newest first.

A paper is a mark in its month, in the order of days, or in a band of its own where only the year
is known; a year of which that is all has no months.  A list with more marks than can be told apart,
or passed with the Tab key, shows a bar for each month instead: on all of the page, so that one look
means one thing.
"""

from collections.abc import Iterator, Mapping, Sequence

from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.pages.chart import percent
from sitegen.pages.pagination import PER_PAGE
from sitegen.present.card import marked_date, paper_link
from sitegen.present.view import MarkView, SpanView, TimelineView, YearRowView
from sitegen.site_map import YEAR
from sitegen.text.dates import MONTHS
from sitegen.text.prose import typeset

UNDATED = "undated"  # the name of the page of papers without a year
_MOST_MARKS = 1000  # on the page
_MOST_IN_A_MONTH = 40
_PICKS = 4  # of a year, that are named at once

Months = Sequence[Sequence[Paper]]  # those known to the year alone, then the twelve months


def timeline(library: Library, by_year: Mapping[int, Sequence[Paper]]) -> TimelineView:
    """The rows of the years, which come newest first, each with its papers, newest first."""
    months = {year: _by_month(papers) for year, papers in by_year.items()}
    undated = [paper for paper in library.papers.values() if not paper.year]
    fullest = max((len(each) for row in months.values() for each in row[1:]), default=0)
    as_bars = len(library.papers) > _MOST_MARKS or fullest > _MOST_IN_A_MONTH
    rows = (
        _row(library, year, by_year[year], months[year], max(fullest, 1) if as_bars else 0)
        for year in by_year
    )
    return TimelineView(
        rows=tuple(_with_gaps(rows)),
        undated=_undated(library, undated, as_bars=as_bars) if undated else None,
        dated=sum(map(len, by_year.values())),
        as_bars=as_bars,
        has_inferred=any(p.is_year_inferred for papers in by_year.values() for p in papers),
        has_picks=bool(library.picks),
    )


def _by_month(papers: Sequence[Paper]) -> Months:
    found: list[list[Paper]] = [[] for _ in range(13)]
    for paper in reversed(papers):
        if paper.date:
            found[paper.date.value.month or 0].append(paper)
    return found


def _row(
    library: Library, year: int, papers: Sequence[Paper], months: Months, tallest: int
) -> YearRowView:
    """The row of a year; `tallest` is how many papers the highest bar stands for, 0 for marks."""
    label = str(year)
    rest, *named = (_span(library, label, papers, month, tallest) for month in months)
    picks = tuple(paper_link(paper) for paper in papers if library.pick(paper))
    return YearRowView(
        label=label,
        url=YEAR.at(label),
        count=len(papers),
        inferred=_inferred(papers),
        months=tuple(zip(MONTHS, named, strict=True)) if tallest or any(months[1:]) else (),
        rest=rest,
        picks=picks[:_PICKS],
        further_picks=picks[_PICKS:],
    )


def _span(
    library: Library, label: str, papers: Sequence[Paper], those: Sequence[Paper], tallest: int
) -> SpanView:
    """Those of a year's papers that stand together; a bar leads to the page that they begin on."""
    inferred = _inferred(those)
    first = papers.index(those[-1]) if those else 0
    return SpanView(
        count=len(those),
        inferred=inferred,
        marks=() if tallest else tuple(_mark(library, paper) for paper in those),
        height=percent(len(those), tallest),
        inferred_height=percent(inferred, tallest),
        url=YEAR.at(label, first // PER_PAGE + 1),
    )


def _undated(library: Library, papers: Sequence[Paper], *, as_bars: bool) -> YearRowView:
    marks = () if as_bars else tuple(_mark(library, paper) for paper in papers)
    url = YEAR.at(UNDATED)
    picks = tuple(paper_link(paper) for paper in papers if library.pick(paper))
    return YearRowView(
        label="Year not listed",
        url=url,
        count=len(papers),
        inferred=0,
        months=(),
        rest=SpanView(
            count=len(papers), inferred=0, marks=marks, height=0, inferred_height=0, url=url
        ),
        picks=picks[:_PICKS],
        further_picks=picks[_PICKS:],
    )


def _mark(library: Library, paper: Paper) -> MarkView:
    date = f", {marked_date(paper.date.value)}" if paper.date else ""
    return MarkView(
        text=f"{typeset(paper.title.value)}{date}",
        url=paper.url,
        is_inferred=paper.is_year_inferred,
        is_pick=library.pick(paper) is not None,
    )


def _with_gaps(rows: Iterator[YearRowView]) -> Iterator[YearRowView]:
    """The rows, with one for each run of years that have no papers."""
    above = 0
    for row in rows:
        year = int(row.label)
        if above - year > 1:
            yield _gap(year + 1, above - 1)
        yield row
        above = year


def _gap(first: int, last: int) -> YearRowView:
    label = str(first) if first == last else f"{first}\N{EN DASH}{last}"
    empty = SpanView(count=0, inferred=0, marks=(), height=0, inferred_height=0, url="")
    return YearRowView(
        label=label,
        url="",
        count=0,
        inferred=0,
        months=(),
        rest=empty,
        picks=(),
        further_picks=(),
    )


def _inferred(papers: Sequence[Paper]) -> int:
    return sum(paper.is_year_inferred for paper in papers)
