"""Classify: are two records one paper?  The titles' difference and the abstracts' agreement.

A small difference of titles needs little support, a large one much, and a decisive one cannot
be outweighed.  Where a group has no abstract, long titles with a small difference suffice.

The choice and its price: abstracts agree as far as the shorter one's words are found in the
longer one, so a cut abstract agrees in full and word order plays no part.  Abstracts of one
template agree as well; `PairClassifier` sees through those whose titles differ by the same
words as they do.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from math import inf

from rapidfuzz import fuzz

from sitegen.matching.title_difference import Comparison, Difference, compare
from sitegen.text.titles import Title
from sitegen.text.words import keys

Pair = tuple[int, int]

FEW_WORDS = 8  # an abstract with fewer words of four letters and more says nothing ...
SOME_WORDS = 20  # ... and with fewer than these, it cannot contradict
IN_USE = 3  # titles that must have a word before it is not a typo ...
TYPO_RATIO = 20  # ... unless a similar word is this many times as frequent
LONG_TITLE = 5  # words of meaning that no two papers have in common by chance
ALIKE = 85.0  # titles (0..100) that look like one paper's where there is no abstract

# How far abstracts agree (0..100).  Of the 409 this was measured on, no two reach 45 and the
# median is 15; a summary of one in other words stays above 39, and one with 40% of its words
# changed above 55.
CONTRADICT = 28.0
SAME_STORY = 55.0
SAME_TEXT = 80.0

_TELLING = 4  # letters of a word that is worth comparing


class Rule(StrEnum):
    """Why two records were classified as one paper."""

    SAME_TITLE = "same title"
    TYPO = "typo"
    CUT = "cut title"
    SUBTITLE = "subtitle"
    REORDERED = "reordered title"
    REWORDED = "reworded title"
    CURATOR = "curator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How alike two records are, 0..100; `abstract` is None if either has none to compare."""

    title: float
    abstract: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateGroup:
    """Records that say exactly the same, by their positions; most repeats are like this."""

    title: Title
    abstract: str
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairDecision:
    """What is decided of two groups: a match (`rule`), a `non_match`, or neither.

    `weak`: one paper by titles that differ, or that are cut, with no abstract or little of one
    to confirm it.  `near`: not one paper, but worth a look by the curator.
    """

    pair: Pair
    rule: Rule | None
    non_match: bool
    weak: bool
    possible_match: bool
    reason: str
    scores: Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standard:
    """What a difference asks for before two groups are one paper.

    `abstract` (0..100): how far the abstracts must agree; `coverage` (0..1): how much of the
    shorter title must be shared then; `shared`: how many words, if there is no abstract.
    """

    rule: Rule
    abstract: float
    coverage: float = 0.0
    shared: float = inf


_STANDARDS = {
    Difference.NOTHING: _Standard(rule=Rule.SAME_TITLE, abstract=0.0, shared=0),
    Difference.TYPO: _Standard(rule=Rule.TYPO, abstract=50.0, shared=4),
    Difference.CUT: _Standard(rule=Rule.CUT, abstract=45.0, shared=3),
    Difference.SUBTITLE: _Standard(rule=Rule.SUBTITLE, abstract=50.0, shared=4),
    Difference.LOOKALIKE: _Standard(rule=Rule.TYPO, abstract=65.0, shared=6),
    Difference.REORDERED: _Standard(rule=Rule.REORDERED, abstract=SAME_STORY, coverage=0.5),
    Difference.REWORDED: _Standard(rule=Rule.REWORDED, abstract=75.0, coverage=0.5),
    Difference.KIND: _Standard(rule=Rule.SUBTITLE, abstract=SAME_TEXT, coverage=0.5),
    Difference.DECISIVE: _Standard(rule=Rule.REWORDED, abstract=inf),
}


class PairClassifier:
    """Classifies two groups, given all of them: real words are known by how often they occur."""

    def __init__(self, groups: Sequence[DuplicateGroup]) -> None:
        self._groups = groups
        titles = {group.title.words for group in groups}
        self._frequency = Counter(word for words in titles for word in set(words))
        # Pairs come in the order of titles: what is needed again is needed soon.
        self._words_of = lru_cache(maxsize=8192)(self._read_words)

    def __call__(self, pair: Pair) -> PairDecision:
        first, second = (self._groups[index].title for index in pair)
        words = self._words_of(pair[0]), self._words_of(pair[1])
        title = round(fuzz.ratio(first.text, second.text), 1)
        scores = Scores(title=title, abstract=_agreement(*words))
        contradicted = _contradict(*words)
        if contradicted and title < ALIKE:  # no need to look further
            return _UNRELATED(pair=pair, scores=scores)
        comparison = compare(first, second, partial(self._are_words, pair))
        standard = _STANDARDS[comparison.difference]
        same = (
            not contradicted
            and not _each_has_its_own(*words, comparison)
            and _meets(standard, comparison, scores.abstract)
        )
        non_match = not same and _is_non_match(comparison, scores.abstract, contradicted)
        return PairDecision(
            pair=pair,
            rule=standard.rule if same else None,
            non_match=non_match,
            weak=_is_weak(comparison, scores.abstract),
            possible_match=not same and _is_possible_match(comparison, scores, non_match),
            reason=_reason(comparison, scores.abstract),
            scores=scores,
        )

    def _are_words(self, pair: Pair, a: str, b: str) -> bool:
        """Neither is a misspelling: both are in use, or each is in its own abstract."""
        rarer, other = sorted((self._frequency[a], self._frequency[b]))
        if rarer >= IN_USE and rarer * TYPO_RATIO >= other:
            return True
        return a in self._words_of(pair[0]) and b in self._words_of(pair[1])

    def _read_words(self, index: int) -> frozenset[str]:
        words = set(keys(self._groups[index].abstract))
        return frozenset(word for word in words if len(word) >= _TELLING)


def _agreement(a: frozenset[str], b: frozenset[str]) -> float | None:
    """The part (0..100) of the shorter abstract's words that the other has too."""
    fewer = min(len(a), len(b))
    return round(100 * len(a & b) / fewer, 1) if fewer >= FEW_WORDS else None


def _contradict(a: frozenset[str], b: frozenset[str]) -> bool:
    fewer = min(len(a), len(b))
    return fewer >= SOME_WORDS and 100 * len(a & b) < CONTRADICT * fewer


def _each_has_its_own(a: frozenset[str], b: frozenset[str], comparison: Comparison) -> bool:
    """Each abstract, and only that, has a word that is left over in its title."""
    return not (a - b).isdisjoint(comparison.left) and not (b - a).isdisjoint(comparison.right)


def _meets(standard: _Standard, comparison: Comparison, abstract: float | None) -> bool:
    if abstract is None:
        return comparison.shared >= standard.shared
    return abstract >= standard.abstract and comparison.coverage >= standard.coverage


def _is_non_match(comparison: Comparison, abstract: float | None, contradicted: bool) -> bool:
    """Certainly two papers, so that no third record may join them.

    Unlike abstracts under one long title are not sure enough (each may be another excerpt), and
    neither is a decisive word that only one title has, under one abstract.
    """
    if comparison.difference is Difference.DECISIVE:
        one_sided = not (comparison.left and comparison.right)
        return not one_sided or abstract is None or abstract < SAME_TEXT
    one_title = comparison.difference <= Difference.TYPO and comparison.shared >= LONG_TITLE
    return contradicted and not one_title


def _is_weak(comparison: Comparison, abstract: float | None) -> bool:
    if abstract is None:
        return comparison.difference > Difference.TYPO
    return comparison.difference is Difference.CUT and abstract < SAME_TEXT


def _is_possible_match(comparison: Comparison, scores: Scores, non_match: bool) -> bool:
    if comparison.difference is Difference.NOTHING:
        return True
    if scores.abstract is None:
        return scores.title >= ALIKE and not non_match
    return scores.abstract >= SAME_STORY


_UNRELATED = partial(
    PairDecision,
    rule=None,
    non_match=True,
    weak=False,
    possible_match=False,
    reason="the abstracts are unlike",
)


def _reason(comparison: Comparison, abstract: float | None) -> str:
    left, right = (" ".join(side) for side in (comparison.left, comparison.right))
    if left and right:
        return f"the titles differ in “{left}” and “{right}”"
    if left or right:
        return f"only one title has “{left or right}”"
    if abstract is None:
        return "the titles are almost the same, and there are no two abstracts to compare"
    return "the titles are the same or almost, the abstracts are not"
