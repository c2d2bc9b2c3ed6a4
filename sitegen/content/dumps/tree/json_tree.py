"""JSON tree: the values of a text of JSON, with the places of its objects.

A file may hold several values: JSON Lines, or documents one below the other.  What is broken or
cut off is read as far as it goes.  The library's decoder reads strings, numbers and literals; it
cannot say where an object stood, nor what came before an error, so the brackets are ours.  They
need no recursion: the depth is bounded.
"""

import re
from json import JSONDecodeError, JSONDecoder
from typing import Any, Union

from msgspec import Struct, field

Value = Union["Object", list["Value"], str, bool, None]

_DEEPEST = 100
_MOST_VALUES = 4_000_000
_MOST_BREAKS = 1_000

_SPACE = re.compile(r"[ \t\n\r]*")
_BETWEEN = re.compile(r"[ \t\n\r,\x1e]*")  # values, one below the other
_CLOSERS = re.compile(r"[ \t\n\r,\x1e\]}]*")  # below what was broken
# Numbers stay as they are written: an id such as 2301.00010 is no fraction.
_AS_WRITTEN: Any = {"parse_int": str, "parse_float": str, "parse_constant": lambda _: None}
_DECODER = JSONDecoder(**_AS_WRITTEN)
_LENIENT = JSONDecoder(strict=False, **_AS_WRITTEN)
_HALF = re.compile("[\ud800-\udfff]")
_STRUCTURE = re.compile(r'\n[^\S\n]*[\[\]{}"]')


class Object(dict[str, Value]):
    """An object of JSON. `start` and `end` are offsets in the text; `error` says why it is not
    whole."""

    __slots__ = ("end", "error", "start")

    def __init__(self, start: int) -> None:
        super().__init__()
        self.start = start
        self.end = start
        self.error = ""


class Break(Struct, frozen=True):
    """Where the text stops being JSON: from `start` to `end`, and what is wrong."""

    start: int
    end: int
    error: str


class Tree(Struct):
    """All values of a text, and what is broken in it. `repeated` counts keys given twice."""

    values: list[Value] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
    repeated: int = 0


def parse_tree(text: str) -> Tree:
    """The values of a text, however broken it is; never raises."""
    tree = Tree()
    position = _end(_BETWEEN, text, 0)
    while position < len(text):
        reader = _Reader(text, tree)
        try:
            position = reader.read(position)
        except JSONDecodeError as error:
            position = _after_break(text, tree, reader, error)
        tree.values += reader.root
        position = _end(_CLOSERS if tree.breaks else _BETWEEN, text, position)
    return tree


def _after_break(text: str, tree: Tree, reader: "_Reader", error: JSONDecodeError) -> int:
    """Note the break, and where to go on reading: at the next line that begins as it did."""
    reason = f"{error.msg} in line {error.lineno}"
    start = reader.broken_from(error.pos)
    end = len(text)
    if len(tree.breaks) < _MOST_BREAKS - 1 and reader.values_left:
        end = _next_alike(text, start, max(start, reader.whole_until))
    tree.breaks.append(Break(start, end, reason))
    reader.close(end, reason)
    return end


def _next_alike(text: str, start: int, after: int) -> int:
    """The next object that begins its line with the same indentation as the one at `start`."""
    line = text.rfind("\n", 0, start) + 1
    indentation = text[line:start]
    if text[start : start + 1] != "{" or indentation.strip() or len(indentation) > _DEEPEST:
        return len(text)
    found = text.find(f"\n{indentation}{{", after)
    return len(text) if found < 0 else found + 1 + len(indentation)


class _Reader:
    """Reads one value. What it has read is in `root`, even if reading fails."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.text = text
        self.tree = tree
        self.root: list[Value] = []
        self.open: list[tuple[Object | list[Value], int]] = []
        self.whole_until = 0  # the end of the last object or array that is whole
        self.values_left = _MOST_VALUES

    def read(self, position: int) -> int:
        """Read the value at `position`; where it ends. Raises JSONDecodeError."""
        position = self._value(position, None)
        while self.open:
            container, _ = self.open[-1]
            position = _end(_SPACE, self.text, position)
            position = self._next(container, position)
        return position

    def _next(self, container: Object | list[Value], position: int) -> int:
        """Read the next item of the innermost open container, or its end."""
        closer = "}" if isinstance(container, Object) else "]"
        if self.text[position : position + 1] == closer:
            return self._closed(position + 1)
        if container:
            if self.text[position : position + 1] != ",":
                raise JSONDecodeError("Expecting ',' delimiter", self.text, position)
            position = _end(_SPACE, self.text, position + 1)
            if self.text[position : position + 1] == closer:  # a comma too much
                return self._closed(position + 1)
        if isinstance(container, Object):
            return self._member(container, position)
        return self._value(position, None)

    def _member(self, container: Object, position: int) -> int:
        if self.text[position : position + 1] != '"':
            message = "Expecting property name enclosed in double quotes"
            raise JSONDecodeError(message, self.text, position)
        key, position = _DECODER.raw_decode(self.text, position)
        key = _well_formed(key)
        position = _end(_SPACE, self.text, position)
        if self.text[position : position + 1] != ":":
            raise JSONDecodeError("Expecting ':' delimiter", self.text, position)
        self.tree.repeated += key in container
        return self._value(_end(_SPACE, self.text, position + 1), key)

    def _value(self, position: int, key: str | None) -> int:
        """Put the value at `position` into the innermost open container."""
        self.values_left -= 1
        if len(self.open) >= _DEEPEST or not self.values_left:
            message = "too deep" if self.values_left else "too many values"
            raise JSONDecodeError(message, self.text, position)
        opener = self.text[position : position + 1]
        value: Value
        if opener in ("{", "["):
            value = Object(position) if opener == "{" else []
            self._put(value, key)
            self.open.append((value, position))
            return position + 1
        value, end = _scalar(self.text, position)
        self._put(value, key)
        return end

    def _put(self, value: Value, key: str | None) -> None:
        container = self.open[-1][0] if self.open else self.root
        if isinstance(container, Object):
            container[key or ""] = value
        else:
            container.append(value)

    def _closed(self, end: int) -> int:
        container, _ = self.open.pop()
        if isinstance(container, Object):
            container.end = end
        self.whole_until = end
        return end

    def broken_from(self, position: int) -> int:
        """Where the outermost open object begins that is in an array, or the whole value."""
        inside = (
            start
            for (container, start), (around, _) in zip(self.open[1:], self.open, strict=False)
            if isinstance(container, Object) and isinstance(around, list)
        )
        outermost = self.open[0][1] if self.open else position
        return next(inside, outermost)

    def close(self, end: int, error: str) -> None:
        for container, _ in self.open:
            if isinstance(container, Object):
                container.end, container.error = end, error


def _scalar(text: str, position: int) -> tuple[str | bool | None, int]:
    """A string, a number or a literal, and where it ends.

    A string may be wrapped over lines, but not where its end was lost, and it runs into the next
    line of JSON.
    """
    # Strict decoding would raise an error for every such string, which counts all lines above it.
    value, end = _LENIENT.raw_decode(text, position)
    if isinstance(value, str) and _STRUCTURE.search(text, position, end):
        start = text.index("\n", position)
        raise JSONDecodeError("Invalid control character at", text, start)
    return _well_formed(value) if isinstance(value, str) else value, end


def _well_formed(text: str) -> str:
    r"""Without halves of pairs (`\ud83d` alone, where a text was cut), which no file can hold."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def pointer(*path: str | int) -> str:
    """A JSON pointer (RFC 6901): `/papers/3`."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)
