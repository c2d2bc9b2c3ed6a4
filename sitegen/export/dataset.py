"""The data set: every paper as plain data, for scripts.

`papers.json` is a promise to people's scripts: its schema lies beside it, every key is always
there, and what is not known is null.  A paper stands on a line of its own, so that two
versions of the file compare well.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sitegen.facts import Export, FactType, facts_in
from sitegen.library.library import Library
from sitegen.library.paper import Paper, value_of
from sitegen.library.related import Related
from sitegen.text.clean import clean
from sitegen.text.dates import PartialDate

SCHEMA = Path(__file__).with_name("papers.schema.json")

Row = dict[str, Any]


def rows(library: Library, related: Mapping[str, Sequence[Related]]) -> list[Row]:
    """The papers in the order of the library, as `papers.schema.json` describes them."""
    return [_row(library, paper, related) for paper in library.papers.values()]


def papers_json(papers: Iterable[Row]) -> str:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in papers)
    return f'{{"papers": [\n{lines}\n]}}\n'


def papers_schema() -> str:
    return SCHEMA.read_text(encoding="utf-8")


def _row(library: Library, paper: Paper, related: Mapping[str, Sequence[Related]]) -> Row:
    filed = library.paper_topics[paper.id]
    return {
        "id": paper.id,
        "title": paper.title.value,
        "url": paper.url,
        **{
            fact.name: _plain(fact.type, value_of(paper.facts.get(fact.name)))
            for fact in facts_in(Export.JSON)
        },
        "topics": {
            "primary": filed.primary.topic if filed.primary else None,
            "also": [placement.topic for placement in filed.placements[1:]],
        },
        "related": [other.id for other in related.get(paper.id, ())],
        "records": [
            {"dump": record.dump, "line": record.line, "title": record.title}
            for record in paper.records
        ],
    }


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
        case _:
            return value


def _date(date: PartialDate | None) -> Row:
    return {
        "year": date.year if date else None,
        "month": date.month if date else None,
        "day": date.day if date else None,
        "year_from": str(date.year_from) if date and date.year_from else None,
    }
