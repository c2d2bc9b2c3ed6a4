"""The cards layout: paragraphs separated by empty lines; who, `·` and when below an abstract.

*Who* is `  • 13 authors` or an organization as `slug Display Name`.  *When* is `Apr 23`,
`Jun 29, 2022` or `Nov 21 2`, where a trailing integer is the number of comments.  If a page is cut
short or a day does not exist, the byline has what can be read.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitegen.content.dumps.listing.page_layout import (
    BOILERPLATE,
    BYLINE,
    DOT,
    TITLE,
    Boilerplate,
    Byline,
    Line,
    PageLayout,
    Paragraph,
    Token,
    Unrecognized,
    head_above,
)
from sitegen.content.dumps.listing.style import is_long
from sitegen.content.record import Organization
from sitegen.text.dates import parse_listed

_DAY = r"[A-Z][a-z]{2}\ \d{1,2}(?:,\ \d{4})?"
_WHEN = re.compile(rf"(?P<day>{_DAY})(?:\ (?P<comments>\d{{1,6}}))?", re.ASCII)
_BYLINE = re.compile(
    rf"""
    (?: •\ *(?P<count>\d{{1,6}})\ authors?(?!.)       # who: so many authors,
      | (?P<name>[^\n·][^\n]{{0,119}})(?=\n·(?!.))    # or a name right above the dot
    )?
    (?: \n*·(?!.) (?: \n+{_WHEN.pattern}(?!.) )? )?
    """,
    re.VERBOSE | re.ASCII,
)
_WIDEST = 500  # characters: no window wraps lines later
_ORGANIZATION = re.compile(r"(\S+)\s+(\S.*)")


def _heads(lines: Sequence[Line]) -> Iterator[int]:
    return (start for start, head in byline_heads(lines) if TITLE in head)


def byline_heads(lines: Sequence[Line]) -> Iterator[tuple[int, set[str]]]:
    """Where each head that ends with the page's own byline begins, and its other lines."""
    for position, line in enumerate(lines):
        if line.text.strip() == BYLINE:
            start = head_above(lines, position)
            yield start, {line.text.strip() for line in lines[start:position]}


def tokens(lines: Sequence[Line]) -> Iterator[Token]:
    """Cut a page into boilerplate, paragraphs and bylines."""
    paragraph: list[Line] = []
    position = 0
    while position < len(lines):
        token, used = _special_token(lines, position)
        if paragraph and (token or lines[position].number != paragraph[-1].number + 1):
            yield from _paragraphs(paragraph)
            paragraph = []
        if token:
            yield token
        else:
            paragraph.append(lines[position])
        position += used
    yield from _paragraphs(paragraph)


def _special_token(lines: Sequence[Line], position: int) -> tuple[Token | None, int]:
    """The token that starts here, if it is not a paragraph, and how many lines it takes."""
    line = lines[position]
    text = line.text.strip()
    above = lines[position - 1].text.strip() if position else ""
    if text in BOILERPLATE:
        return Boilerplate(line.number), 1
    if above == BYLINE and (day := parse_listed(text)):
        return Boilerplate(line.number, captured=day), 1
    if above == DOT and _WHEN.fullmatch(text):
        return Unrecognized(line.number, text, "a day that does not exist"), 1
    if above == DOT and line.number == lines[position - 1].number + 1 and not parse_listed(text):
        return Unrecognized(line.number, text, "not a readable day, right below a dot"), 1
    return _byline(lines[position : position + 3])


def _byline(lines: Sequence[Line]) -> tuple[Byline | None, int]:
    """The byline that `lines` begin with, and how many of them it takes.

    Who, dot or when may be missing, as long as what is left can only be a byline.
    """
    match = _BYLINE.match(_block(lines))
    texts = [text for text in match.group().split("\n") if text] if match else []
    if match is None or not texts:
        return None, 1
    date = parse_listed(match["day"]) if match["day"] else None
    used = len(texts) if date or not match["day"] else len(texts) - 1
    byline = Byline(
        numbers=tuple(line.number for line in lines[:used]),
        text=" ".join(texts[:used]),
        authors_count=int(match["count"]) if match["count"] else None,
        organization=_organization(match["name"]) if match["name"] else None,
        date=date,
        comments=int(match["comments"]) if date and match["comments"] else None,
    )
    return byline, used


def _block(lines: Sequence[Line]) -> str:
    """The lines as one text, with the empty lines between them."""
    text = lines[0].text.strip()
    for above, line in pairwise(lines):
        text += ("\n" if line.number == above.number + 1 else "\n\n") + line.text.strip()
    return text


def _organization(who: str) -> Organization:
    match = _ORGANIZATION.fullmatch(who)
    return Organization(slug=match[1], name=match[2]) if match else Organization(slug=who, name=who)


def _paragraphs(block: Sequence[Line]) -> Iterator[Paragraph]:
    """A block without empty lines: one paragraph, or one for each line.

    It is the latter if a line of it is long enough for an abstract, and the others are not its
    continuation.
    """
    texts = [line.text.strip() for line in block]
    if any(map(is_long, texts)) and not _is_wrapped(texts):
        yield from (Paragraph((line.number,), line.text.strip()) for line in block)
    elif block:
        yield Paragraph(tuple(line.number for line in block), " ".join(texts))


def _is_wrapped(texts: Sequence[str]) -> bool:
    """Had no line of a block, as wide as its widest, room for the first word of the next?"""
    width = max(map(len, texts))
    return width <= _WIDEST and all(
        len(text) + 1 + len(below.split(maxsplit=1)[0]) > width for text, below in pairwise(texts)
    )


LAYOUT = PageLayout("cards", _heads, tokens)
