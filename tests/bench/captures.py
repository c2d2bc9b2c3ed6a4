"""Reading measured on captures whose truth is known: `python -m tests.bench.captures [FOLDER ...]`.

Each capture is read alone, as the only dump of a new list, and what `papers.json` and
`report.json` then say is compared with its truth.  A fact is right if it is there and the same;
what the truth does not know is not asked for.  A record that was not read has every fact wrong.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from sitegen.content.settings import read_settings
from sitegen.export.dataset import papers_json, rows
from sitegen.progress import Progress
from sitegen.site.plan import read
from sitegen.site.report import report_json
from tests.bench.capture_truth import (
    Row,
    find_captures,
    folded,
    identifiers,
    same_date,
    same_names,
    same_start,
)
from tests.corpus import ROOT

CAPTURES = ROOT.parent / "shared" / "captures"  # not in a clone
GOALS = {"titles": 0.97, "ids": 0.97, "authors": 0.90}
FACTS = ("titles", "ids", "authors", "dates", "abstracts", "groups")

_TOPICS = """\
weights: {decisive: 4, telling: 2, hint: 1, against: -4}
groups: [All]
topics: [{slug: all, name: All, group: All, scope: All papers., phrases: {hint: [paper]}}]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a list of one capture says: its papers, ids without a title, and what is unread."""

    papers: Sequence[Row]
    pending: Sequence[Row]
    unread: int
    problem: str


@dataclass(slots=True, kw_only=True)
class Score:
    """How often the truth has each fact, and how often it was read rightly."""

    truth: int = 0
    read: int = 0
    unread: int = 0
    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def count(self, fact: str, *, right: bool) -> None:
        self.wanted[fact] += 1
        self.right[fact] += right

    def add(self, other: "Score") -> None:
        self.truth += other.truth
        self.read += other.read
        self.unread += other.unread
        self.right.update(other.right)
        self.wanted.update(other.wanted)

    def reaches(self, fact: str, share: float) -> bool:
        return self.right[fact] >= share * self.wanted[fact]

    def __str__(self) -> str:
        shares = " ".join(self._share(fact) for fact in FACTS)
        return f"{self.truth:5} {self.read:5} {shares} {self.unread:6}"

    def _share(self, fact: str) -> str:
        wanted = self.wanted[fact]
        return f"{self.right[fact] / wanted:9.1%}" if wanted else f"{'-':>9}"


def main(folders: Sequence[Path] = ()) -> None:
    """Print a line for each capture, the totals, and which goals are met."""
    captures = [each for folder in (CAPTURES, *folders) for each in find_captures(folder)]
    width = max((len(name) for name, _, _ in captures), default=20)
    print(f"{'':{width}} truth  read {' '.join(f'{fact:>9}' for fact in FACTS)} unread")
    total = Score()
    for name, path, truth in captures:
        reading = read_alone(path)
        score = compare(truth, reading)
        total.add(score)
        print(f"{name:{width}} {score}  {reading.problem}".rstrip(), flush=True)
    print(f"{f'{len(captures)} captures':{width}} {total}")
    for fact, goal in GOALS.items():
        print(f"  goal: {fact} {goal:.0%}: {'met' if total.reaches(fact, goal) else 'missed'}")


def read_alone(path: Path) -> Reading:
    """Read a capture as the only dump of a list, and take what a build of it would publish."""
    with TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        (content / "dumps").mkdir(parents=True)
        (content / "topics.yml").write_text(_TOPICS, encoding="utf-8")
        (content / "dumps" / path.name).write_bytes(path.read_bytes())
        settings = read_settings(content, allow_unread=True)
        assembly = read(settings, Progress())
    # A whole build takes seconds for each capture; these two files are all that is looked at.
    papers = json.loads(papers_json(rows(assembly.library, {}), settings))["papers"]
    report = json.loads(report_json(assembly.library, assembly.ignored))
    reasons = [*(p.message for p in assembly.errors), *(i["reason"] for i in report["ignored"])]
    return Reading(
        papers=papers,
        pending=[each for dump in report["dumps"] for each in dump.get("pending", ())],
        unread=report["totals"]["skipped_lines"],
        problem=reasons[0] if reasons else "",
    )


def compare(truth: Sequence[Row], reading: Reading) -> Score:
    """How much of the truth was read."""
    score = Score(
        truth=len(truth),
        read=sum(len(paper["records"]) for paper in reading.papers) + len(reading.pending),
        unread=reading.unread,
    )
    carries_groups = any("labels" in paper for paper in reading.papers)
    pending = [identifiers(each["arxiv"], each["doi"]) for each in reading.pending]
    for true in truth:
        paper = _counterpart(true, reading.papers)
        if true["title"]:
            score.count("titles", right=paper is not None and _same_title(true, paper))
        if known := _true_ids(true):
            score.count("ids", right=known in pending or (paper is not None and _has(paper, known)))
        _compare_rest(score, true, paper)
        if carries_groups and true.get("group"):
            score.count("groups", right=paper is not None and _is_labeled(true["group"], paper))
    return score


def _compare_rest(score: Score, true: Row, paper: Row | None) -> None:
    if true.get("authors_complete"):
        authors = (paper.get("authors") if paper else None) or ()
        score.count("authors", right=same_names(true["authors"], authors))
    if true["date"]:
        score.count("dates", right=paper is not None and same_date(true["date"], paper["date"]))
    if true["has_abstract"]:
        abstract = paper["abstract"] if paper else None
        score.count("abstracts", right=same_start(true["abstract_start"], abstract))


def _counterpart(true: Row, papers: Sequence[Row]) -> Row | None:
    """The paper that is meant: of the same title, and of the same identifiers if there are two."""
    known = _true_ids(true)
    alike = [paper for paper in papers if true["title"] and _same_title(true, paper)]
    same = [paper for paper in alike or papers if known and _has(paper, known)]
    return next(iter((*same, *alike)), None)


def _same_title(true: Row, paper: Row) -> bool:
    """A paper listed twice bears the title of one record, and is asked for by both."""
    titles = (paper["title"], *(record["title"] for record in paper["records"]))
    return folded(true["title"]) in map(folded, titles)


def _true_ids(true: Row) -> dict[str, str]:
    return identifiers(true["arxiv_id"], true.get("doi"))


def _has(paper: Row, known: dict[str, str]) -> bool:
    read = paper.get("identifiers") or {}
    return known.items() <= identifiers(read.get("arxiv"), read.get("doi")).items()


def _is_labeled(group: str, paper: Row) -> bool:
    return folded(group) in map(folded, paper["labels"] or ())


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])
