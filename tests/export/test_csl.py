"""CSL-JSON, checked against the part of the CSL 1.0.2 data model that a preprint needs.

The model is written here from the published specification; no installable package ships it.
"""

import json
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator

from sitegen.export import csl
from sitegen.library.paper import Paper
from sitegen.present.citation import cite
from tests.export.titles import titles
from tests.factories import date, library, organization, paper, settings

TEXT = {"type": "string", "minLength": 1}
MODEL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["article", "report", "webpage"]},
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 3,
                            "items": {"type": "integer"},
                        },
                    }
                },
            },
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "minProperties": 1,
                    "additionalProperties": False,
                    "properties": {"family": TEXT, "given": TEXT, "literal": TEXT},
                },
            },
            **dict.fromkeys(("id", "title", "abstract", "note", "keyword", "URL"), TEXT),
        },
    },
}


def item(one: Paper) -> dict[str, Any]:
    (only,) = items(one)
    return only


def items(*papers: Paper) -> list[dict[str, Any]]:
    shelf = library(papers)
    data: list[dict[str, Any]] = json.loads(
        csl.items(csl.item_json(cite(shelf, one, settings())) for one in papers)
    )
    Draft202012Validator(MODEL).validate(data)
    return data


def test_every_fact_has_its_variable() -> None:
    one = paper(
        date=date("2024-08-17"),
        organization=organization("Acme, Inc."),
        abstract=("First.", "Second."),
    )
    assert item(one) == {
        "id": one.id,
        "type": "article",
        "title": "Sparrow: A Small Cache",
        "author": [{"literal": "Acme, Inc."}],
        "issued": {"date-parts": [[2024, 8, 17]]},
        "abstract": "First.\n\nSecond.",
        "keyword": "Caches large & small",
        "URL": f"https://example.org/list/{one.url}",
    }


def test_an_inferred_year_and_a_count_stand_only_in_the_note() -> None:
    only = item(paper(date=date(day=(4, 10)), authors_count=7))
    assert only["note"] == (
        "7 authors; names not listed. Listed as Apr 10; the year 2026 is inferred"
    )
    assert not {"issued", "author"} & only.keys()


def test_no_papers_are_an_empty_array() -> None:
    assert items() == []


@given(titles)
def test_a_title_survives(text: str) -> None:
    assert item(paper(text))["title"] == text
