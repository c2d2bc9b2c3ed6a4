"""Candidates: the pairs of groups that are worth classifying, joined by their keys in one process.

Kinds of keys are joined one after another, and pairs are kept as numbers, so that a million
records need little memory beside themselves.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence

from sitegen.matching.frequencies import Frequencies
from sitegen.matching.groups import DuplicateGroup, Pair
from sitegen.matching.keys import KINDS, elected, pairs

_STRIPE = 1 << 12  # groups whose pairs are put in order together
_BITS = 32  # of a place, where a pair is one number
_PLACE = (1 << _BITS) - 1


def candidates(groups: Sequence[DuplicateGroup], frequencies: Frequencies) -> Iterator[Pair]:
    """Pairs of places in `groups`, each once and in order: what is needed again is needed soon."""
    for stripe in _stripes(groups, frequencies):
        for pair in elected(stripe):
            yield pair >> _BITS, pair & _PLACE


def _stripes(groups: Sequence[DuplicateGroup], frequencies: Frequencies) -> "list[array[int]]":
    """Pairs as numbers by the vote, those of some neighboring groups together."""
    shapes = [group.shape for group in groups]
    stripes = [array("Q") for _ in range(0, len(groups), _STRIPE)]
    for kind in KINDS:
        keys = (
            (key, place)
            for place, (group, shape) in enumerate(zip(groups, shapes, strict=True))
            for key in kind.of(group, shape, frequencies)
        )
        for block in _blocks(keys):
            for a, b in pairs(kind, block, [shapes[place] for place in block]):
                stripes[a // _STRIPE].append(a << _BITS | b)
    return stripes


def _blocks(keys: Iterable[tuple[str, int]]) -> Iterator[list[int]]:
    """The places that share a key, in their order."""
    first: dict[str, int] = {}  # most keys have one place, which needs no list
    blocks: dict[str, list[int]] = {}
    for key, place in keys:
        known = first.setdefault(key, place)
        if known != place:
            blocks.setdefault(key, [known]).append(place)
    return iter(blocks.values())
