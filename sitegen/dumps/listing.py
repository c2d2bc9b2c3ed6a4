"""Listing: from the tokens of a page to its records.

Nothing marks a paragraph as a title or as an abstract, and either may be missing or come in
several paragraphs.  So a paragraph is judged by its looks (`_is_prose`) and by what follows
it: after a byline or a head comes a title; a short line above prose is a title.  What fits
nowhere is skipped with a reason, never dropped.
"""

import re
from collections.abc import Iterator, Sequence

from sitegen.dumps.layout import Byline, Furniture, Paragraph, Stray, Token
from sitegen.record import Record, Skipped

_PROSE_WORDS = 35
_PROSE_CHARACTERS = 260
_LONGEST_TITLE_WORDS = 60
_LONGEST_TITLE_CHARACTERS = 500
_SENTENCE_END = re.compile(r"""(?:[.!?]|。)[)\]"'”’]*$""")
_WEB_ADDRESS = re.compile(r"https?://\S")
_EXCERPT = 80


def read_listing(dump: str, tokens: Sequence[Token]) -> Iterator[Record | Skipped]:
    """Every paragraph, byline and stray among `tokens`, as part of a record or as skipped."""
    card: list[Paragraph] = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        match token:
            case Paragraph() if not card and not _can_be_title(token):
                yield _skipped(
                    dump, token.numbers, token.text, "an abstract with no title above it"
                )
            case Paragraph() if not card or _belongs_to(card, token, following):
                card.append(token)
            case Paragraph():
                yield _record(dump, card)
                card = [token]
            case Byline() if card:
                yield _record(dump, card, token)
                card = []
            case Byline():
                yield _skipped(dump, token.numbers, str(token.date), "who and when, but no paper")
            case Furniture() if card:
                yield _record(dump, card)
                card = []
            case Stray():
                yield _skipped(dump, (token.number,), token.text, token.reason)
    if card:
        yield _record(dump, card)


def _belongs_to(card: Sequence[Paragraph], token: Paragraph, following: Token | None) -> bool:
    """Does `token` continue the paper in `card` (a title and what followed it)?"""
    words = len(token.text.split())
    if _is_long(token):
        return True
    if len(card) == 1:
        short_abstract = isinstance(following, Byline)
        return short_abstract or _is_prose(token) or words >= _PROSE_WORDS - 10
    is_next_title = isinstance(following, Paragraph) and _is_prose(following)
    return _is_prose(token) and not (is_next_title and not _WEB_ADDRESS.search(token.text))


def _is_prose(paragraph: Paragraph) -> bool:
    text = paragraph.text
    ends_as_sentence = _SENTENCE_END.search(text[-8:]) and not text.endswith(("...", "?", "!"))
    return bool(_is_long(paragraph) or ends_as_sentence or _WEB_ADDRESS.search(text))


def _is_long(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) >= _PROSE_CHARACTERS or len(text.split()) >= _PROSE_WORDS


def _can_be_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        len(text) <= _LONGEST_TITLE_CHARACTERS and len(text.split()) <= _LONGEST_TITLE_WORDS
    ) and any(character.isalnum() for character in text)


def _record(dump: str, card: Sequence[Paragraph], byline: Byline | None = None) -> Record:
    title, *abstract = card
    numbers = [number for paragraph in card for number in paragraph.numbers]
    return Record(
        dump=dump,
        lines=(*numbers, *(byline.numbers if byline else ())),
        title=title.text,
        abstract=tuple(paragraph.text for paragraph in abstract),
        authors_count=byline.authors_count if byline else None,
        organization=byline.organization if byline else None,
        date=byline.date if byline else None,
        comments=byline.comments if byline else None,
    )


def _skipped(dump: str, numbers: Sequence[int], text: str, reason: str) -> Skipped:
    return Skipped(
        dump=dump,
        line=numbers[0],
        count=len(numbers),
        reason=reason,
        excerpt=text[:_EXCERPT],
    )
