"""Relations: what a curator says that one paper has to do with another.

An entry names a paper, what it does to another one, and why; the sentence is about the former:

    relations:
      - paper: Lamps in the Fog
        extends: Lamps at Night     # or contradicts, or compares
        why: "Adds a bell, for when no light is seen."
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

from sitegen.content.yaml_file import Place, YamlReader


class RelationKind(StrEnum):
    """What a paper does to another, in the order in which a page says it."""

    EXTENDS = "extends"
    CONTRADICTS = "contradicts"
    COMPARES = "compares"  # itself with it


_KEYS = ("paper", *RelationKind, "why")
_KIND = " or ".join(f"'{kind}: …'" for kind in RelationKind)
_ENTRY = "write - {paper: …, extends: …, why: …}"


class StatedRelation(Struct, frozen=True, kw_only=True):
    """`paper` and `other` are names of papers; `why` is plain text, and may be empty."""

    place: Place
    kind: RelationKind
    paper: str
    other: str
    why: str

    @property
    def sides(self) -> tuple[tuple[Place, str], tuple[Place, str]]:
        """The two names, each with where it is in the file."""
        return ((*self.place, "paper"), self.paper), ((*self.place, self.kind), self.other)


def read_relations(reader: YamlReader, value: Any, place: Place) -> tuple[StatedRelation, ...]:
    """The section `relations`: the entries that name two papers; mistakes go to `reader`."""
    return tuple(_entries(reader, value, place))


def _entries(reader: YamlReader, value: Any, place: Place) -> Iterator[StatedRelation]:
    for index, item in enumerate(reader.items(value, place, _ENTRY)):
        here = (*place, index)
        known = len(reader.problems)
        fields = reader.mapping(item, here, _KEYS)
        if not fields and len(reader.problems) > known:
            continue  # something else than an entry
        kind = _kind(reader, fields, here)
        paper = reader.required(fields, "paper", here)
        other = reader.required(fields, kind, here) if kind else ""
        why = reader.optional(fields, "why", here) or ""
        if kind and paper and other:
            yield StatedRelation(place=here, kind=kind, paper=paper, other=other, why=why)


def _kind(reader: YamlReader, fields: Mapping[str, Any], place: Place) -> RelationKind | None:
    """The one kind that an entry has; a misspelled one is reported as an unknown key."""
    kinds = [kind for kind in RelationKind if kind in fields]
    if len(kinds) > 1:
        said = " and ".join(f"'{kind}'" for kind in kinds)
        reader.report((*place, kinds[1]), f"{said} in one relation", "keep the one that says most")
    elif not kinds and fields.keys() <= {*_KEYS}:
        reader.report(place, "a relation that does not say which", f"add {_KIND}")
    return kinds[0] if len(kinds) == 1 else None
