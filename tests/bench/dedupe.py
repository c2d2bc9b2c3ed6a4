"""Matching measured beside rapidfuzz and Splink: `python -m tests.bench.dedupe [10000 100000]`.

Precision, recall and F1 are over pairs of records.  Rules were written while looking at the
papers of one half (`DEVELOPMENT`), and at all papers under another, rougher generator of
perturbations; the figures printed are those of the other half, under seeds drawn as it is run,
and of two other fields; each once as bare titles and abstracts, and once with the identifiers and
authors that some listings have (`bylines`).  The real list comes last, with what is known of its
papers elsewhere beside it.  Plain rapidfuzz is given the threshold that suits it best on the very
records it is measured on, which flatters it; so is Splink, which is measured where it is installed.
"""

import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from random import Random, SystemRandom

from bibtexparser.entrypoint import parse_file
from msgspec.structs import replace
from rapidfuzz import fuzz, process, utils

from sitegen.content.dumps.reader import read_dump
from sitegen.content.lock_file import Lock
from sitegen.content.record import Record
from sitegen.library.history import identify
from sitegen.matching.cluster import match
from tests.bench import matched, splink_peer
from tests.bench.bylines import signed
from tests.bench.matched import Run
from tests.bench.negatives import PAIRS
from tests.bench.other_fields import other_fields
from tests.bench.perturb import relist
from tests.bench.quality import Quality, quality
from tests.bench.sample import Sample
from tests.corpus import BUNDLED, CONTENT, REAL, saved

DUMPS = (REAL, BUNDLED)
DEVELOPMENT, REPORT = 0, 1
SEEDS = {DEVELOPMENT: (1, 2, 3), REPORT: (101, 102, 103)}  # of the tests, which repeat
RUNS = 3  # seeds drawn for a report
SIZES = (10_000, 100_000)
OTHER_FIELDS = 3000  # records of medicine and history
PRECISION, RECALL, F1 = 0.995, 0.97, 0.99  # the goals ...
PEAKS = {100_000: 350, 1_000_000: 3000}  # ... in megabytes, up to so many records ...
CPU = 600  # ... seconds, for any number ...
BESIDE_SPLINK, LEANER = 100_000, 10  # ... and records, for which it needs so many times more
_WITH = ", with bylines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """A list beside its references: how many of these are with their own paper, and with another.

    `papers` are clusters with a record of the list, `merges` those of the list alone.
    """

    records: int
    papers: int
    merges: int
    papers_beside: int
    references: int
    own: int
    others: int

    def __str__(self) -> str:
        return (
            f"the list: {self.records} records, {self.papers} papers, {self.merges} merges; beside "
            f"{self.references} references: {self.papers_beside} papers, {self.own} references "
            f"joined their own paper, {self.others} another"
        )


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print the table."""
    seeds = [SystemRandom().randrange(10**6) for _ in range(RUNS)]
    print(f"{'':34} precision    recall        F1")
    for bylines in (False, True):
        of_seeds = [_report("perturbed", perturbed(REPORT, seed), seed, bylines) for seed in seeds]
        total = sum(of_seeds[1:], of_seeds[0])
        print(f"  {'all of them':32}{total}")
        print(f"  goals: precision {PRECISION}, recall {RECALL}: {_met(total)}")
    for seed in seeds:
        for bylines in (False, True):
            sample = other_fields(OTHER_FIELDS, seed)
            _report("medicine and history", sample, seed, bylines)
    _print_runs(
        [
            matched.run("sitegen", size, seeds[0], bylines=bylines)
            for size in sizes
            for bylines in (False, True)
        ]
    )
    _print_beside_splink(seeds[0])
    print(completed())


def _print_runs(runs: Sequence[Run]) -> None:
    for run in runs:
        _print_run("synthetic", run)
    good = all(run.quality.f1 >= F1 for run in runs)
    small = all(
        run.peak <= next((most for size, most in PEAKS.items() if run.size <= size), math.inf)
        for run in runs
    )
    fast = all(run.cpu <= CPU for run in runs)
    print(f"  goals: F1 {F1}: {_is(good)}; {CPU} s: {_is(fast)}; MB up to {PEAKS}: {_is(small)}")
    for bare, known in zip(runs[::2], runs[1::2], strict=True):
        ratio = known.cpu / bare.cpu
        print(f"{bare.size} records{_WITH} take {ratio:.2f} times the CPU time of the same without")
    for less, more in pairwise(runs[::2]):
        size, longer = more.size / less.size, more.cpu / less.cpu
        print(f"{size:.0f} times the records take {longer:.1f} times the CPU time")


def _print_run(name: str, run: Run) -> None:
    what = f"{name}, {run.size:>7} records{_WITH if run.with_bylines else ''}"
    print(
        f"{what:58}{run.quality}   {run.wall:6.1f} s wall {run.cpu:6.1f} s CPU, "
        f"{run.peak:.0f} MB at peak ({run.before:.0f} MB before)",
        flush=True,
    )


def _print_beside_splink(seed: int) -> None:
    if not splink_peer.is_installed():
        print(f"Splink: {splink_peer.MISSING}")
        return
    ours = matched.run("sitegen", BESIDE_SPLINK, seed)
    _print_run("sitegen", ours)
    try:
        other = matched.run("Splink", BESIDE_SPLINK, seed)
    except matched.LimitError as error:
        print(f"Splink: {error}")
        return
    _print_run("Splink", other)
    cpu, memory, added = other.cpu / ours.cpu, other.peak / ours.peak, other.added / ours.added
    lean = min(cpu, added) >= LEANER and ours.quality.f1 > other.quality.f1
    print(
        f"  Splink takes {cpu:.1f} times the CPU time and {added:.1f} times the memory beside the "
        f"records ({memory:.1f} times with them)"
    )
    print(f"  goals: {LEANER} times, beside the records, at a better F1: {_is(lean)}")


def _met(found: Quality) -> str:
    return _is(found.precision >= PRECISION and found.recall >= RECALL)


def _is(met: bool) -> str:
    return "met" if met else "missed"


def _report(name: str, sample: Sample, seed: int, bylines: bool) -> Quality:
    """Measure a sample, signed or bare; only bare titles are compared with plain rapidfuzz."""
    if bylines:
        sample = signed(sample, seed)
    found = quality(match(sample.records).clusters, sample.papers)
    print(f"{name}, {len(sample.records)} records{_WITH if bylines else ''}, seed {seed}")
    print(f"  {'sitegen':32}{found}")
    for scorer in () if bylines else (fuzz.ratio, fuzz.token_sort_ratio):
        best, threshold = plain(sample, scorer)
        print(f"  {f'rapidfuzz {scorer.__name__} >= {threshold}':32}{best}")
    return found


def completed() -> Completed:
    """The list, and beside it what is known elsewhere of its papers, by their ids."""
    folder = next(folder for folder in DUMPS if folder.is_dir())
    listed = [
        record for path in sorted(folder.glob("*.txt")) for record in read_dump(saved(path)).records
    ]
    alone = match(listed)
    clusters = [[listed[at] for at in cluster] for cluster in alone.clusters]
    paper_of = dict(_owners(clusters, identify(clusters, Lock())))
    key_of = dict(_references())
    records = [*listed, *key_of]
    joined = []
    papers_beside = 0
    for cluster in match(records).clusters:
        papers = {paper_of[records[at]] for at in cluster if records[at] in paper_of}
        papers_beside += bool(papers)
        keys = [key_of[records[at]] for at in cluster if records[at] in key_of]
        joined += [papers == {key} for key in keys if papers]
    return Completed(
        records=len(listed),
        papers=len(clusters),
        merges=len(alone.merges),
        papers_beside=papers_beside,
        references=len(key_of),
        own=sum(joined),
        others=len(joined) - sum(joined),
    )


def _references() -> Iterator[tuple[Record, str]]:
    """The records of the list's references, each with the id of its paper, its key."""
    path = CONTENT / "references" / "identities.bib"
    entries = parse_file(str(path)).entries
    for record, entry in zip(read_dump(saved(path)).records, entries, strict=True):
        yield replace(record, is_reference=True), entry.key


def _owners(
    clusters: Sequence[Sequence[Record]], papers: Sequence[str]
) -> Iterator[tuple[Record, str]]:
    for cluster, paper in zip(clusters, papers, strict=True):
        for record in cluster:
            yield record, paper


def perturbed(half: int, seed: int) -> Sample:
    """Real papers, each listed two to four times in other ways, and the hard negatives."""
    random = Random(seed)
    papers = [paper for paper in _papers() if len(paper.title) % 2 == half]
    others = [paper.text for paper in _papers() if len(paper.title) % 2 != half and paper.text]
    listed: list[tuple[Record, int, str]] = []
    for number, paper in enumerate(papers):
        listed.append((paper, number, "as it was"))
        for _ in range(random.randint(1, 3)):
            record, done = relist(random, paper)
            listed.append((record, number, done))
    numbers = count(len(papers))
    for record in _negatives(random, others):
        listed.append((record, next(numbers), "hard negative"))
    random.shuffle(listed)
    return Sample(
        records=tuple(record for record, _, _ in listed),
        papers=tuple(paper for _, paper, _ in listed),
        done=tuple(done for _, _, done in listed),
    )


def _papers() -> list[Record]:
    """One record a paper: the first of each title."""
    folder = next(folder for folder in DUMPS if folder.is_dir())
    first: dict[str, Record] = {}
    for path in sorted(folder.glob("*.txt")):
        for record in read_dump(saved(path)).records:
            first.setdefault(record.title, record)
    return list(first.values())


def _negatives(random: Random, texts: Sequence[str]) -> Iterator[Record]:
    """Both papers of every pair, in one of three ways: see `negatives`."""
    drawn = iter(random.sample(texts, len(texts)))
    for first, second in PAIRS:
        one, other = next(drawn), next(drawn)
        way = random.randrange(3)
        if way == 0:
            one = other = ""
        elif way == 1:
            sentences = re.split(r"(?<=[.!?]) ", one)
            other = " ".join([*sentences[: len(sentences) // 3], other])
        for title, text in ((first, one), (second, other)):
            yield Record(
                dump="negatives.txt", lines=(1,), title=title, abstract=(text,) if text else ()
            )


def plain(sample: Sample, scorer: Callable[..., float]) -> tuple[Quality, int]:
    """All pairs of titles by one rapidfuzz score, joined above the best threshold."""
    titles = [utils.default_process(record.title) for record in sample.records]
    scored = []
    for at, title in enumerate(titles[:-1]):
        rest = process.extract(title, titles[at + 1 :], scorer=scorer, score_cutoff=50, limit=None)
        scored += [(score, at, at + 1 + offset) for _, score, offset in rest]
    scored.sort(reverse=True)
    tried = [
        (quality(_joined(scored, threshold, len(titles)), sample.papers), threshold)
        for threshold in range(60, 100, 2)
    ]
    return max(tried, key=lambda one: one[0].f1)


def _joined(
    scored: Iterable[tuple[float, int, int]], threshold: float, size: int
) -> list[list[int]]:
    cluster_of = {at: [at] for at in range(size)}
    for score, a, b in scored:
        if score < threshold:
            break
        if cluster_of[a] is not cluster_of[b]:
            cluster_of[a] += cluster_of[b]
            for member in cluster_of[b]:
                cluster_of[member] = cluster_of[a]
    return list({id(cluster): cluster for cluster in cluster_of.values()}.values())


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
