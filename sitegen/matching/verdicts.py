"""Verdicts: what was decided of pairs, kept from build to build.

A verdict follows from two records and the curator's words alone, and, where a word may be a typo,
from the number of titles that have it.  These numbers change with every title of the list, so
they are no part of what a verdict is kept by: whoever judges asks for those few that it needs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.words import Words
from sitegen.matching.classify import PairClassifier, PairDecision
from sitegen.matching.frequencies import Frequencies
from sitegen.matching.groups import DuplicateGroup, Pair, compared
from sitegen.matching.lexicon import Lexicon
from sitegen.store import digest, kept


class Verdicts:
    """Judges the pairs of `groups` as `PairClassifier` does, but none twice.

    `digests` are those of what is compared of each record, by position.
    """

    def __init__(
        self,
        groups: Sequence[DuplicateGroup],
        frequencies: Frequencies,
        words: Words,
        digests: Sequence[bytes],
    ) -> None:
        self._groups = groups
        self._digests = digests
        self._frequency = frequencies.words
        self._asking = _Asking(words)
        self._sides: dict[int, _Side] = {}

    def relevant(self, pairs: Iterable[Pair]) -> Iterator[PairDecision]:
        """What is decided of pairs of places, which come in order, if anything follows from it."""
        for place, found in groupby(pairs, itemgetter(0)):
            others = [other for _, other in found]
            for decision in self._decisions(place, others):
                yield replace(decision, pair=(place, others[decision.pair[1]]))

    def _decisions(self, place: int, others: Iterable[int]) -> Sequence[PairDecision]:
        one, sides = self._side(place), tuple(map(self._side, others))
        known: dict[str, int] = {}
        while (row := _judged(self._asking, one, sides, known)).asked:
            known |= {word: self._frequency[word] for word in row.asked}
        return row.decisions

    def _side(self, place: int) -> "_Side":
        if place not in self._sides:
            group = self._groups[place]
            alone = len(group.positions) == 1
            known = self._digests[group.positions[0]] if alone else digest(compared(group.record))
            self._sides[place] = _Side(group, known)
        return self._sides[place]


class _Side:
    """A group, whatever its place is: its title and the rest follow from its record."""

    def __init__(self, group: DuplicateGroup, known: bytes) -> None:
        self.group = group
        self.digest = known


class _Numbers(Counter[str]):
    """The numbers that are known; `asked` are the words of which they are not."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def __missing__(self, word: str) -> int:
        self.asked.add(word)
        return 0


class _Asking:
    """A judge who knows nothing of other records."""

    def __init__(self, words: Words) -> None:
        self.digest = digest(words)
        self.numbers = _Numbers()
        frequencies = Frequencies(words=self.numbers, shapes=Counter())
        self.judge = PairClassifier(frequencies, Lexicon(words))


class _Row(Struct, frozen=True, kw_only=True):
    """What is decided of a group and others, by their numbers in a row, if no word is `asked`."""

    decisions: tuple[PairDecision, ...]
    asked: tuple[str, ...]


@kept
def _judged(asking: _Asking, one: _Side, others: tuple[_Side, ...], known: dict[str, int]) -> _Row:
    numbers = asking.numbers
    numbers.clear()
    numbers.update(known)
    numbers.asked.clear()
    group = replace(one.group, place=0)
    row = (replace(other.group, place=number) for number, other in enumerate(others))
    decisions = asking.judge.relevant((group, other) for other in row)
    return _Row(decisions=tuple(decisions), asked=tuple(sorted(numbers.asked)))
