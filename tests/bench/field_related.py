"""Related papers measured against readers, beside TF-IDF and latent semantic analysis.

`related_labels.json` has pairs of papers by their ids, each judged by two readers who saw titles
and abstracts and knew of no method: would it be right to list the candidate under "Related papers"
on the page of the paper?  The pairs are what several methods and people put forward for forty
papers, and others by chance.  Nothing was tuned on these papers.  What nobody judged is counted,
and is left out of the precision.
"""

import json
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sitegen.collector import without_gc
from sitegen.content.settings import read_settings
from sitegen.library.library import Library
from sitegen.library.related import Related, relate
from sitegen.progress import Progress
from sitegen.site.plan import read
from tests.bench.big_list import write_list
from tests.bench.build_tables import exponent
from tests.bench.related_peers import latent, tf_idf
from tests.corpus import CONTENT, REAL

_LABELS = Path(__file__).with_name("related_labels.json")
_SIZES = (409, 4090, 10_000)
_RUNS = {409: 3}  # of the shortest list, the least counts

Pair = tuple[str, str]
Shown = Mapping[str, Sequence[str]]  # candidates by the paper on whose page they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Of how many pairs that a method shows each reader approves; `unjudged` are further pairs."""

    pairs: int
    unjudged: int
    approved: tuple[int, int]

    @property
    def precision(self) -> float:
        """The mean of the two readers'."""
        return sum(self.approved) / (2 * self.pairs) if self.pairs else 1.0


def labels() -> dict[Pair, tuple[int, int]]:
    """What each reader said of each pair: 1 is related."""
    entries = json.loads(_LABELS.read_text(encoding="utf-8"))
    return {(e["paper"], e["candidate"]): (e["reader1"], e["reader2"]) for e in entries}


def judge(shown: Shown, said: Mapping[Pair, tuple[int, int]]) -> Judged:
    """How good what is shown for the labeled papers is."""
    papers = {paper for paper, _ in said}
    pairs = [(paper, other) for paper in sorted(papers) for other in shown.get(paper, ())]
    known = [said[pair] for pair in pairs if pair in said]
    return Judged(
        pairs=len(known),
        unjudged=len(pairs) - len(known),
        approved=(sum(first for first, _ in known), sum(second for _, second in known)),
    )


def quality_lines() -> Iterator[str]:
    """Precision at five, how many are shown, and what the reasons are."""
    said = labels()
    both = sum(first == second for first, second in said.values())
    yield f"{len(said)} pairs judged; the readers agree on {both / len(said):.0%}"
    library = _library(CONTENT, (REAL,) if REAL.is_dir() else ())
    texts = {p.id: (p.title.value, p.text) for p in library.papers.values()}
    related = relate(library)
    methods: dict[str, Shown] = {
        "sitegen": {paper: [other.id for other in others] for paper, others in related.items()},
        "TF-IDF": tf_idf(texts),
        "LSA": latent(texts),
    }
    yield f"{'':10}{'precision':>10}{'reader 1':>10}{'reader 2':>10}{'shown':>8}{'unjudged':>10}"
    for name, shown in methods.items():
        yield f"{name:10}{_row(judge(shown, said), {paper for paper, _ in said})}"
    yield from _reason_lines(related)


def _row(judged: Judged, papers: Collection[str]) -> str:
    readers = "".join(f"{each / max(judged.pairs, 1):10.1%}" for each in judged.approved)
    shown = (judged.pairs + judged.unjudged) / len(papers)
    return f"{judged.precision:10.1%}{readers}{shown:8.2f}{judged.unjudged:10}"


def _reason_lines(related: Mapping[str, Sequence[Related]]) -> Iterator[str]:
    """Of all papers."""
    shown = [other for others in related.values() for other in others]
    terms = [term for other in shown for term in other.terms]
    phrases = sum(" " in term or "-" in term for term in terms)
    people = sum(bool(other.people) for other in shown)
    none = sum(not others for others in related.values())
    yield f"{len(shown) / len(related):.2f} shown on a page, none on {none / len(related):.1%}"
    yield f"{phrases / len(terms):.1%} of the reasons are phrases, the others names;"
    yield f"{people / len(shown):.1%} have an author in common too"


def growth_lines() -> Iterator[str]:
    """CPU seconds of relating all papers of made lists, and the exponent of the growth."""
    before: tuple[int, float] | None = None
    for count in _SIZES:
        with TemporaryDirectory(prefix="bench-field-") as folder:
            write_list(count, Path(folder))
            library = _library(Path(folder) / "content", ())
        seconds = min(_seconds(library) for _ in range(_RUNS.get(count, 1)))
        growth = exponent(*before, count, seconds) if before else None
        yield f"{count:6,} papers {seconds:6.2f} s" + (
            f", growing as n^{growth:.2f}" if growth else ""
        )
        before = count, seconds


def _seconds(library: Library) -> float:
    with without_gc():  # as in a build
        start = time.process_time()
        relate(library)
        return time.process_time() - start


def _library(content: Path, dumps: tuple[Path, ...]) -> Library:
    with TemporaryDirectory(prefix="bench-field-") as out:
        return read(read_settings(content, Path(out), dumps), Progress()).library
