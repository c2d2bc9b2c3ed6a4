"""The cards layout: paragraphs parted by empty lines; who, `·` and when below an abstract.

*Who* is `  • 13 authors` or an organisation as `slug Display Name`.  *When* is `Apr 23`,
`Jun 29, 2022` or `Nov 21 2`, where a trailing integer is the number of comments.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.dates import PartialDate, parse_listed
from sitegen.dumps.layout import (
    BYLINE,
    FURNITURE,
    TITLE,
    Byline,
    Furniture,
    Layout,
    Line,
    Paragraph,
    Stray,
    Token,
    head,
)
from sitegen.record import Organization

_DOT = "·"
_AUTHORS = re.compile(r"•\s*(\d{1,6}) authors?")
_ORGANIZATION = re.compile(r"(\S+)\s+(\S.*)")
_WHEN = re.compile(r"(\S+ \d{1,2}(?:, \d{4})?)(?: (\d{1,6}))?")
_LONGEST_WHO = 120


@dataclass(frozen=True, slots=True)
class _When:
    date: PartialDate
    comments: int | None


def _recognises(lines: Sequence[Line]) -> bool:
    return {TITLE, BYLINE} <= head(lines)


def tokens(lines: Sequence[Line]) -> Iterator[Token]:
    """Cut a page into furniture, paragraphs and bylines; a dot without both sides is a stray."""
    paragraph: list[Line] = []
    position = 0
    while position < len(lines):
        token, used = _special_token(lines, position)
        if paragraph and (token or lines[position].number != paragraph[-1].number + 1):
            yield _joined(paragraph)
            paragraph = []
        if token:
            yield token
        else:
            paragraph.append(lines[position])
        position += used
    if paragraph:
        yield _joined(paragraph)


def _special_token(lines: Sequence[Line], position: int) -> tuple[Token | None, int]:
    """The token that starts here, if it is not a paragraph, and how many lines it takes."""
    line = lines[position]
    text = line.text.strip()
    if text in FURNITURE:
        return Furniture(line.number), 1
    if position and lines[position - 1].text.strip() == BYLINE and (day := parse_listed(text)):
        return Furniture(line.number, captured=day), 1
    byline = _byline(lines[position : position + 3])
    if byline:
        return byline, 3
    if text == _DOT:
        return Stray(line.number, text, "a dot without who above it and when below it"), 1
    return None, 1


def _byline(three: Sequence[Line]) -> Byline | None:
    if len(three) < 3 or three[1].text.strip() != _DOT:
        return None
    who, when = three[0].text.strip(), _when(three[2].text.strip())
    if when is None or len(who) > _LONGEST_WHO:
        return None
    authors = _AUTHORS.fullmatch(who)
    return Byline(
        numbers=tuple(line.number for line in three),
        authors_count=int(authors[1]) if authors else None,
        organization=None if authors else _organization(who),
        date=when.date,
        comments=when.comments,
    )


def _when(text: str) -> _When | None:
    match = _WHEN.fullmatch(text)
    date = parse_listed(match[1]) if match else None
    if match is None or date is None:
        return None
    return _When(date, int(match[2]) if match[2] else None)


def _organization(who: str) -> Organization:
    match = _ORGANIZATION.fullmatch(who)
    return Organization(slug=match[1], name=match[2]) if match else Organization(slug=who, name=who)


def _joined(paragraph: Sequence[Line]) -> Paragraph:
    return Paragraph(
        tuple(line.number for line in paragraph),
        " ".join(line.text.strip() for line in paragraph),
    )


LAYOUT = Layout("cards", _recognises, tokens)
