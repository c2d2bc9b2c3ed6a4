"""XML items: where the entries of a feed or the records of a harvest stand in its text.

They are found by their tags, so that a broken one, or the end of a download, costs no other.
Comments and CDATA sections are stepped over.  Nothing above the root's tag is kept: no
declaration of an entity is ever read.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

_BEGINNING = 20_000  # characters in which the root's tag stands
_ROOT = re.compile(r"<(feed|rss|rdf:RDF|OAI-PMH)\b[^<>]{0,10000}>")
_ITEMS = {"feed": "entry", "rss": "item", "rdf:RDF": "item", "OAI-PMH": "record"}
_ASIDE = {"<!--": "-->", "<![CDATA[": "]]>"}


class Item(Struct, frozen=True):
    """An item's place in the text; `is_whole` if its end tag is there."""

    start: int
    end: int
    is_whole: bool


class XmlItems(Struct, frozen=True):
    """The kind of a document (`feed`, `rss`, `rdf:RDF`, `OAI-PMH`), its root's tag, its items."""

    kind: str
    root: str
    items: Sequence[Item]


def xml_items(text: str) -> XmlItems | None:
    """The items of a feed or a harvest; None if the text is neither."""
    if not text[:_BEGINNING].lstrip().startswith("<"):
        return None
    root = _ROOT.search(_without_comments(text[:_BEGINNING]))
    if root is None:
        return None
    return XmlItems(root[1], root[0], _items(text, _ITEMS[root[1]]))


def _without_comments(text: str) -> str:
    before, *rest = text.split("<!--")
    return before + "".join(part.partition("-->")[2] for part in rest)


def _items(text: str, name: str) -> list[Item]:
    marks = re.compile(rf"<!--|<!\[CDATA\[|<(/?){name}(?=[\s>/])")
    items: list[Item] = []
    start = None
    position = 0
    while match := marks.search(text, position):
        position = match.end()
        if match[0] in _ASIDE:
            end = text.find(_ASIDE[match[0]], position)
            position = len(text) if end < 0 else end
        elif not match[1]:
            if start is not None:
                items.append(Item(start, match.start(), is_whole=False))
            start = match.start()
        elif start is not None:
            closed = text.find(">", position)
            end = closed + 1 if closed >= 0 else len(text)
            items.append(Item(start, end, is_whole=closed >= 0))
            start, position = None, end
    if start is not None:
        items.append(Item(start, len(text), is_whole=False))
    return items
