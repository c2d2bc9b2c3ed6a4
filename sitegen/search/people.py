"""People: the names of authors by each of their words, so that who asks for one reads few others.

A name stands once for each of its words, beginning with it, sorted as if it had no blanks: beside
`emilion;zoe saint` are all other names that `emilion` may begin or be, and beside `saint
emilion;zoe` those that are written `saintemilion`.  With each come its documents and their years,
by which those of an author are sorted.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from msgspec import Struct

from sitegen.search.bits import BitWriter
from sitegen.search.document import Document
from sitegen.search.index import Index, utf16
from sitegen.search.packing import bounds, front_coded
from sitegen.store import kept

PER_PART = 1_000

_Entry = tuple[str, str]  # without blanks; from a word on, and then what is before it


class _People(Struct, frozen=True, kw_only=True):
    """Neighboring names, front-coded, and their documents as bits; `first` and `last` as if without
    blanks.
    """

    first: str
    last: str
    names: str
    bits: str


def year_span(documents: Iterable[Document]) -> tuple[int, int]:
    """The earliest year of a document, and how many there are up to the latest; zeros for none."""
    return _span(document.year for document in documents)


def _span(years: Iterable[int | None]) -> tuple[int, int]:
    known = [year for year in years if year is not None]
    return (min(known), max(known) - min(known) + 1) if known else (0, 0)


def people_parts(index: Index) -> Iterator[tuple[str, Any]]:
    """What the browser loads, by name: the bounds of the parts, and each part."""
    # Of a long list they would be in memory several times over.
    make = _kept_people if index.is_whole else _people
    parts = make(index.people, [document.year for document in index.documents])
    yield "authors", front_coded(bounds((part.first, part.last) for part in parts))
    for number, part in enumerate(parts):
        yield f"authors-{number}", {"names": part.names, "bits": part.bits}


def _people(people: Sequence[Sequence[str]], years: Sequence[int | None]) -> tuple[_People, ...]:
    """All names, in parts of neighbors, given those of each document and its year."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, names in enumerate(people):
        for name in dict.fromkeys(names):
            found[name].append(number)
    return tuple(_parts(dict(_written(found, years))))


_kept_people = kept(_people)


def _parts(written: Mapping[str, str]) -> Iterator[_People]:
    some: list[_Entry] = []
    for _, alike in groupby(_entries(written), key=itemgetter(0)):
        some += alike
        if len(some) >= PER_PART:
            yield _part(some, written)
            some = []
    if some:
        yield _part(some, written)


def _written(
    found: "Mapping[str, array[int]]", years: Sequence[int | None]
) -> Iterator[tuple[str, str]]:
    """Each name with its documents and their years, as zeros and ones."""
    first, span = _span(years)
    for name, numbers in found.items():
        bits = BitWriter()
        bits.write_gamma(len(numbers) - 1)
        bits.write_increasing(numbers, 0, len(years) - 1)
        for number in numbers:
            year = years[number]
            bits.write_truncated(0 if year is None else year - first + 1, span + 1)
        yield name, bits.digits


def _entries(names: Iterable[str]) -> Sequence[_Entry]:
    entries = []
    for name in filter(None, names):
        words = name.split(" ")
        for place in range(len(words)):
            rest, before = " ".join(words[place:]), " ".join(words[:place])
            turned = f"{rest};{before}" if before else rest
            entries.append((turned.replace(" ", "").replace(";", ""), turned))
    return sorted(entries, key=lambda entry: utf16(entry[0]))


def _part(entries: Sequence[_Entry], written: Mapping[str, str]) -> _People:
    bits = BitWriter()
    for _, turned in entries:
        rest, _, before = turned.partition(";")
        bits.write(written[f"{before} {rest}" if before else rest])
    return _People(
        first=entries[0][0],
        last=entries[-1][0],
        names=front_coded(turned for _, turned in entries),
        bits=bits.base64(),
    )
