"""Record: one listing of one paper, as a capture had it.  Skipped: a line that was not one.

A record is never edited.  What a later step concludes (the year of a date, the paper a
record belongs to) is kept beside it, so a reader can always be shown what the dump said.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from sitegen.errors import Problem
from sitegen.facts import Source
from sitegen.text.dates import PartialDate
from sitegen.text.link import Link
from sitegen.text.person import Person


class Provenance(Struct, frozen=True):
    """Who states a value and where: a line of a capture, or of the curator's file.

    `pointer` is the place in a tree, where several values may share a line.
    """

    file: str
    line: int
    source: Source = Source.DUMPS
    pointer: str = ""

    def __str__(self) -> str:
        return f"{self.file}#{self.pointer}" if self.pointer else f"{self.file}:{self.line}"


Statement = tuple[Any, Provenance]
PageId = tuple[str, int]  # a dump's name, and the number of the listing page in it, from 1


class Organization(Struct, frozen=True, kw_only=True):
    """An organization as a listing names it: `facebook AI at Meta`."""

    slug: str
    name: str


class Record(Struct, frozen=True, kw_only=True):
    """One listing of one paper.

    `lines` are the capture's lines it was read from, counted from 1; the first is the title's.
    Where lines do not tell records apart, `pointer` is the place in the file's tree (`/3/paper`).
    `page` says on which of the capture's listing pages, counted from 1 as well.

    `title` is empty where a source gives an identifier alone: such a record is *pending*.
    `abstract` holds paragraphs; it is empty where the listing had none.  `further` are the lines of
    title and abstract besides the first of each.  `arxiv` is without version, `doi` in lower case,
    and `paper_url` neither of the two.  `authors` are in their order; `authors_complete` is None
    where none is named.  `labels` are headings, categories and keywords that it stands under.
    `finding` is one sentence that says what the paper found, `asked_as` are questions that it
    answers.
    `is_reference`: it completes a paper that the dumps list, and adds none.  `is_confirmed`: it is
    of a file that the curator does not call unconfirmed.
    """

    dump: str
    lines: tuple[int, ...]
    title: str
    page: int = 1
    pointer: str = ""
    abstract: tuple[str, ...] = ()
    authors_count: int | None = None
    organization: Organization | None = None
    date: PartialDate | None = None
    comments: int | None = None
    further: tuple[int, ...] = ()
    arxiv: str | None = None
    doi: str | None = None
    paper_url: str | None = None
    authors: tuple[Person, ...] = ()
    authors_complete: bool | None = None
    venue: str | None = None
    volume: str | None = None
    pages: str | None = None
    kind: str | None = None
    links: tuple[Link, ...] = ()
    labels: tuple[str, ...] = ()
    finding: str | None = None
    asked_as: tuple[str, ...] = ()
    is_reference: bool = False
    is_confirmed: bool = True

    @property
    def line(self) -> int:
        return self.lines[0]

    @property
    def provenance(self) -> Provenance:
        source = Source.REFERENCES if self.is_reference else Source.DUMPS
        source = source if self.is_confirmed else Source.UNCONFIRMED
        return Provenance(self.dump, self.line, source, self.pointer)

    @property
    def page_id(self) -> PageId:
        return self.dump, self.page

    @property
    def has_byline(self) -> bool:
        """Does the listing say who or when?"""
        stated = (self.authors_count, self.organization, self.date)
        return any(value is not None for value in stated)

    @property
    def is_pending(self) -> bool:
        """Is it no more than an identifier, which waits for its title?"""
        return not self.title

    @property
    def identifiers(self) -> tuple[str, ...]:
        """`arxiv:2401.10020`, `doi:10.1145/3600006.3613165`."""
        named = {"arxiv": self.arxiv, "doi": self.doi}
        return tuple(f"{kind}:{value}" for kind, value in named.items() if value)

    @property
    def address(self) -> str:
        """`dump:line`, by which a curator and a reader name it; `dump#/3` inside a tree."""
        return str(self.provenance)

    @property
    def text(self) -> str:
        """The abstract as one text; paragraphs are separated by an empty line."""
        return "\n\n".join(self.abstract)


class Skipped(Struct, frozen=True, kw_only=True):
    """What is neither part of a record nor boilerplate: a line or a run of lines.

    In a tree, where it may share its lines with records, `count` is 0 and `pointer` says where.
    """

    dump: str
    line: int
    count: int
    reason: str
    excerpt: str
    pointer: str = ""


class ListingPage(Struct, frozen=True, kw_only=True):
    """One saved page: where it begins, its layout, and the day that it shows for itself.

    A file of another layout than a listing is one page.
    """

    line: int
    layout: str
    captured: PartialDate | None
    records: tuple[Record, ...]


class ElementCount(Struct, frozen=True, kw_only=True):
    """How many elements a tree, a table or a tagged file has, each in one place.

    Records, skipped and boilerplate add up to all.
    """

    total: int
    records: int
    skipped: int
    boilerplate: int


class Appearance(Struct, frozen=True):
    """What a file that was not read looks like, and what to do about it.

    `layouts` are those that it is about as like, of which a curator can name one.
    """

    looks_like: str
    remedy: str
    layouts: tuple[str, ...] = ()


class Dump(Struct, frozen=True, kw_only=True):
    """One captured file, every line accounted for.

    `line_count` is the sum of the lines in records, `boilerplate` and the skipped lines.
    `unused` says how often the file has a field that nothing reads, by its name, and `remarks`
    how it was understood; `problems` are mistakes of the curator who wrote it by hand.  `unread`
    says what the file looks like if none of it was read, unless the curator skips it all.
    """

    name: str
    path: str
    line_count: int
    boilerplate: int
    pages: tuple[ListingPage, ...]
    skipped: tuple[Skipped, ...]
    elements: ElementCount | None = None
    unused: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: Appearance | None = None

    @property
    def records(self) -> tuple[Record, ...]:
        return tuple(record for page in self.pages for record in page.records)

    @property
    def record_lines(self) -> frozenset[int]:
        """The lines in records; in a tree, several may share one."""
        return frozenset(line for record in self.records for line in record.lines)

    @property
    def page_ids(self) -> list[PageId]:
        return [(self.name, number) for number, _ in enumerate(self.pages, 1)]
