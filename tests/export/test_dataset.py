"""papers.json keeps the promise of its schema."""

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from sitegen.export.dataset import papers_json, papers_schema, rows
from sitegen.library.library import Library
from sitegen.library.related import Related
from tests.export.titles import titles
from tests.factories import date, library, organization, paper, topic

SCHEMA = json.loads(papers_schema())


def data(shelf: Library, related: dict[str, tuple[Related, ...]] | None = None) -> Any:
    loaded = json.loads(papers_json(rows(shelf, related or {})))
    Draft202012Validator(SCHEMA).validate(loaded)
    return loaded


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_fact_is_there() -> None:
    one = paper(
        lines=(7, 8),
        date=date("2024-08-17"),
        authors_count=7,
        organization=organization("Acme"),
        comments=3,
        abstract=("See https://example.org/code.", "Second."),
    )
    other = paper("Finch")
    shelf = library(
        [one, other], topics=[topic(), topic("birds")], filed={one.id: ["caches", "birds"]}
    )
    first, _ = data(shelf, {one.id: (Related(other.id, 0.5, ()),)})["papers"]
    assert first == {
        "id": one.id,
        "title": "Sparrow: A Small Cache",
        "url": f"papers/{one.id}.html",
        "abstract": "See https://example.org/code.\n\nSecond.",
        "date": {"year": 2024, "month": 8, "day": 17, "year_from": "listing"},
        "authors_count": 7,
        "organization": "Acme",
        "comments": 3,
        "links": [{"kind": "project", "url": "https://example.org/code"}],
        "topics": {"primary": "caches", "also": ["birds"]},
        "related": [other.id],
        "records": [{"dump": "spring.txt", "line": 7, "title": "Sparrow: A Small Cache"}],
    }


def test_absent_facts_are_null() -> None:
    one = paper()
    (only,) = data(library([one], filed={one.id: []}))["papers"]
    absent = ("abstract", "authors_count", "organization", "comments")
    assert [only[name] for name in absent] == [None] * 4
    assert only["date"] == {"year": None, "month": None, "day": None, "year_from": None}
    assert only["topics"] == {"primary": None, "also": []}


def test_an_empty_list_is_valid() -> None:
    assert data(library([])) == {"papers": []}


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "Not An Id"},
        {"url": "https://example.org/papers/x.html"},
        {"abstract": ""},
        {"date": {"year": 2024, "month": 8, "day": 17, "year_from": None}},
        {"date": {"year": None, "month": 8, "day": 17, "year_from": "listing"}},
        {"links": [{"kind": "project", "url": "javascript:alert(1)"}]},
        {"records": []},
        {"authors": ["Somebody Invented"]},
    ],
)
def test_the_schema_refuses_what_is_not_promised(wrong: dict[str, Any]) -> None:
    (only,) = data(library([paper()]))["papers"]
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate({"papers": [only | wrong]})


@given(titles)
def test_a_title_survives(text: str) -> None:
    assert data(library([paper(text)]))["papers"][0]["title"] == text
