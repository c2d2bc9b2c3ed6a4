"""RIS, read back by rispy."""

from typing import Any

import pytest
import rispy
from hypothesis import given

from sitegen.export import ris
from sitegen.library.paper import Paper
from sitegen.present.citation import cite
from sitegen.text.prose import typeset
from tests.export.titles import titles
from tests.factories import (
    JAN,
    TEAM,
    date,
    library,
    organization,
    paper,
    settings,
    summarized,
)


def reference(one: Paper) -> str:
    return ris.reference(cite(library([one]), one, settings()))


def parsed(text: str) -> list[dict[str, Any]]:
    references: list[dict[str, Any]] = rispy.loads(text)
    return references


def test_every_fact_has_its_tag() -> None:
    one = paper(
        date=date("2024-08-17"),
        organization=organization("Acme, Inc."),
        abstract=("First.", "Second."),
    )
    assert reference(one).split("\r\n") == [
        "TY  - RPRT",
        "M3  - Preprint",
        f"ID  - {one.id}",
        "TI  - Sparrow: A Small Cache",
        "AU  - Acme Inc.",
        "PY  - 2024",
        "DA  - 2024/08/17/",
        "AB  - First. Second.",
        "KW  - Caches large & small",
        f"UR  - https://example.org/list/{one.url}",
        f"DP  - {settings().name}",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize(
    ("kind", "type_", "venue"),
    [
        ("article", "JOUR", "T2"),
        ("conference", "CONF", "T2"),
        ("chapter", "CHAP", "T2"),
        ("thesis", "THES", "PB"),
        ("preprint", "RPRT", "T2"),
    ],
)
def test_the_kind_decides_the_type_and_where_the_venue_goes(
    kind: str, type_: str, venue: str
) -> None:
    text = reference(paper(kind=kind, venue="Nests"))
    assert text.startswith(f"TY  - {type_}\r\n")
    assert f"{venue}  - Nests\r\n" in text


@pytest.mark.parametrize(
    ("pages", "tags"), [("251-258", "SP  - 251\r\nEP  - 258\r\n"), ("L12501", "SP  - L12501\r\n")]
)
def test_volume_and_pages_stand_below_the_journal(pages: str, tags: str) -> None:
    text = reference(paper(kind="article", venue="Nests", volume="12", pages=pages))
    assert f"T2  - Nests\r\nVL  - 12\r\n{tags}KW" in text


def test_people_and_identifiers_have_tags_of_their_own() -> None:
    one = paper(authors=(JAN, TEAM), authors_complete=False, arxiv="2401.00001", doi="10.5555/emu")
    lines = reference(one).split("\r\n")
    assert [line for line in lines if line.startswith("AU")] == [
        "AU  - van der Berg, Jan, Jr.",
        "AU  - The Quokka Team",
    ]
    assert "N1  - Not all authors are named" in lines
    assert {"DB  - arXiv", "AN  - arXiv:2401.00001", "DO  - 10.5555/emu"} <= set(lines)
    assert "UR  - https://arxiv.org/abs/2401.00001" in lines


def test_a_summary_of_the_list_is_a_note_that_says_so() -> None:
    lines = reference(summarized("One.", "Two.")).split("\r\n")
    assert "N1  - The reading list’s own summary: One. Two." in lines
    assert not any(line.startswith("AB") for line in lines)


def test_an_inferred_year_stands_only_in_a_note_and_a_count_nowhere() -> None:
    (one,) = parsed(reference(paper(date=date(day=(4, 10)), authors_count=7)))
    assert one["notes"] == ["Listed as Apr 10; the year 2026 is inferred"]
    assert not {"year", "date", "authors"} & one.keys()


@given(titles)
def test_a_title_survives(text: str) -> None:
    both = ris.references([reference(paper(text, abstract=(text, text))), reference(paper())])
    first, second = parsed(both)
    assert (first["title"], second["title"]) == (typeset(text), "Sparrow: A Small Cache")
