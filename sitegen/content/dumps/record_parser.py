"""Record parser: from the tokens of a page to its records.

Nothing marks a paragraph as a title or as an abstract, and either may be missing or come in
several paragraphs.  So the paragraphs between two certain borders (a byline, page boilerplate)
are read together: each is scored by its style (`_prose`), each irregularity has its cost, and the
cheapest reading is taken.  One odd paragraph then cannot shift all that follow, as it would
if each were classified by itself.  What fits nowhere is skipped with a reason, never dropped.
"""

import re
from collections.abc import Container, Iterator, Sequence
from enum import IntEnum

from sitegen.content.dumps.layout import Boilerplate, Byline, Paragraph, Token, Unrecognized
from sitegen.content.record import Record, Skipped

_LONG_WORDS = 35
_CHARACTERS_PER_WORD = 7.5  # in scripts without spaces too, roughly
_LONGEST_TITLE_WORDS = 60
_LONGEST_TITLE_CHARACTERS = 500
_LONGEST_ABSTRACT_CHARACTERS = 2_000_000  # more would take minutes to match and to file
_SENTENCE_END = re.compile(r"""(?:(?<!\.)\.|。)[)\]"'”’]*$""")
_ENDING = 8
_WEB_ADDRESS = re.compile(r"https?://\S")
EXCERPT = 80  # characters


class _Role(IntEnum):
    """What a paragraph may be."""

    TITLE = 0
    ABSTRACT = 1
    ORPHAN = 2  # an abstract with no title above it


# The costs of a reading: of a paragraph in a role that does not suit its style ...
_PROSE_AS_TITLE = 4.0
_TITLE_AS_PROSE = 2.4
_ORPHAN = 3.0
_NEVER = 1e6
_CERTAIN_TITLE = {_Role.TITLE: 0.0, _Role.ABSTRACT: _NEVER, _Role.ORPHAN: _NEVER}
_PROSE_OF_AN_ABSTRACT = 0.3  # anything less reads like a title
# ... and of a role below another (each with what may precede it).  Two missing abstracts
# cost more than a short odd one.
_NO_ABSTRACT = 1.1
_FURTHER_PARAGRAPH = 1.2
_SUCCESSION = {
    _Role.TITLE: {_Role.TITLE: _NO_ABSTRACT, _Role.ABSTRACT: 0.0, _Role.ORPHAN: 0.0},
    _Role.ABSTRACT: {_Role.TITLE: 0.0, _Role.ABSTRACT: _FURTHER_PARAGRAPH},
    _Role.ORPHAN: {_Role.ORPHAN: 0.0},
}


def read_records(
    dump: str, page: int, tokens: Sequence[Token], titles: Container[int] = ()
) -> Iterator[Record | Skipped]:
    """Every paragraph, byline and odd line of a page, as part of a record or as skipped.

    `titles` are lines at which a title is known to begin.
    """
    paragraphs: list[Paragraph] = []
    for token in tokens:
        match token:
            case Paragraph() if len(token.text) > _LONGEST_ABSTRACT_CHARACTERS:
                reason = f"too long for an abstract: {len(token.text):,} characters"
                yield skipped(dump, token.numbers, token.text, reason)
            case Paragraph():
                paragraphs.append(token)
            case Unrecognized():
                yield skipped(dump, (token.number,), token.text, token.reason)
            case Byline():
                yield from _read(dump, page, paragraphs, token, titles)
                paragraphs = []
            case Boilerplate():
                yield from _read(dump, page, paragraphs, None, titles)
                paragraphs = []
    yield from _read(dump, page, paragraphs, None, titles)


def _read(
    dump: str,
    page: int,
    paragraphs: Sequence[Paragraph],
    byline: Byline | None,
    titles: Container[int],
) -> Iterator[Record | Skipped]:
    """The papers of a run of paragraphs; a byline below it belongs to the last of them."""
    cards: list[list[Paragraph]] = []
    for paragraph, role in zip(paragraphs, _roles(paragraphs, titles), strict=True):
        if role is _Role.ORPHAN:
            reason = "an abstract with no title above it"
            yield skipped(dump, paragraph.numbers, paragraph.text, reason)
        elif role is _Role.TITLE:
            cards.append([paragraph])
        else:
            cards[-1].append(paragraph)
    for card in cards[:-1]:
        yield _record(dump, page, card, None)
    if cards:
        yield _record(dump, page, cards[-1], byline)
    elif byline:
        yield skipped(dump, byline.numbers, byline.text, "who and when, but no paper")


def _roles(paragraphs: Sequence[Paragraph], titles: Container[int]) -> list[_Role]:
    """The cheapest reading, found as Viterbi's algorithm does: the best way to each role."""
    if not paragraphs:
        return []
    first, *others = (
        _CERTAIN_TITLE if paragraph.numbers[0] in titles else _costs(paragraph)
        for paragraph in paragraphs
    )
    costs = {role: first[role] for role in (_Role.TITLE, _Role.ORPHAN)}
    ways: list[dict[_Role, _Role]] = []
    for prices in others:
        reached = {
            role: min((costs[b] + price, b) for b, price in before.items() if b in costs)
            for role, before in _SUCCESSION.items()
            if before.keys() & costs.keys()
        }
        ways.append({role: before for role, (_, before) in reached.items()})
        costs = {role: cost + prices[role] for role, (cost, _) in reached.items()}
    costs[_Role.TITLE] += _NO_ABSTRACT
    roles = [min(costs, key=lambda role: (costs[role], role))]
    for way in reversed(ways):
        roles.append(way[roles[-1]])
    return roles[::-1]


def _costs(paragraph: Paragraph) -> dict[_Role, float]:
    prose = _prose(paragraph.text)
    as_title = _PROSE_AS_TITLE * prose if _can_be_title(paragraph.text) else _NEVER
    as_abstract = _TITLE_AS_PROSE * (1 - prose)
    return {_Role.TITLE: as_title, _Role.ABSTRACT: as_abstract, _Role.ORPHAN: _ORPHAN}


def _prose(text: str) -> float:
    """How much a paragraph looks like an abstract (1) or like a title (0)."""
    if is_long(text):
        return 1.0
    words = text.split()
    length = max(len(words), len(text) / _CHARACTERS_PER_WORD)
    long_words = [word for word in words if len(word) > 3]
    capitals = sum(not word[0].islower() for word in long_words)
    lower_case = 1 - capitals / len(long_words) if long_words else 0.0
    style = 0.01 * length + 0.2 * lower_case
    style += 0.35 if _SENTENCE_END.search(text[-_ENDING:]) else 0.0
    style += 0.6 if _WEB_ADDRESS.search(text) else 0.0
    return min(style, 1.0)


def is_bare(record: Record) -> bool:
    """Is it only a title, with no byline and no abstract that reads like one?"""
    prose = any(_prose(text) >= _PROSE_OF_AN_ABSTRACT for text in record.abstract)
    return not prose and not record.has_byline


def is_long(text: str) -> bool:
    """Is it too long to be anything but an abstract?"""
    if len(text) / _CHARACTERS_PER_WORD >= _LONG_WORDS:
        return True
    return len(text) >= 2 * _LONG_WORDS - 1 and len(text.split()) >= _LONG_WORDS


def _can_be_title(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TITLE_CHARACTERS
        and len(text.split()) <= _LONGEST_TITLE_WORDS
        and any(character.isalnum() for character in text)
    )


def _record(dump: str, page: int, card: Sequence[Paragraph], byline: Byline | None) -> Record:
    title, *abstract = card
    numbers = [number for paragraph in card for number in paragraph.numbers]
    return Record(
        dump=dump,
        page=page,
        lines=(*numbers, *(byline.numbers if byline else ())),
        title=title.text,
        abstract=tuple(paragraph.text for paragraph in abstract),
        authors_count=byline.authors_count if byline else None,
        organization=byline.organization if byline else None,
        date=byline.date if byline else None,
        comments=byline.comments if byline else None,
    )


def skipped(dump: str, numbers: Sequence[int], text: str, reason: str) -> Skipped:
    """The lines with these `numbers`, which belong to no record; their excerpt is from `text`."""
    return Skipped(
        dump=dump,
        line=numbers[0],
        count=len(numbers),
        reason=reason,
        excerpt=text[:EXCERPT],
    )
