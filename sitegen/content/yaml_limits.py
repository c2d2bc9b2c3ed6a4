"""Limits of a YAML text, checked on its events before anything is built from it.

A few bytes of YAML may stand for billions of values (aliases of aliases), and brackets nested
by the thousand exhaust the stack of the parsers that build trees.  The event stream needs
neither memory nor recursion, so what goes too far is found there, with its line.

The limits are far above what people write: a list of ten thousand papers with a decision for
each has a hundred thousand values.
"""

from collections.abc import Iterator
from contextlib import suppress

import yaml
from msgspec import Struct

MAX_LENGTH = 16_000_000  # characters
MAX_DEPTH = 64
MAX_VALUES = 2_000_000
MAX_REPEATED = 20_000  # values that aliases may add

# The pure-Python parser has better messages, and reads some files that libyaml refuses; but it is
# a hundred times slower, so a longer file with an error is left to libyaml.
MAX_EXPLAINED = 200_000  # characters


class Excess(Struct, frozen=True, kw_only=True):
    """What goes too far, and where (both counted from 1)."""

    line: int
    column: int
    message: str


def find_excess(text: str) -> Excess | None:
    """The first place at which `text` goes beyond a limit; syntax is not looked at."""
    if len(text) > MAX_LENGTH:
        message = f"longer than {MAX_LENGTH // 1_000_000} million characters"
        return Excess(line=1, column=1, message=message)
    for loader in loaders(text):
        with suppress(yaml.YAMLError):  # which reading the file reports better
            return _Meter().measure(yaml.parse(text, Loader=loader))
    return None


def loaders(text: str, slow: type = yaml.SafeLoader) -> list[type]:
    """The loaders that may read `text`: libyaml's, then if that refuses it the `slow` one."""
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is None:
        return [slow]
    return [fast, slow] if len(text) <= MAX_EXPLAINED else [fast]


class _Meter:
    """Follows the events. `_open` are the collections around: (their anchor, values before)."""

    def __init__(self) -> None:
        self._open: list[tuple[str | None, int]] = []
        self._sizes: dict[str, int] = {}
        self._values = 0
        self._repeated = 0

    def measure(self, events: Iterator[yaml.Event]) -> Excess | None:
        for event in events:
            message = self._read(event)
            mark = event.start_mark
            if message and mark:
                return Excess(line=mark.line + 1, column=mark.column + 1, message=message)
        return None

    def _read(self, event: yaml.Event) -> str | None:
        """Take note of an event; say what limit it breaks, if any."""
        if isinstance(event, yaml.AliasEvent):
            return self._repeat(str(event.anchor))
        if isinstance(event, yaml.CollectionEndEvent):
            anchor, before = self._open.pop()
            if anchor:
                self._sizes[anchor] = self._values + self._repeated - before
        elif isinstance(event, yaml.NodeEvent):
            return self._add(event)
        return None

    def _add(self, event: yaml.NodeEvent) -> str | None:
        before = self._values + self._repeated
        self._values += 1
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append((event.anchor, before))
        elif event.anchor:
            self._sizes[event.anchor] = 1
        if len(self._open) > MAX_DEPTH:
            return f"nested more than {MAX_DEPTH} deep"
        return f"more than {MAX_VALUES} values" if self._values > MAX_VALUES else None

    def _repeat(self, anchor: str) -> str | None:
        if any(anchor == around for around, _ in self._open):
            return f"the alias '*{anchor}' is inside the value it refers to"
        self._repeated += self._sizes.get(anchor, 0)
        if self._repeated > MAX_REPEATED:
            return f"aliases repeat more than {MAX_REPEATED} values"
        return None
