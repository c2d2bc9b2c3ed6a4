"""The bundled list's summaries against the abstracts they stand for, where those are at hand.

The abstracts are other people's sentences and are not part of the project: the comparison runs
where `../shared/dumps` lies beside the clone.  A word of a summary counts as the project's own;
links and the paper's title do not.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump, Record
from sitegen.text.dates import PartialDate
from sitegen.text.link import find_links
from tests.corpus import BUNDLED, REAL, needs_real_dumps, saved

RUN = 8

_ADDRESS = re.compile(r"https?://\S+")
_SENTENCE_END = re.compile(r"""[.!?]["”’)]*(?=\s+["“(]?[A-Z0-9τµ]|$)""")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"\b\w*[A-Z]\w*[A-Z0-9]\w*\b")  # two capitals, or a capital and a figure
_PLURAL = re.compile(r"(?<=[A-Z0-9])s$")
# Names that a paper does not claim, but that anyone uses for what its abstract spells out.
_USUAL_NAMES = frozenset({"AI", "CPU", "CPUs", "GPU", "GPUs", "LLM", "LLMs"})


def _dumps(folder: Path) -> list[Dump]:
    return [read_dump(saved(path)) for path in sorted(folder.glob("*.txt"))]


def _pairs() -> Iterator[tuple[Record, Record]]:
    """The records of the real dumps, each with its summary."""
    for real, bundled in zip(_dumps(REAL), _dumps(BUNDLED), strict=True):
        yield from zip(real.records, bundled.records, strict=True)


def _own(record: Record) -> str:
    """A summary without its links and without the paper's title."""
    return " ".join(_ADDRESS.sub(" ", record.text.replace(record.title, " ")).split())


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _figures(text: str) -> set[str]:
    return {figure.replace(",", "") for figure in _FIGURE.findall(text)}


def _figures_told(text: str) -> set[str]:
    """Those of an abstract, where `100,200` may be one figure or two."""
    return _figures(text.replace("{,}", ",")) | set(re.findall(r"\d+(?:\.\d+)?", text))


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def summaries() -> list[Record]:
    """One record a paper."""
    found: dict[str, Record] = {}
    for dump in _dumps(BUNDLED):
        for record in dump.records:
            found.setdefault(record.title, record)
    return list(found.values())


def test_there_is_one_summary_a_paper() -> None:
    texts: dict[str, set[str]] = {}
    for dump in _dumps(BUNDLED):
        for record in dump.records:
            texts.setdefault(record.title, set()).add(record.text)
    assert len(texts) == 409
    assert [title for title, found in texts.items() if len(found) > 1 or "" in found] == []


def test_summaries_have_45_to_90_words() -> None:
    lengths = {record.title: len(_ADDRESS.sub(" ", record.text).split()) for record in summaries()}
    assert {title: n for title, n in lengths.items() if not 45 <= n <= 90} == {}


def test_summaries_have_two_to_four_sentences() -> None:
    # A name that ends in a mark (`Hogwild!`) ends no sentence.
    counts = {
        record.title: len(_SENTENCE_END.findall(_own(record).replace("Hogwild!", "Hogwild")))
        for record in summaries()
    }
    assert {title: n for title, n in counts.items() if not 2 <= n <= 4} == {}


def _heads(dump: Dump) -> list[tuple[str, PartialDate | None]]:
    return [(page.layout, page.captured) for page in dump.pages]


@needs_real_dumps
def test_the_facts_are_those_of_the_real_dumps() -> None:
    def facts(record: Record) -> tuple[object, ...]:
        who = record.authors_count, record.organization
        return record.title, *who, record.date, record.comments, find_links(record.text)

    differing = [own.title for real, own in _pairs() if facts(real) != facts(own)]
    assert differing == []
    assert [_heads(dump) for dump in _dumps(REAL)] == [_heads(dump) for dump in _dumps(BUNDLED)]


@needs_real_dumps
def test_no_run_of_eight_words_is_an_abstracts() -> None:
    abstracts = {run for real, _ in _pairs() for run in _runs(_ADDRESS.sub(" ", real.text))}
    shared = {own.title: _runs(_own(own)) & abstracts for _, own in _pairs()}
    assert {title: runs for title, runs in shared.items() if runs} == {}


@needs_real_dumps
def test_every_figure_is_in_the_abstract() -> None:
    unknown = {
        own.title: _figures(_own(own)) - _figures_told(f"{real.title} {real.text}")
        for real, own in _pairs()
    }
    assert {title: figures for title, figures in unknown.items() if figures} == {}


@needs_real_dumps
def test_every_name_is_in_the_abstract() -> None:
    unknown: Counter[tuple[str, str]] = Counter()
    for real, own in _pairs():
        source = _squeezed(f"{real.title} {real.text}")
        for name in set(_NAME.findall(_own(own))) - _USUAL_NAMES:
            if _squeezed(_PLURAL.sub("", name)) not in source:
                unknown[own.title, name] += 1
    assert list(unknown) == []
