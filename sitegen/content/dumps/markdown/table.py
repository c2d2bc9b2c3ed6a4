"""Tables of Markdown: what the rows under a head say about papers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from sitegen.content.dumps.element import Element, Unreadable, with_pointers
from sitegen.content.dumps.markdown.bare_text import without_marks
from sitegen.content.dumps.markdown.entry import read_cell
from sitegen.content.dumps.markdown.html_table import HtmlRow, read_html_rows
from sitegen.content.dumps.markdown.inline import Run, runs
from sitegen.content.dumps.markdown.items import Text
from sitegen.content.dumps.markdown.link_labels import is_label
from sitegen.content.dumps.names import count_people
from sitegen.content.dumps.paper_address import is_paper_address
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.table.columns import Columns, find_columns, is_head, with_year
from sitegen.text.link import find_links, kind_of

_PIPE = re.compile(r"(?<!\\)\|")
_MATH = re.compile(r"\$[^$]{1,500}\$")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_QUOTE = re.compile(r"^[>\s]*")
_NOTHING = frozenset(
    {"", "null", "none", "n/a", "na", "-", "--", "—", "–", "/", "todo", "tbd", "x"}
)
HTML = "HTML inside of Markdown, with a link to a paper"
_SAMPLE = 60  # rows by which the columns are told
_TITLE_WORDS = 30  # on average; what is longer is an abstract
_MOST_HEADING_WORDS = 12
_LINKS = frozenset({Role.URL, Role.CODE, Role.ARXIV, Role.DOI})


class Rows(Struct, frozen=True):
    """What the rows of a table became; `remark` says how its columns were understood."""

    elements: Sequence[Element | Unreadable]
    total: int
    boilerplate: int
    remark: str


def read_table(lines: Sequence[str], first: int, headings: Sequence[str]) -> Rows:
    """The rows of a table whose head is the first of `lines`; `first` is the head's number."""
    head, *body = [_cells(line) for line in (lines[0], *lines[2:])]
    width = len(head)
    rows = [_fitted(line, cells, width) for line, cells in zip(lines[2:], body, strict=True)]
    heads = ["".join(run.text for run in runs(cell)) for cell in head]
    sample = [[_shown(cell) for cell in row] for row in rows[:_SAMPLE] if len(row) <= width]
    columns = find_columns(heads, sample)
    if columns is None:
        return _unread(lines, first, rows)
    elements = [
        _element(columns, each, (first + place,), headings)
        for place, cells in enumerate(rows, 2)
        for each in _with_one_title(columns, cells)
    ]
    return Rows(with_pointers(elements), len(elements) + 1, 1, columns.remark())


def _with_one_title(columns: Columns, cells: Sequence[str]) -> Iterator[Sequence[str]]:
    """The row; where a cell has several papers, a line each, the row with each of them."""
    title = columns.roles.index(Role.TITLE)
    pieces = _LINE_BREAK.split(cells[title]) if title < len(cells) else []
    if len(pieces) < 2 or not all(map(_is_linked_title, pieces)):
        yield cells
        return
    for piece in pieces:
        yield [*cells[:title], piece, *cells[title + 1 :]]


def _is_linked_title(source: str) -> bool:
    return any(
        is_paper_address(run.url) and len(run.text.split()) > 1 and not is_label(run.text)
        for run in runs(source)
    )


def read_bare_rows(rows: Sequence[str]) -> list[Element | Unreadable]:
    """Rows that no head stands above, each with its place, from 1, for its line."""
    cells = [_cells(row) for row in rows]
    width = max(map(len, cells), default=0)
    sample = cells[:_SAMPLE]
    held = [[row[place] for row in sample if place < len(row)] for place in range(width)]
    shown = [[_shown(cell) for cell in row] for row in sample]
    columns = find_columns(_with_title([*map(_head_of, held)], held), shown)
    if columns is None:
        reason = "a row without a title"
        return [
            Unreadable(lines=(number,), reason=reason, text=row)
            for number, row in enumerate(rows, 1)
        ]
    return [_element(columns, row, (number,), ()) for number, row in enumerate(cells, 1)]


def _with_title(heads: list[str], columns: Sequence[Sequence[str]]) -> list[str]:
    """The heads with one more: a title has more words than what else is in a row."""
    lengths = [sum(len(cell.split()) for cell in cells) / max(1, len(cells)) for cells in columns]
    short = [
        (length, place)
        for place, length in enumerate(lengths)
        if not heads[place] and length <= _TITLE_WORDS
    ]
    if short:
        heads[max(short)[1]] = "Title"
    return heads


def _head_of(cells: Sequence[str]) -> str:
    """What the head of a column would say, as far as its cells tell it at a glance."""
    found = [runs(cell) for cell in cells]
    links = [link.url for cell in found for link in cell if link.url]
    if links:
        is_code = sum(kind_of(url) == "code" for url in links) * 2 > len(links)
        return "Code" if is_code else "Link"
    texts = [without_marks("".join(run.text for run in cell)) for cell in found]
    filled = [text for text in texts if not _is_nothing(text)]
    is_strong = all(
        run.is_strong for cell in found for run in cell
    )  # as titles are, short ones too
    are_people = sum(count_people(text) > 0 for text in filled) * 2 > len(filled)
    return "Authors" if filled and are_people and not is_strong else ""


def read_html_table(lines: Sequence[str], first: int, headings: Sequence[str]) -> Rows:
    """The rows of a table in HTML; a row of one cell is a heading, or about the row above."""
    rows = read_html_rows(lines, first)
    whole = [row for row in rows if len(row.cells) > 1]
    if not whole:
        return _of_no_rows(lines, first)
    shown = [[_shown(cell) for cell in row.cells] for row in whole]
    has_head = whole[0].is_head or is_head(shown[0])
    heads = shown[0] if has_head else [""] * len(whole[0].cells)
    columns = find_columns(heads, [row for row in shown[has_head:] if len(row) <= len(heads)])
    elements: list[Element | Unreadable] = []
    above: list[str] = []
    for row in rows:
        if len(row.cells) == 1:
            above = _heading_of(row.cells[0]) or above
        elif row is not whole[0] or not has_head:
            elements.extend(_of_html_row(columns, row, [*headings, *above]))
    left_out = len(rows) - len(elements)
    return Rows(with_pointers(elements), len(rows), left_out, columns.remark() if columns else "")


def _of_no_rows(lines: Sequence[str], first: int) -> Rows:
    """A table that is there for its looks: that it leads to papers is said."""
    text = "\n".join(lines)
    if not any(is_paper_address(link.url) for link in find_links(text)):
        return Rows([], 0, 0, "")
    numbers = range(first, first + len(lines))
    return Rows([Unreadable(lines=numbers, reason=HTML, text=text)], 1, 0, "")


def _heading_of(cell: str) -> list[str]:
    text = without_marks("".join(run.text for run in runs(cell)))
    return [text] if 0 < len(text.split()) <= _MOST_HEADING_WORDS else []


def _of_html_row(
    columns: Columns | None, row: HtmlRow, headings: Sequence[str]
) -> Iterator[Element | Unreadable]:
    """A row as a paper; one of another table, or without a title, only where it leads to one."""
    found = _element(columns, row.cells, row.lines, headings) if columns else None
    if isinstance(found, Element) and Role.TITLE.value in found.values:
        yield found
    elif any(is_paper_address(run.url) for cell in row.cells for run in runs(cell)):
        reason = "no title" if columns else "a table without a column of titles"
        yield Unreadable(lines=row.lines, reason=reason, text=" ".join(row.cells))


def label_rows(lines: Sequence[str], first: int) -> Iterator[Text]:
    """The rows of a table of two columns as texts with labels."""
    for place, line in enumerate(lines):
        cells = _cells(line)
        if len(cells) == 2 and place != 1:
            yield Text(range(first + place, first + place + 1), f"{cells[0]}: {cells[1]}")


def _unread(lines: Sequence[str], first: int, rows: Sequence[Sequence[str]]) -> Rows:
    """A table of something else; rows with an address of a paper are not left out in silence."""
    reason = "a table without a column of titles"
    skipped = [
        Unreadable(lines=(first + place,), reason=reason, text=lines[place])
        for place, cells in enumerate(rows, 2)
        if any(is_paper_address(run.url) for cell in cells for run in runs(cell))
    ]
    return Rows(skipped, len(rows) + 1, len(rows) + 1 - len(skipped), "")


# -- Cells


def _cells(line: str, hidden: Iterable[re.Match[str]] = ()) -> list[str]:
    """The cells between the pipes, but for the pipes in `hidden` parts."""
    spans = [match.span() for match in hidden]
    ends = [
        pipe.start()
        for pipe in _PIPE.finditer(line)
        if not any(start < pipe.start() < end for start, end in spans)
    ]
    starts = [0, *(end + 1 for end in ends)]
    cells = [
        line[start:end].replace("\\|", "|").strip()
        for start, end in zip(starts, [*ends, len(line)], strict=True)
    ]
    cells[0] = _QUOTE.sub("", cells[0])
    if len(cells) > 1 and not cells[0]:
        cells = cells[1:]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _fitted(line: str, cells: list[str], width: int) -> list[str]:
    """The cells; where they are too many, pipes inside of mathematics are no borders."""
    if len(cells) <= width or "$" not in line:
        return cells
    again = _cells(line, list(_MATH.finditer(line))[:200])
    return again if len(again) >= width else cells


def _shown(cell: str) -> str:
    """The text of a cell and the addresses that its links lead to."""
    found = runs(cell)
    text = " ".join("".join(run.text for run in found if not _is_link(run)).split())
    urls = [run.url for run in found if run.url]
    return "" if _is_nothing(text) and not urls else " ".join(filter(None, [text, *urls]))


def _is_link(run: Run) -> bool:
    return bool(run.url) and is_label(run.text)


def _is_nothing(text: str) -> bool:
    return without_marks(text).lower() in _NOTHING


# -- Rows


def _element(
    columns: Columns, cells: Sequence[str], lines: Sequence[int], headings: Sequence[str]
) -> Element | Unreadable:
    width = len(columns.heads)
    text = " ".join(cells)
    if any(cells[width:]):
        reason = f"{len(cells)} cells under a head of {width}"
        return Unreadable(lines=lines, reason=reason, text=text)
    if width > 1 and len(cells) < 2:
        return Unreadable(lines=lines, reason="no row of the table above", text=text)
    values: dict[str, list[str]] = {}
    for place in [*columns.order, *columns.unread()]:
        if place < len(cells):
            _add(values, columns, place, cells[place])
    return Element(lines=lines, values=with_year(values), headings=headings)


def _add(values: dict[str, list[str]], columns: Columns, place: int, cell: str) -> None:
    role = columns.roles[place]
    if role == Role.TITLE:
        found: Mapping[str, Sequence[str]] = read_cell(runs(cell)).values
    elif role in _LINKS:
        found = _of_links(role, cell)
    else:
        shown = "".join(run.text for run in runs(cell)).strip()
        text = "" if _is_nothing(shown) else without_marks(shown) if role else shown
        found = columns.fields([""] * place + [text]) if text else {}
    for name, texts in found.items():
        values.setdefault(name, []).extend(texts)


def _of_links(role: Role, cell: str) -> dict[str, list[str]]:
    """The addresses of a cell, and its text where an identifier may stand for one."""
    found = runs(cell)
    urls = [run.url for run in found if run.url.startswith("http")]
    text = " ".join("".join(run.text for run in found).split())
    is_identifier = role not in (Role.URL, Role.CODE)
    if is_identifier and not _is_nothing(text):
        return {role.value: [text], Role.URL.value: urls}
    return {role.value: urls} if urls else {}
