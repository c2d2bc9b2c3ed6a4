"""The chart of a topic's papers per year."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitegen.library.paper import Paper
from sitegen.present.address import in_explore
from sitegen.present.view import BarView

_BARS = 12  # years of their own
_UNDATED = 0


class YearChart(Struct, frozen=True, kw_only=True):
    """Bars of one scale; `undated` are the papers without a year."""

    years: tuple[BarView, ...]
    undated: BarView | None


def year_chart(papers: Sequence[Paper], topic: str) -> YearChart:
    """Papers per year, without gaps between the first year and the last; of a long time, those
    before are one bar.  Each bar leads to that topic's papers.
    """
    years = sorted({paper.year for paper in papers if paper.year})
    first = max(years[0], years[-1] - _BARS + 1) if years else 0
    before = max((year for year in years if year < first), default=_UNDATED)
    places = [max(paper.year, before) if paper.year else _UNDATED for paper in papers]
    counts = Counter(places)
    inferred = Counter(
        place for place, paper in zip(places, papers, strict=True) if paper.is_year_inferred
    )
    tallest = max(counts.values(), default=1)

    def bar(year: int) -> BarView:
        return BarView(
            label=str(year) if year else "no year",
            is_before=bool(year) and year == before,
            count=counts[year],
            height=percent(counts[year], tallest),
            inferred=inferred[year],
            inferred_height=percent(inferred[year], tallest),
            url=_papers_of(topic, year, before) if counts[year] else "",
        )

    return YearChart(
        years=tuple(map(bar, _shown(first, years, before))),
        undated=bar(_UNDATED) if counts[_UNDATED] else None,
    )


def percent(count: int, tallest: int) -> int:
    """A height in percent, at least one that can be seen."""
    return min(100, max(1, round(100 * count / tallest))) if count and tallest else 0


def _shown(first: int, years: Sequence[int], before: int) -> Iterator[int]:
    if before:
        yield before
    if years:
        yield from range(first, years[-1] + 1)


def _papers_of(topic: str, year: int, before: int) -> str:
    if not year:
        return in_explore(("topic", topic), ("undated", "only"))
    return in_explore(("topic", topic), ("year", f"-{before}" if year == before else str(year)))
