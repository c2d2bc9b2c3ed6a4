"""What brings two records together at all, and how many pairs that makes."""

from typing import Any

import pytest
from msgspec.structs import replace

from sitegen.content.record import Record
from sitegen.content.words import NO_WORDS
from sitegen.matching.candidates import candidates
from sitegen.matching.frequencies import count_words
from sitegen.matching.groups import group_records
from sitegen.matching.keys import WINDOW
from sitegen.matching.lexicon import Lexicon
from sitegen.text.dates import parse_iso
from sitegen.text.person import Person

ONE = Record(dump="a.txt", lines=(1,), title="Night Herons of Spain")
OTHER = replace(ONE, title="Wading at Dusk along Rivers")
AUTHORS = (Person(family="Ibis", given="Ada"), Person(family="Owl", given="Bo"))


def pairs(*records: Record) -> int:
    groups = group_records(records, frozenset(), Lexicon(NO_WORDS))
    found = list(candidates(groups, count_words(groups)))
    assert found == sorted(set(found))
    assert all(a < b for a, b in found)
    return len(found)


@pytest.mark.parametrize("stated", [{"arxiv": "2401.00001"}, {"doi": "10.1/a"}])
def test_one_identifier_is_enough(stated: dict[str, Any]) -> None:
    assert pairs(ONE, OTHER) == 0
    assert pairs(replace(ONE, **stated), replace(OTHER, **stated)) == 1


def test_all_authors_bring_together_what_was_retitled() -> None:
    other = replace(ONE, title="Wading Birds of Spain at Dusk")
    signed: dict[str, Any] = {"authors": AUTHORS, "authors_complete": True}
    assert pairs(ONE, other) == 0
    assert pairs(replace(ONE, **signed), replace(other, **signed)) == 1
    turned: dict[str, Any] = {**signed, "authors": AUTHORS[::-1]}
    assert pairs(replace(ONE, **signed), replace(other, **turned)) == 1
    assert pairs(replace(ONE, **signed), replace(OTHER, **signed)) == 0  # too little in common


@pytest.mark.parametrize(("year", "found"), [("2023", 1), ("2024", 1), ("2026", 0)])
def test_first_authors_count_with_the_year_and_the_next(year: str, found: int) -> None:
    """The crowd makes a word frequent that the titles have in common, so that it is no key."""
    crowd = [replace(ONE, title=f"Herons {a}e{a}o{a}") for a in "bcdfghjklmnpqrst"]
    one = replace(ONE, title="Herons", authors=AUTHORS, date=parse_iso("2023"))
    other = replace(one, title="Herons That Wade", authors=AUTHORS[:1], date=parse_iso(year))
    unsigned = [replace(each, authors=()) for each in (one, other)]
    assert pairs(*unsigned, *crowd) == pairs(*crowd)
    assert pairs(one, other, *crowd) == pairs(*crowd) + found


@pytest.mark.parametrize(
    "stated",
    [
        {"arxiv": "2401.00001"},
        {"doi": "10.1/a"},
        {"authors": AUTHORS, "authors_complete": True, "date": parse_iso("2024")},
    ],
)
def test_a_crowd_under_one_key_makes_pairs_in_proportion(stated: dict[str, Any]) -> None:
    letters = "bcdfghjklmnpqrstvwxz"
    titles = [f"{a}a{b}o {b}u{c}e" for a in letters for b in letters for c in letters[:3]]
    crowd = [replace(ONE, title=title, **stated) for title in titles]
    bare = pairs(*(replace(each, arxiv=None, doi=None, authors=()) for each in crowd))
    assert pairs(*crowd) <= bare + 3 * WINDOW * len(crowd)
