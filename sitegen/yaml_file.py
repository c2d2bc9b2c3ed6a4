"""A YAML file a person wrote: its data, and where each value stands.

PyYAML's plain loader forgets positions and silently keeps the last of two equal keys.
Composing the node tree first keeps both facts, so every message can name line and column.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

import yaml

from sitegen.errors import Problem, Severity

Place = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Counted from 1, as editors do."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlFile:
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


def read_yaml(path: str, text: str) -> YamlFile:
    """Parse `text`. Never raises: bad syntax and repeated keys come back as problems."""
    try:
        loader = yaml.SafeLoader(text)
        root = loader.get_single_node()
        if root is None:
            return YamlFile(path=path, data=None)
        positions: dict[Place, Position] = {}
        problems: list[Problem] = []
        _locate(path, root, (), positions, problems)
        data = loader.construct_document(root)
    except (yaml.YAMLError, ValueError) as error:
        return YamlFile(path=path, data=None, problems=(_syntax_problem(path, error),))
    return YamlFile(path=path, data=data, positions=positions, problems=tuple(problems))


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
        for key, value in node.value:
            name = key.value if isinstance(key.value, str) else str(key.value)
            if (*place, name) in positions:
                problems.append(_repeated_key(path, name, key))
            positions[(*place, name)] = _position(key)
            _locate(path, value, (*place, name), positions, problems)


def _position(node: yaml.Node) -> Position:
    return Position(node.start_mark.line + 1, node.start_mark.column + 1)


def _repeated_key(path: str, name: str, key: yaml.Node) -> Problem:
    position = _position(key)
    return Problem(
        path=path,
        line=position.line,
        column=position.column,
        message=f"the key '{name}' stands here a second time",
        remedy="merge the two entries; only one of them would count",
    )


def _syntax_problem(path: str, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error)
    return Problem(
        path=path,
        line=mark.line + 1 if mark else None,
        column=mark.column + 1 if mark else None,
        message=f"not valid YAML: {what}",
        remedy="check the indentation, and quote a value that contains ': ' or '#'",
    )
