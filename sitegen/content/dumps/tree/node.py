"""Node: an object of a tree as an element: its fields by their paths, its people, its title."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from sitegen.content.dumps.element import Element, People
from sitegen.content.dumps.markup import plain, plain_abstract
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.tree.authors import people_in
from sitegen.content.dumps.tree.json_tree import Object, Value
from sitegen.content.dumps.tree.names import KEY
from sitegen.text.identifier import arxiv_id, doi, find_arxiv

_TEXTS = (Role.TITLE, Role.VENUE, Role.LABELS)
_CATEGORY = (
    r"(?:[a-z]+(?:-[a-z]+)?\.[A-Za-z]{2}(?:-[a-z]+)?|astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)"
    r"|math-ph|nucl-(?:ex|th)|quant-ph)"
)
_CATEGORIES = re.compile(rf"{_CATEGORY}(?:[ ,;]+{_CATEGORY})+")
_LIST = re.compile(r"\s*[;,]\s*")
_ENVELOPES = (
    *("paper", "data", "content", "metadata", "attributes", "_source", "bibjson", "info", "item"),
    *("work", "article", "details", "bibtex", "fields", "publication"),
)
_MOST_WORDS = 20_000  # of an abstract


class Names(Struct, frozen=True, dict=True):
    """What a kind of tree calls its fields: their roles, and where the authors are."""

    roles: Mapping[str, Role]
    authors: Sequence[str]

    @cached_property
    def titles(self) -> Sequence[str]:
        return [name for name, role in self.roles.items() if role is Role.TITLE]

    @cached_property
    def inside(self) -> frozenset[str]:
        """The paths that lead to a field, without its own name."""
        paths = (name.split(".") for name in self.roles)
        return frozenset(".".join(path[:end]) for path in paths for end in range(1, len(path)))

    def leads_on(self, path: str) -> bool:
        """Are there fields below a path? Those of authors are read together."""
        return path in self.inside and self.roles.get(path) is not Role.AUTHORS


def unwrapped(node: Object) -> Object:
    """The fields of a node with those of what it is an envelope of, which say more."""
    keys = {key.lower(): key for key in node}
    inside = (keys[name] for name in _ENVELOPES if name in keys)
    key = next((key for key in inside if isinstance(node[key], Object)), None)
    content = node[key] if key else None
    if not isinstance(content, Object):
        return node
    whole = Object(node.start)
    whole.end, whole.error = node.end, node.error
    whole.update({name: value for name, value in node.items() if name != key})
    whole.update({name: _bare(value) for name, value in content.items()})
    return whole


def _bare(value: Value) -> Value:
    """The value of `{"value": …}`."""
    return value["value"] if isinstance(value, Object) and "value" in value else value


def title_of(node: Object, names: Names) -> str:
    found = (value for path in names.titles for value in _at(node, path))
    return next((text for text in map(_text, found) if text.strip()), "")


def people_of(node: Object, names: Names) -> People | None:
    values = (value for path in names.authors for value in _at(node, path))
    return next((found for value in values if (found := people_in(value))), None)


def values_of(node: Object, names: Names, key: str = "") -> dict[str, list[str]]:
    """The texts by the paths of their names; what no role reaches into is one field."""
    values: dict[str, list[str]] = {}
    if key and (arxiv_id(key) or doi(key)):
        values[KEY] = [key]
    _gather(node, "", names, values)
    for path, texts in values.items():
        role = names.roles.get(path.lower())
        if role is Role.ABSTRACT:
            values[path] = list(map(plain_abstract, texts))
        elif role in _TEXTS:
            values[path] = list(map(plain, texts))
        if role is Role.LABELS:
            values[path] = [label for text in values[path] for label in _labels(text)]
    return values


def element(
    node: Object, names: Names, lines: Sequence[int], **place: str | Sequence[str]
) -> Element:
    """The element of a node; `place` are its pointer, its headings and its `key`."""
    return Element(
        lines=lines,
        values=values_of(node, names, str(place.get("key", ""))),
        pointer=str(place.get("pointer", "")),
        people=people_of(node, names),
        headings=place.get("headings", ()),
    )


def has_identifier(values: Mapping[str, Sequence[str]], names: Names) -> bool:
    """Does a field that names identifiers or addresses hold one?"""
    for path, texts in values.items():
        role = names.roles.get(path.lower())
        if role in (Role.ARXIV, Role.DOI, Role.URL, Role.VENUE, Role.MENTION) and any(
            arxiv_id(text) or doi(text) or find_arxiv(text) for text in texts
        ):
            return True
    return False


def _at(value: Value, path: str) -> Iterator[Value]:
    """The values at a path of names, whose case does not matter."""
    name, _, rest = path.partition(".")
    if isinstance(value, list):
        for each in value:
            yield from _at(each, path)
    elif isinstance(value, Object):
        for key, each in value.items():
            if key.lower() == path:
                yield each
            elif rest and key.lower() == name:
                yield from _at(each, rest)


def _text(value: Value) -> str:
    """A text, or the first of several."""
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) else ""


def _gather(value: Value, path: str, names: Names, values: dict[str, list[str]]) -> None:
    if isinstance(value, str):
        values.setdefault(path, []).append(value)
    elif isinstance(value, list):
        for each in value:
            _gather(each, path, names, values)
    elif isinstance(value, Object) and path and not names.leads_on(path.lower()):
        role = names.roles.get(path.lower())
        if role is not Role.AUTHORS:
            values.setdefault(f"{path}.*" if role else path, []).append("…")
    elif isinstance(value, Object):
        for key, each in value.items():
            _member(key, each, f"{path}.{key}" if path else key, names, values)


def _member(key: str, value: Value, path: str, names: Names, values: dict[str, list[str]]) -> None:
    """A member of an object, with two forms that texts have in no other place."""
    if key == "date-parts":
        parts = value[0] if isinstance(value, list) and value else value
        written = (
            [part for part in parts if isinstance(part, str)] if isinstance(parts, list) else []
        )
        values.setdefault(path, []).append("-".join(written))
    elif key == "abstract_inverted_index" and isinstance(value, Object):
        values.setdefault(path, []).append(_in_order(value))
    else:
        _gather(value, path, names, values)


def _in_order(index: Object) -> str:
    """An abstract from the places of its words."""
    places = [
        (int(place), word)
        for word, places in index.items()
        if isinstance(places, list)
        for place in places
        if isinstance(place, str) and place.isdecimal() and len(place) < 7
    ]
    return " ".join(word for _, word in sorted(places)[:_MOST_WORDS])


def _labels(text: str) -> list[str]:
    """`cs.CL cs.AI`, or keywords with commas or semicolons between them."""
    if _CATEGORIES.fullmatch(text.strip()):
        return re.split(r"[ ,;]+", text.strip())
    return _LIST.split(text) if ";" in text or "," in text else [text]
