"""RIS, read back by rispy."""

from typing import Any

import rispy
from hypothesis import given

from sitegen.export import ris
from sitegen.library.paper import Paper
from sitegen.present.citation import cite
from tests.export.titles import titles
from tests.factories import date, library, organization, paper, settings


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
        "ER  - ",
        "",
    ]


def test_an_inferred_year_and_a_count_stand_only_in_notes() -> None:
    (one,) = parsed(reference(paper(date=date(day=(4, 10)), authors_count=7)))
    assert one["notes"] == [
        "7 authors; names not listed",
        "Listed as Apr 10; the year 2026 is inferred",
    ]
    assert not {"year", "date", "authors"} & one.keys()


@given(titles)
def test_a_title_survives(text: str) -> None:
    both = ris.references([reference(paper(text, abstract=(text, text))), reference(paper())])
    first, second = parsed(both)
    assert (first["title"], second["title"]) == (text, "Sparrow: A Small Cache")
