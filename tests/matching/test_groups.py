"""Records that say the same are one group, unless what else they state contradicts."""

from typing import Any

import pytest
from msgspec.structs import replace

from sitegen.content.record import Record
from sitegen.content.words import NO_WORDS
from sitegen.matching.groups import MANY_LISTS, DuplicateGroup, group_records
from sitegen.matching.lexicon import Lexicon
from sitegen.text.dates import parse_iso
from sitegen.text.person import Person

HERONS = Record(dump="a.txt", lines=(1,), title="Night Herons", abstract=("They fish at night.",))


def people(*families: str) -> tuple[Person, ...]:
    return tuple(Person(family=family, given="Ada") for family in families)


def grouped(*stated: dict[str, Any]) -> list[DuplicateGroup]:
    return group_records(
        [replace(HERONS, **each) for each in stated], frozenset(), Lexicon(NO_WORDS)
    )


def positions(*stated: dict[str, Any]) -> set[tuple[int, ...]]:
    return {group.positions for group in grouped(*stated)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"arxiv": "2401.00001"}, {"arxiv": "2401.00002"}),
        ({"doi": "10.1/a"}, {"doi": "10.1/b"}),
        ({"authors": people("Heron")}, {"authors": people("Finch", "Owl")}),
        ({"date": parse_iso("2010")}, {"date": parse_iso("2020")}),
        ({"date": parse_iso("2010")}, {"arxiv": "2401.00001"}),
    ],
)
def test_what_contradicts_is_split(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert positions(one, other, {}, one) == {(0, 3), (1,), (2,)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"arxiv": "2401.00001"}, {"doi": "10.1/a"}),
        ({"authors": people("Heron")}, {"authors": people("Finch", "Heron")}),
        ({"date": parse_iso("2010")}, {"date": parse_iso("2011")}),
        ({"venue": "Journal of Birds"}, {"venue": "Bird Conference"}),
    ],
)
def test_what_does_not_contradict_stays_together(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert positions(one, other, {}) == {(0, 1, 2)}


def test_a_group_has_what_its_records_state_together() -> None:
    (group,) = grouped(
        {"arxiv": "2401.00001"},
        {"doi": "10.1/a", "authors": people("Heron"), "authors_complete": True},
        {"authors_count": 1, "date": parse_iso("2024-01")},
    )
    stated = group.record
    assert (stated.arxiv, stated.doi) == ("2401.00001", "10.1/a")
    assert (stated.authors, stated.authors_complete) == (people("Heron"), True)
    assert (stated.authors_count, str(stated.date)) == (1, "Jan 2024")


def test_a_crowd_of_lists_is_split_without_comparing_all() -> None:
    names = [f"Heron{'abcdefghijklmnopqrstuvwxyz'[n % 26] * (n // 26 + 1)}" for n in range(2000)]
    assert len(names) > MANY_LISTS
    assert len(grouped(*({"authors": people("Owl", name)} for name in names))) == len(names)


def test_the_order_of_groups_is_that_of_what_they_state() -> None:
    stated: list[dict[str, Any]] = [{"arxiv": f"2401.0000{n}"} for n in range(5)]
    assert [group.record.arxiv for group in grouped(*stated[::-1])] == [
        group.record.arxiv for group in grouped(*stated)
    ]
    generic = [replace(HERONS, title="Editorial", abstract=(), **each) for each in stated]
    ordered, turned = (
        group_records(r, frozenset(), Lexicon(NO_WORDS)) for r in (generic, generic[::-1])
    )
    assert [group.record for group in ordered] == [group.record for group in turned]


def test_an_untitled_record_is_a_group_of_its_own() -> None:
    untitled = replace(HERONS, title="", abstract=())
    assert len(group_records([untitled, untitled], frozenset(), Lexicon(NO_WORDS))) == 2
