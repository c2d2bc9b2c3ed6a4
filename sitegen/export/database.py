"""SQLite: the list as tables, with full-text search over titles and abstracts.

    select title from papers where rowid in
      (select rowid from papers_fts where papers_fts match 'NEAR(mixture experts)')

Equal content gives equal bytes, given the same release of SQLite.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from sitegen.content.facets import Facet
from sitegen.content.taxonomy import Taxonomy
from sitegen.export.dataset import Row, identified
from sitegen.facts import Export, FactType, facts_in
from sitegen.library.related import Related
from sitegen.store import kept

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMN_TYPE: dict[FactType, type] = {
    FactType.TEXT: str,
    FactType.PARAGRAPHS: str,
    FactType.COUNT: int,
    FactType.ORGANIZATION: str,
    FactType.CHOICE: str,
    FactType.FLAG: bool,
    FactType.IDENTIFIER: str,
}  # a date has its own columns, links, labels and authors their own tables
_PAPER: dict[str, type] = (
    {
        "id": str,
        "title": str,
        "abstract": str,
        "url": str,
        "year": int,
        "month": int,
        "day": int,
        "year_from": str,
        "authors_count": int,
        "organization": str,
        "comments": int,
    }
    | {
        fact.name: _COLUMN_TYPE[fact.type]
        for fact in facts_in(Export.SQLITE)
        if fact.type in _COLUMN_TYPE
    }
    | {"unconfirmed": str}
)
_TOPIC: dict[str, type] = {"slug": str, "name": str, "topic_group": str, "scope": str}
_FACET: dict[str, type] = {"facet": str, "value": str, "facet_title": str, "title": str}
_OF_PAPER: dict[str, dict[str, type]] = {
    "paper_topics": {"paper": str, "position": int, "topic": str},
    "paper_facets": {"paper": str, "position": int, "facet": str, "value": str},
    "paper_authors": {"paper": str, "position": int, "name": str},
    "paper_labels": {"paper": str, "position": int, "label": str},
    "paper_links": {"paper": str, "position": int, "kind": str, "url": str},
    "paper_records": {
        "paper": str,
        "position": int,
        "dump": str,
        "line": int,
        "pointer": str,
        "title": str,
    },
    "paper_related": {"paper": str, "position": int, "other": str, "similarity": float},
    "paper_relations": {"paper": str, "position": int, "kind": str, "other": str, "why": str},
}
_TABLES: dict[str, dict[str, type]] = {
    **_OF_PAPER,
    "topics": _TOPIC,
    "facets": _FACET,
    "papers": _PAPER,
}


@kept
def papers_sqlite(
    papers: Sequence[Row],
    related: Mapping[str, Sequence[Related]],
    taxonomy: Taxonomy,
    facets: Sequence[Facet] = (),
) -> bytes:
    """The database file. `papers` are the rows of papers.json."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in _schema():
            connection.execute(statement)
        _fill(connection, "topics", _topics(taxonomy))
        _fill(connection, "facets", _facets(facets))
        _fill(connection, "papers", map(_paper, papers))
        for name, rows in _of_papers(papers, related).items():
            _fill(connection, name, rows)
        connection.execute("insert into papers_fts (papers_fts) values ('rebuild')")
        connection.commit()
        connection.execute("vacuum")
        return connection.serialize()


@kept
def _schema() -> tuple[str, ...]:
    """The statements that make the database without a row."""
    from sqlite_utils import Database  # takes long to load, and this is always the same

    with closing(sqlite3.connect(":memory:")) as connection:
        database = Database(connection)
        _create(database)
        database.table("papers").enable_fts(["title", "abstract"], tokenize="porter")
        own = "where sql not null and name not like 'papers_fts_%'"  # these come with the index
        found = connection.execute(f"select sql from sqlite_schema {own}")
        return tuple(sql for (sql,) in found)


def _create(database: "Database") -> None:
    database.table("topics").create(_TOPIC, pk="slug")
    database.table("facets").create(_FACET, pk=("facet", "value"))
    database.table("papers").create(_PAPER, pk="id")
    for name, columns in _OF_PAPER.items():
        keys = [("paper", "papers", "id")]
        if name == "paper_topics":
            keys.append(("topic", "topics", "slug"))
        if "other" in columns:
            keys.append(("other", "papers", "id"))
        create = database.create_table_sql(
            name, columns, pk=("paper", "position"), foreign_keys=keys
        )
        database.execute(
            f"{create.rstrip().removesuffix(chr(59))} without rowid"
        )  # or each key is there twice


def _fill(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows as they come; the library would look at each value of each of them."""
    columns = _TABLES[table]
    marks = ", ".join(f":{name}" for name in columns)
    with connection:
        connection.executemany(f"insert into {table} ({', '.join(columns)}) values ({marks})", rows)


def _topics(taxonomy: Taxonomy) -> Iterator[dict[str, Any]]:
    for topic in taxonomy.topics:
        yield {
            "slug": topic.slug,
            "name": topic.name,
            "topic_group": topic.group,
            "scope": topic.scope,
        }


def _facets(facets: Iterable[Facet]) -> Iterator[dict[str, Any]]:
    for facet in facets:
        for value in facet.values:
            yield {
                "facet": facet.slug,
                "value": value.slug,
                "facet_title": facet.title,
                "title": value.title,
            }


def _paper(row: Row) -> dict[str, Any]:
    facts = identified(row) | row["date"] | {"unconfirmed": " ".join(row["unconfirmed"])}
    return {name: facts[name] for name in _PAPER}


def _of_papers(
    papers: Iterable[Row], related: Mapping[str, Sequence[Related]]
) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table with several values per paper, in their order."""
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in _OF_PAPER}
    for row in papers:
        primary, also = row["topics"]["primary"], row["topics"]["also"]
        several: dict[str, list[dict[str, Any]]] = {
            "paper_topics": [{"topic": slug} for slug in (primary, *also) if slug],
            "paper_facets": [
                {"facet": facet, "value": value}
                for facet, values in row["facets"].items()
                for value in values
            ],
            "paper_authors": [{"name": name} for name in row["authors"] or ()],
            "paper_labels": [{"label": label} for label in row["labels"] or ()],
            "paper_links": row["links"],
            "paper_records": row["records"],
            "paper_related": [
                {"other": other.id, "similarity": other.similarity}
                for other in related.get(row["id"], ())
            ],
            "paper_relations": [
                {"kind": each["kind"], "other": each["paper"], "why": each["why"]}
                for each in row["relations"]
                if not each["inverse"]  # the other paper has it
            ],
        }
        for name, facts in several.items():
            tables[name] += [
                {"paper": row["id"], "position": position, **fact}
                for position, fact in enumerate(facts, 1)
            ]
    return tables
