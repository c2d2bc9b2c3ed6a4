"""The rows of the bench of builds: what is run on a list, and what it took."""

import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.build_peers import PEERS
from tests.bench.built_list import BuiltList
from tests.bench.measured import Measured

COLD, CHECK, HELP = "cold", "check", "help"
_EDITS: Mapping[str, Callable[[BuiltList], None]] = {
    "unchanged": lambda _: None,
    "record": BuiltList.change_record,
    "pick": BuiltList.add_pick,
    "template": BuiltList.change_template,
}
ROWS = (COLD, *_EDITS, CHECK, HELP, *PEERS)

_TIMING = re.compile(r"^ *[\d.]+ s +([\d.]+) s CPU  (.*)$", re.MULTILINE)
_NUMBER = re.compile(r"\d+ ")
_PAPERS = re.compile(r"(\d+) papers, \d+ merges")

Rows = Mapping[str, Sequence[Measured]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What each run of each row took, and each step of the leanest cold build (CPU seconds)."""

    papers: int
    rows: Rows
    missing: Mapping[str, str]
    steps: Mapping[str, float]

    def cpu(self, row: str) -> float | None:
        """CPU seconds of the leanest run."""
        return min((run.cpu for run in self.rows.get(row, ())), default=None)


def run_rows(built: BuiltList, folder: Path, wanted: Collection[str], runs: int) -> Result:
    """Run the rows that are wanted, `runs` times; `folder` is made for each peer.

    What each took is told at once: a long list takes an hour.
    """
    rows: dict[str, list[Measured]] = defaultdict(list)
    missing: dict[str, str] = {}
    for _ in range(runs):
        for row, outcome in _once(built, folder, wanted):
            if isinstance(outcome, Measured):
                rows[row].append(outcome)
                print(f"  {row}: {outcome.cpu:.1f} s CPU", file=sys.stderr, flush=True)
            else:
                missing[row] = outcome
    leanest = min(rows[COLD], key=lambda run: run.cpu)
    papers = _PAPERS.search(leanest.output)
    assert papers, leanest.output
    return Result(papers=int(papers[1]), rows=rows, missing=missing, steps=steps_of(leanest))


def _once(
    built: BuiltList, folder: Path, wanted: Collection[str]
) -> Iterator[tuple[str, Measured | str]]:
    """Each row with what it took, or why it could not be run.  All rest on the cold build."""
    yield COLD, built.build_cold()
    for name, edit in _EDITS.items():
        if name in wanted:
            edit(built)
            yield name, built.build()
    for name, measured in ((CHECK, built.check), (HELP, built.help)):
        if name in wanted:
            yield name, measured()
    for name, peer in PEERS.items():
        if name in wanted:
            folder.mkdir()
            yield name, peer(built, folder)
            shutil.rmtree(folder)


def steps_of(build: Measured) -> Mapping[str, float]:
    """CPU seconds of each step, by its name without numbers."""
    steps = {_NUMBER.sub("", name): float(cpu) for cpu, name in _TIMING.findall(build.output)}
    timed = steps.pop("in all")
    return {**steps, "starting, and what is in no step": max(build.cpu - timed, 0.0)}
