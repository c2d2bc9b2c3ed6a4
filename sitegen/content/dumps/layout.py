"""Layout: how one kind of saved page is recognized and read.

A layout turns numbered lines into *tokens* (page boilerplate, a paragraph, a "who · when"
block); `record_parser.py` turns tokens into records.  So a layout states only its own rules.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.content.record import Organization
from sitegen.text.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty; numbers count from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A line of the page around the listings; the head's last one says when it was captured."""

    number: int
    captured: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    numbers: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Byline:
    """Who and when, as they appear below an abstract; None for what is missing."""

    numbers: tuple[int, ...]
    text: str
    authors_count: int | None
    organization: Organization | None
    date: PartialDate | None
    comments: int | None


@dataclass(frozen=True, slots=True)
class Unrecognized:
    """A line that no rule of the layout reads."""

    number: int
    text: str
    reason: str


Token = Boilerplate | Paragraph | Byline | Unrecognized


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of saved page: its name, how its text is recognized, how it is cut into tokens."""

    name: str
    recognizes: Callable[[Sequence[Line]], bool]
    tokens: Callable[[Sequence[Line]], Iterator[Token]]


NEWSLETTER = (
    "Get trending papers in your email inbox!",
    "Get trending papers in your email inbox once a day!",
)
SUBSCRIBE = "Subscribe"
TITLE = "Daily Papers"
BYLINE = "byAK and the research community"
BOILERPLATE = frozenset({"new", *NEWSLETTER, SUBSCRIBE, TITLE, BYLINE})


def head(lines: Sequence[Line]) -> frozenset[str]:
    """The boilerplate among the first lines of a page: what distinguishes the layouts."""
    return frozenset(line.text.strip() for line in lines[:8]) & BOILERPLATE
