"""Blocks: many values of which few change, so that what is made of the others can be kept.

Which values are together follows from the name of each alone: one that is added, changed or gone
touches no other block.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar
from zlib import crc32

PER_BLOCK = 32
PER_RUN = 128  # on average

Value = TypeVar("Value")
Made = TypeVar("Made")


def by_block(
    values: Sequence[Value],
    name: Callable[[Value], str],
    make: Callable[[Sequence[Value]], Sequence[Made]],
) -> list[Made]:
    """What `make` makes of each value, given some at a time; in the order of the values."""
    # A power of two, which seldom changes with the length of a list.
    count = 1 << (len(values) // PER_BLOCK).bit_length()
    blocks: list[list[int]] = [[] for _ in range(count)]
    for place, value in enumerate(values):
        blocks[_hash(name(value)) % count].append(place)
    made: dict[int, Made] = {}
    for places in filter(None, blocks):
        made.update(zip(places, make([values[place] for place in places]), strict=True))
    return [made[place] for place in range(len(values))]


def runs(values: Iterable[Value], name: Callable[[Value], str]) -> Iterator[Sequence[Value]]:
    """Sorted values in runs of neighbors."""
    run: list[Value] = []
    for value in values:
        if run and _hash(name(value)) % PER_RUN == 0:
            yield run
            run = []
        run.append(value)
    if run:
        yield run


def _hash(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass"))
