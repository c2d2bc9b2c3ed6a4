"""Boilerplate: what surrounds a page's listings: menus, pagers, footers, cookie notices.

Above a page's head a line is boilerplate unless it looks like part of a listing, or like a
sentence.  Below the last certain listing, it is if all its words are known to be, or if it is part
of a list of very short lines; anything else is read like the rest of the page, because no paper
may be lost.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from sys import maxsize

from sitegen.content.dumps.listing.cards import tokens as cut
from sitegen.content.dumps.listing.page_layout import (
    DOT,
    Boilerplate,
    Byline,
    Line,
    Paragraph,
    Token,
    numbers,
)
from sitegen.content.dumps.listing.record_parser import is_bare
from sitegen.content.dumps.listing.style import ends_a_sentence, is_long
from sitegen.content.record import Record

_PHRASES = re.compile(
    r"\b(?:(?:accept|decline|reject) all|about us|all rights reserved|back to top|contact us"
    r"|hugging face|(?:load|show|view|see) (?:all|less|more)|log (?:in|out)"
    r"|of (?:use|service|\d+)|sign (?:in|out|up)|skip to (?:main )?content|system theme"
    r"|the ai community building the future|via email)\b"
)
_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
    about account api blog brand careers changelog close collections community company contact
    cookie cookies copyright datasets discord docs documentation enterprise faq feedback first
    forum github help home huggingface imprint inc jobs last legal linkedin login logout menu
    models navigation newer newsletter next older organizations page pages papers policy posts
    press prev previous pricing privacy register search settings share signup site sitemap
    solutions spaces status subscribe support tasks terms theme tos twitter users website x
    """,
    )
)
_WORD = re.compile(r"[^\W_]+")
_CONSENT = re.compile(
    r"\b(?:uses?|accept|reject|decline|manage)(?: all| necessary| optional| our)? cookies\b"
    r"|\bcookie (?:policy|preferences|settings|notice)\b"
    r"|\b(?:about|protect|respect|value)s? your privacy\b|\bwe and our (?:\d+ )?partners\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"\s*(?:copyright )?(?:©|\(c\) ?\d{4}|copyright \d{4})", re.IGNORECASE)
_SHORT_WORDS = 3  # a line with no more words is more often part of a menu than a title
_LIST_LINES = 3  # and this many such lines in a row are a menu
_TITLE_WORDS = 6  # a line with so many is no part of a menu
_TITLES = 2  # and so many such lines are no slogan
_NOTICE_LINES = 8  # at most, of a wrapped notice
_CHARACTERS_PER_LINE = 20  # at least, in running text, however it is wrapped


def is_boilerplate(text: str) -> bool:
    """Are all its words known boilerplate, or is it a notice about cookies or copyright?"""
    if _CONSENT.search(text) or _COPYRIGHT.match(text):
        return True
    others = _WORD.findall(_PHRASES.sub(" ", text.casefold()))
    return text.strip() != DOT and all(word in _WORDS or word.isdecimal() for word in others)


def listings_above(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above a file's first head that look like listings all the same."""
    found = list(cut(lines))
    certain = [
        position for position, token in enumerate(found) if _is_byline(token) or _is_abstract(token)
    ]
    borders = [found[max(certain[0] - 1, 0)], found[certain[-1]]] if certain else []  # from a title
    listed = [line.number for line in _title_like(lines, found)]
    listed += [number for token in borders for number in numbers(token)]
    return [line for line in lines if listed and min(listed) <= line.number <= max(listed)]


def _title_like(lines: Sequence[Line], tokens: Sequence[Token]) -> Sequence[Line]:
    """From the first line that is too long for a menu, and what is above it, to the last.

    There must be several such lines, or one that is a sentence.
    """
    known = {
        number
        for token in tokens
        if isinstance(token, Paragraph) and len(token.numbers) <= _NOTICE_LINES
        for number in token.numbers
        if is_boilerplate(token.text)
    }
    found = [
        position
        for position, line in enumerate(lines)
        if len(line.text.split()) >= _TITLE_WORDS and line.number not in known
        if not is_boilerplate(line.text)
    ]
    is_sentence = any(ends_a_sentence(lines[position].text.rstrip()) for position in found)
    if not is_sentence and len(found) < _TITLES:
        return ()
    return lines[max(found[0] - 1, 0) : found[-1] + 1]


def end_of_listings(tokens: Sequence[Token]) -> int:
    """The number of the last line that certainly belongs to a listing; 0 if there is none.

    That is the last byline, or the last abstract below a title where few listings have bylines.
    """
    bylines = [numbers(token)[-1] for token in tokens if _is_byline(token)]
    texts = [
        (above, token)
        for above, token in pairwise(tokens)
        if isinstance(above, Paragraph) and isinstance(token, Paragraph) and is_long(token.text)
    ]
    abstracts = (
        token.numbers[-1]
        for above, token in reversed(texts)
        if not (is_boilerplate(above.text) or _is_notice(token))
    )
    last_byline = max(bylines, default=0)
    if 2 * len(bylines) >= len(texts):
        return last_byline
    return max(last_byline, next(abstracts, 0))


def boilerplate_below(lines: Sequence[Line], tokens: Sequence[Token], end: int) -> set[int]:
    """The numbers of the lines below `end` that are boilerplate, whatever their neighbors are."""
    blocks = (token for token in tokens if isinstance(token, Paragraph) and token.numbers[0] > end)
    found = {number for each in blocks if _is_notice(each) for number in each.numbers}
    above = 0
    for line in lines:
        separator = line.text.strip() == DOT and above in found
        if line.number > end and (separator or is_boilerplate(line.text)):
            found.add(line.number)
        above = line.number
    return found - {token.number for token in tokens if isinstance(token, Boilerplate)}


def menus(
    records: Sequence[Record], end: int, boilerplate: Collection[int], *, next_page: bool
) -> Iterator[Record]:
    """The records below `end` that are lines of a menu rather than papers.

    These are very short records below known `boilerplate`, above the head of the next page, or
    several in a row; between boilerplate and the next page, longer ones too.  On a page of nothing
    but titles there is no way to tell, so there are none.
    """
    if all(map(is_bare, records)):
        return
    top = min(boilerplate, default=maxsize)
    run: list[Record] = []
    lines = 0
    for record in records:
        is_short = all(
            len(text.split()) <= _SHORT_WORDS for text in (record.title, *record.abstract)
        )
        is_listing = record.date or record.authors_count is not None or is_long(record.text)
        if record.line > top and not is_listing and (is_short or next_page):
            yield record
        elif not (record.line > end and is_short and is_bare(record)):
            run, lines = [], 0
        elif next_page:
            top = min(top, record.line)
            yield record
        else:
            run.append(record)
            lines += len(record.lines)
            if lines >= _LIST_LINES:
                yield from run
                run = []


def _is_byline(token: Token) -> bool:
    """Does it certainly say who or when?  A name above a dot may be part of a menu."""
    return isinstance(token, Byline) and (token.date or token.authors_count) is not None


def _is_abstract(token: Token) -> bool:
    return isinstance(token, Paragraph) and is_long(token.text) and not _is_notice(token)


def _is_notice(paragraph: Paragraph) -> bool:
    return _is_list(paragraph) or is_boilerplate(paragraph.text)


def _is_list(paragraph: Paragraph) -> bool:
    """Is it several short lines with no empty one between them?"""
    lines = len(paragraph.numbers)
    return lines >= _LIST_LINES and len(paragraph.text) < lines * _CHARACTERS_PER_LINE
