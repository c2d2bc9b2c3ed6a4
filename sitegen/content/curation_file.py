"""Curation file: `curation.yml` edited by the program, and everything else in it left as it is.

A person wrote the file, with comments, in an order and a style of their own.  So the lines of one
entry are exchanged, and no other byte is touched: PyYAML's node tree says where they are,
ruamel.yaml writes what is new.  (To load and dump the whole file with ruamel.yaml would keep
comments and order, but align and wrap lines that nobody asked about.)

Before an edit is handed out, the new text is read again: it must say what was to be written, and
of everything else what the old one said.  What cannot be edited so is refused, with a remedy.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

import yaml
from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.yaml_file import read_yaml
from sitegen.content.yaml_layout import (
    BY_HAND,
    NULL,
    STEP,
    EditError,
    between,
    data_of,
    depth_of,
    end_of,
    entries_of,
    head_of,
    is_empty,
    items_of,
    key_of,
    line_end,
    lines_of,
    named,
    nodes_of,
    refuse_odd,
    section_of,
)
from sitegen.content.yaml_writer import (
    ON_LINES,
    Fields,
    Text,
    Value,
    emitted,
    ended,
    in_flow,
    indented,
    on_lines,
    plain,
    spliced,
)

Names = Callable[[str], bool]
_FILING = ("topic", "also", "seen")  # one decision


class Change(Struct, frozen=True, kw_only=True):
    """What an edit did to one entry of a section: its lines before (None: there was none) and
    after.  `head` are the lines of the section before it had entries; empty if it was not there.
    `unended`: the file did not end with a line feed.  Of an entry that was taken out, `after` is
    empty, and `behind` is the entry before it and what is between the two.
    """

    section: str
    name: str | None
    before: str | None
    after: str
    head: str
    unended: bool
    behind: tuple[str, str] = ("", "")


class Edited(Struct, frozen=True, kw_only=True):
    """The text after an edit, and what was changed in it, in this order."""

    text: str
    changes: tuple[Change, ...] = ()

    @property
    def wrote(self) -> str:
        """The lines of the entries as they are now, each below its section."""
        last = {(each.section, each.name or each.after): each for each in self.changes}
        return "".join(f"{each.section}:\n{each.after}" for each in last.values() if each.after)


def put(before: Edited, name: str, fields: Fields, is_it: Names) -> Edited:
    """Set keys of the paper that is called `name`, unless `is_it` knows it by another name that
    the file has for it.  A key without a value is removed; its other keys stay.
    """
    before = _expanded(before, "papers")
    known = entries_of(before.text, "papers")
    written = next((each for each in known if is_it(each)), name)
    return _put(before, "papers", written, fields)


def put_all(before: Edited, papers: Mapping[str, tuple[Fields, Names]]) -> Edited:
    """The same for many papers, of which those that have no entry yet get theirs at once."""
    before = _expanded(before, "papers")
    known = entries_of(before.text, "papers")
    new: dict[str, Fields] = {}
    for name, (fields, is_it) in papers.items():
        if any(map(is_it, known)):
            before = put(before, name, fields, is_it)
        else:
            new[name] = fields
    return _with_entries(before, "papers", new)


def joined(before: Edited, is_it: Names) -> Edited:
    """Make one entry of all that `is_it` knows as one paper's.

    The first keeps its keys and takes what it lacks.  Its topics and the day it was seen are one
    decision, which is the first entry's or else another's.  Raises EditError where two entries say
    different things.
    """
    before = _expanded(before, "papers")
    first, *others = [*filter(is_it, entries_of(before.text, "papers"))] or [""]
    for other in others:
        entries = named(data_of(before.text)["papers"])
        lacking = _lacking(first, named(entries[first]), other, named(entries[other]))
        before = _without(_put(before, "papers", first, lacking), "papers", other)
    return before


def answer(before: Edited, dump: str, key: str, first: int, last: int) -> Edited:
    """Add lines to those that are no papers (`skip`) or are papers (`papers`) in a dump."""
    before = _expanded(before, "dumps")
    lines = first if first == last else Text(f"{first}-{last}")
    known = named(named(data_of(before.text).get("dumps")).get(dump)).get(key) or []
    if not isinstance(known, list):
        raise EditError(f"'{key}' of '{dump}' is no list", "write it as [57]")
    in_quotes = [Text(each) if isinstance(each, str) else each for each in known]
    return _put(before, "dumps", dump, {key: [*in_quotes, lines]})


def pair(before: Edited, section: str, first: str, second: str) -> Edited:
    """Add two papers to those that are the `same`, or `different`."""
    before = _expanded(before, section)
    text = before.text
    node = section_of(text, section)
    item = emitted([[first, second]], 1)
    if read_yaml("", item).data != [[first, second]]:
        raise EditError(f"'{first}' and '{second}' cannot be written", BY_HAND)
    if isinstance(node, yaml.SequenceNode) and node.value:
        indent = " " * node.start_mark.column
        at = line_end(text, end_of(text, node))
        after, new = indented(item, indent), spliced(text, at, at, indented(item, indent))
    else:
        after = indented(item, " " * STEP)
        new = _with_first(text, section, after)
    change = _change(before, section, None, None, after)
    return Edited(text=new, changes=(*before.changes, change))


def checked(before: str, edited: Edited) -> Edited:
    """The same edit, if it says of everything else what the old text said; or EditError.

    An edit that changes nothing leaves the text as it was, brackets and all.
    """
    if not edited.changes:
        return Edited(text=before)
    old = _apart_from(edited.changes, before, with_pairs=False)
    if old != _apart_from(edited.changes, edited.text, with_pairs=True):
        raise EditError("an edit would change more than this entry", BY_HAND)
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
        raise EditError("taking it back would change other entries", BY_HAND)
    return new


class Entry(Struct, frozen=True):
    """What the file says of a paper: the lines as they are, and its texts by their keys."""

    lines: str = ""
    texts: Mapping[str, str] = {}


def entry_of(text: str, is_it: Names) -> Entry:
    """The paper's entry; an empty one if there is none, or the file cannot be read."""
    with suppress(EditError):
        for name, (start, end) in entries_of(text, "papers").items():
            if is_it(name):
                fields = named(named(data_of(text)["papers"])[name])
                texts = {key: each for key, each in fields.items() if isinstance(each, str)}
                return Entry(text[start:end], texts)
    return Entry()


# -- Edits of one entry


def _expanded(before: Edited, section: str) -> Edited:
    """With each entry of a section on lines of its own, which may all be in brackets."""
    text = before.text
    key, node = key_of(text, section)
    is_open = not isinstance(node, yaml.CollectionNode) or not node.flow_style
    if key is None or is_open or not node.value:
        return before
    (start, end), stop = lines_of(text, key, node), end_of(text, node)
    if "#" in between(text, start, stop, (key, node)):
        raise EditError(f"'{section}' is in brackets with comments between", ON_LINES)
    head, _, lines = on_lines(text[start:stop], section).partition("\n")
    comment = text[stop:end].rstrip("\n")
    return replace(before, text=spliced(text, start, end, f"{head}{comment}\n{lines}"))


def _put(before: Edited, section: str, name: str, fields: Fields) -> Edited:
    text = before.text
    known = entries_of(text, section)
    if name not in known:
        return _with_entries(before, section, {name: fields})
    new = text
    for key, value in fields.items():
        new = _with_key(new, section, name, key, value)
    kept = named(named(data_of(ended(text)).get(section)).get(name))
    _written(new, section, name, {**kept, **fields})  # or else a comment has become text
    start, end = known[name]
    written = new[start : len(new) - len(text[end:])]  # with comments that were above a key
    change = _change(before, section, name, text[start:end], written)
    return Edited(text=new, changes=(*before.changes, change))


def _with_entries(before: Edited, section: str, entries: Mapping[str, Fields]) -> Edited:
    """With new entries behind the last one of a section, for those of which anything is said."""
    text = before.text
    said = {name: _given(fields) for name, fields in entries.items() if _given(fields)}
    if not said:
        return before
    new = _with_lines(text, section, emitted(said, 2, depth_of(text, section)))
    first, *others = [
        _change(before, section, name, None, _written(new, section, name, fields))
        for name, fields in said.items()
    ]
    behind = (replace(change, unended=False) for change in others)
    return Edited(text=new, changes=(*before.changes, first, *behind))


def _lacking(first: str, mine: Mapping[str, Any], other: str, its: Mapping[str, Any]) -> Fields:
    """What the entry `first` does not say and the entry `other` says."""
    taken = {
        key: value
        for key, value in its.items()
        if key not in mine and not (key in _FILING and any(each in mine for each in _FILING))
    }
    differs = [key for key in its if key in mine and key not in _FILING and its[key] != mine[key]]
    if mine.get("hidden", False) != its.get("hidden", False):
        differs.append("hidden")
    if differs:
        what = " and ".join(f"'{key}'" for key in dict.fromkeys(differs))
        raise EditError(f"'{first}' and '{other}' differ in {what}", "make one entry of the two")
    return {key: _dated(value) for key, value in taken.items()}


def _dated(value: Any) -> Any:
    """A value of the file with dates that are written without quotes."""
    if isinstance(value, dict):
        return {key: _dated(each) for key, each in value.items()}
    if isinstance(value, str):
        with suppress(ValueError):
            day = date.fromisoformat(value)
            return day if day.isoformat() == value else value
    return value


def _without(before: Edited, section: str, name: str) -> Edited:
    """Without an entry, which is not the first of its section."""
    text = before.text
    entries = entries_of(text, section)
    start, end = entries[name]
    if "#" in between(text, start, end, nodes_of(text, section, name)):
        raise EditError(f"the entry '{name}' has comments", "make one entry of the two by hand")
    last = max((each for each in entries if entries[each][1] <= start), key=lambda e: entries[e])
    change = _change(before, section, name, text[start:end], "")
    change = replace(change, behind=(last, text[entries[last][1] : start]))
    return Edited(text=text[:start] + text[end:], changes=(*before.changes, change))


def _given(fields: Fields) -> Fields:
    return {key: value for key, value in fields.items() if value is not None}


def _written(text: str, section: str, name: str, fields: Fields) -> str:
    """The lines of an entry.  Raises EditError unless it says what it is to say."""
    try:
        lines = text[slice(*entries_of(text, section)[name])]
        entry = named(named(data_of(text).get(section)).get(name))
    except (EditError, KeyError) as error:
        raise EditError(f"'{name}' cannot be added to this file", BY_HAND) from error
    for key, value in fields.items():
        if entry.get(key) != plain(value):
            raise EditError(f"'{key}' of '{name}' cannot be written", BY_HAND)
    return lines


def _change(before: Edited, section: str, name: str | None, old: str | None, new: str) -> Change:
    text = before.text
    return Change(
        section=section,
        name=name,
        before=old,
        after=new,
        head=head_of(text, section),
        unended=not text.endswith("\n"),
    )


def _with_lines(text: str, section: str, lines: str) -> str:
    """With the lines of entries behind the last one of a section."""
    node = section_of(text, section)
    if not isinstance(node, yaml.MappingNode) or not node.value:
        return _with_first(text, section, indented(lines, " " * STEP))
    at = line_end(text, end_of(text, node))
    return spliced(text, at, at, indented(lines, " " * node.start_mark.column))


def _with_first(text: str, section: str, lines: str) -> str:
    """With the first entry of a section, which may not be there, or be empty."""
    key, node = key_of(text, section)
    if key is None:
        gap = "\n" if text.strip() else ""
        return f"{ended(text)}{gap}{section}:\n{lines}"
    start, end = lines_of(text, key, node)
    comment = text[end_of(text, node) : end].rstrip("\n")
    return spliced(text, start, end, f"{section}:{comment}\n{lines}")


def _with_key(text: str, section: str, name: str, key: str, value: Value | None) -> str:
    """With a key of an entry that is there, or without it if it has no value."""
    named, node = nodes_of(text, section, name)
    refuse_odd(text, named, node)
    start, end = lines_of(text, named, node)
    if isinstance(node, yaml.MappingNode) and node.flow_style:
        stop = end_of(text, node)
        line = in_flow(text[start:stop], name, key, value)
        return spliced(text, start, end, line.removesuffix("\n") + text[stop:end])
    if isinstance(node, yaml.MappingNode):
        indent = " " * node.start_mark.column
        if value is None and [each.value for each, _ in node.value] == [key]:
            stop = named.end_mark.index
            return spliced(text, start, end, f"{text[start:stop]}: {{}}\n")
        line = "" if value is None else indented(emitted({key: value}, 1), indent)
        return _with_line(text, node, key, line, end)
    if value is None:
        return text
    if node.tag != NULL or node.end_mark.index != node.start_mark.index:
        raise EditError(f"the entry '{name}' is not of 'key: value' lines", "write it so")
    indent = " " * (named.start_mark.column + STEP)
    return spliced(text, end, end, indented(emitted({key: value}, 1), indent))


def _with_line(text: str, node: yaml.MappingNode, key: str, line: str, end: int) -> str:
    """With the line of a key in a block, in the place of the one that it has, or at the end."""
    for known, value in node.value:
        if known.value == key:
            start, stop = lines_of(text, known, value)
            if line and text[start:stop].count("\n") == 1:
                comment = text[end_of(text, value) : stop].rstrip("\n")
                return spliced(text, start, stop, line.removesuffix("\n") + comment + "\n")
            if "#" in between(text, start, stop, (known, value)):
                raise EditError(f"'{key}' has comments between its lines", BY_HAND)
            return spliced(text, start, stop, line)
    return spliced(text, end, end, line)


def _undone(text: str, change: Change) -> str:
    if not change.after:
        return _put_back(text, change)
    start, last = _where_now(text, change)
    end = start + len(ended(change.after))
    if last > end or ended(text[start:end]) != ended(change.after):
        what = f"the entry '{change.name}'" if change.name else "this pair"
        raise EditError(f"{what} was changed since", f"edit '{change.section}' by hand")
    text = spliced(text, start, end, change.before or "")
    key, node = key_of(text, change.section)
    if change.before is None and key is not None and is_empty(node):
        first, last = lines_of(text, key, node)
        if not change.head and text[:first].endswith("\n\n"):
            first -= 1  # the empty line in front came with the section
        text = spliced(text, first, last, change.head)
    is_last = change.unended and change.before is None and not change.head
    return text.removesuffix("\n") if is_last and start >= len(text) - 1 else text


def _put_back(text: str, change: Change) -> str:
    """With an entry that was taken out, where it was."""
    entries = entries_of(text, change.section)
    name, gap = change.behind
    if change.name in entries or name not in entries:
        raise EditError("the entries were changed since", f"edit '{change.section}' by hand")
    at = entries[name][1]
    at += len(gap) if text.startswith(gap, at) else 0
    return spliced(text, at, at, change.before or "")


def _where_now(text: str, change: Change) -> tuple[int, int]:
    """Where the lines of a changed entry are now."""
    if change.name is not None:
        found = entries_of(text, change.section).get(change.name)
    else:
        places = (place for place in items_of(text, change.section))
        found = next((p for p in places if ended(text[slice(*p)]) == ended(change.after)), None)
    if found is None:
        raise EditError("the entry is gone already", "nothing to do")
    return found


def _apart_from(changes: Sequence[Change], text: str, *, with_pairs: bool) -> dict[str, Any]:
    """What the file says besides the entries that were changed; nothing of what is left empty.

    With `with_pairs`, it has the pairs of the changes, which are not counted.
    """
    rest: dict[str, Any] = {}
    for section, entries in data_of(ended(text)).items():  # a text in lines may end the file
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
