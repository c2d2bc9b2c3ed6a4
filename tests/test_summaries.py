"""The bundled list's summaries against the abstracts they stand for, where those are at hand.

The abstracts are other people's sentences and are not part of the project: the comparison runs
where `../shared/dumps` lies beside the clone.  A word of a summary counts as the project's own;
links and the paper's title do not.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump, Record
from sitegen.text.dates import PartialDate
from sitegen.text.link import find_links
from tests.corpus import BUNDLED, REAL, needs_real_dumps, saved
from tests.own_words import ADDRESS, figures, figures_told, runs, unknown_names

RUN = 8

_SENTENCE_END = re.compile(r"""[.!?]["”’)]*(?=\s+["“(]?[A-Z0-9τµ]|$)""")


def _dumps(folder: Path) -> list[Dump]:
    return [read_dump(saved(path)) for path in sorted(folder.glob("*.txt"))]


def _pairs() -> Iterator[tuple[Record, Record]]:
    """The records of the real dumps, each with its summary."""
    for real, bundled in zip(_dumps(REAL), _dumps(BUNDLED), strict=True):
        yield from zip(real.records, bundled.records, strict=True)


def _own(record: Record) -> str:
    """A summary without its links and without the paper's title."""
    return " ".join(ADDRESS.sub(" ", record.text.replace(record.title, " ")).split())


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
    lengths = {record.title: len(ADDRESS.sub(" ", record.text).split()) for record in summaries()}
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
    abstracts = {run for real, _ in _pairs() for run in runs(ADDRESS.sub(" ", real.text), RUN)}
    shared = {own.title: runs(_own(own), RUN) & abstracts for _, own in _pairs()}
    assert {title: found for title, found in shared.items() if found} == {}


@needs_real_dumps
def test_every_figure_is_in_the_abstract() -> None:
    unknown = {
        own.title: figures(_own(own)) - figures_told(f"{real.title} {real.text}")
        for real, own in _pairs()
    }
    assert {title: found for title, found in unknown.items() if found} == {}


@needs_real_dumps
def test_every_name_is_in_the_abstract() -> None:
    unknown = {
        own.title: unknown_names(_own(own), f"{real.title} {real.text}") for real, own in _pairs()
    }
    assert {title: names for title, names in unknown.items() if names} == {}
