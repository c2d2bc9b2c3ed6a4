"""BibTeX value: what stands behind a field's `=`, with `@string`s resolved and `#` joined.

bibtexparser splits a file into fields; it resolves no text that is joined of several pieces, and
takes two fields with no comma between them for one.
"""

import re
from collections.abc import Iterable

from sitegen.text.dates import MONTHS

_GROWTH = 4  # how often as long as its file the text of all macros may become
_MARK = re.compile(r"\\.|[{}\"]", re.DOTALL)
_BARE = re.compile(r"[^\s#{}\"=,]+")
_SPACE = re.compile(r"\s*")


class MissingCommaError(ValueError):
    """Behind the value there is the name of another field."""


class Macros:
    """The `@string`s of a file, and the months; an unknown name stands for itself.

    A text may be joined of texts that were joined: together they have a limit.
    """

    def __init__(self, size: int) -> None:
        self._values = {month.lower(): month.lower() for month in MONTHS}
        self._left = _GROWTH * size

    def define(self, name: str, value: str) -> None:
        self._values[name.lower()] = value

    def text(self, name: str) -> str:
        text = self._values.get(name.lower(), name)
        self._left -= len(text)
        return text if self._left >= 0 else name


def evaluate(written: str, macros: Macros) -> str:
    """The text, without what encloses it. Raises MissingCommaError."""
    if written[:1] == "{" and _closing(written, 0) == len(written) - 1:
        return written[1:-1].strip()
    return _joined(_pieces(written, macros))


def _pieces(written: str, macros: Macros) -> Iterable[str]:
    """Texts, and `#` between those that are to be joined."""
    at = _after_space(written, 0)
    while at < len(written):
        if written[at] in '{"':
            end = _closing(written, at)
            yield written[at + 1 : end]
        elif written[at] == "=":
            raise MissingCommaError
        elif bare := _BARE.match(written, at):
            end = bare.end() - 1
            yield macros.text(bare[0])
        else:
            end = at
            if written[at] == "#":
                yield "#"
        at = _after_space(written, end + 1)


def _joined(pieces: Iterable[str]) -> str:
    """The pieces; those with no `#` between them are words that nothing encloses."""
    texts: list[str] = []
    join = True
    for piece in pieces:
        if piece == "#":
            join = True
        else:
            texts += [piece] if join else [" ", piece]
            join = False
    return "".join(texts).strip()


def _closing(written: str, start: int) -> int:
    """Where what opens at `start` is closed; the end if it is not."""
    quoted = written[start] == '"'
    depth = 0
    for mark in _MARK.finditer(written, start + quoted):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if mark[0] == ('"' if quoted else "}") and depth == 0:
            return mark.start()
    return len(written)


def _after_space(written: str, at: int) -> int:
    space = _SPACE.match(written, at)
    return space.end() if space else at
