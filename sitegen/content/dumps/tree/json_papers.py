"""JSON: papers as objects, of any source that has titles, in one document, several, or lines."""

import re
from bisect import bisect

from sitegen.content.dumps.element import Cut, Element
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.tree.json_tree import Tree, parse_tree
from sitegen.content.dumps.tree.names import AUTHORS, ROLES
from sitegen.content.dumps.tree.node import Names
from sitegen.content.dumps.tree.papers import Found, Lines, find_papers, pointed
from sitegen.text.clean import counted

NAMES = Names(ROLES, AUTHORS)

FEW = 50  # papers of a collection by which a file is known

_LIKE = 0.95
_BREAK = re.compile("\n")
_SAMPLE = 2_000_000  # characters: whatever an export says before its first paper


def _likeness(file: SavedFile) -> float:
    """Does it begin as JSON, and is a paper among what its beginning holds?"""
    text = file.text[:_SAMPLE]
    if text.lstrip()[:1] not in ("{", "["):
        return 0.0
    found = papers_of(text, parse_tree(text), most=FEW)
    return _LIKE if any(isinstance(each, Element) for each in found.elements) else 0.0


def _cut(file: SavedFile) -> Cut:
    return cut_tree(file.text, parse_tree(file.text))


def cut_tree(text: str, tree: Tree) -> Cut:
    """The papers of a tree, which was read from `text`, whatever its syntax was."""
    found = papers_of(text, tree)
    return Cut(
        elements=pointed(found.elements),
        total=found.total,
        boilerplate=found.boilerplate,
        roles=ROLES,
        remarks=_repeated(tree),
    )


def papers_of(text: str, tree: Tree, most: int | None = None) -> Found:
    """The papers of a tree, or the first `most` of a collection."""
    return find_papers(tree, NAMES, lines_in(text), text, most=most)


def _repeated(tree: Tree) -> tuple[str, ...]:
    fields = counted(tree.repeated, "field")
    return (f"{fields} given twice; the last one counts",) if tree.repeated else ()


def lines_in(text: str) -> Lines:
    """The numbers of the lines from an offset to another one."""
    breaks = [each.start() for each in _BREAK.finditer(text)]

    def lines(start: int, end: int) -> range:
        return range(bisect(breaks, start - 1) + 1, bisect(breaks, max(end - 1, start) - 1) + 2)

    return lines


LAYOUT = element_layout("JSON", _likeness, _cut)
