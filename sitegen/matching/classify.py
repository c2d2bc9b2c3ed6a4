"""Classify: are two records one paper?  The evidence of both, weighed.

A small difference of titles needs little support, a large one much, and a decisive one cannot
be outweighed (see `evidence`).  Where a group has no abstract, long titles with a small
difference suffice.  Records of one identifier are one paper, unless nothing else is alike.

The choice and its price: abstracts agree as far as the shorter one's words are found in the
longer one, so a cut abstract agrees in full and word order plays no part.  Abstracts of one
template agree as well; `PairClassifier` sees through those whose titles differ by the same
words as they do.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache, partial
from string import ascii_lowercase, digits

from msgspec import Struct
from rapidfuzz import fuzz

from sitegen.matching.evidence import (
    DECISIVE,
    Evidence,
    Subject,
    differing_words,
    of_abstracts,
    of_facts,
    of_identifiers,
    of_title,
    of_two_arxiv_ids,
    of_two_subjects,
    same_identifier,
    two_arxiv_ids,
)
from sitegen.matching.frequencies import Frequencies
from sitegen.matching.groups import DuplicateGroup, Pair
from sitegen.matching.lexicon import Lexicon
from sitegen.matching.title_difference import Comparison, Difference, TitleComparer
from sitegen.text.words import STOP_WORDS, key, split

FEW_WORDS = 8  # an abstract with fewer telling words says nothing ...
SOME_WORDS = 20  # ... and with fewer than these, it cannot contradict
IN_USE = 3  # titles that must have a word before it is not a typo ...
TYPO_RATIO = 20  # ... unless a similar word is this many times as frequent
LONG_TITLE = 5  # words of meaning that no two papers have in common by chance
ALIKE = 85.0  # titles (0..100) that look like one paper's where there is no abstract
SOME_TITLE = 0.25  # of a title's words that a retitled paper keeps, if these are two or more ...
HALF_TITLE = 0.5  # ... and if it is one
ALIKE_IN_LETTERS = 60.0  # titles (0..100) that look alike, whatever their words are
PARTED = -6.0  # what a fact weighs that parts two papers, and all that is joined to them
_KNOWN = 1 << 14  # abstracts whose words are kept
AGREED = 1.0  # what authors weigh that are not other people

# How far abstracts agree (0..100).  Of the 409 this was measured on, no two reach 45 and the
# median is 15; a summary of one in other words stays above 39, and one with 40% of its words
# changed above 55.
CONTRADICT = 28.0
SAME_STORY = 55.0
SAME_TEXT = 80.0

# Facts by which two papers are known to differ, whatever a third record says.
_PARTING = frozenset({Subject.IDENTIFIER, Subject.AUTHORS, Subject.DATE})

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
    SAME_IDENTIFIER = "same identifier"
    CURATOR = "curator"


class Scores(Struct, frozen=True, kw_only=True):
    """How alike two records are, 0..100; `abstract` is None if either has none to compare."""

    title: float
    abstract: float | None


class PairDecision(Struct, frozen=True, kw_only=True):
    """What is decided of two groups: a match (`rule`), a `non_match`, or neither.

    `identified`: one paper by its identifier, before all others.  `weak`: one paper by titles
    that differ, or that are cut, with no abstract or little of one to confirm it.
    `possible_match`: not one paper, but worth a look by the curator, who is given the `reason`.
    `pair` are the places of the two.
    """

    pair: Pair
    rule: Rule | None
    non_match: bool
    identified: bool
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


def _unrelated(pair: Pair, scores: Scores, against: Evidence, reason: str) -> PairDecision:
    return PairDecision(
        pair=pair,
        rule=None,
        non_match=True,
        identified=False,
        weak=False,
        possible_match=False,
        reason=reason,
        scores=scores,
        evidence=(against,),
    )


class _Texts(Struct, frozen=True):
    """The telling words of two abstracts. `agreement` (0..100) is None if either has too few."""

    first: Collection[str]
    second: Collection[str]
    agreement: float | None
    contradict: bool


class _Found(Struct, frozen=True, kw_only=True):
    """All that was compared.  `identity` is what identifiers say, `said` is the rest.

    `generic`: both titles are of a kind that many papers have.  `one_identifier`: both records
    have it, whether or not anything else is alike.
    """

    comparison: Comparison
    generic: bool
    texts: _Texts
    scores: Scores
    said: tuple[Evidence, ...]
    identity: Evidence | None
    one_identifier: bool

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return (self.identity, *self.said) if self.identity else self.said


class PairClassifier:
    """Classifies two groups; of the others it knows in how many titles a word occurs."""

    def __init__(self, frequencies: Frequencies, lexicon: Lexicon) -> None:
        self._compare = TitleComparer(lexicon)
        self._frequency = frequencies.words
        # Pairs come in the order of titles: what is needed again is needed soon.
        self._words_of = lru_cache(_KNOWN)(_telling_words)

    def __call__(self, one: DuplicateGroup, other: DuplicateGroup) -> PairDecision:
        pair = one.place, other.place
        title = round(fuzz.ratio(one.title.text, other.title.text), 1)
        if title < ALIKE and two_arxiv_ids(one.record, other.record):  # no need to look further
            two = of_two_arxiv_ids(one.record, other.record)
            return _unrelated(pair, Scores(title=title, abstract=None), two, two.says)
        texts = _compared(self._words_of(one.abstract), self._words_of(other.abstract))
        scores = Scores(title=title, abstract=texts.agreement)
        if texts.contradict and title < ALIKE and not same_identifier(one.record, other.record):
            unlike = of_abstracts(texts.agreement or 0.0, contradict=True)
            return _unrelated(pair, scores, unlike, "the abstracts are unlike")
        return _decided(pair, self._found(one, other, texts, scores))

    def relevant(
        self, pairs: Iterable[tuple[DuplicateGroup, DuplicateGroup]]
    ) -> list[PairDecision]:
        """What is decided of pairs, without the many of which nothing follows."""
        decided = (self(one, other) for one, other in pairs)
        return [each for each in decided if each.rule or each.possible_match]

    def _found(
        self, one: DuplicateGroup, other: DuplicateGroup, texts: _Texts, scores: Scores
    ) -> _Found:
        comparison = self._compare(one.title, other.title, partial(self._are_words, texts))
        generic = one.generic and other.generic
        facts = of_facts(one.record, other.record, one_title=_is_one_title(comparison))
        said = (*_of_texts(comparison, texts, generic), *facts)
        one_id = bool(same_identifier(one.record, other.record))
        alike = one_id and _are_alike(comparison, scores, said)
        return _Found(
            comparison=comparison,
            generic=generic,
            texts=texts,
            scores=scores,
            said=said,
            identity=of_identifiers(one.record, other.record, alike=alike),
            one_identifier=one_id,
        )

    def _are_words(self, texts: _Texts, a: str, b: str) -> bool:
        """Neither is a misspelling: both are in use, or each is in its own abstract."""
        rarer, other = sorted((self._frequency[a], self._frequency[b]))
        if rarer >= IN_USE and rarer * TYPO_RATIO >= other:
            return True
        return a in texts.first and b in texts.second


def _telling_words(abstract: str) -> tuple[str, ...]:
    """Each once: a tuple, because a set of them takes several times the memory."""
    return tuple(set(map(key, set(split(abstract)))) - _SAY_NOTHING)


def _compared(a: Collection[str], b: Collection[str]) -> _Texts:
    """The agreement is the part of the shorter abstract's words that the other has too."""
    fewer = min(len(a), len(b))
    if fewer < FEW_WORDS:
        return _Texts(a, b, None, False)
    agreement = 100 * len(frozenset(a).intersection(b)) / fewer
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


def _is_one_title(comparison: Comparison) -> bool:
    return comparison.difference <= Difference.TYPO


def _are_alike(comparison: Comparison, scores: Scores, said: Sequence[Evidence]) -> bool:
    """Does anything besides an identifier speak for one paper, if it was retitled?

    Papers of other people may share some words, and the DOI of a volume that both are in.
    """
    authors = _weight(said, Subject.AUTHORS)
    of_others = authors <= PARTED
    kept = SOME_TITLE if comparison.shared > 1 and not of_others else HALF_TITLE
    if comparison.difference is Difference.NOTHING or comparison.coverage >= kept:
        return True
    if scores.title >= ALIKE_IN_LETTERS and not of_others:
        return True
    return authors >= AGREED or (scores.abstract or 0.0) >= SAME_STORY


def _weight(evidence: Iterable[Evidence], subject: Subject) -> float:
    return sum(each.weight for each in evidence if each.subject is subject)


def _decided(pair: Pair, found: _Found) -> PairDecision:
    weight = sum(each.weight for each in found.said)
    same = weight + (found.identity.weight if found.identity else 0.0) >= 0
    identified = same and found.one_identifier
    non_match = not (same or found.one_identifier) and _is_non_match(found)
    possible = not same and _is_possible_match(found, non_match)
    rule = _RULES[found.comparison.difference] if weight >= 0 else Rule.SAME_IDENTIFIER
    return PairDecision(
        pair=pair,
        rule=rule if same else None,
        non_match=non_match,
        identified=identified,
        weak=not identified and _is_weak(found.comparison, found.texts.agreement),
        possible_match=possible,
        reason=_reason(found) if possible else "",
        scores=found.scores,
        evidence=found.evidence,
    )


def _is_non_match(found: _Found) -> bool:
    """Certainly two papers, so that no third record may join them.

    Unlike abstracts under one long title are not sure enough (each may be another excerpt), and
    neither is a decisive word that only one title has, under one abstract.
    """
    comparison, texts = found.comparison, found.texts
    if any(each.subject in _PARTING and each.weight <= PARTED for each in found.evidence):
        return True
    if comparison.difference is Difference.DECISIVE:
        one_sided = not (comparison.left and comparison.right)
        return not one_sided or texts.agreement is None or texts.agreement < SAME_TEXT
    long_title = _is_one_title(comparison) and comparison.shared >= LONG_TITLE
    return texts.contradict and not long_title


def _is_weak(comparison: Comparison, abstract: float | None) -> bool:
    if abstract is None:
        return comparison.difference > Difference.TYPO
    return comparison.difference is Difference.CUT and abstract < SAME_TEXT


def _is_possible_match(found: _Found, non_match: bool) -> bool:
    title, abstract = found.scores.title, found.scores.abstract
    one_story = abstract is not None and abstract >= SAME_STORY
    if found.one_identifier:
        return True
    if found.identity and found.identity.weight <= DECISIVE:  # an id may be mistyped
        contradicted = abstract is not None and not one_story
        authors = _weight(found.said, Subject.AUTHORS)
        return _is_one_title(found.comparison) and not contradicted and authors >= 0
    if found.generic:  # a curator is not asked of every two editorials
        same_day = _weight(found.said, Subject.DATE) > 0
        return one_story or (same_day and _weight(found.said, Subject.AUTHORS) >= AGREED)
    if found.comparison.difference is Difference.NOTHING:
        return True
    return one_story if abstract is not None else title >= ALIKE and not non_match


def _reason(found: _Found) -> str:
    """What speaks most against one paper."""
    comparison, identity = found.comparison, found.identity
    if identity and identity.weight <= DECISIVE:
        return identity.says
    if comparison.left or comparison.right:
        return differing_words(comparison)
    against = min(found.evidence, key=lambda each: each.weight)
    if against.weight < 0 and against.subject is not Subject.ABSTRACT:
        return against.says
    if found.texts.agreement is None:
        return "the titles are almost the same, and there are no two abstracts to compare"
    return "the titles are the same or almost, the abstracts are not"
