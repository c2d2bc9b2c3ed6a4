"""What sources disagree on, as a reader sees it."""

from typing import Any

import pytest

from sitegen.library.paper import Paper, build_paper
from sitegen.matching.cluster import match
from sitegen.present.provenance import conflicts, merges
from sitegen.present.source_page import NO_NAMES
from sitegen.text.dates import parse_iso
from sitegen.text.person import Person
from tests.factories import ADA, CAPTURES, JAN, TEAM, record


def listed(*records: dict[str, Any]) -> Paper:
    """A paper that these records state, one a line."""
    stated = [record(lines=(line,), **facts) for line, facts in enumerate(records, 1)]
    return build_paper(stated, (), CAPTURES)


def told(one: Paper) -> list[tuple[str, str, list[str]]]:
    return [
        (
            found.field,
            found.shown,
            [f"{other.text} in {other.note}" for other in found.alternatives],
        )
        for found in conflicts(one, NO_NAMES)
    ]


def test_other_names_are_named() -> None:
    assert told(listed({"authors": (ADA, JAN)}, {"authors": (ADA, TEAM)})) == [
        (
            "Authors",
            "Ada Bettong, Jan van der Berg Jr.",
            ["Ada Bettong, The Quokka Team in spring.txt:2"],
        )
    ]


def test_the_first_of_the_authors_are_no_other_authors() -> None:
    assert told(listed({"authors": (ADA, JAN)}, {"authors": (ADA,)})) == []


def listed_on(*days: str) -> list[tuple[str, str, list[str]]]:
    return told(listed(*({"date": parse_iso(day)} for day in days)))


@pytest.mark.parametrize("coarser", ["2024-08", "2024"])
def test_a_coarser_date_is_no_other_date(coarser: str) -> None:
    assert listed_on("2024-08-17", coarser) == []


@pytest.mark.parametrize(("other", "text"), [("2024-09", "Sep 2024"), ("2023", "2023")])
def test_another_month_or_year_is_another_date(other: str, text: str) -> None:
    assert listed_on("2024-08-17", other) == [
        ("Date", "Aug 17, 2024", [f"{text} in spring.txt:2"]),
    ]


def test_the_year_of_a_venue_is_told_as_such() -> None:
    venue = {"date": parse_iso("2025"), "venue": "Lamps", "is_reference": True}
    preprint = {"date": parse_iso("2024-08-17")}
    assert told(listed(preprint, venue)) == [
        (
            "Date",
            "Aug 17, 2024",
            ["2025 in spring.txt:2, as the date of its venue"],
        )
    ]


def test_a_long_list_is_counted() -> None:
    crowd = tuple(Person(family=f"E{number}") for number in range(30))
    ((_, shown, (other,)),) = told(listed({"authors": crowd}, {"authors": crowd[1:]}))
    assert shown == "E0, E1, E2, E3, E4, E5, E6, E7 … (30 authors)"
    assert other.startswith("E1, E2, ") and "(29 authors)" in other


def test_other_identifiers_and_kinds_are_told_in_words() -> None:
    one = listed(
        {"doi": "10.5555/emu", "kind": "conference"}, {"doi": "10.5555/quoll", "kind": "report"}
    )
    assert told(one) == [
        ("Kind", "conference paper", ["report in spring.txt:2"]),
        ("DOI", "10.5555/emu", ["10.5555/quoll in spring.txt:2"]),
    ]


def test_an_identifier_decides() -> None:
    one, other = (record(title, arxiv="2401.00001") for title in ("Sparrows I", "Sparrows II"))
    (merge,) = match([one, other]).merges
    paper = build_paper([one, other], [(one, other, merge)], CAPTURES)
    (shown,) = merges(paper, NO_NAMES)
    assert shown.rule == "same identifier"
    assert shown.evidence.startswith("both are arXiv 2401.00001 (decides), ")
