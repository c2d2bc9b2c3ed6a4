"""papers.json keeps the promise of its schema."""

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from sitegen.content.relations import RelationKind
from sitegen.export.dataset import IDENTIFIERS, identified, papers_json, papers_schema, rows
from sitegen.facts import Export, FactType, facts_in
from sitegen.library.library import Library
from sitegen.library.related import Related
from sitegen.text.person import Person
from tests.export.titles import titles
from tests.factories import (
    ADA,
    date,
    library,
    organization,
    paper,
    related_as,
    settings,
    topic,
)

SCHEMA = json.loads(papers_schema(settings()))


def data(shelf: Library, related: dict[str, tuple[Related, ...]] | None = None) -> Any:
    loaded = json.loads(papers_json(rows(shelf, related or {}), settings()))
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
        authors=(Person(given="Ada", family="Bettong"), Person(family="The Quokka Team")),
        authors_complete=False,
        kind="conference",
        doi="10.5555/emu.77",
        labels=("Birds", "cs.NE"),
        curated={"venue": "Workshop on Nests"},
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
        "abstract_from": "authors",
        "venue": "Workshop on Nests",
        "volume": None,
        "pages": None,
        "labels": ["Birds", "cs.NE"],
        "kind": "conference",
        "authors": ["Ada Bettong", "The Quokka Team"],
        "authors_complete": False,
        "identifiers": {"arxiv": None, "doi": "10.5555/emu.77", "url": None},
        "unconfirmed": [],
        "finding": None,
        "topics": {"primary": "caches", "also": ["birds"]},
        "facets": {},
        "related": [other.id],
        "relations": [],
        "records": [
            {"dump": "spring.txt", "line": 7, "pointer": None, "title": "Sparrow: A Small Cache"}
        ],
    }


@pytest.mark.parametrize("kind", RelationKind)
def test_a_relation_is_with_both_papers(kind: RelationKind) -> None:
    one, other = paper("Sparrow"), paper("Finch")
    shelf = library([one, other], relations=related_as(kind, one, other, "It is smaller."))
    found = {row["id"]: row["relations"] for row in data(shelf)["papers"]}
    said = {"kind": str(kind), "inverse": False, "why": "It is smaller."}
    assert found[one.id] == [{**said, "paper": other.id}]
    assert found[other.id] == [{**said, "paper": one.id, "inverse": True}]
    bare = library([one, other], relations=related_as(kind, one, other))
    assert [row["relations"][0]["why"] for row in data(bare)["papers"]] == [None, None]


def test_absent_facts_are_null() -> None:
    one = paper()
    (only,) = data(library([one], filed={one.id: []}))["papers"]
    known = {"title": "Sparrow: A Small Cache", "links": [], "date": only["date"]}
    for fact in facts_in(Export.JSON):
        assert identified(only)[fact.name] == known.get(fact.name)
    assert only["date"] == {"year": None, "month": None, "day": None, "year_from": None}
    assert only["topics"] == {"primary": None, "also": []}


@pytest.mark.parametrize(
    ("known", "counted"),
    [
        ({"authors": (ADA, ADA), "authors_complete": True}, 2),
        ({"authors": (ADA, ADA), "authors_complete": True, "authors_count": 7}, 7),
        ({"authors": (ADA, ADA), "authors_complete": False}, None),
        ({}, None),
    ],
)
def test_authors_are_counted_where_all_are_named(
    known: dict[str, Any], counted: int | None
) -> None:
    assert data(library([paper(**known)]))["papers"][0]["authors_count"] == counted


def test_an_empty_list_is_valid() -> None:
    assert data(library([]))["papers"] == []


def test_the_file_says_which_list_it_is() -> None:
    found = data(library([]))
    assert found["list"] == {
        "name": "Small & Invented",
        "description": "Papers nobody wrote",
        "url": "https://example.org/list/",
    }
    assert found["version"] == 1
    assert SCHEMA["properties"]["version"]["const"] == 1
    assert SCHEMA["$comment"] == "Version 1"


def test_a_list_may_not_know_its_address_or_describe_itself() -> None:
    unknown = settings(url="", description="")
    found = json.loads(papers_json([], unknown))
    Draft202012Validator(SCHEMA).validate(found)
    assert found["list"] == {"name": "Small & Invented", "description": None, "url": None}
    assert json.loads(papers_schema(unknown))["$id"].startswith("urn:uuid:")


def test_the_schema_goes_by_its_address() -> None:
    assert SCHEMA["$id"] == "https://example.org/list/papers.schema.json"


def test_the_schema_defines_every_type_and_asks_for_every_fact() -> None:
    keys = {name: key for key, name in IDENTIFIERS.items()}
    for fact in facts_in(Export.JSON):
        assert fact.type is FactType.CHOICE or fact.type in SCHEMA["$defs"]
        described = SCHEMA["$defs"]["identifiers" if fact.name in keys else "paper"]
        key = keys.get(fact.name, fact.name)
        assert key in described["required"]
        assert described["properties"][key]["description"] == fact.description


def test_added_keys_are_tolerated_everywhere_and_the_schema_says_so() -> None:
    found = data(library([paper(abstract=("See https://example.org.",), date=date())]))
    (only,) = found["papers"]
    for part in (found, found["list"], only, only["date"], only["topics"], *only["links"]):
        part["added_later"] = ["anything"]
    only["records"][0]["pointer"] = "/0"
    Draft202012Validator(SCHEMA).validate(found)
    assert "must tolerate keys" in SCHEMA["description"]


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
        {"title": None},
        {"comments": "3"},
        {"relations": [{"kind": "refutes", "paper": "a-012345", "inverse": False, "why": None}]},
    ],
)
def test_the_schema_refuses_what_is_not_promised(wrong: dict[str, Any]) -> None:
    found = data(library([paper()]))
    found["papers"][0] |= wrong
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate(found)


@pytest.mark.parametrize("key", ["list", "version", "papers"])
def test_no_key_may_be_missing(key: str) -> None:
    found = data(library([paper()]))
    del found[key]
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate(found)


@given(titles)
def test_a_title_survives(text: str) -> None:
    assert data(library([paper(text)]))["papers"][0]["title"] == text


def test_what_is_not_confirmed_is_there_and_named() -> None:
    one = paper(authors=(ADA,), arxiv="2402.00001", is_confirmed=False)
    (only,) = data(library([one]))["papers"]
    assert only["unconfirmed"] == ["authors", "arxiv"]
    assert (only["authors"], only["identifiers"]["arxiv"]) == (["Ada Bettong"], "2402.00001")
