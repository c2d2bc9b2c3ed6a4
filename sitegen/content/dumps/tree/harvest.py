"""Harvest: records of papers as arXiv's OAI-PMH interface gives them, in any of its formats."""

from collections.abc import Sequence
from typing import Any

from sitegen.content.dumps.element import Cut, Element, Unreadable
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.tree.json_papers import lines_in
from sitegen.content.dumps.tree.json_tree import Object, Value, pointer
from sitegen.content.dumps.tree.names import AUTHORS, ROLES
from sitegen.content.dumps.tree.node import Names, element, title_of
from sitegen.content.dumps.tree.papers import pointed
from sitegen.content.dumps.tree.xml_items import Item, xml_items

_ROLES = {**ROLES, "description": Role.ABSTRACT, "version.date": Role.DATE}
_NAMES = Names(_ROLES, AUTHORS)
_LIKE = 0.95
_SAMPLE = 20  # records
_DEEPEST = 20
_EXCERPT = 200


def _likeness(file: SavedFile) -> float:
    found = xml_items(file.text)
    if found is None or found.kind != "OAI-PMH":
        return 0.0
    nodes = (_node(file.text, item) for item in found.items[:_SAMPLE])
    return _LIKE if any(node and title_of(node, _NAMES) for node in nodes) else 0.0


def _cut(file: SavedFile) -> Cut:
    found = xml_items(file.text)
    items = found.items if found else ()
    lines = lines_in(file.text)
    each = [
        _element(file.text, item, lines(item.start, item.end), number)
        for number, item in enumerate(items)
    ]
    elements = [element for element in each if element is not None]
    return Cut(
        elements=pointed(elements),
        total=len(items),
        boilerplate=len(each) - len(elements),
        roles=_ROLES,
    )


def _element(
    text: str, item: Item, lines: Sequence[int], number: int
) -> Element | Unreadable | None:
    """The paper of a record; None for one that only says that it was deleted."""
    node = _node(text, item) if item.is_whole else None
    if node is not None:
        return element(node, _NAMES, lines, pointer=pointer("record", number))
    excerpt = text[item.start : min(item.end, item.start + _EXCERPT)]
    if item.is_whole and 'status="deleted"' in excerpt:
        return None
    return Unreadable(
        lines=lines,
        reason="broken XML" if item.is_whole else "cut off: this record has no end",
        text=excerpt,
        pointer=pointer("record", number),
    )


def _node(text: str, item: Item) -> Object | None:
    """What a record says about its paper, as an object."""
    from lxml import etree  # not before there is XML: it takes a hundredth of a second

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        record = etree.fromstring(text[item.start : item.end].encode(), parser)
    except etree.XMLSyntaxError:
        return None
    if record is None:
        return None
    described = next((child for child in record.iter() if _name(child) == "metadata"), None)
    value = _value(described[0], 0) if described is not None and len(described) else None
    return value if isinstance(value, Object) else None


def _value(element: Any, depth: int) -> Value:
    """The text of an element, or an object of those inside it."""
    inside = [child for child in element if _name(child)]
    if not inside or depth > _DEEPEST:
        return "".join(element.itertext())
    node = Object(0)
    for child in inside:
        name, value = _name(child), _value(child, depth + 1)
        if name not in node:
            node[name] = value
        elif isinstance(before := node[name], list):
            before.append(value)
        else:
            node[name] = [before, value]
    return node


def _name(element: Any) -> str:
    """Its name without the namespace; empty for comments and the like."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2].rpartition(":")[2]


LAYOUT = element_layout("OAI-PMH", _likeness, _cut)
