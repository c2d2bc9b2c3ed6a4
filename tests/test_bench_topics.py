"""The papers that topics are measured by: facts, summaries of our own, and no abstract."""

import json

import pytest

from sitegen.content.taxonomy import UNSORTED
from tests.bench.topics_opinion import Filed, figures
from tests.bench.unseen_topics import (
    IN_FIELD,
    OFF_FIELD,
    PARTS,
    SET_NAMES,
    SETS,
    read_set,
    taxonomy,
)

MOST_WORDS = 70  # of a summary


@pytest.mark.parametrize("name", SET_NAMES)
def test_each_paper_is_in_a_part_with_a_summary_and_two_readings(name: str) -> None:
    papers = read_set(name)
    assert len({each.title for each in papers}) == len(papers) >= 100
    assert {"dev", "test"} <= {each.part for each in papers} <= {*PARTS}
    for each in papers:
        assert 10 <= len(each.summary.split()) <= MOST_WORDS
        assert len(each.readings) == 2 and all(reading.primary for reading in each.readings)


def test_no_text_but_ours_is_in_the_sets() -> None:
    known = {"title", "id", "field", "part", "summary", "readers"}
    for name in SET_NAMES:
        entries = json.loads((SETS / f"{name}.json").read_text(encoding="utf-8"))
        assert {key for entry in entries for key in entry} <= known


def test_readers_named_topics_that_are_or_were() -> None:
    slugs = {UNSORTED, *taxonomy().by_slug}
    for name in SET_NAMES:
        for each in read_set(name):
            assert all(reading.primary | reading.also <= slugs for reading in each.readings)


def test_a_reader_at_least_says_what_is_of_another_field() -> None:
    for name, is_off in ((OFF_FIELD, True), (IN_FIELD, False)):
        for each in read_set(name):
            unsorted = [UNSORTED in reading.primary for reading in each.readings]
            assert any(unsorted) if is_off else not all(unsorted)


def test_errors_that_are_flagged_are_counted_beside_what_is_right() -> None:
    filed = [
        Filed(sample="infield", right=False, uncertain=True, contradicted=True),
        Filed(sample="infield", right=False, uncertain=False, contradicted=True),
        Filed(sample="infield", right=False, uncertain=False, contradicted=False),
        Filed(sample="infield", right=True, uncertain=False, contradicted=False),
    ]
    assert figures(filed) == (
        "of 3 errors 2 flagged (66.7%), 1 of them uncertain; "
        "of 1 right ones 0 flagged (0.0%), 0 of them uncertain"
    )
