"""YAML layout: where the sections of a YAML file and their entries are, as offsets in its text.

PyYAML's node tree says it.  A section is a key of the file; an entry, a key or an item of one.
What cannot be told, or not be edited line by line, is refused.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml

from sitegen.content.yaml_file import YamlFile, composed, read_yaml
from sitegen.content.yaml_limits import loaders
from sitegen.errors import SitegenError

STEP = 2  # spaces, where nobody has indented anything yet
BY_HAND = "write it by hand"
NULL = "tag:yaml.org,2002:null"


class EditError(SitegenError):
    """The file cannot be edited safely: `message` says why, `remedy` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message, self.remedy = message, remedy
        super().__init__(f"curation.yml: {message} ({remedy})")


def _root(text: str) -> yaml.MappingNode | None:
    """The node tree.  Raises EditError if the file has errors, or is no block of sections."""
    root = _tree(text)
    if root is None:
        return None
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise EditError("not of sections, one below the other", "write 'papers:' on its own line")
    return root


@lru_cache(maxsize=4)
def _tree(text: str) -> yaml.Node | None:
    data_of(text)
    return composed(text)


@lru_cache(maxsize=4)
def _file(text: str) -> YamlFile:
    return read_yaml("curation.yml", text)


def data_of(text: str) -> Mapping[str, Any]:
    file = _file(text)
    if file.problems:
        first = file.problems[0]
        place = f"line {first.line}: " if first.line else ""
        raise EditError(f"{place}{first.message}", first.remedy)
    return named(file.data)


def named(value: Any) -> dict[str, Any]:
    """A mapping by names; an empty one of anything else."""
    return {str(key): each for key, each in value.items()} if isinstance(value, dict) else {}


def key_of(text: str, section: str) -> tuple[yaml.Node | None, Any]:
    root = _root(text)
    pairs = root.value if root else ()
    return next(((key, node) for key, node in pairs if key.value == section), (None, None))


def section_of(text: str, section: str) -> Any:
    """Its node, of whichever kind; None if it is not there."""
    return key_of(text, section)[1]


def head_of(text: str, section: str) -> str:
    """The lines of a section without entries, as they are; empty if it has some, or is missing."""
    key, node = key_of(text, section)
    if key is None or not is_empty(node):
        return ""
    return text[_line_start(text, key.start_mark.index) : line_end(text, end_of(text, node))]


def is_empty(node: Any) -> bool:
    return node.tag == NULL or not node.value


def entries_of(text: str, section: str) -> dict[str, tuple[int, int]]:
    """Where the lines of each entry of a section begin and end."""
    node = section_of(text, section)
    if not isinstance(node, yaml.MappingNode):
        return {}
    if node.flow_style and node.value:
        return {}  # which are not on lines of their own
    return {str(key.value): lines_of(text, key, value) for key, value in node.value}


def nodes_of(text: str, section: str, name: str) -> tuple[yaml.Node, yaml.Node]:
    node = section_of(text, section)
    pairs: Iterable[tuple[yaml.Node, yaml.Node]] = node.value if node else ()
    return next((key, value) for key, value in pairs if key.value == name)


def items_of(text: str, section: str) -> Iterator[tuple[int, int]]:
    node = section_of(text, section)
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        for item in node.value:
            yield lines_of(text, item, item)


def lines_of(text: str, first: yaml.Node, last: yaml.Node) -> tuple[int, int]:
    return _line_start(text, first.start_mark.index), line_end(text, end_of(text, last))


def end_of(text: str, node: Any) -> int:
    """Where a node ends, without the comments and empty lines behind it."""
    if isinstance(node, yaml.ScalarNode):
        end = int(node.end_mark.index)
        return len(text[:end].rstrip("\n ")) if node.style in ("|", ">") else end
    if node.flow_style:
        return int(node.end_mark.index)
    children = (each for pair in node.value for each in _each(pair))
    return max((end_of(text, each) for each in children), default=int(node.end_mark.index))


def _each(pair: Any) -> tuple[yaml.Node, ...]:
    return pair if isinstance(pair, tuple) else (pair,)


def between(text: str, start: int, end: int, nodes: Iterable[Any]) -> str:
    """What is left between two offsets without the scalars."""
    left, done = "", start
    for node in nodes:
        for leaf in _leaves(node):
            left += text[done : leaf.start_mark.index]
            done = leaf.end_mark.index
    return left + text[done:end]


def _leaves(node: Any) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for child in node.value:
            for each in _each(child):
                yield from _leaves(each)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Behind the line feed of the line."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def depth_of(text: str, section: str) -> int:
    """How far the keys of the last entry in a section are indented below its name."""
    node = section_of(text, section)
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        for key, value in reversed(node.value):
            if isinstance(value, yaml.MappingNode) and not value.flow_style and value.value:
                return int(value.start_mark.column - key.start_mark.column)
    return STEP


def refuse_odd(text: str, key: yaml.Node, node: yaml.Node) -> None:
    start, end = lines_of(text, key, node)
    where = f"line {key.start_mark.line + 1}"
    if "\t" in text[start:end]:
        raise EditError(f"{where}: a tab in the entry '{key.value}'", "write spaces instead")
    if text[start : key.start_mark.index].strip(" "):
        raise EditError(f"{where}: the entry '{key.value}' is written in another way", BY_HAND)
    if end <= start or any(map(_is_odd, _events(text, start, end))):
        remedy = "write out what the anchor or tag stands for"
        raise EditError(f"{where}: an anchor, an alias or a tag in '{key.value}'", remedy)


def _events(text: str, start: int, end: int) -> Iterator[yaml.Event]:
    """What the parser meets between two offsets."""
    for event in yaml.parse(text, Loader=loaders(text)[0]):
        if event.start_mark and start <= event.start_mark.index < end:
            yield event


def _is_odd(event: yaml.Event) -> bool:
    tag = getattr(event, "tag", None)
    return bool(getattr(event, "anchor", None) or (tag and tag != "!"))
