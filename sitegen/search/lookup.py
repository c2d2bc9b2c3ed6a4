"""Lookup: the documents that have an identifier, a year or a topic, for a query that asks for one.

One sorted list of names holds them all: `10.1145/…`, `2401.01234`, `topic agents`, `year 2024`.  It
comes in parts, so that a query reads those of its names.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from sitegen.search.bits import BitWriter
from sitegen.search.document import Document
from sitegen.search.index import utf16
from sitegen.search.packing import BITS_OF_A_LETTER, bounds, front_coded


class _Entry(Struct, frozen=True, kw_only=True):
    name: str
    digits: str  # how many documents have it, but for the first, and which: zeros and ones

    @property
    def size(self) -> int:
        return len(self.digits) + BITS_OF_A_LETTER * len(self.name)


def lookup_parts(documents: Sequence[Document], most: int) -> Iterator[tuple[str, Any]]:
    """What the browser loads, by name: the bounds of the parts with the topics as [slug, name], and
    each part of about that many bits.
    """
    parts = list(_parts(_entries(documents), most))
    yield (
        "lookup",
        {
            "bounds": front_coded(bounds((part[0].name, part[-1].name) for part in parts)),
            "topics": [(each.id, each.title) for each in documents if each.kind == "topic"],
        },
    )
    for number, part in enumerate(parts):
        bits = BitWriter()
        for entry in part:
            bits.write(entry.digits)
        names = front_coded(entry.name for entry in part)
        yield f"lookup-{number}", {"names": names, "bits": bits.base64()}


def _entries(documents: Sequence[Document]) -> Iterator[_Entry]:
    found: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        for name in dict.fromkeys(_names(document)):
            found.setdefault(name, []).append(number)
    for name in sorted(found, key=utf16):
        bits = BitWriter()
        bits.write_gamma(len(found[name]) - 1)
        bits.write_increasing(found[name], 0, len(documents) - 1)
        yield _Entry(name=name, digits=bits.digits)


def _names(document: Document) -> Iterator[str]:
    """Nothing with a capital, which would be part of how names are packed."""
    yield from (identifier.lower() for identifier in document.identifiers)
    yield from (f"topic {topic}" for topic in document.topics)
    if document.year is not None:
        yield f"year {document.year}"


def _parts(entries: Iterable[_Entry], most: int) -> Iterator[Sequence[_Entry]]:
    part: list[_Entry] = []
    size = 0
    for entry in entries:
        if part and size + entry.size > most:
            yield part
            part, size = [], 0
        part.append(entry)
        size += entry.size
    if part:
        yield part
