"""Record parser: from the tokens of a page to its records.

Nothing marks a paragraph as a title or as an abstract, and either may be missing or come in
several paragraphs.  So the paragraphs between two certain borders (a byline, page boilerplate)
are read together: each is scored by its style, each irregularity has its cost, and the cheapest
reading is taken.  One odd paragraph then cannot shift all that follow, as it would if each were
classified by itself.  What fits nowhere is skipped with a reason, never dropped.
"""

from collections.abc import Container, Iterator, Sequence
from enum import IntEnum

from sitegen.content.dumps.accounting import skipped
from sitegen.content.dumps.listing.page_layout import (
    Boilerplate,
    Byline,
    Paragraph,
    Token,
    Unrecognized,
)
from sitegen.content.dumps.listing.style import is_long, prose, reads_as_prose
from sitegen.content.record import Record, Skipped

_LONGEST_TITLE_WORDS = 60
_LONGEST_TITLE_CHARACTERS = 500
_LONGEST_ABSTRACT_CHARACTERS = 10_000  # five times the longest abstract that was ever seen


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
    for card in cards:
        odd = dict(_odd_paragraphs(card))
        kept = [paragraph for paragraph in card if paragraph not in odd]
        yield _record(dump, page, kept, byline if card is cards[-1] else None)
        for paragraph, reason in odd.items():
            yield skipped(dump, paragraph.numbers, paragraph.text, reason)
    if byline and not cards:
        yield skipped(dump, byline.numbers, byline.text, "who and when, but no paper")


def _odd_paragraphs(card: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """What is beside an abstract, or beyond any abstract's length, and why it is no part of it."""
    has_abstract = any(is_long(paragraph.text) for paragraph in card[1:])
    characters = 0
    for paragraph in card[1:]:
        characters += len(paragraph.text)
        if has_abstract and not reads_as_prose(paragraph.text):
            yield paragraph, "beside an abstract, but no prose"
        elif characters > _LONGEST_ABSTRACT_CHARACTERS:
            yield (
                paragraph,
                f"beyond the {_LONGEST_ABSTRACT_CHARACTERS:,} characters of an abstract",
            )


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
    likeness = prose(paragraph.text)
    as_title = _PROSE_AS_TITLE * likeness if _can_be_title(paragraph.text) else _NEVER
    as_abstract = _TITLE_AS_PROSE * (1 - likeness)
    return {_Role.TITLE: as_title, _Role.ABSTRACT: as_abstract, _Role.ORPHAN: _ORPHAN}


def is_bare(record: Record) -> bool:
    """Is it only a title, with no byline and no abstract that reads like one?"""
    return not any(map(reads_as_prose, record.abstract)) and not record.has_byline


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
        further=(*title.numbers[1:], *numbers[len(title.numbers) + 1 :]),
    )
