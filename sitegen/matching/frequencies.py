"""Frequencies: in how many titles a word occurs, which tells a name from a word of the field.

They are all that a pair's judge needs to know of the other records, and they add up: those of
two parts of a list are the sum of each part's, as long as no title is in both.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct

from sitegen.matching.groups import DuplicateGroup


class Frequencies(Struct, frozen=True, kw_only=True):
    """`words` counts the distinct titles that have a word; `shapes`, the groups (see `keys`)."""

    words: Counter[str]
    shapes: Counter[str]

    def __add__(self, other: "Frequencies") -> "Frequencies":
        return Frequencies(words=self.words + other.words, shapes=self.shapes + other.shapes)


def count_words(groups: Iterable[DuplicateGroup]) -> Frequencies:
    """Of groups in their order, in which those of one title follow one another."""
    words: Counter[str] = Counter()
    shapes: Counter[str] = Counter()
    for _, alike in groupby(groups, lambda group: group.title.words):
        first, *others = alike
        words.update(set(first.title.words))
        for group in (first, *others):
            shapes.update(set(group.shape.split()))
    return Frequencies(words=words, shapes=shapes)
