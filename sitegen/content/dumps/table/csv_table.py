"""CSV and its kin: a row of the table is an element, over as many lines as its cells have."""

import csv
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitegen.content.dumps.element import Cut, Element, Unreadable
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.table.columns import FIELDS, Columns, find_columns, is_head, with_year
from sitegen.text.clean import counted

NAME = "CSV"

_DELIMITERS = ",;\t"
_LONGEST_ROW = 2_000  # lines: a quotation mark that nobody closed would swallow the file
_SAMPLE = 200  # lines
_SAMPLE_ROWS = 60
_HEADS = 5  # rows among which the head is looked for
_WITH_HEAD = 0.95
_WITHOUT_HEAD = 0.6
csv.field_size_limit(1 << 25)  # a file has no more: notes of Zotero hold pictures


class _Row(Struct, frozen=True):
    """A row on `lines`, from 1; `cells` is None where quotation marks are out of order."""

    lines: range
    cells: list[str] | None

    @property
    def is_empty(self) -> bool:
        return self.cells is not None and not any(cell.strip() for cell in self.cells)


class _Table(Struct, frozen=True):
    delimiter: str
    head: int  # its place among the rows that are not empty; -1 where there is none
    columns: Columns


def _likeness(file: SavedFile) -> float:
    if file.text.lstrip()[:1] in ("{", "["):  # the commas of JSON are no delimiters
        return 0.0
    table = _find_table(file.lines)
    if table is None:
        return 0.0
    return _WITH_HEAD if table.head >= 0 else _WITHOUT_HEAD


def _cut(file: SavedFile) -> Cut:
    table = _find_table(file.lines)
    if table is None:  # the curator says that it is one
        return Cut(elements=[_unknown(file)] if file.lines else [], total=bool(file.lines))
    rows = [row for row in _rows(file.lines, table.delimiter) if not row.is_empty]
    body = rows[table.head + 1 :]
    width = len(table.columns.heads)
    short = sum(row.cells is not None and len(row.cells) < width for row in body)
    remarks = [table.columns.remark()]
    if short:
        remarks.append(f"{counted(short, 'row')} with fewer cells than the head")
    return Cut(
        elements=[_element(file, row, table.columns) for row in body],
        total=len(rows),
        boilerplate=table.head + 1,
        roles=FIELDS,
        remarks=remarks,
    )


def _unknown(file: SavedFile) -> Unreadable:
    reason = "no column of titles, with authors, identifiers or addresses of papers beside it"
    return Unreadable(lines=range(1, len(file.lines) + 1), reason=reason, text=file.lines[0])


def _element(file: SavedFile, row: _Row, columns: Columns) -> Element | Unreadable:
    if row.cells is None:
        reason = "a quotation mark that is not closed, or text behind one"
        return Unreadable(lines=row.lines, reason=reason, text=file.lines[row.lines.start - 1])
    width = len(columns.heads)
    if any(cell.strip() for cell in row.cells[width:]):
        reason = f"{len(row.cells)} cells under a head of {width}"
        return Unreadable(lines=row.lines, reason=reason, text=" ".join(row.cells))
    return Element(lines=row.lines, values=with_year(columns.fields(row.cells)))


# -- The form of a table


def _find_table(lines: Sequence[str]) -> _Table | None:
    """The table that most of the columns of are understood, whatever its delimiter."""
    sample = lines[:_SAMPLE]
    found = [table for delimiter in _DELIMITERS if (table := _table(sample, delimiter))]
    return max(found, key=lambda table: sum(map(bool, table.columns.roles)), default=None)


def _table(lines: Sequence[str], delimiter: str) -> _Table | None:
    if not any(delimiter in line for line in lines[:_HEADS]):
        return None
    rows = [row for row in _rows(lines, delimiter) if not row.is_empty][:_SAMPLE_ROWS]
    cells = [row.cells or [] for row in rows]
    for place, row in enumerate(cells[:_HEADS]):
        if is_head(row):
            columns = find_columns(row, _like(len(row), cells[place + 1 :]))
            if columns:
                return _Table(delimiter, place, columns)
    widths = set(map(len, cells))
    is_even = len(cells) > 1 and len(widths) == 1 and widths != {1}
    headless = find_columns([""] * len(cells[0]), cells) if is_even else None
    return _Table(delimiter, -1, headless) if headless else None


def _like(width: int, rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """The rows, if most are as wide as the head; none where commas are those of sentences."""
    fitting = [row for row in rows if len(row) > 1 and not any(row[width:])]
    return fitting if 2 * len(fitting) > len(rows) else []


# -- Rows


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[_Row]:
    """The rows in their order; lines without a cell are in none."""
    start = 0
    while start < len(lines):
        feed = _Feed(lines, start)
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                row = _Row(range(feed.row + 1, feed.line + 1), cells)
                feed.row = feed.line
                if cells:
                    yield row
            return
        except csv.Error:
            start = feed.row + 1
            yield _unquoted(lines[feed.row], start, delimiter)


def _unquoted(line: str, number: int, delimiter: str) -> _Row:
    """One line whose quotation marks are those of a title, where a tab ends each cell."""
    cells = line.split(delimiter) if delimiter == "\t" else None
    return _Row(range(number, number + 1), cells)


class _Feed:
    """The lines from `line` on, no more than a row may have from `row` on."""

    def __init__(self, lines: Sequence[str], start: int) -> None:
        self.lines = lines
        self.row = self.line = start

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.line >= min(len(self.lines), self.row + _LONGEST_ROW):
            raise StopIteration
        self.line += 1
        return self.lines[self.line - 1] + "\n"


LAYOUT = element_layout(NAME, _likeness, _cut)
