"""Prose: a text to read that knows which of its parts are formulas, and which are explained.

It is the text in Unicode, and goes wherever a text goes: into titles of windows, feeds, search and
exports.  Only who shows it on a page asks for its segments.  A text made from it by cutting or
joining is plain text again, so no formula is ever cut.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sitegen.text.formula import Formula


class Explained(Struct, frozen=True):
    """Words of a text that the glossary explains, under an `anchor`."""

    text: str
    anchor: str


Segment = str | Formula | Explained

_SPACES = re.compile(r"[^\S ]\s*| \s+")  # all but a single space
_ACRONYM = re.compile(r"([A-Z](?:[A-Z0-9-]{0,20}[A-Z0-9])?[A-Z0-9]) : (?=[A-Z])")


class Prose(str):
    """`segments` joined are the text."""

    __slots__ = ("segments",)

    segments: tuple[Segment, ...]

    def __new__(cls, segments: Iterable[Segment]) -> "Prose":
        kept = tuple(_trimmed(segments))
        prose = super().__new__(cls, "".join(map(text_of, kept)))
        prose.segments = kept
        return prose

    @property
    def formulas(self) -> tuple[Formula, ...]:
        return tuple(each for each in self.segments if isinstance(each, Formula))


def text_of(segment: Segment) -> str:
    return segment if isinstance(segment, str) else segment.text


def typeset(text: str) -> str:
    """The text with the dashes that two or three hyphens between spaces stand for, and without the
    space between an acronym that begins it and a colon: `PCM : Picard`.
    """
    if isinstance(text, Prose):
        return Prose(typeset(each) if isinstance(each, str) else each for each in text.segments)
    if acronym := _ACRONYM.match(text):
        text = f"{acronym[1]}: {text[acronym.end() :]}"
    return text.replace(" -- ", " – ").replace(" --- ", " — ")


def _trimmed(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments with single spaces, and none at the ends."""
    spaced = [_SPACES.sub(" ", each) if isinstance(each, str) else each for each in segments]
    for place, each in enumerate(spaced):
        if isinstance(each, str):
            each = each.lstrip() if place == 0 else each
            each = each.rstrip() if place == len(spaced) - 1 else each
        if each:
            yield each
