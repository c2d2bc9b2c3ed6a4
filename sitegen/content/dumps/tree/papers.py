"""Papers in a tree: which of its nodes they are.

They are the members of a *collection*, an array or an object of objects most of which have a title
and some of which have what only papers have: authors, an abstract or an identifier.  An object that
stands alone must say more.  What a tree holds besides (settings, counts, the works that a paper
cites) is none of them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.content.dumps.catalog import is_cataloged
from sitegen.content.dumps.element import Element, Unreadable
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.tree.json_tree import Break, Object, Tree, Value, pointer
from sitegen.content.dumps.tree.node import (
    Names,
    element,
    has_identifier,
    people_of,
    title_of,
    unwrapped,
    values_of,
)
from sitegen.content.dumps.tree.written import are_written, read_written
from sitegen.text.identifier import arxiv_id
from sitegen.text.written_date import find_month, parse_written

Path = tuple[str | int, ...]
Lines = Callable[[int, int], Sequence[int]]  # of a text from an offset to another

_SAMPLE = 50  # objects by which a collection is known
_SOME = 0.25
_MOST_MISSED = 20  # keys that are looked for in vain
_EXCERPT = 200
_NO_PAPERS = frozenset({"attachment", "note", "annotation"})  # of Zotero, among its items
_CITED = frozenset({"references", "citations", "related", "recommendations", "similar", "cites"})
_LABELS = ("category", "topic", "section", "group", "heading", "title", "name", "label")
_STRUCTURE = frozenset(
    {"papers", "items", "data", "results", "result", "message", "entries", "entry", "records"}
    | {
        "resultlist",
        "list",
        "articles",
        "publications",
        "documents",
        "docs",
        "works",
        "hits",
        "hit",
        "rows",
    }
    | {
        "response",
        "dailypapers",
        "notes",
        "paper",
        "children",
        "itemlistelement",
        "@graph",
        "references",
    }
    | {"props", "pageprops", "content", "feed", "page", "sections", "categories", "topics"}
)


class Found(Struct):
    """The nodes of a tree that are papers, or should be; `total` is their number by counting."""

    elements: list[Element | Unreadable] = field(default_factory=list)
    total: int = 0
    boilerplate: int = 0


def find_papers(
    tree: Tree, names: Names, lines: Lines, text: str, *, most: int | None = None
) -> Found:
    """The papers of a tree, or the first `most` of a collection, and what is broken in `text`."""
    finder = _Finder(names, lines, text, most)
    root: Value = tree.values[0] if len(tree.values) == 1 else tree.values
    finder.visit(root, (), (), may_be_one=True)
    found = finder.found
    found.elements += [unreadable(each, lines, text) for each in tree.breaks]
    found.total += len(tree.breaks)
    return found


def unreadable(each: Break, lines: Lines, text: str) -> Unreadable:
    return Unreadable(
        lines=lines(each.start, each.end),
        reason=f"broken from here on: {each.error}",
        text=text[each.start : min(each.end, each.start + _EXCERPT)],
    )


def pointed(elements: Sequence[Element | Unreadable]) -> list[Element | Unreadable]:
    """Elements without their pointers, unless two begin on the same line, which names neither."""
    first = {each.lines[0] for each in elements}
    if len(first) < len(elements):
        return list(elements)
    return [replace(each, pointer="") for each in elements]


class _Finder:
    def __init__(self, names: Names, lines: Lines, text: str, most: int | None) -> None:
        self.names = names
        self.lines = lines
        self.text = text
        self.most = most
        self.found = Found()

    def visit(
        self, value: Value, path: Path, headings: tuple[str, ...], *, may_be_one: bool = False
    ) -> None:
        members = _members(value)
        if may_be_one and isinstance(value, Object) and self._is_one(unwrapped(value)):
            if not value.error:  # else it is part of a break
                self.found.total += 1
                self._add(unwrapped(value), path, headings, str(path[-1]) if path else "")
        elif self._is_collection([each for _, each in members]):
            self._collect(value, path, headings)
        elif isinstance(value, Object) and are_written(value):
            self._add_written(value, path, headings)
        else:
            for key, each in members:
                if str(key).lower() not in _CITED:
                    below = (*headings, *_heading(value, key, each))
                    alone = isinstance(value, Object) or (not path and may_be_one)
                    self.visit(each, (*path, key), below, may_be_one=alone)

    def _collect(self, value: Value, path: Path, headings: tuple[str, ...]) -> None:
        members = [
            (key, each)
            for key, each in _members(value)
            if not (isinstance(each, Object) and each.error)
            and (isinstance(value, list) or isinstance(each, Object))
        ]
        self.found.total += len(members)
        near = next(each for _, each in _members(value) if isinstance(each, Object))
        for key, each in members[: self.most]:
            if isinstance(each, Object) and _kind(unwrapped(each)) in _NO_PAPERS:
                self.found.boilerplate += 1
            elif isinstance(each, Object):
                self._add(unwrapped(each), (*path, key), headings, str(key))
            else:
                self._add_other(near, each, (*path, key))

    def _add(self, node: Object, path: Path, headings: tuple[str, ...], key: str) -> None:
        lines = self.lines(node.start, node.end)
        place = {"pointer": pointer(*path), "headings": headings, "key": key}
        self.found.elements.append(element(node, self.names, lines, **place))

    def _add_written(self, value: Object, path: Path, headings: tuple[str, ...]) -> None:
        """Papers that are texts: as texts have no place, their keys are looked for."""
        self.found.total += len(value)
        elements = read_written(value, self.names.roles, headings, self.most)
        for (key, at), each in zip(self._places(value), elements, strict=False):
            lines = self.lines(at, at + 1)
            self.found.elements.append(replace(each, lines=lines, pointer=pointer(*path, key)))

    def _places(self, node: Object) -> Iterator[tuple[str, int]]:
        """Keys and where they stand; one that is written with escapes is said to be at the last."""
        at, missed = node.start, 0
        for key in node:
            found = self.text.find(f'"{key}"', at, node.end) if missed < _MOST_MISSED else -1
            missed += found < 0
            at = max(at, found)
            yield key, at

    def _add_other(self, near: Object, value: Value, path: Path) -> None:
        """Something else among papers, which has no place of its own but `near` one of them."""
        self.found.elements.append(
            Unreadable(
                lines=self.lines(near.start, near.start + 1),
                reason="not an object with a title",
                text=str(value)[:_EXCERPT],
                pointer=pointer(*path),
            )
        )

    def _is_collection(self, members: Sequence[Value]) -> bool:
        nodes = (unwrapped(each) for each in members if isinstance(each, Object))
        papers = (each for each in nodes if _kind(each) not in _NO_PAPERS)
        sample = list(islice(papers, _SAMPLE))
        titled = [each for each in sample if title_of(each, self.names)]
        if not titled or 2 * len(titled) < len(sample):
            return False
        return sum(map(self._is_evident, titled)) >= max(1, _SOME * len(sample))

    def _is_evident(self, node: Object) -> bool:
        """Has it authors, an abstract, an identifier or a number in a catalog?"""
        values = values_of(node, self.names)
        roles = {self.names.roles.get(name.lower()) for name, texts in values.items() if any(texts)}
        is_dated = not roles.isdisjoint({Role.DATE, Role.YEAR, Role.URL})
        return (
            has_identifier(values, self.names)
            or people_of(node, self.names) is not None
            or (Role.ABSTRACT in roles and is_dated)
            or any(is_cataloged(name, text) for name, texts in values.items() for text in texts)
        )

    def _is_one(self, node: Object) -> bool:
        """Is an object that stands alone a paper?"""
        if not title_of(node, self.names):
            return False
        values = values_of(node, self.names)
        if has_identifier(values, self.names):
            return True
        roles = {self.names.roles.get(name.lower()) for name, texts in values.items() if any(texts)}
        says_more = not roles.isdisjoint({Role.DATE, Role.YEAR, Role.VENUE})
        has_people = people_of(node, self.names) is not None
        return has_people and says_more and not self._has_collection(node)

    def _has_collection(self, node: Object) -> bool:
        return any(
            self._is_collection([each for _, each in _members(value)])
            for key, value in node.items()
            if key.lower() not in _CITED
        )


def _members(value: Value) -> list[tuple[str | int, Value]]:
    if isinstance(value, Object):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def _kind(node: Object) -> str:
    kind = node.get("itemType")
    return kind.lower() if isinstance(kind, str) else ""


def _heading(around: Value, key: str | int, value: Value) -> Iterator[str]:
    """What stands above papers: the key that they are under, or the title of their group."""
    if isinstance(key, str) and key.lower() not in _STRUCTURE and _is_words(key):
        yield key
    if isinstance(value, Object) and isinstance(around, list):
        texts = (value.get(name) for name in _LABELS)
        label = next((text for text in texts if isinstance(text, str)), "")
        if _is_words(label):
            yield label


def _is_words(text: str) -> bool:
    """Is it no id, date or number?"""
    has_word = re.search(r"[^\W\d_]{2}", text) is not None and len(text) <= 100
    is_name = re.search(r"[^\W\d_]{3}", text) is not None and find_month(text) is None
    return has_word and not arxiv_id(text) and (is_name or parse_written(text) is None)
