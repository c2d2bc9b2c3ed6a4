"""What each paper of the bundled list found, in a sentence of our own, against its summary.

The summary's figures are the abstract's, as another test asks where the abstracts are at hand.
"""

import re
from collections.abc import Mapping
from functools import cache

from sitegen.content.dumps.reader import read_dump
from sitegen.content.length import MOST_WORDS
from sitegen.content.record import Record
from sitegen.text.clean import readable
from sitegen.text.sentence import first_sentence
from tests.corpus import CONTENT, REAL, needs_real_dumps, saved
from tests.own_words import ADDRESS, figures, figures_told, runs, unknown_names
from tests.test_summaries import summaries

RUN = 6

# What says nothing of the paper, or praises it.
_EMPTY = re.compile(
    r"\b(?:abstract|novel|our|propos\w+|state-of-the-art results|this (?:paper|work)|we)\b",
    re.IGNORECASE,
)


@cache
def _records() -> tuple[Record, ...]:
    return tuple(read_dump(saved(CONTENT / "references" / "findings.yml")).records)


@cache
def _findings() -> Mapping[str, str]:
    """By the title of the paper."""
    return {record.title: record.finding or "" for record in _records()}


@cache
def _summaries() -> Mapping[str, str]:
    """By the title of the paper, formulas in it as they are shown."""
    return {readable(record.title): f"{record.title} {record.text}" for record in summaries()}


@cache
def _abstracts() -> Mapping[str, str]:
    """By the title of the paper."""
    real = (read_dump(saved(path)) for path in sorted(REAL.glob("*.txt")))
    return {
        readable(record.title): f"{record.title} {ADDRESS.sub(' ', record.text)}"
        for dump in real
        for record in dump.records
    }


def test_each_is_of_another_paper_of_the_list() -> None:
    assert len(_findings()) == len(_records())
    assert set(_findings()) <= set(_summaries())
    assert list(_findings()) == sorted(_findings(), key=str.casefold)


def test_hardly_a_paper_is_without_one() -> None:
    assert len(_findings()) >= 0.95 * len(_summaries())


def test_each_is_one_short_sentence() -> None:
    for title, finding in _findings().items():
        assert 8 <= len(finding.split()) <= MOST_WORDS["finding"], title
        assert finding.endswith(".") and first_sentence(finding) == finding, title


def test_no_two_are_the_same() -> None:
    assert len(set(_findings().values())) == len(_findings())


def test_each_says_what_was_found_not_that_there_is_a_paper() -> None:
    told = {title: _EMPTY.findall(finding) for title, finding in _findings().items()}
    assert {title: words for title, words in told.items() if words} == {}


def test_every_figure_is_in_the_summary() -> None:
    unknown = {
        title: figures(finding) - figures_told(_summaries()[title])
        for title, finding in _findings().items()
    }
    assert {title: found for title, found in unknown.items() if found} == {}


@needs_real_dumps
def test_every_figure_and_name_is_in_the_abstract() -> None:
    for title, finding in _findings().items():
        told = figures_told(_abstracts()[title])
        assert figures(finding) <= told, title
        assert unknown_names(finding, _abstracts()[title]) == [], title


@needs_real_dumps
def test_no_run_of_six_words_is_the_abstracts() -> None:
    shared = {
        title: runs(finding, RUN) & runs(_abstracts()[title].replace(title, " "), RUN)
        for title, finding in _findings().items()
    }
    assert {title: found for title, found in shared.items() if found} == {}
