"""The truth of captures: where it lies, and whether what was read says the same.

A capture lies beside its truth, `NAME.truth.json`; where a folder has a `truth.json`, every other
file in it renders the same papers.  The truth is written by hand and by other rules than the
readers', so both sides are folded before they are compared.
"""

import html
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sitegen.text.latex import to_text

Row = Mapping[str, Any]

_TRUTH = "truth.json"  # of a folder; of one capture it follows the name
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SIGNS = str.maketrans("“”‘’`\N{EN DASH}\N{EM DASH}", "\"\"'''--")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,80}>|[\\{}$*\s]")
_PART = re.compile(r"\w+")
_OF_ARXIV = re.compile(r"10\.48550/arxiv\.(.+)")
_VERSION = re.compile(r"v\d+$")
_START = 40  # characters of an abstract, folded, that have to agree


def find_captures(folder: Path) -> Iterator[tuple[str, Path, list[Row]]]:
    """Name, path and truth of every capture in a folder and in the folders below it."""
    for file in sorted(folder.rglob(f"*{_TRUTH}")):
        truth = [_common_form(row) for row in json.loads(file.read_text(encoding="utf-8"))]
        if file.name == _TRUTH:
            captures = sorted(path for path in file.parent.iterdir() if path != file)
        else:
            captures = [file.with_name(file.name.removesuffix(f".{_TRUTH}"))]
        for path in captures:
            yield str(path.relative_to(folder)), path, truth


def _common_form(row: Row) -> Row:
    """The truth of a listing has the whole abstract, and a date in parts without a year."""
    if "abstract" not in row:
        return {**row, "date": _parts(row["date"])}
    month = _MONTHS.index(row["month"]) + 1 if row["month"] else None
    return {
        **row,
        "has_abstract": bool(row["abstract"]),
        "abstract_start": row["abstract"],
        "date": {"year": row["year"], "month": month, "day": row["day"]},
    }


def _parts(date: str | None) -> dict[str, int]:
    numbers = map(int, date.split("-")) if date else ()
    return dict(zip(("year", "month", "day"), numbers, strict=False))


def folded(text: str) -> str:
    """`text` without blanks, capitals and markup, and with plain quotes and dashes."""
    plain = to_text(html.unescape(text))
    signs = unicodedata.normalize("NFKC", plain).translate(_SIGNS)
    return _MARKUP.sub("", signs).replace("--", "-").casefold()


def same_names(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists name the same people in the same order."""
    return [_name(name) for name in one] == [_name(name) for name in other]


def _name(name: str) -> list[str]:
    """The words of a name in the order of the alphabet: "Family, Given" is "Given Family"."""
    plain = unicodedata.normalize("NFKD", to_text(html.unescape(name)))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return sorted(_PART.findall(letters.casefold()))


def identifiers(arxiv: str | None, doi: str | None) -> dict[str, str]:
    """Identifiers by their kind, so written that equal ones are equal; those known only."""
    known = {"arxiv": _VERSION.sub("", (arxiv or "").lower()), "doi": (doi or "").lower()}
    if is_arxiv := _OF_ARXIV.fullmatch(known["doi"]):
        known = {"arxiv": _VERSION.sub("", is_arxiv[1]), "doi": ""}
    return {kind: value for kind, value in known.items() if value}


def same_date(true: Row, read: Row) -> bool:
    """Whether a date has the parts that the truth has."""
    return all(read[part] == value for part, value in true.items() if value)


def same_start(start: str, abstract: str | None) -> bool:
    """Whether an abstract starts as the truth says."""
    wanted = folded(start)[:_START]
    return folded(abstract or "").startswith(wanted)
