"""A YAML file a person wrote: its data, and where each value is.

PyYAML's plain loader forgets positions and silently keeps the last of two equal keys.
Composing the node tree first keeps both facts, so every message can name line and column.

The choice and its price: what a person wrote is not reinterpreted.  A date stays a text, and
so does a number that would not be written back the same: the arXiv id `2401.10020` keeps its
last digit and the paper `012345` is not octal, but a weight must be `0.5` and not `0.50`.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, cast

import yaml
from msgspec import Struct, field

from sitegen.content.text_file import Position, position_at
from sitegen.content.yaml_limits import Excess, find_excess, loaders
from sitegen.errors import Problem, Severity, did_you_mean
from sitegen.text.clean import clean
from sitegen.text.invisible import remove_invisible

MAX_TEXT = 100_000  # characters; the longest introductions have a few thousand

Place = tuple[str | int, ...]

_STANDARD = "tag:yaml.org,2002:"
_SYNTAX = "check the indentation, and quote a value that contains ': ' or '#'"
_BRACKETS = (
    "close the bracket, put a comma between entries, and quote a value that has brackets or ': '"
)
_IN_BRACKETS = re.compile("flow (?:sequence|mapping)")
_LIST = "write [one, another], or start each with '- '"
_PLAIN = "write plain text, lists and 'key: value' lines; quote a value that begins with '!'"


class YamlFile(Struct, frozen=True, kw_only=True):
    """`data` is what the file says (None when empty); `positions` says where.

    A place is the path of keys and indices that leads to a value: `("papers", "x", "date")`.
    """

    path: str
    data: Any
    positions: dict[Place, Position] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def problem(
        self, place: Place, message: str, remedy: str, severity: Severity = "error"
    ) -> Problem:
        """A problem at the value of `place` (or at the nearest value around it)."""
        while place and place not in self.positions:
            place = place[:-1]
        position = self.positions.get(place)
        return Problem(
            path=self.path,
            line=position.line if position else None,
            column=position.column if position else None,
            message=message,
            remedy=remedy,
            severity=severity,
        )


class YamlReader:
    """Takes values out of a file. A value of the wrong kind is noted, and read as an empty one.

    What is left out altogether (None) is not a mistake unless it is `required`.
    """

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[Problem] = list(file.problems)

    def report(self, place: Place, message: str, remedy: str, severity: Severity = "error") -> None:
        self.problems.append(self.file.problem(place, message, remedy, severity))

    def mapping(
        self,
        value: Any,
        place: Place,
        keys: Sequence[str] | None = None,
        example: str = "",
    ) -> dict[str, Any]:
        """With `keys`, any other key is a mistake. `example` is an entry as one writes it."""
        if value is None:
            return {}
        if not isinstance(value, dict):
            entry = example or (f"{keys[0]}: …" if keys else "key: …")
            self._mistaken(value, place, "'key: value' lines", _written_at(place, entry))
            return {}
        named = {str(key): item for key, item in value.items()}
        if keys is not None:
            for key in [key for key in named if key not in keys]:
                remedy = did_you_mean(key, keys, f"use one of: {', '.join(keys)}")
                self.report((*place, key), f"unknown key '{key}'", remedy)
        return named

    def items(self, value: Any, place: Place, remedy: str = _LIST) -> list[Any]:
        """`remedy` says how to write a list where there is a single value."""
        if value is None:
            return []
        if not isinstance(value, list):
            several = isinstance(value, dict)
            self._mistaken(value, place, "a list", "start each with '- '" if several else remedy)
            return []
        return value

    def text(self, value: Any, place: Place) -> str | None:
        written = self._written(value, place)
        return None if written is None else clean(written)

    def markdown(self, value: Any, place: Place) -> str:
        """A text whose lines and indentation mean something; empty if there is none."""
        lines = (self._written(value, place) or "").split("\n")
        return "\n".join(map(remove_invisible, lines)).strip("\n")

    def _written(self, value: Any, place: Place) -> str | None:
        if value is None:
            return None
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            self._mistaken(value, place, "text", "put it in quotes")
            return None
        if isinstance(value, str) and len(value) > MAX_TEXT:
            message = f"this text has {len(value):,} characters, but the limit is {MAX_TEXT:,}"
            self.report(place, message, "shorten it")
            return None
        return str(value)

    def flag(self, value: Any, place: Place) -> bool:
        """True or false; false where it is left out."""
        if value is not None and not isinstance(value, bool):
            self.report(place, f"expected true or false, found '{value}'", "write true or false")
        return value is True

    def optional(self, fields: Mapping[str, Any], key: str, place: Place) -> str | None:
        """The text of a key that may be left out, but not left empty."""
        text = self.text(fields.get(key), (*place, key))
        if text == "" or (key in fields and fields[key] is None):
            self.report((*place, key), f"'{key}' is empty", "write its text, or remove the key")
        return text or None

    def required(self, fields: Mapping[str, Any], key: str, place: Place) -> str:
        known = len(self.problems)
        text = self.text(fields.get(key), (*place, key))
        if not text and len(self.problems) == known:
            self.report(place, f"'{key}' is missing", f"add '{key}: …'")
        return text or ""

    def _mistaken(self, value: Any, place: Place, expected: str, remedy: str) -> None:
        self.report(place, f"expected {expected}, found {_kind(value)}", remedy)


def _written_at(place: Place, entry: str) -> str:
    """How to write a mapping with such an entry at that place."""
    if not place:
        return f"write '{entry}'"
    inside = f"- {entry}" if isinstance(place[-1], int) else f"{place[-1]}: {{{entry}}}"
    return f"write '{inside}'"


def _kind(value: Any) -> str:
    kinds = {dict: "'key: value' lines", list: "a list", str: "text", bool: "true or false"}
    return kinds.get(type(value), f"'{value}'")


class Loader(yaml.SafeLoader):
    """Scalars as they are written: no dates, and numbers only if they are written back the same.

    A key is a name: `on` is not true.  An unknown tag is an error; nothing is ever imported.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        for key, _ in node.value:
            if key.tag == f"{_STANDARD}bool":
                key.tag = f"{_STANDARD}str"
        return super().construct_mapping(node, deep)


def read_yaml(path: str, text: str, loader: type[Loader] = Loader) -> YamlFile:
    """Parse `text`. Never raises: bad syntax and repeated keys come back as problems."""
    excess = find_excess(text)
    if excess:
        return YamlFile(path=path, data=None, problems=(_excessive(path, excess),))
    try:
        root = composed(text)
        if root is None:
            return YamlFile(path=path, data=None)
        positions: dict[Place, Position] = {}
        problems: list[Problem] = []
        _locate(path, root, (), positions, problems)
        data = loader("").construct_document(root)
    except yaml.YAMLError as error:
        return YamlFile(path=path, data=None, problems=(_syntax_problem(path, text, error),))
    return YamlFile(path=path, data=data, positions=positions, problems=tuple(problems))


def composed(text: str) -> yaml.Node | None:
    """The node tree of a file. Raises the error of the last loader tried."""
    *first, last = loaders(text, Loader)
    for loader in first:
        with suppress(yaml.YAMLError):
            return cast("yaml.Node | None", loader(text).get_single_node())
    return cast("yaml.Node | None", last(text).get_single_node())


def refuse(node: yaml.Node, message: str) -> yaml.YAMLError:
    """The error of a constructor that cannot read `node`."""
    return yaml.constructor.ConstructorError(None, None, message, node.start_mark)


def _as_written(loader: Loader, node: yaml.ScalarNode) -> int | float | str:
    text = str(loader.construct_scalar(node))
    number = _number(text)
    return text if number is None or str(number) != text else number


def _true_or_false(loader: Loader, node: yaml.ScalarNode) -> bool:
    try:
        return bool(loader.construct_yaml_bool(node))
    except KeyError as error:
        raise refuse(node, f"'{node.value}' is neither true nor false") from error


def _unknown(loader: Loader, node: yaml.Node) -> None:
    raise refuse(node, f"unknown tag '{short_tag(node)}'")


def short_tag(node: yaml.Node) -> str:
    return str(node.tag).replace(_STANDARD, "!!")


for _type in ("int", "float", "timestamp"):
    Loader.add_constructor(f"{_STANDARD}{_type}", _as_written)
Loader.add_constructor(f"{_STANDARD}bool", _true_or_false)
Loader.add_constructor(None, _unknown)


def _number(text: str) -> int | float | None:
    for kind in (int, float):
        with suppress(ValueError):
            return kind(text)
    return None


def _locate(
    path: str,
    node: yaml.Node,
    place: Place,
    positions: dict[Place, Position],
    problems: list[Problem],
) -> None:
    positions.setdefault(place, _position(node))
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _locate(path, item, (*place, index), positions, problems)
    elif isinstance(node, yaml.MappingNode):
        names = set()
        for key, value in node.value:
            name = str(key.value)
            if name in names:
                problems.append(_repeated_key(path, name, key))
            names.add(name)
            positions[(*place, name)] = _position(key)
            _locate(path, value, (*place, name), positions, problems)


def _position(node: yaml.Node) -> Position:
    return Position(node.start_mark.line + 1, node.start_mark.column + 1)


def _excessive(path: str, excess: Excess) -> Problem:
    return Problem(
        path=path,
        line=excess.line,
        column=excess.column,
        message=excess.message,
        remedy="check the brackets and aliases; no list needs that much",
    )


def _repeated_key(path: str, name: str, key: yaml.Node) -> Problem:
    position = _position(key)
    return Problem(
        path=path,
        line=position.line,
        column=position.column,
        message=f"the key '{name}' appears here a second time",
        remedy="merge the two entries; only one of them would count",
    )


def _syntax_problem(path: str, text: str, error: Exception) -> Problem:
    line, column = None, None
    what = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None) or ""
    if isinstance(error, yaml.MarkedYAMLError) and _IN_BRACKETS.search(context):
        return _unclosed(path, error)
    if isinstance(error, yaml.reader.ReaderError):
        position = position_at(text, error.position)
        line, column = position.line, position.column
        what = f"{error.reason}: #x{error.character:04x}"
    elif mark := getattr(error, "problem_mark", None):
        line, column = mark.line + 1, mark.column + 1
    return Problem(
        path=path,
        line=line,
        column=column,
        message=f"not valid YAML: {what}",
        remedy=_remedy(error, what, context),
    )


def _remedy(error: Exception, what: str, context: str) -> str:
    if isinstance(error, yaml.constructor.ConstructorError):
        return _PLAIN
    if "'\\t'" in what:
        return "indent with spaces: YAML takes no tabs"
    if "alphabetic or numeric" in what:
        return "quote a text that begins with '*' or '&'"
    return _BRACKETS if "flow" in context else _SYNTAX


def _unclosed(path: str, error: yaml.MarkedYAMLError) -> Problem:
    """A list or a mapping in brackets, at the bracket that opens it."""
    opening, found = error.context_mark, error.problem_mark
    bracket = "[" if "sequence" in (error.context or "") else "{"
    before = f" before line {found.line + 1}, column {found.column + 1}" if found else ""
    return Problem(
        path=path,
        line=opening.line + 1 if opening else None,
        column=opening.column + 1 if opening else None,
        message=f"not valid YAML: the '{bracket}' here is not closed, or lacks a comma{before}",
        remedy=_BRACKETS,
    )
