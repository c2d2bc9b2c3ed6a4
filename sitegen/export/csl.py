"""CSL-JSON: papers for Zotero, Pandoc and everything else that reads CSL.

A preprint is of the type `article`, and its arXiv id is its `number`; a journal's article has
another number, and so of anything published elsewhere the id is a place in an archive.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sitegen.present.citation import NOT_ALL_NAMED, Citation
from sitegen.present.publication import OTHER, PREPRINT
from sitegen.text.person import Person

# For each kind of publication its type, and the variable that names the venue.
_KINDS = {
    "article": ("article-journal", "container-title"),
    "conference": ("paper-conference", "container-title"),
    "preprint": ("article", "container-title"),
    "chapter": ("chapter", "container-title"),
    "book": ("book", "publisher"),
    "thesis": ("thesis", "publisher"),
    "report": ("report", "publisher"),
    "dataset": ("dataset", "publisher"),
    "software": ("software", "publisher"),
    "webpage": ("webpage", "container-title"),
    OTHER: ("document", "container-title"),
}


def item(citation: Citation) -> dict[str, Any]:
    date = citation.date
    kind, venue = _KINDS[citation.kind]
    facts = {
        "id": citation.key,
        "type": kind,
        "title": citation.title,
        "author": [_name(person) for person in citation.authors],
        venue: citation.venue,
        "volume": citation.volume,
        "page": citation.pages,
        "issued": {"date-parts": [[part for part in date.order if part]]} if date else None,
        **_at_arxiv(citation),
        "DOI": citation.doi,
        "note": ". ".join(_notes(citation)),
        "abstract": "\n\n".join(citation.abstract),
        "keyword": ", ".join(citation.keywords),
        "URL": citation.url,
    }
    return {name: value for name, value in facts.items() if value}


def _name(person: Person) -> dict[str, str]:
    if not person.given:
        return {"literal": person.name}
    parts = {"family": person.family, "given": person.given, "suffix": person.suffix}
    return {name: part for name, part in parts.items() if part}


def _at_arxiv(citation: Citation) -> dict[str, str]:
    if not citation.arxiv:
        return {}
    if citation.kind == PREPRINT:
        return {"archive": "arXiv", "number": f"arXiv:{citation.arxiv}"}
    return {"archive": "arXiv", "archive_location": citation.arxiv}


def _notes(citation: Citation) -> Iterator[str]:
    yield from citation.notes
    if not citation.complete:
        yield NOT_ALL_NAMED
    if citation.summary:
        yield citation.abridged


def item_json(citation: Citation) -> str:
    return json.dumps(item(citation), ensure_ascii=False)


def items(each: Iterable[str]) -> str:
    """A JSON array of items, one per line."""
    return "[\n" + ",\n".join(each) + "\n]\n"
