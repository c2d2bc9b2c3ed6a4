"""The tables of the bench of builds, with the goal beside each figure that has one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median

from tests.bench.build_peers import PLAIN
from tests.bench.build_rows import CHECK, COLD, HELP, ROWS, Result
from tests.bench.served_edit import Seconds
from tests.bench.site_bytes import weighed

FASTEST_GROWTH = 1.1  # exponent
_TOO_SHORT = 0.2  # CPU seconds of a step whose growth says nothing
_LONGEST_SERVED = 1.0  # seconds
_LABELS = {
    COLD: "cold build",
    "unchanged": "again, nothing changed",
    "record": "one record changed",
    "pick": "one pick added",
    "template": "one template changed",
    CHECK: "sitegen check",
    HELP: "sitegen --help",
    PLAIN: "MkDocs with our theme",
    "material": "MkDocs with Material's",
    "zensical": "Zensical",
    "hugo": "Hugo",
}
_HEAD = ("CPU s", "median", "wall s", "MB", "of cold", "of MkDocs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """At most so many CPU seconds or so large a part of another row, whichever is more."""

    seconds: float = 0.0
    part: float = 0.0
    of: str = COLD

    def limit(self, result: Result) -> float | None:
        """CPU seconds; None if nothing tells."""
        part = self.part * (result.cpu(self.of) or 0.0)
        return max(self.seconds, part) or None


_GOALS = {
    COLD: Goal(part=1.2, of=PLAIN),
    "unchanged": Goal(part=0.05, seconds=0.5),
    "record": Goal(part=0.15, seconds=1.5),
    "pick": Goal(part=0.15, seconds=1.5),
    "template": Goal(part=0.5),
    HELP: Goal(seconds=0.25),
}
# By papers: CPU seconds and bytes of memory of a cold build, and bytes of the site.
_AT_MOST = {10_000: (60.0, 700e6, 250e6), 100_000: (1200.0, 4e9, 1e9)}


def result_lines(result: Result) -> Iterator[str]:
    """A line for each row, in the order of `ROWS`."""
    yield f"{'':24}" + "".join(f"{name:>10}" for name in _HEAD)
    for row in ROWS:
        if row in result.rows:
            yield _row(result, row)
        elif row in result.missing:
            yield f"{_LABELS[row]:24}   {result.missing[row]}"
    most = _AT_MOST.get(result.papers)
    if most:
        memory = min(run.memory for run in result.rows[COLD])
        yield f"  cold {_judged(result.cpu(COLD) or 0, most[0], 's CPU')}"
        yield f"  cold {_judged(memory / 1e6, most[1] / 1e6, 'MB of memory')}"


def _row(result: Result, row: str) -> str:
    runs = result.rows[row]
    cpu = min(run.cpu for run in runs)
    figures = [cpu, median(run.cpu for run in runs), min(run.wall for run in runs)]
    memory = min(run.memory for run in runs) / 1e6
    line = (
        f"{_LABELS[row]:24}" + "".join(f"{figure:10.2f}" for figure in figures) + f"{memory:10.0f}"
    )
    for other in (COLD, PLAIN):
        base = result.cpu(other)
        line += f"{cpu / base:10.2f}" if base else f"{'':10}"
    goal = _GOALS.get(row)
    limit = goal.limit(result) if goal else None
    return f"{line}  {_verdict(cpu, limit)}: {limit:.2f} at most" if limit else line


def site_lines(result: Result, site: Path) -> Iterator[str]:
    """What the site weighs."""
    weights = weighed(site)
    yield from weights.lines()
    if most := _AT_MOST.get(result.papers):
        yield f"  {_judged(weights.total / 1e6, most[2] / 1e6, 'MB of site')}"


def served_lines(edits: Sequence[Seconds]) -> Iterator[str]:
    told = ", ".join(f"{wall:.2f} ({cpu:.2f} CPU)" for wall, cpu in edits)
    yield f"from an edit to the browser being told: {told} s"
    wall = median(wall for wall, _ in edits)
    yield f"  {_judged(wall, _LONGEST_SERVED, 's in the median')}"


def growth_lines(results: Sequence[Result]) -> Iterator[str]:
    """CPU seconds of each step for each list, and between neighbors the exponent of growth."""
    ordered = sorted(results, key=lambda result: result.papers)
    steps = list(dict.fromkeys(step for result in ordered for step in result.steps))
    papers = [f"{result.papers:,}" for result in ordered]
    yield f"{'CPU seconds of a cold build':44}" + "".join(f"{count:>10}" for count in papers)
    for step in [*steps, "all"]:
        seconds = [_seconds(result, step) for result in ordered]
        grown = [
            exponent(one.papers, before, other.papers, after)
            for (one, other), (before, after) in zip(
                pairwise(ordered), pairwise(seconds), strict=True
            )
        ]
        line = f"{step:44}" + "".join(f"{second:10.2f}" for second in seconds)
        yield line + "".join(map(_grown, grown))
    yield f"! grows faster than n to the power of {FASTEST_GROWTH}"


def exponent(papers: int, before: float, more: int, after: float) -> float | None:
    """e where CPU seconds grow like papers to the power of e; None of too few seconds."""
    if papers == more or min(before, after) < _TOO_SHORT:
        return None
    return log(after / before) / log(more / papers)


def _seconds(result: Result, step: str) -> float:
    return sum(result.steps.values()) if step == "all" else result.steps.get(step, 0.0)


def _grown(found: float | None) -> str:
    if found is None:
        return f"{'-':>8} "
    return f"{found:8.2f}{'!' if found > FASTEST_GROWTH else ' '}"


def _judged(figure: float, limit: float, unit: str) -> str:
    return f"{figure:.2f} {unit}, {_verdict(figure, limit)}: {limit:.2f} at most"


def _verdict(figure: float, limit: float) -> str:
    return "met" if figure <= limit else "MISSED"
