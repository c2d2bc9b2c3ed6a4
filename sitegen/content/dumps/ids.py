"""Ids: arXiv ids, DOIs or their addresses, one or several a line, and nothing else.

Such a record is pending: it waits for its title.  A comment above ids is their heading, as far as
the next comment or empty line.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from sitegen.content.dumps.element import Cut, Element, Unreadable, with_pointers
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.text.identifier import arxiv_id, doi

_ROLES = {"identifier": Role.ARXIV, "address": Role.URL}
_SAMPLE = 100_000  # characters
_MOST = 0.90  # likeness of a file that is nothing else; `- arxiv: 2401.10020` is YAML as well
_LONGEST = 300  # characters of an identifier or an address
_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,5}[.)](?!\d))\s+")
_COMMENT = re.compile(r"\s*(?:#+|//|%|;|--)\s*(.*)")
_BEHIND = re.compile(r"\s(?:#|//|%).*")
_HEAD = re.compile(r"(?:arxiv|doi|id|paper|url|link|identifier)s?(?:[ _-]?ids?)?", re.IGNORECASE)
_LABEL = re.compile(r"\b(doi|arxiv)\s*[:=]\s+(?=\d)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_PROSE = re.compile(r"\s*[A-Za-z]+[\s,;|]+[A-Za-z]")
_APART = re.compile(r"[\s,;|]+")
_ARXIV_SHAPE = re.compile(r"(?:.*\barxiv.*?)?\d{4}\.\d{4,5}(?:v\d+)?(?:\.pdf)?", re.IGNORECASE)
_DOI_SHAPE = re.compile(r"(?:.*doi.*?)?10\.\d+.*", re.IGNORECASE)


class _Line(Struct, frozen=True, kw_only=True):
    """A line that is neither empty nor a comment: its ids, and the words that are none."""

    ids: list[str]
    others: list[str]


def likeness(file: SavedFile) -> float:
    """The share of lines that are ids and have nothing beside them: a title would be a list's."""
    sample = file.text[:_SAMPLE]
    if len(sample) < len(file.text):
        sample = sample[: -len(_APART.split(sample)[-1]) or None]  # no id that is cut
    lines = [line for line in sample.split("\n") if not _is_between(line)]
    alone = sum(map(_is_nothing_but_ids, lines))
    return _MOST * alone / len(lines) if lines else 0.0


def cut(file: SavedFile) -> Cut:
    """An element for each id; empty lines, comments and a column's head are boilerplate."""
    elements: list[Element | Unreadable] = []
    heading = ""
    for number, line in enumerate(file.lines, 1):
        comment = _COMMENT.fullmatch(line)
        if comment or not line.strip():
            heading = comment[1].strip() if comment else ""
        elif number > 1 or not _HEAD.fullmatch(line.strip()):
            elements += _elements(number, line, heading)
    return Cut(elements=with_pointers(elements), total=len(elements), roles=_ROLES)


def _is_between(line: str) -> bool:
    return not line.strip() or _COMMENT.fullmatch(line) is not None


def _is_nothing_but_ids(line: str) -> bool:
    if _DIGIT.search(line) is None or _PROSE.match(line):  # so are most lines of other files
        return False
    words = _words(line)
    return bool(words) and all(map(_is_id, words))


def _words(line: str) -> list[str]:
    text = _BEHIND.sub("", _BULLET.sub("", line, count=1))
    return [word for word in _APART.split(_LABEL.sub(r"\1:", text)) if word.strip("[](){}\"'<>")]


def _parse(line: str) -> _Line:
    words = _words(line)
    are_ids = [_is_id(word) for word in words]
    return _Line(
        ids=[word for word, is_id in zip(words, are_ids, strict=True) if is_id],
        others=[word for word, is_id in zip(words, are_ids, strict=True) if not is_id],
    )


def _is_id(word: str) -> bool:
    if len(word) > _LONGEST or _DIGIT.search(word) is None:  # as most words have none
        return False
    return bool(arxiv_id(word) or doi(word))


def _elements(number: int, line: str, heading: str) -> Iterator[Element | Unreadable]:
    """Words beside an id are no title; a line without any id cannot be read."""
    parsed = _parse(line)
    wrong = [(word, reason) for word in parsed.others if (reason := _wrong(word))]
    for word in parsed.ids:
        name = "address" if "://" in word else "identifier"
        headings = [heading] if heading else []
        yield Element(lines=[number], values={name: [word]}, headings=headings)
    for word, reason in wrong:
        yield Unreadable(lines=[number], reason=reason, text=word)
    if not parsed.ids and not wrong:
        reason = "neither an arXiv id nor a DOI"
        yield Unreadable(lines=[number], reason=reason, text=line[:_LONGEST])


def _wrong(word: str) -> str:
    """Why what looks like an id is none; empty where it looks like none."""
    if len(word) > _LONGEST:
        return ""
    if _ARXIV_SHAPE.fullmatch(word):
        return "not an arXiv id: its first four digits are no year and month"
    return "not a DOI" if _DOI_SHAPE.fullmatch(word) else ""


LAYOUT = element_layout("ids", likeness, cut)
