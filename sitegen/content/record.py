"""Record: one listing of one paper, as a dump had it.  Skipped: a line that was not one.

A record is never edited.  What a later step concludes (the year of a date, the paper a
record belongs to) is kept beside it, so a reader can always be shown what the dump said.
"""

from dataclasses import dataclass
from typing import Any

from sitegen.facts import Source
from sitegen.text.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who states a value and where: a line of a dump, or of the curator's file."""

    file: str
    line: int
    source: Source = Source.RECORDS

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


Statement = tuple[Any, Provenance]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """An organization as a listing names it: `facebook AI at Meta`."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One listing of one paper.

    `lines` are the dump's lines it was read from, counted from 1; the first is the title's.
    `abstract` holds paragraphs; it is empty where the listing had none.
    """

    dump: str
    lines: tuple[int, ...]
    title: str
    abstract: tuple[str, ...] = ()
    authors_count: int | None = None
    organization: Organization | None = None
    date: PartialDate | None = None
    comments: int | None = None

    @property
    def line(self) -> int:
        return self.lines[0]

    @property
    def provenance(self) -> Provenance:
        return Provenance(self.dump, self.line)

    @property
    def address(self) -> str:
        """`dump:line`, by which a curator and a reader name it."""
        return f"{self.dump}:{self.line}"

    @property
    def text(self) -> str:
        """The abstract as one text; paragraphs are separated by an empty line."""
        return "\n\n".join(self.abstract)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A line (or a run of lines) that is neither part of a record nor page boilerplate."""

    dump: str
    line: int
    count: int
    reason: str
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """One saved listing page, every line accounted for.

    `line_count` is the sum of the records' lines, `boilerplate` and the skipped lines.
    `layout` is None for a file in an unknown layout; `captured` is the day of the page's head.
    """

    name: str
    path: str
    layout: str | None
    captured: PartialDate | None
    line_count: int
    boilerplate: int
    records: tuple[Record, ...]
    skipped: tuple[Skipped, ...]
