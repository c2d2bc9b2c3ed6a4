"""CSV: the list for a spreadsheet, one paper per row (RFC 4180, UTF-8).

A spreadsheet runs a cell that begins like a formula, and anybody may write a title: such a
cell gets an apostrophe in front.  The price is that the file is not exact; papers.json is.
"""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from sitegen.export.dataset import Row, identified
from sitegen.facts import Export, facts_in

_FIRST = (
    "id",
    "title",
    "year",
    "month",
    "day",
    "year_from",
    "authors_count",
    "organization",
    "comments",
    "topic",
    "also",
    "links",
    "listings",
    "url",
    "abstract",
    "abstract_from",
    "venue",
    "kind",
    "authors",
    "authors_complete",
    "arxiv",
    "doi",
    "paper_url",
    "labels",
    "unconfirmed",
    "finding",
    "facets",
)
COLUMNS = (
    *_FIRST,
    *(fact.name for fact in facts_in(Export.CSV) if fact.name not in (*_FIRST, "date")),
)
_UTF_8 = "\ufeff"  # without it some programs read another encoding
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # some programs take the wide forms too


def papers_csv(papers: Iterable[Row]) -> str:
    """A header and a row per paper, after the mark by which a spreadsheet knows UTF-8.

    Several values in a cell are separated by a space, names and labels by a semicolon; values of
    facets have their facet in front, `work:system`.
    """
    text = StringIO()
    text.write(_UTF_8)
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(_cells(row) for row in papers)
    return text.getvalue()


def _cells(row: Row) -> Mapping[str, Any]:
    several = {
        "topic": row["topics"]["primary"],
        "also": " ".join(row["topics"]["also"]),
        "links": " ".join(link["url"] for link in row["links"]),
        "authors": "; ".join(row["authors"] or ()),
        "labels": "; ".join(row["labels"] or ()),
        "listings": len(row["records"]),
        "unconfirmed": " ".join(row["unconfirmed"]),
        "facets": " ".join(
            f"{facet}:{value}" for facet, values in row["facets"].items() for value in values
        ),
    }
    facts = identified(row) | row["date"] | several
    return {name: _inert(facts[name]) for name in COLUMNS}


def _inert(value: Any) -> Any:
    if isinstance(value, str) and value.lstrip().startswith(_FORMULA):
        return f"'{value}"
    return value
