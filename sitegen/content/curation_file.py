"""Curation file: `curation.yml` edited by the program, and everything else in it left as it is.

A person wrote the file, with comments, in an order and a style of their own.  So the lines of one
entry are exchanged, and no other byte is touched: PyYAML's node tree says where they are,
ruamel.yaml writes what is new.  (To load and dump the whole file with ruamel.yaml would keep
comments and order, but align and wrap lines that nobody asked about.)

Before an edit is handed out, the new text is read again: it must say what was to be written, and
of everything else what the old one said.  What cannot be edited so is refused, with a remedy.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from io import StringIO
from typing import Any

import yaml
from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from sitegen.content.yaml_file import YamlFile, composed, read_yaml
from sitegen.content.yaml_limits import loaders
from sitegen.errors import SitegenError

_WIDE = 1 << 30  # characters of a line: nothing is wrapped
_STEP = 2  # spaces, where nobody has indented anything yet
_BY_HAND = "write it by hand"
_NULL = "tag:yaml.org,2002:null"
_NO_TEXT = re.compile("y|n|yes|no|on|off|true|false|null|~", re.IGNORECASE)


class EditError(SitegenError):
    """The file cannot be edited safely: `message` says why, `remedy` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message, self.remedy = message, remedy
        super().__init__(f"curation.yml: {message} ({remedy})")


class Text(Struct, frozen=True):
    """Prose, which is written in quotes."""

    text: str


Value = str | bool | date | Text | Sequence[str | int | Text] | Mapping[str, str | date]
Names = Callable[[str], bool]


class Change(Struct, frozen=True, kw_only=True):
    """What an edit did to one entry of a section: its lines before (None: there was none) and
    after.  `head` are the lines of the section before it had entries; empty if it was not there.
    `unended`: the file did not end with a line feed.
    """

    section: str
    name: str | None
    before: str | None
    after: str
    head: str
    unended: bool


class Edited(Struct, frozen=True, kw_only=True):
    """The text after an edit, and what was changed in it, in this order."""

    text: str
    changes: tuple[Change, ...] = ()

    @property
    def wrote(self) -> str:
        """The lines of the entries as they are now, each below its section."""
        last = {(each.section, each.name or each.after): each for each in self.changes}
        return "".join(f"{each.section}:\n{each.after}" for each in last.values())


def put(before: Edited, name: str, fields: Mapping[str, Value], is_it: Names) -> Edited:
    """Set keys of the paper that is called `name`, unless `is_it` knows it by another name that
    the file has for it.  Its other keys stay.
    """
    known = _entries(before.text, "papers")
    written = next((each for each in known if is_it(each)), name)
    return _put(before, "papers", written, fields)


def answer(before: Edited, dump: str, key: str, first: int, last: int) -> Edited:
    """Add lines to those that are no papers (`skip`) or are papers (`papers`) in a dump."""
    lines = first if first == last else Text(f"{first}-{last}")
    known = _named(_named(_data(before.text).get("dumps")).get(dump)).get(key) or []
    if not isinstance(known, list):
        raise EditError(f"'{key}' of '{dump}' is no list", "write it as [57]")
    in_quotes = [Text(each) if isinstance(each, str) else each for each in known]
    return _put(before, "dumps", dump, {key: [*in_quotes, lines]})


def pair(before: Edited, section: str, first: str, second: str) -> Edited:
    """Add two papers to those that are the `same`, or `different`."""
    text = before.text
    node = _section(text, section)
    item = _emitted([[first, second]], 1)
    if isinstance(node, yaml.SequenceNode) and node.value:
        _refuse_flow(node, section)
        indent = " " * node.start_mark.column
        at = _line_end(text, _end(text, node))
        after, new = _indented(item, indent), _spliced(text, at, at, _indented(item, indent))
    else:
        after = _indented(item, " " * _STEP)
        new = _with_first(text, section, after)
    change = _change(before, section, None, None, after)
    return Edited(text=new, changes=(*before.changes, change))


def checked(before: str, edited: Edited) -> Edited:
    """The same edit, if it says of everything else what the old text said; or EditError."""
    old = _apart_from(edited.changes, before, with_pairs=False)
    if old != _apart_from(edited.changes, edited.text, with_pairs=True):
        raise EditError("an edit would change more than this entry", _BY_HAND)
    return edited


def undone(text: str, changes: Sequence[Change]) -> str:
    """The text without the changes of one edit, whatever happened to other entries since.

    Raises EditError if one of the entries was changed since.
    """
    new = text
    for change in reversed(changes):
        new = _undone(new, change)
    before = _apart_from(changes, text, with_pairs=True)
    if before != _apart_from(changes, new, with_pairs=False):
        raise EditError("taking it back would change other entries", _BY_HAND)
    return new


def entry_of(text: str, is_it: Names) -> str:
    """The lines of the paper's entry; empty if it has none, or the file cannot be read."""
    try:
        for name, (start, end) in _entries(text, "papers").items():
            if is_it(name):
                return text[start:end]
    except EditError:
        pass
    return ""


# -- Edits of one entry


def _put(before: Edited, section: str, name: str, fields: Mapping[str, Value]) -> Edited:
    text = before.text
    known = _entries(text, section)
    old = text[slice(*known[name])] if name in known else None
    if old is None:
        new = _with_entry(text, section, _emitted({name: fields}, 2, _depth(text, section)))
    else:
        new = text
        for key, value in fields.items():
            new = _with_key(new, section, name, key, value)
    try:
        written = new[slice(*_entries(new, section)[name])]
        entry = _named(_named(_data(new).get(section)).get(name))
    except (EditError, KeyError) as error:
        raise EditError(f"'{name}' cannot be added to this file", _BY_HAND) from error
    for key, value in fields.items():
        if entry.get(key) != _plain(value):
            raise EditError(f"'{key}' of '{name}' cannot be written", _BY_HAND)
    change = _change(before, section, name, old, written)
    return Edited(text=new, changes=(*before.changes, change))


def _change(before: Edited, section: str, name: str | None, old: str | None, new: str) -> Change:
    text = before.text
    return Change(
        section=section,
        name=name,
        before=old,
        after=new,
        head=_head(text, section),
        unended=not text.endswith("\n"),
    )


def _with_entry(text: str, section: str, lines: str) -> str:
    """With an entry behind the last one of its section."""
    node = _section(text, section)
    if not isinstance(node, yaml.MappingNode) or not node.value:
        return _with_first(text, section, _indented(lines, " " * _STEP))
    _refuse_flow(node, section)
    at = _line_end(text, _end(text, node))
    return _spliced(text, at, at, _indented(lines, " " * node.start_mark.column))


def _with_first(text: str, section: str, lines: str) -> str:
    """With the first entry of a section, which may not be there, or be empty."""
    key, node = _key_of(text, section)
    if key is None:
        gap = "\n" if text.strip() else ""
        return f"{_ended(text)}{gap}{section}:\n{lines}"
    start, end = _lines_of(text, key, node)
    comment = text[_end(text, node) : end].rstrip("\n")
    return _spliced(text, start, end, f"{section}:{comment}\n{lines}")


def _with_key(text: str, section: str, name: str, key: str, value: Value) -> str:
    """With a key of an entry that is there."""
    named, node = _entry_of(text, section, name)
    _refuse_odd(text, named, node)
    start, end = _lines_of(text, named, node)
    if isinstance(node, yaml.MappingNode) and node.flow_style:
        stop = _end(text, node)
        line = _in_flow(text[start:stop], name, key, value)
        return _spliced(text, start, end, line.removesuffix("\n") + text[stop:end])
    if isinstance(node, yaml.MappingNode):
        indent = " " * node.start_mark.column
        return _with_line(text, node, key, _indented(_emitted({key: value}, 1), indent), end)
    if node.tag != _NULL or node.end_mark.index != node.start_mark.index:
        raise EditError(f"the entry '{name}' is not of 'key: value' lines", "write it so")
    indent = " " * (named.start_mark.column + _STEP)
    return _spliced(text, end, end, _indented(_emitted({key: value}, 1), indent))


def _with_line(text: str, node: yaml.MappingNode, key: str, line: str, end: int) -> str:
    """With the line of a key in a block, in the place of the one that it has, or at the end."""
    for known, value in node.value:
        if known.value == key:
            start, stop = _lines_of(text, known, value)
            if text[start:stop].count("\n") == 1:
                comment = text[_end(text, value) : stop].rstrip("\n")
                return _spliced(text, start, stop, line.removesuffix("\n") + comment + "\n")
            if "#" in _between(text, start, stop, (known, value)):
                raise EditError(f"'{key}' has comments between its lines", _BY_HAND)
            return _spliced(text, start, stop, line)
    return _spliced(text, end, end, line)


def _in_flow(line: str, name: str, key: str, value: Value) -> str:
    """The line `name: {…}`, with a key in its braces."""
    if "\n" in line:
        raise EditError(
            f"the entry '{name}' is in braces over several lines",
            "write it as indented 'key: value' lines",
        )
    indent = line[: len(line) - len(line.lstrip(" "))]
    try:
        entry = _ruamel().load(line)
        next(iter(entry.values()))[key] = _represented(value)
        written = _dumped(entry)
    except (YAMLError, StopIteration, AttributeError, TypeError) as error:
        raise EditError(f"the entry '{name}' cannot be edited", _BY_HAND) from error
    return _indented(written, indent)


def _undone(text: str, change: Change) -> str:
    start, end = _where_now(text, change)
    if text[start:end] != change.after:
        what = f"the entry '{change.name}'" if change.name else "this pair"
        raise EditError(f"{what} was changed since", f"edit '{change.section}' by hand")
    text = _spliced(text, start, end, change.before or "")
    key, node = _key_of(text, change.section)
    if change.before is None and key is not None and _is_empty(node):
        first, last = _lines_of(text, key, node)
        if not change.head and text[:first].endswith("\n\n"):
            first -= 1  # the empty line in front came with the section
        text = _spliced(text, first, last, change.head)
    is_last = change.unended and change.before is None and not change.head
    return text.removesuffix("\n") if is_last and start >= len(text) - 1 else text


def _where_now(text: str, change: Change) -> tuple[int, int]:
    """Where the lines of a changed entry are now."""
    if change.name is not None:
        found = _entries(text, change.section).get(change.name)
    else:
        places = (place for place in _items(text, change.section))
        found = next((place for place in places if text[slice(*place)] == change.after), None)
    if found is None:
        raise EditError("the entry is gone already", "nothing to do")
    return found


# -- Where things are: offsets in the text


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
    _data(text)
    return composed(text)


@lru_cache(maxsize=4)
def _file(text: str) -> YamlFile:
    return read_yaml("curation.yml", text)


def _data(text: str) -> Mapping[str, Any]:
    file = _file(text)
    if file.problems:
        first = file.problems[0]
        place = f"line {first.line}: " if first.line else ""
        raise EditError(f"{place}{first.message}", first.remedy)
    return _named(file.data)


def _named(value: Any) -> dict[str, Any]:
    """A mapping by names; an empty one of anything else."""
    return {str(key): each for key, each in value.items()} if isinstance(value, dict) else {}


def _key_of(text: str, section: str) -> tuple[yaml.Node | None, Any]:
    root = _root(text)
    pairs = root.value if root else ()
    return next(((key, node) for key, node in pairs if key.value == section), (None, None))


def _section(text: str, section: str) -> Any:
    """Its node, of whichever kind; None if it is not there."""
    return _key_of(text, section)[1]


def _head(text: str, section: str) -> str:
    """The lines of a section without entries, as they are; empty if it has some, or is missing."""
    key, node = _key_of(text, section)
    if key is None or not _is_empty(node):
        return ""
    return text[_line_start(text, key.start_mark.index) : _line_end(text, _end(text, node))]


def _is_empty(node: Any) -> bool:
    return node.tag == _NULL or not node.value


def _entries(text: str, section: str) -> dict[str, tuple[int, int]]:
    """Where the lines of each entry of a section begin and end."""
    node = _section(text, section)
    if not isinstance(node, yaml.MappingNode):
        return {}
    if node.flow_style and node.value:
        _refuse_flow(node, section)
    return {str(key.value): _lines_of(text, key, value) for key, value in node.value}


def _entry_of(text: str, section: str, name: str) -> tuple[yaml.Node, yaml.Node]:
    node = _section(text, section)
    pairs: Iterable[tuple[yaml.Node, yaml.Node]] = node.value if node else ()
    return next((key, value) for key, value in pairs if key.value == name)


def _items(text: str, section: str) -> Iterator[tuple[int, int]]:
    node = _section(text, section)
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        for item in node.value:
            yield _lines_of(text, item, item)


def _lines_of(text: str, first: yaml.Node, last: yaml.Node) -> tuple[int, int]:
    return _line_start(text, first.start_mark.index), _line_end(text, _end(text, last))


def _end(text: str, node: Any) -> int:
    """Where a node ends, without the comments and empty lines behind it."""
    if isinstance(node, yaml.ScalarNode):
        end = int(node.end_mark.index)
        return len(text[:end].rstrip("\n ")) if node.style in ("|", ">") else end
    if node.flow_style:
        return int(node.end_mark.index)
    children = (each for pair in node.value for each in _each(pair))
    return max((_end(text, each) for each in children), default=int(node.end_mark.index))


def _each(pair: Any) -> tuple[yaml.Node, ...]:
    return pair if isinstance(pair, tuple) else (pair,)


def _between(text: str, start: int, end: int, nodes: Iterable[Any]) -> str:
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


def _line_end(text: str, at: int) -> int:
    """Behind the line feed of the line."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _depth(text: str, section: str) -> int:
    """How far the keys of the last entry in a section are indented below its name."""
    node = _section(text, section)
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        for key, value in reversed(node.value):
            if isinstance(value, yaml.MappingNode) and not value.flow_style and value.value:
                return int(value.start_mark.column - key.start_mark.column)
    return _STEP


# -- What is refused


def _refuse_flow(node: yaml.CollectionNode, section: str) -> None:
    if node.flow_style:
        raise EditError(
            f"line {node.start_mark.line + 1}: '{section}' is in brackets",
            "write each of its entries on lines of its own",
        )


def _refuse_odd(text: str, key: yaml.Node, node: yaml.Node) -> None:
    start, end = _lines_of(text, key, node)
    where = f"line {key.start_mark.line + 1}"
    if "\t" in text[start:end]:
        raise EditError(f"{where}: a tab in the entry '{key.value}'", "write spaces instead")
    if text[start : key.start_mark.index].strip(" "):
        raise EditError(f"{where}: the entry '{key.value}' is written in another way", _BY_HAND)
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


def _apart_from(changes: Sequence[Change], text: str, *, with_pairs: bool) -> dict[str, Any]:
    """What the file says besides the entries that were changed; nothing of what is left empty.

    With `with_pairs`, it has the pairs of the changes, which are not counted.
    """
    rest: dict[str, Any] = {}
    for section, entries in _data(_ended(text)).items():  # a text in lines may end the file
        mine = [change for change in changes if change.section == section]
        if isinstance(entries, dict):
            names = {change.name for change in mine}
            kept: Any = {key: value for key, value in entries.items() if str(key) not in names}
        else:
            kept = [*entries] if isinstance(entries, list) else entries
            for change in mine if with_pairs else ():
                kept.remove(read_yaml("", change.after).data[0])
        if kept not in (None, {}, []):
            rest[section] = kept
    return rest


# -- Writing


def _spliced(text: str, start: int, end: int, lines: str) -> str:
    if not lines:
        return text[:start] + text[end:]
    return _ended(text[:start]) + (_ended(lines) if text[end:] else lines) + text[end:]


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _indented(lines: str, indent: str) -> str:
    return "".join(f"{indent}{line}\n" for line in lines.split("\n") if line)


def _emitted(value: Any, blocks: int, step: int = _STEP) -> str:
    return _dumped(_represented(value, blocks), step)


def _ruamel(step: int = _STEP) -> YAML:
    writer = YAML()
    writer.width = _WIDE
    writer.preserve_quotes = True
    writer.indent(mapping=step, sequence=_STEP, offset=0)
    return writer


def _dumped(value: Any, step: int = _STEP) -> str:
    stream = StringIO()
    _ruamel(step).dump(value, stream)
    return stream.getvalue()


def _represented(value: Any, blocks: int = 0) -> Any:
    """A value as ruamel.yaml is to write it, so many levels of it on lines of their own."""
    if isinstance(value, Text):
        return DoubleQuotedScalarString(value.text)
    written: CommentedMap | CommentedSeq
    if isinstance(value, Mapping):
        inner = {key: _represented(each, blocks - 1) for key, each in value.items()}
        written = CommentedMap(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        written = CommentedSeq([_represented(each, blocks - 1) for each in value])
    elif isinstance(value, str) and _NO_TEXT.fullmatch(value):
        return DoubleQuotedScalarString(value)
    else:
        return value
    if blocks > 0:
        written.fa.set_block_style()
    else:
        written.fa.set_flow_style()
    return written


def _plain(value: Any) -> Any:
    """A value as the file reads."""
    if isinstance(value, Text):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    return value
