"""The data set: every paper as plain data, for scripts.

`papers.json` is a promise to users' scripts: its schema is beside it, every key is always
there, and what is not known is null.  Keys may be added, and the schema says so.  A paper
is on its own line, so that two versions of the file compare well.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sitegen.content.settings import Settings
from sitegen.facts import Export, Fact, FactType, facts_in
from sitegen.library.chosen import value_of
from sitegen.library.library import Library
from sitegen.library.once import once_a_paper
from sitegen.library.paper import Paper
from sitegen.library.related import Related
from sitegen.present.address import permalink
from sitegen.text.clean import clean
from sitegen.text.dates import PartialDate

SCHEMA = Path(__file__).with_name("papers.schema.json")
VERSION = 1  # of the format; added keys do not raise it
IDENTIFIERS = {"arxiv": "arxiv", "doi": "doi", "url": "paper_url"}  # keys, and the facts they hold

Row = dict[str, Any]


def rows(library: Library, related: Mapping[str, Sequence[Related]]) -> Iterator[Row]:
    """The papers in the order of the library, as `papers.schema.json` describes them."""
    return (row_of(library, paper, related) for paper in library.papers.values())


def row_of(library: Library, paper: Paper, related: Mapping[str, Sequence[Related]]) -> Row:
    # Several exports have it; all rows of a long list would take much memory.
    make = _row if library.is_lean else _known_row
    return make(library, paper, related)


def papers_json(papers: Iterable[Row], settings: Settings) -> str:
    about = {
        "name": settings.name,
        "description": settings.description or None,
        "url": settings.url or None,
    }
    head = f'"list": {json.dumps(about, ensure_ascii=False)},\n"version": {VERSION},\n'
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in papers)
    return f'{{{head}"papers": [\n{lines}\n]}}\n'


def papers_schema(settings: Settings) -> str:
    """The JSON Schema: what `papers.schema.json` says, with the facts of the table."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    facts = {fact.name: _described(fact) for fact in facts_in(Export.JSON)}
    identifiers = {name: facts.pop(fact) for name, fact in IDENTIFIERS.items()}
    schema["$defs"]["identifiers"]["properties"] |= identifiers
    schema["$defs"]["identifiers"]["required"] += identifiers
    paper = schema["$defs"]["paper"]
    paper["required"] += facts
    paper["properties"] |= facts
    schema["properties"]["version"]["const"] = VERSION
    named = {"$id": permalink(settings, SCHEMA.name), "$comment": f"Version {VERSION}", **schema}
    return json.dumps(named, ensure_ascii=False, indent=2) + "\n"


def _described(fact: Fact) -> Row:
    """A fact in the schema, which defines each type under its name."""
    allowed: Row = {"$ref": f"#/$defs/{fact.type}"}
    if fact.type is FactType.CHOICE:
        allowed = {"enum": [*fact.choices, None]}
    elif fact.required:
        allowed = {"type": "string"}
    return {"description": fact.description, **allowed}


def _row(library: Library, paper: Paper, related: Mapping[str, Sequence[Related]]) -> Row:
    return _counted(_stated(library, paper, related))


_known_row = once_a_paper(_row)


def _stated(library: Library, paper: Paper, related: Mapping[str, Sequence[Related]]) -> Row:
    paper_topics = library.paper_topics[paper.id]
    return {
        "id": paper.id,
        "title": paper.title.value,
        "url": paper.url,
        **{
            fact.name: _plain(fact.type, _value(paper, fact.name))
            for fact in facts_in(Export.JSON)
            if fact.type is not FactType.IDENTIFIER
        },
        "identifiers": {key: _value(paper, name) for key, name in IDENTIFIERS.items()},
        "unconfirmed": list(paper.unconfirmed),
        "topics": {
            "primary": paper_topics.primary.topic if paper_topics.primary else None,
            "also": [placement.topic for placement in paper_topics.placements[1:]],
        },
        "facets": library.facets.slugs_of(paper.id),
        "related": [other.id for other in related.get(paper.id, ())],
        "relations": [
            {
                "kind": str(relation.kind),
                "paper": relation.other,
                "inverse": relation.is_inverse,
                "why": relation.why or None,
            }
            for relation in library.relations.get(paper.id, ())
        ],
        "records": [
            {
                "dump": record.dump,
                "line": record.line,
                "pointer": record.pointer or None,
                "title": clean(record.title),
            }
            for record in paper.records
        ],
    }


def _counted(row: Row) -> Row:
    """The row with the number of its authors, where no listing counts them and all are named."""
    is_uncounted = row["authors_count"] is None and "authors" not in row["unconfirmed"]
    if is_uncounted and row["authors"] and row["authors_complete"]:
        return row | {"authors_count": len(row["authors"])}
    return row


def _value(paper: Paper, name: str) -> Any:
    """What is known, or else what is only said; `unconfirmed` tells them apart."""
    return value_of(paper.facts.get(name) or paper.unconfirmed.get(name))


def _plain(kind: FactType, value: Any) -> Any:
    """A value as JSON has it; a date and links are never null, but empty."""
    match kind:
        case FactType.DATE:
            return _date(value)
        case FactType.LINKS:
            return [{"kind": link.kind, "url": link.url} for link in value or ()]
        case FactType.PARAGRAPHS:
            return "\n\n".join(value or ()) or None
        case FactType.ORGANIZATION:
            return clean(value.name) if value else None
        case FactType.PEOPLE:
            return [person.name for person in value] if value else None
        case FactType.TEXTS:
            return list(value) if value else None
        case _:
            return value


def identified(row: Row) -> Row:
    """The row with its identifiers as facts among the others."""
    return row | {name: row["identifiers"][key] for key, name in IDENTIFIERS.items()}


def _date(date: PartialDate | None) -> Row:
    return {
        "year": date.year if date else None,
        "month": date.month if date else None,
        "day": date.day if date else None,
        "year_from": str(date.year_from) if date and date.year_from else None,
    }
