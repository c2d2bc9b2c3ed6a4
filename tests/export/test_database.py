"""The SQLite file, opened and searched."""

import sqlite3
from contextlib import closing
from inspect import unwrap
from typing import Any

from hypothesis import given, settings

from sitegen.export.database import papers_sqlite
from sitegen.export.dataset import rows
from sitegen.library.library import Library
from sitegen.library.related import Related
from tests.export.titles import titles
from tests.factories import date, library, paper, related_as, topic

SEARCH = (
    "select papers.title from papers join papers_fts on papers.rowid = papers_fts.rowid "
    "where papers_fts match ? order by rank"
)


def database(shelf: Library, related: dict[str, tuple[Related, ...]] | None = None) -> bytes:
    return papers_sqlite(
        [*rows(shelf, related or {})], related or {}, shelf.taxonomy, shelf.facets.facets
    )


def ask(data: bytes, query: str, *values: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        return connection.execute(query, values).fetchall()


def test_papers_are_found_by_their_words() -> None:
    shelf = library([paper("Sparrow"), paper("Finch", abstract=("It caches nothing.",))])
    assert ask(database(shelf), SEARCH, "caching") == [("Finch",)]


def test_what_a_paper_has_several_of_keeps_its_order() -> None:
    one, other = paper("Sparrow", date=date("2024-08-17")), paper("Finch")
    shelf = library(
        [one, other], topics=[topic(), topic("birds")], filed={one.id: ["birds", "caches"]}
    )
    data = database(shelf, {one.id: (Related(other.id, 0.5, ()),)})
    places = "select topic from paper_topics where paper = ? order by position"
    assert ask(data, places, one.id) == [("birds",), ("caches",)]
    assert ask(data, "select other, similarity from paper_related") == [(other.id, 0.5)]


def test_a_relation_is_there_once() -> None:
    one, other = paper("Sparrow"), paper("Finch")
    shelf = library([one, other], relations=related_as("extends", one, other, "Smaller."))
    found = ask(database(shelf), "select paper, kind, other, why from paper_relations")
    assert found == [(one.id, "extends", other.id, "Smaller.")]


def test_unknown_is_null() -> None:
    facts = "select abstract, year, organization from papers"
    assert ask(database(library([paper()])), facts) == [(None, None, None)]


def test_keys_lead_somewhere() -> None:
    one, other = paper("Sparrow"), paper("Finch")
    shelf = library([one, other], relations=related_as("compares", one, other))
    data = database(shelf, {one.id: (Related(other.id, 0.5, ()),)})
    assert ask(data, "pragma foreign_key_check") == []
    assert ask(data, "pragma integrity_check") == [("ok",)]


def test_equal_content_gives_equal_bytes() -> None:
    papers = [paper(f"Sparrow {number}", abstract=("Caches.",)) for number in range(50)]
    assert database(library(papers)) == database(library(papers))


def test_an_empty_list_is_a_database() -> None:
    assert ask(database(library([])), "select count(*) from papers") == [(0,)]


@settings(max_examples=25)
@given(titles)
def test_a_title_survives(text: str) -> None:
    assert ask(database(library([paper(text)])), "select title from papers") == [(text,)]


def test_the_query_that_the_module_shows_finds_papers() -> None:
    shelf = library([paper("A Mixture of Experts"), paper("Experts"), paper("Mixture")])
    query = (unwrap(papers_sqlite).__globals__["__doc__"] or "").split("\n\n")[1]
    assert ask(database(shelf), query) == [("A Mixture of Experts",)]
