"""Page layout: how one kind of saved page is recognized and read.

A layout recognizes pages by their heads, which may be anywhere in a file.  It turns the numbered
lines of a page into *tokens* (page boilerplate, a paragraph, a "who · when" block), and
`record_parser.py` turns tokens into records.  So a layout states only its own rules.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from sitegen.content.record import Organization
from sitegen.text.dates import PartialDate


class Line(Struct, frozen=True):
    """A line that is not empty; numbers count from 1."""

    number: int
    text: str


class Boilerplate(Struct, frozen=True):
    """A line of the page around the listings; the head's last one says when it was captured."""

    number: int
    captured: PartialDate | None = None


class Paragraph(Struct, frozen=True):
    numbers: tuple[int, ...]
    text: str


class Byline(Struct, frozen=True):
    """Who and when, as they appear below an abstract; None for what is missing."""

    numbers: tuple[int, ...]
    text: str
    authors_count: int | None
    organization: Organization | None
    date: PartialDate | None
    comments: int | None


class Unrecognized(Struct, frozen=True):
    """A line that no rule of the layout reads."""

    number: int
    text: str
    reason: str


Token = Boilerplate | Paragraph | Byline | Unrecognized


def numbers(token: Token) -> tuple[int, ...]:
    """The lines that a token was read from."""
    return token.numbers if isinstance(token, Byline | Paragraph) else (token.number,)


class PageLayout(Struct, frozen=True):
    """A kind of saved page: its name, where its heads begin, how a page is cut into tokens.

    `heads` gives positions in the lines of a file, `tokens` reads the lines of one page.
    """

    name: str
    heads: Callable[[Sequence[Line]], Iterator[int]]
    tokens: Callable[[Sequence[Line]], Iterator[Token]]


NEWSLETTER = (
    "Get trending papers in your email inbox!",
    "Get trending papers in your email inbox once a day!",
)
FIRST_WORDS = ("new", NEWSLETTER[-1])  # what a head may begin with
SUBSCRIBE = "Subscribe"
TITLE = "Daily Papers"
BYLINE = "byAK and the research community"
SOME_WORDS = ("AK", "inbox")  # of which every head has one, whatever it is divided by
DOT = "·"
BOILERPLATE = frozenset({"new", *NEWSLETTER, SUBSCRIBE, TITLE, BYLINE})
_ABOVE_BYLINE = BOILERPLATE - {BYLINE}


def head_above(lines: Sequence[Line], position: int) -> int:
    """Where the head that ends with the line at `position` begins."""
    while position and lines[position - 1].text.strip() in _ABOVE_BYLINE:
        position -= 1
    return position
