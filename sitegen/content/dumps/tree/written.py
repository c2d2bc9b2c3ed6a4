"""Written: papers that a tree keeps as Markdown, one text for each, by their arXiv ids.

    {"SLAM": {"2401.00001": "|**2024-01-01**|**A Title**|Ann Poe et.al.|[2401.00001](…)|null|\\n"}}

Daily lists are generated from such a file, and their repositories keep it.  What a row or an item
says about a paper is read as it is in Markdown.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from sitegen.content.dumps.element import Element, Unreadable
from sitegen.content.dumps.markdown.items import Item, Text, read_item
from sitegen.content.dumps.markdown.table import read_bare_rows
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.tree.json_tree import Object, Value
from sitegen.content.dumps.tree.names import KEY
from sitegen.text.identifier import arxiv_id

_SAMPLE = 50
_ROW = re.compile(r"\s*\|(?:[^|]*\|){3}")
_ITEM = re.compile(r"\s*[-*+] \S")


def are_written(value: Value) -> bool:
    """Whether most members of an object are rows or items, by arXiv ids."""
    if not isinstance(value, Object):
        return False
    sample = list(value.items())[:_SAMPLE]
    fitting = sum(_is_written(key, each) for key, each in sample)
    return fitting > 0 and 2 * fitting > len(sample)


def _is_written(key: str, value: Value) -> bool:
    is_text = isinstance(value, str) and bool(_ROW.match(value) or _ITEM.match(value))
    return is_text and arxiv_id(key) is not None


def read_written(
    value: Object, roles: Mapping[str, Role], headings: Sequence[str], most: int | None = None
) -> list[Element | Unreadable]:
    """The members, or the first `most`, in their order; their lines are no lines of the file."""
    members = list(value.items())[:most]
    texts = [" ".join(each.split()) if isinstance(each, str) else "" for _, each in members]
    rows = [place for place, text in enumerate(texts) if _ROW.match(text)]
    of_rows = dict(zip(rows, read_bare_rows([texts[place] for place in rows]), strict=True))
    names = _names(roles)
    return [
        _named(of_rows.get(place) or _item(text), key, names, headings)
        for place, ((key, _), text) in enumerate(zip(members, texts, strict=True))
    ]


def _item(text: str) -> Element | Unreadable:
    found = read_item(Item([Text(range(1, 2), text.lstrip("-*+ "))]), ()).element
    return found or Unreadable(lines=(1,), reason="neither a row nor an item", text=text)


def _named(
    found: Element | Unreadable, key: str, names: Mapping[str, str], headings: Sequence[str]
) -> Element | Unreadable:
    """An element with the names that its roles have in a tree."""
    if isinstance(found, Unreadable):
        return found
    values = {names.get(name, name): texts for name, texts in found.values.items()}
    return replace(found, values={KEY: [key]} | values, headings=headings)


def _names(roles: Mapping[str, Role]) -> dict[str, str]:
    """By each role's own name, the first of its names, but the key."""
    names: dict[str, str] = {}
    for name, role in roles.items():
        if name != KEY:
            names.setdefault(role.value, name)
    return names
