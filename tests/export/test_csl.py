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

TEXT = {"type": "string", "minLength": 1}
MODEL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "type": {
                "enum": [
                    *("article", "article-journal", "book", "chapter", "dataset"),
                    *("paper-conference", "report", "software", "thesis", "webpage"),
                ]
            },
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
                    "properties": dict.fromkeys(("family", "given", "suffix", "literal"), TEXT),
                },
            },
            **dict.fromkeys(
                (
                    *("id", "title", "abstract", "note", "keyword", "URL", "DOI"),
                    *("container-title", "publisher", "archive", "archive_location", "number"),
                    *("volume", "page"),
                ),
                TEXT,
            ),
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


def test_a_journals_volume_and_pages() -> None:
    one = item(paper(kind="article", venue="Nests", volume="12", pages="251-258"))
    assert (one["container-title"], one["volume"], one["page"]) == ("Nests", "12", "251-258")


def test_people_are_divided_and_a_group_is_not() -> None:
    assert item(paper(authors=(JAN, TEAM)))["author"] == [
        {"family": "van der Berg", "given": "Jan", "suffix": "Jr."},
        {"literal": "The Quokka Team"},
    ]


def test_a_preprint_has_its_number_and_a_published_paper_its_archive() -> None:
    preprint = item(paper(arxiv="2401.00001"))
    assert (preprint["type"], preprint["number"]) == ("article", "arXiv:2401.00001")
    published = item(paper(arxiv="2401.00001", venue="Journal of Nests", doi="10.5555/emu"))
    assert (published["type"], published["container-title"]) == (
        "article-journal",
        "Journal of Nests",
    )
    assert (published["archive"], published["archive_location"]) == ("arXiv", "2401.00001")
    assert published["DOI"] == "10.5555/emu"
    assert "number" not in published  # of a journal it would be its issue


def test_a_summary_of_the_list_is_a_note_that_says_so() -> None:
    only = item(summarized("One.", "Two."))
    assert only["note"] == "The reading list’s own summary: One. Two."
    assert "abstract" not in only


def test_a_list_of_authors_that_is_cut_says_so() -> None:
    cut = item(paper(authors=(JAN,), authors_complete=False))
    assert cut["note"] == "Not all authors are named"


def test_an_inferred_year_stands_only_in_the_note_and_a_count_nowhere() -> None:
    only = item(paper(date=date(day=(4, 10)), authors_count=7))
    assert only["note"] == "Listed as Apr 10; the year 2026 is inferred"
    assert not {"issued", "author"} & only.keys()


def test_no_papers_are_an_empty_array() -> None:
    assert items() == []


@given(titles)
def test_a_title_survives(text: str) -> None:
    assert item(paper(text))["title"] == typeset(text)
