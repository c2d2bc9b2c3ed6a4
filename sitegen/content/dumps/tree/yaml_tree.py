"""YAML tree: the values of a text of YAML, with the places of its mappings, as those of JSON.

Read from the events, which need no recursion and repeat nothing: an alias of a text is that text,
one of a collection is left out.  What is broken or cut off is read as far as it goes.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct, field

from sitegen.content.dumps.tree.json_tree import Break, Object, Tree, Value
from sitegen.content.yaml_limits import MAX_DEPTH, MAX_LENGTH, MAX_VALUES

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_LOGICAL = {"true": True, "True": True, "false": False, "False": False}
_LINE_END = re.compile("[\n\x85\u2028\u2029]")
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _ExcessError(yaml.YAMLError):
    """The text goes beyond a limit, or uses what no list of papers needs."""


class _Open(Struct):
    """A collection that has not ended, and the key whose value comes next."""

    value: Object | list[Value]
    key: str | None = None


class _Reader(Struct):
    text: str
    offsets: list[int]  # of the lines
    tree: Tree = field(default_factory=Tree)
    open: list[_Open] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)  # by their anchors
    values: int = 0
    end: int = 0  # of the last text

    def read(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.CollectionEndEvent):
            ended = self.open.pop().value
            if _is_flow(event.start_mark, event.end_mark):
                self.end = max(self.end, self._at(event.end_mark))
            if isinstance(ended, Object):
                ended.end = self.end
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(Object(self._at(event.start_mark)))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin([])
        elif isinstance(event, yaml.AliasEvent):
            self._put(self.texts.get(str(event.anchor)))
        elif isinstance(event, yaml.ScalarEvent):
            self._read_scalar(event)

    def _read_scalar(self, event: yaml.ScalarEvent) -> None:
        text = str(event.value)
        self._end_at(self._at(event.end_mark))
        if event.anchor:
            self.texts[event.anchor] = text
        is_plain = not event.style and not self._expects_key()
        if is_plain and text in _NOTHING:
            self._put(None)
        else:
            self._put(_LOGICAL.get(text, text) if is_plain else text)

    def _end_at(self, end: int) -> None:
        """Note where a text ends, without the empty lines below it."""
        while end > self.end and self.text[end - 1 : end].isspace():
            end -= 1
        self.end = max(self.end, end)

    def _begin(self, value: Object | list[Value]) -> None:
        if self._expects_key():
            raise _ExcessError("a key that is no text")
        if len(self.open) >= MAX_DEPTH:
            raise _ExcessError("too deep")
        self._put(value)
        self.open.append(_Open(value))

    def _expects_key(self) -> bool:
        return (
            bool(self.open)
            and isinstance(self.open[-1].value, Object)
            and (self.open[-1].key is None)
        )

    def _put(self, value: Value) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            raise _ExcessError("too many values")
        if not self.open:
            self.tree.values.append(value)
        elif isinstance(around := self.open[-1].value, list):
            around.append(value)
        elif (key := self.open[-1].key) is None:
            self.open[-1].key = value if isinstance(value, str) else ""
        else:
            self.tree.repeated += key in around
            around[key] = value
            self.open[-1].key = None

    def _at(self, mark: Any) -> int:
        line = min(int(mark.line), len(self.offsets) - 1)
        return self.offsets[line] + int(mark.column)

    def broken_from(self) -> int:
        """Where the outermost open mapping begins that is an item, or the whole text."""
        for around, inside in zip(self.open, self.open[1:], strict=False):
            if isinstance(inside.value, Object) and isinstance(around.value, list):
                return inside.value.start
        whole = self.open[0].value if self.open else None
        return whole.start if isinstance(whole, Object) else self.end

    def close(self, end: int, error: str) -> None:
        for each in self.open:
            if isinstance(each.value, Object):
                each.value.end, each.value.error = end, error


def parse_yaml(text: str) -> Tree:
    """The values of a text, however broken it is; never raises."""
    reader = _Reader(text, list(_offsets(text)))
    if len(text) > MAX_LENGTH:
        reader.tree.breaks.append(Break(0, len(text), f"more than {MAX_LENGTH:,} characters"))
        return reader.tree
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            reader.read(event)
    except (yaml.YAMLError, ValueError) as error:
        reason = _reason(error)
        start = min(reader.broken_from(), len(text))
        reader.tree.breaks.append(Break(start, len(text), reason))
        reader.close(len(text), reason)
    return reader.tree


def _offsets(text: str) -> Iterator[int]:
    """Where the lines begin, as YAML counts them."""
    yield 0
    yield from (found.end() for found in _LINE_END.finditer(text))


def _is_flow(start: Any, end: Any) -> bool:
    """Does a bracket end it? Elsewhere a collection ends where the next text begins."""
    return bool(start.column != end.column)


def _reason(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    return f"{problem} in line {mark.line + 1}" if mark else str(problem)
