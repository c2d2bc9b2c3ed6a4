"""The chart of a topic's papers per year, and the years that several charts have in common."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from sitegen.library.paper import Paper
from sitegen.present.address import in_explore
from sitegen.present.view import BarView, ChartView

_BARS = 12  # years of their own
_DECADES = 10  # of their own: none has the last figures of another
_MOST_BEFORE = 1 / 2  # of the dated papers: where more are older, a bar is a decade
_DECADE = 10
_UNDATED = 0


class YearAxis(Struct, frozen=True):
    """The years that have a bar each, or the first ones of decades that have, from the first to the
    last without gaps; of a long time, those before share one, whose name is the last of them, or 0.
    Papers without a year have a bar apart.
    """

    years: range
    before: int
    undated: bool

    def place(self, paper: Paper) -> int:
        """The year under which a paper is, 0 for one without."""
        if not paper.year:
            return _UNDATED
        return max(_floor(paper.year, self.years.step), self.before)

    @property
    def are_decades(self) -> bool:
        return self.years.step == _DECADE

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
    step = _step([paper.year for paper in papers if paper.year], years[-1])
    most = _BARS if step == 1 else _DECADES
    first = max(_floor(years[0], step), _floor(years[-1], step) - (most - 1) * step)
    before = first - 1 if years[0] < first else 0
    return YearAxis(range(first, years[-1] + 1, step), before, undated)


def _step(years: Sequence[int], last: int) -> int:
    """How many years a bar stands for, so that most papers are not in the one of all before."""
    old = sum(year <= last - _BARS for year in years)
    return _DECADE if old > _MOST_BEFORE * len(years) else 1


def _floor(year: int, step: int) -> int:
    return year - year % step


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
        label=_label(axis, year),
        is_before=bool(year) and year == axis.before,
        count=counts[year],
        height=height,
        inferred=inferred[year],
        inferred_height=hatched,
        url=_papers_of(topic, year, axis) if counts[year] else "",
    )


def _label(axis: YearAxis, year: int) -> str:
    """`2024`, `1990s`, or of those before the last one."""
    if not year:
        return "no year"
    return f"{year}s" if axis.are_decades and year != axis.before else str(year)


def _papers_of(topic: str, year: int, axis: YearAxis) -> str:
    if not year:
        return in_explore(("topic", topic), ("undated", "only"))
    asked = f"{year}-{year + axis.years.step - 1}" if axis.are_decades else str(year)
    return in_explore(("topic", topic), ("year", f"-{year}" if year == axis.before else asked))
