"""Classify: are two records one paper?  The evidence of both, weighed.

A small difference of titles needs little support, a large one much, and a decisive one cannot
be outweighed (see `evidence`).  Where a group has no abstract, long titles with a small
difference suffice.

The choice and its price: abstracts agree as far as the shorter one's words are found in the
longer one, so a cut abstract agrees in full and word order plays no part.  Abstracts of one
template agree as well; `PairClassifier` sees through those whose titles differ by the same
words as they do.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from string import ascii_lowercase, digits

from rapidfuzz import fuzz

from sitegen.matching.evidence import (
    Evidence,
    Subject,
    differing_words,
    of_abstracts,
    of_facts,
    of_title,
    of_two_subjects,
)
from sitegen.matching.groups import DuplicateGroup, Pair
from sitegen.matching.lexicon import Lexicon
from sitegen.matching.title_difference import Comparison, Difference, TitleComparer
from sitegen.text.words import STOP_WORDS, keys

FEW_WORDS = 8  # an abstract with fewer telling words says nothing ...
SOME_WORDS = 20  # ... and with fewer than these, it cannot contradict
IN_USE = 3  # titles that must have a word before it is not a typo ...
TYPO_RATIO = 20  # ... unless a similar word is this many times as frequent
LONG_TITLE = 5  # words of meaning that no two papers have in common by chance
ALIKE = 85.0  # titles (0..100) that look like one paper's where there is no abstract
FAR_APART = -6.0  # what dates weigh that part two papers, and all that is joined to them

# How far abstracts agree (0..100).  Of the 409 this was measured on, no two reach 45 and the
# median is 15; a summary of one in other words stays above 39, and one with 40% of its words
# changed above 55.
CONTRADICT = 28.0
SAME_STORY = 55.0
SAME_TEXT = 80.0

# Of an abstract's words: lone letters, and stop words of less than four (`with` tells a little).
_SAY_NOTHING = frozenset(ascii_lowercase + digits).union(
    word for word in STOP_WORDS if len(word) < 4
)


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
class PairDecision:
    """What is decided of two groups: a match (`rule`), a `non_match`, or neither.

    `weak`: one paper by titles that differ, or that are cut, with no abstract or little of one
    to confirm it.  `possible_match`: not one paper, but worth a look by the curator, who is given
    the `reason`.
    """

    pair: Pair
    rule: Rule | None
    non_match: bool
    weak: bool
    possible_match: bool
    reason: str
    scores: Scores
    evidence: tuple[Evidence, ...]


_RULES = {
    Difference.NOTHING: Rule.SAME_TITLE,
    Difference.TYPO: Rule.TYPO,
    Difference.CUT: Rule.CUT,
    Difference.SUBTITLE: Rule.SUBTITLE,
    Difference.LOOKALIKE: Rule.TYPO,
    Difference.REORDERED: Rule.REORDERED,
    Difference.REWORDED: Rule.REWORDED,
    Difference.KIND: Rule.SUBTITLE,
    Difference.DECISIVE: Rule.REWORDED,
}


@dataclass(frozen=True, slots=True)
class _Texts:
    """The telling words of two abstracts. `agreement` (0..100) is None if either has too few."""

    first: frozenset[str]
    second: frozenset[str]
    agreement: float | None
    contradict: bool


class PairClassifier:
    """Classifies two groups, given all of them: real words are known by how often they occur."""

    def __init__(self, groups: Sequence[DuplicateGroup], lexicon: Lexicon) -> None:
        self._groups = groups
        self._compare = TitleComparer(lexicon)
        titles = {group.title.words for group in groups}
        self._frequency = Counter(word for words in titles for word in set(words))
        # Pairs come in the order of titles: what is needed again is needed soon.
        self._words_of = lru_cache(maxsize=1 << 14)(self._read_words)

    def __call__(self, pair: Pair) -> PairDecision:
        one, other = (self._groups[index] for index in pair)
        texts = _compared(self._words_of(pair[0]), self._words_of(pair[1]))
        title = round(fuzz.ratio(one.title.text, other.title.text), 1)
        scores = Scores(title=title, abstract=texts.agreement)
        if texts.contradict and title < ALIKE:  # no need to look further
            unlike = of_abstracts(texts.agreement or 0.0, contradict=True)
            return _UNRELATED(pair=pair, scores=scores, evidence=(unlike,))
        comparison = self._compare(one.title, other.title, partial(self._are_words, pair))
        generic = one.generic and other.generic
        evidence = (*_of_texts(comparison, texts, generic), *of_facts(one.record, other.record))
        same = sum(each.weight for each in evidence) >= 0
        non_match = not same and _is_non_match(comparison, texts, evidence)
        possible = not same and _is_possible_match(comparison, scores, non_match, generic)
        return PairDecision(
            pair=pair,
            rule=_RULES[comparison.difference] if same else None,
            non_match=non_match,
            weak=_is_weak(comparison, texts.agreement),
            possible_match=possible,
            reason=_reason(comparison, texts, evidence) if possible else "",
            scores=scores,
            evidence=evidence,
        )

    def _are_words(self, pair: Pair, a: str, b: str) -> bool:
        """Neither is a misspelling: both are in use, or each is in its own abstract."""
        rarer, other = sorted((self._frequency[a], self._frequency[b]))
        if rarer >= IN_USE and rarer * TYPO_RATIO >= other:
            return True
        return a in self._words_of(pair[0]) and b in self._words_of(pair[1])

    def _read_words(self, index: int) -> frozenset[str]:
        return frozenset(keys(self._groups[index].abstract)) - _SAY_NOTHING


def _compared(a: frozenset[str], b: frozenset[str]) -> _Texts:
    """The agreement is the part of the shorter abstract's words that the other has too."""
    fewer = min(len(a), len(b))
    if fewer < FEW_WORDS:
        return _Texts(a, b, None, False)
    agreement = 100 * len(a & b) / fewer
    return _Texts(a, b, round(agreement, 1), fewer >= SOME_WORDS and agreement < CONTRADICT)


def _of_texts(comparison: Comparison, texts: _Texts, generic: bool) -> Iterator[Evidence]:
    yield of_title(comparison, generic=generic)
    if _each_has_its_own(texts, comparison):
        yield of_two_subjects()
    elif texts.agreement is not None:
        yield of_abstracts(texts.agreement, contradict=texts.contradict)


def _each_has_its_own(texts: _Texts, comparison: Comparison) -> bool:
    """Each abstract, and only that, has a word that is left over in its title."""
    return any(
        word in texts.first and word not in texts.second for word in comparison.left
    ) and any(word in texts.second and word not in texts.first for word in comparison.right)


def _is_non_match(comparison: Comparison, texts: _Texts, evidence: Sequence[Evidence]) -> bool:
    """Certainly two papers, so that no third record may join them.

    Unlike abstracts under one long title are not sure enough (each may be another excerpt), and
    neither is a decisive word that only one title has, under one abstract.
    """
    if any(each.subject is Subject.DATE and each.weight <= FAR_APART for each in evidence):
        return True
    if comparison.difference is Difference.DECISIVE:
        one_sided = not (comparison.left and comparison.right)
        return not one_sided or texts.agreement is None or texts.agreement < SAME_TEXT
    one_title = comparison.difference <= Difference.TYPO and comparison.shared >= LONG_TITLE
    return texts.contradict and not one_title


def _is_weak(comparison: Comparison, abstract: float | None) -> bool:
    if abstract is None:
        return comparison.difference > Difference.TYPO
    return comparison.difference is Difference.CUT and abstract < SAME_TEXT


def _is_possible_match(
    comparison: Comparison, scores: Scores, non_match: bool, generic: bool
) -> bool:
    if generic:  # a curator is not asked of every two editorials
        return scores.abstract is not None and scores.abstract >= SAME_STORY
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


def _reason(comparison: Comparison, texts: _Texts, evidence: Sequence[Evidence]) -> str:
    """What speaks most against one paper."""
    if comparison.left or comparison.right:
        return differing_words(comparison)
    against = min(evidence, key=lambda each: each.weight)
    if against.weight < 0 and against.subject is not Subject.ABSTRACT:
        return against.says
    if texts.agreement is None:
        return "the titles are almost the same, and there are no two abstracts to compare"
    return "the titles are the same or almost, the abstracts are not"
