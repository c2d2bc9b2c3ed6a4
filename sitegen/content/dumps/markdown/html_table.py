"""Tables in HTML inside of Markdown: which lines they are on, and their rows.

The cells keep their HTML, which paragraphs of Markdown may have as well.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

_OPEN = re.compile(r"<table\b", re.IGNORECASE)
_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)
_ROW_END = re.compile(r"</t[rd]\s*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)(table|tr|td|th)\b[^<>]{0,2000}>", re.IGNORECASE)
_PAGE = re.compile(r"\s*<(?:!doctype|html|head)\b", re.IGNORECASE)
_FENCE = re.compile(r"\s*(?:```|~~~)")
_MOST_LINES = 50_000  # of one table


class HtmlRow(Struct, frozen=True):
    """A row: the lines that it is on, its cells, and whether they are those of a head."""

    lines: range
    cells: Sequence[str]
    is_head: bool


def find_tables(lines: Sequence[str]) -> Iterator[range]:
    """The places of the lines, from 0, of each table; comments and code are shown to nobody."""
    if any(map(_PAGE.match, lines[:5])):
        return
    start: int | None = None
    last = 0  # line of a row
    is_hidden = is_code = False
    for place, line in enumerate(lines):
        if "<" not in line and not _FENCE.match(line) and "-->" not in line:
            continue
        is_code ^= _FENCE.match(line) is not None
        is_hidden = (is_hidden or "<!--" in line) and "-->" not in line
        if start is None and not (is_code or is_hidden or "<!--" in line) and _OPEN.search(line):
            start = place
        if start is not None and _CLOSE.search(line):
            if place - start < _MOST_LINES:
                yield range(start, place + 1)
            start = None
        elif start is not None and _ROW_END.search(line):
            last = place
    if start is not None and start < last < start + _MOST_LINES:  # the file was cut
        yield range(start, last + 1)


def read_html_rows(lines: Sequence[str], first: int) -> list[HtmlRow]:
    """The rows of the outermost table; `first` is the number of its first line."""
    source = "\n".join(lines)
    rows: list[HtmlRow] = []
    cells: list[str] = []
    is_head = True
    depth = 0
    row, start, number, counted = 0, -1, first, 0
    for tag in _TAG.finditer(source):
        number += source.count("\n", counted, tag.start())
        counted = tag.start()
        is_end, name = bool(tag[1]), tag[2].lower()
        if name == "table":
            depth += -1 if is_end else 1
        if depth > 1:
            continue
        if start >= 0:
            cells.append(" ".join(source[start : tag.start()].split()))
            start = -1
        if name in ("tr", "table"):
            if cells:
                rows.append(HtmlRow(range(row, number + 1), cells, is_head))
            cells, is_head, row = [], True, number
        elif not is_end:
            is_head = is_head and name == "th"
            start = tag.end()
    return rows
