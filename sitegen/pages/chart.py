"""The chart of a topic's papers per year, and the years that several charts have in common."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from sitegen.library.paper import Paper
from sitegen.present.address import in_explore
from sitegen.present.view import BarView, ChartView

_BARS = 12  # years of their own
_UNDATED = 0


class YearAxis(Struct, frozen=True):
    """The years that have a bar each, from the first to the last without gaps; of a long time,
    those before share one, whose name is the last of them, or 0.  Papers without a year have a bar
    apart.
    """

    years: range
    before: int
    undated: bool

    def place(self, paper: Paper) -> int:
        """The year under which a paper is, 0 for one without."""
        return max(paper.year, self.before) if paper.year else _UNDATED

    @property
    def places(self) -> Iterator[int]:
        if self.before:
            yield self.before
        yield from self.years


def year_axis(papers: Sequence[Paper]) -> YearAxis:
    """The axis for charts of these papers, and of any of them."""
    years = sorted({paper.year for paper in papers if paper.year})
    undated = not all(paper.year for paper in papers)
    if not years:
        return YearAxis(range(0), 0, undated)
    first = max(years[0], years[-1] - _BARS + 1)
    before = first - 1 if years[0] < first else 0
    return YearAxis(range(first, years[-1] + 1), before, undated)


def fullest(axis: YearAxis, papers: Sequence[Paper]) -> int:
    """How many papers the highest bar stands for."""
    return max(Counter(map(axis.place, papers)).values(), default=1)


def year_chart(papers: Sequence[Paper], topic: str, axis: YearAxis, tallest: int) -> ChartView:
    """Papers per year, at most `tallest` of one. Each bar leads to that topic's papers."""
    counts = Counter(map(axis.place, papers))
    inferred = Counter(axis.place(paper) for paper in papers if paper.is_year_inferred)
    bar = partial(_bar, axis, topic, counts, inferred, tallest)
    return ChartView(
        years=tuple(map(bar, axis.places)),
        undated=bar(_UNDATED) if axis.undated else None,
        known=sum(bool(paper.year) and not paper.is_year_inferred for paper in papers),
    )


def percent(count: int, tallest: int) -> int:
    """A height in percent, at least one that can be seen."""
    return min(100, max(1, round(100 * count / tallest))) if count and tallest else 0


def _bar(
    axis: YearAxis,
    topic: str,
    counts: Counter[int],
    inferred: Counter[int],
    tallest: int,
    year: int,
) -> BarView:
    height, hatched = percent(counts[year], tallest), percent(inferred[year], tallest)
    if inferred[year] < counts[year]:
        hatched = min(hatched, height - 1)  # some of it is stated, however low the bar
    return BarView(
        label=str(year) if year else "no year",
        is_before=bool(year) and year == axis.before,
        count=counts[year],
        height=height,
        inferred=inferred[year],
        inferred_height=hatched,
        url=_papers_of(topic, year, axis.before) if counts[year] else "",
    )


def _papers_of(topic: str, year: int, before: int) -> str:
    if not year:
        return in_explore(("topic", topic), ("undated", "only"))
    return in_explore(("topic", topic), ("year", f"-{before}" if year == before else str(year)))
