"""Columns: what each holds, told by its head, or by its cells where the head says nothing."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from sitegen.content.dumps.catalog import is_cataloged
from sitegen.content.dumps.markup import plain
from sitegen.content.dumps.names import count_people
from sitegen.content.dumps.paper_address import is_paper_address
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.table.heads import (
    is_first_of_several,
    is_weak,
    may_be_title,
    plain_head,
    rank_of,
    role_of,
)
from sitegen.text.clean import first_few
from sitegen.text.identifier import arxiv_id, doi
from sitegen.text.link import find_links, host_of, kind_of
from sitegen.text.written_date import parse_written

_MOST = 0.8  # of the cells of a column, for what it holds to be certain
_PAPERS = 0.3  # of the rows that have an address, for a table of papers
_LABELS = re.compile(r"\s*[;|,，、\n]\s*")
_MOST_NAMED = 12  # columns that are not read: what they hold is counted by their names
_MOST_COLUMNS = 300  # an export of Zotero has 87
_LONGEST_HEAD = 60  # characters
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}(?!\d)")
# Days on which somebody did something with a record, never those of a paper.
_HOUSEKEEPING = re.compile(r"\b(?:added|access|accessed|modified|created?|retrieved|query|read)\b")
_NUMBER_OF_PERSON = re.compile(r" \(\d{5,15}\)")  # in which a catalog knows an author
_CHARACTERS_PER_WORD = 2  # where words are not separated
_SPACED = re.compile(r"[^\s\u3040-\u30ff\u3400-\u9fff]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_ABSTRACT_WORDS = 30
_TITLE_WORDS = 3  # of titles on average, where nothing but papers has such
_AUTHORED_WORDS = 2  # where their authors are named, too

_NAMES = {
    Role.TITLE: "the title",
    Role.ABSTRACT: "the abstract",
    Role.FINDING: "the finding",
    Role.AUTHORS: "the authors",
    Role.DATE: "the date",
    Role.VENUE: "the venue",
    Role.YEAR: "the year",
    Role.URL: "an address",
    Role.CODE: "the code",
    Role.ORGANIZATION: "the organization",
    Role.LABELS: "labels",
    Role.MENTION: "a note",
}


class Columns(Struct, frozen=True, kw_only=True):
    """The columns of a table: their heads, and the roles of those that are read.

    `order` has the places of the read ones, those first that say their role best.  `names` are
    those of the fields: what is read has the name of its role, what is not that of its head.
    """

    heads: tuple[str, ...]
    roles: tuple[Role | None, ...]
    order: tuple[int, ...]

    def fields(self, cells: Sequence[str]) -> dict[str, list[str]]:
        """The texts of a row by the names of their fields."""
        values: dict[str, list[str]] = {}
        for place in self.order:
            role = self.roles[place]
            is_again = role == Role.AUTHORS and role.value in values  # the same in short
            if role and not is_again and place < len(cells) and cells[place].strip():
                ending = " et al." if is_first_of_several(self.heads[place]) else ""
                texts = (
                    _LABELS.split(plain(cells[place])) if role == Role.LABELS else [cells[place]]
                )
                values.setdefault(role.value, []).extend(text + ending for text in texts)
        for place in self.unread():
            if place < len(cells) and cells[place].strip():
                values.setdefault(self.name(place), []).append(cells[place])
        return values

    def unread(self) -> Iterator[int]:
        return (place for place, role in enumerate(self.roles) if role is None)

    def name(self, place: int) -> str:
        """The name of a column that is not read, which no role has."""
        head = " ".join(self.heads[place].split()) or f"column {place + 1}"
        return f"{head} (column {place + 1})" if head.lower() in FIELDS else head

    def remark(self) -> str:
        """`columns: Date is the date, Paper an address; not read: Recom`"""
        named = [
            f"{self.heads[place] or f'column {place + 1}'} is {_NAMES.get(role, role.value)}"
            for place, role in enumerate(self.roles)
            if role
        ]
        unread = first_few([*map(self.name, self.unread())], _MOST_NAMED)
        read = ", ".join([*named[:1], *(each.replace(" is ", " ", 1) for each in named[1:])])
        return f"columns: {read}" + (f"; not read: {unread}" if unread else "")


# What the readers of tables and lists call their fields.
FIELDS: Mapping[str, Role] = {role.value.lower(): role for role in Role}


def find_columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns of a table of papers; None if it is one of something else.

    `rows` are some of the table's, as plain texts.
    """
    if len(heads) > _MOST_COLUMNS:
        return None
    cells = [
        [row[place].strip() for row in rows if place < len(row)] for place in range(len(heads))
    ]
    filled = [[cell for cell in column if cell] for column in cells]
    roles: list[Role | None] = [
        _role(head, column) for head, column in zip(heads, filled, strict=True)
    ]
    _without_weak(heads, roles)
    if Role.TITLE not in roles:
        _find_title(heads, filled, roles)
    cataloged = any(
        _most(column, partial(is_cataloged, plain_head(head)))
        for head, column in zip(heads, filled, strict=True)
    )
    if not _are_papers(roles, filled, len(rows), has_numbers=cataloged):
        return None
    order = sorted(range(len(heads)), key=lambda place: rank_of(heads[place]))
    return Columns(
        heads=tuple(" ".join(head.split()) for head in heads),
        roles=tuple(roles),
        order=tuple(place for place in order if roles[place]),
    )


def with_year(values: dict[str, list[str]]) -> dict[str, list[str]]:
    """The texts of a row; the year that a venue names, where no column tells the date."""
    venues = values.get(Role.VENUE.value, ())
    year = next((year for venue in venues if (year := _YEAR.search(venue))), None)
    if year and values.keys().isdisjoint({Role.DATE.value, Role.YEAR.value}):
        return values | {Role.YEAR.value: [year[0]]}
    return values


def is_head(cells: Sequence[str]) -> bool:
    """Whether a row may be a head: short names, and no address, number or date among them."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) > 1 and not any(
        len(cell) > _LONGEST_HEAD or _IS[Role.URL](cell) or _IS[Role.DATE](cell) or cell.isdecimal()
        or arxiv_id(cell) or doi(cell)
        for cell in filled
    )  # fmt: skip


def _is_date(text: str) -> bool:
    return _DATE.match(text) is not None and parse_written(text) is not None


_IS: Mapping[Role, Callable[[str], object]] = {
    Role.URL: lambda text: host_of(text) and " " not in text,
    Role.ARXIV: arxiv_id,
    Role.DOI: doi,
    Role.DATE: _is_date,
}


def _role(head: str, cells: Sequence[str]) -> Role | None:
    """What a column is about; its cells decide where they are all of one kind."""
    told = role_of(head)
    if told == Role.AUTHORS and not _most(cells, _may_be_people):
        return None
    if told == Role.MENTION or told is None:
        if _HOUSEKEEPING.search(plain_head(head)) or not cells:
            return told
        held = next((role for role, holds in _IS.items() if _most(cells, holds)), None)
        is_code = held == Role.URL and _most(cells, lambda text: kind_of(text) == "code")
        return Role.CODE if is_code else held or told
    return told


def _may_be_people(text: str) -> bool:
    text = _NUMBER_OF_PERSON.sub("", text)
    has_two_words = " " in text and not any(map(str.isdigit, text[:40]))
    return count_people(text) > 0 or has_two_words


def _most(cells: Sequence[str], holds: Callable[[str], object]) -> bool:
    return bool(cells) and sum(bool(holds(cell)) for cell in cells) >= _MOST * len(cells)


def _without_weak(heads: Sequence[str], roles: list[Role | None]) -> None:
    certain = {role for head, role in zip(heads, roles, strict=True) if not is_weak(head)}
    for place, head in enumerate(heads):
        if is_weak(head) and roles[place] in certain:
            roles[place] = None


def _find_title(
    heads: Sequence[str], columns: Sequence[Sequence[str]], roles: list[Role | None]
) -> None:
    """Take for the title what is called a paper, else the column of the wordiest cells."""
    named = [place for place, head in enumerate(heads) if may_be_title(head)]
    free = named or [place for place, role in enumerate(roles) if role is None]
    wordy = [(_words(columns[place]), place) for place in free]
    words, place = max(wordy, default=(0.0, 0))
    if words <= _ABSTRACT_WORDS and words >= (1.5 if named else 3):
        roles[place] = Role.TITLE
    elif named and Role.URL not in roles:
        roles[named[0]] = Role.URL


def _words(cells: Sequence[str]) -> float:
    """The words of a cell on average, addresses left out."""
    texts = [" ".join(word for word in cell.split() if "://" not in word) for cell in cells]
    spaced = sum(any(map(str.isalpha, word)) for text in texts for word in _SPACED.findall(text))
    unspaced = sum(len(_UNSPACED.findall(text)) for text in texts) / _CHARACTERS_PER_WORD
    return (spaced + unspaced) / max(1, len(texts))


def _are_papers(
    roles: Sequence[Role | None],
    columns: Sequence[Sequence[str]],
    rows: int,
    *,
    has_numbers: bool,
) -> bool:
    """Whether there are titles, and anything that only papers have."""
    held: dict[Role, list[str]] = {}
    for role, cells in zip(roles, columns, strict=True):
        if role and cells:
            held.setdefault(role, []).extend(cells)
    if Role.TITLE not in held:
        return False
    links = (*held.get(Role.URL, ()), *held.get(Role.TITLE, ()), *held.get(Role.ARXIV, ()))
    papers = sum(_has_paper(text) for text in links)
    words = _words(held[Role.TITLE])
    is_described = _words(held.get(Role.ABSTRACT, [])) >= _ABSTRACT_WORDS
    is_published = Role.VENUE in held and not held.keys().isdisjoint({Role.YEAR, Role.DATE})
    return (
        has_numbers
        or any(map(arxiv_id, held.get(Role.ARXIV, ())))
        or any(map(doi, held.get(Role.DOI, ())))
        or papers >= max(1, _PAPERS * rows)
        or (Role.AUTHORS in held and words >= _AUTHORED_WORDS)
        or ((is_published or is_described) and words >= _TITLE_WORDS)
    )


def _has_paper(text: str) -> bool:
    return any(is_paper_address(link.url) for link in find_links(text)) or bool(arxiv_id(text))
