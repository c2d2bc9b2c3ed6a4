"""Keyness: the terms that tell some papers from the others.

A term's keyness is the log-likelihood ratio of how many papers have it here and elsewhere: how
badly one share would explain both (T. Dunning, Computational Linguistics 19, 1993).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import log

from msgspec import Struct

from sitegen.library.subject_terms import Term
from sitegen.library.telling_terms import is_vague

Terms = Mapping[str, Collection[str]]  # those of each paper, by its id

_LEAST_PAPERS = 3
_LEAST_KEYNESS = 6.63  # chance alone gives one term in a hundred as much
_PHRASE = 1.5  # two words say more than one


class KeyTerm(Struct, frozen=True, kw_only=True):
    """A term as it is written, the ids of the papers here that have it, and the shares of papers
    that have it here and elsewhere, from 0 to 1.
    """

    written: str
    papers: tuple[str, ...]
    share: float
    elsewhere: float


class Keyness:
    """Tells papers by their terms, which are `known` by their keys."""

    def __init__(self, terms: Terms, known: Mapping[str, Term]) -> None:
        self._terms = terms
        self._known = known
        self._everywhere = Counter(chain.from_iterable(terms.values()))

    def of(self, here: Sequence[str], limit: int) -> Iterator[KeyTerm]:
        """The terms that tell these papers most, best first, none with a word of another."""
        inside = Counter(chain.from_iterable(map(self._terms.__getitem__, here)))
        sizes = len(here), len(self._terms) - len(here)
        weights = {
            term: _weight(self._known[term], (count, self._everywhere[term] - count), sizes)
            for term, count in inside.items()
            if count >= _LEAST_PAPERS
        }
        telling = (term for term, weight in weights.items() if weight >= _LEAST_KEYNESS)
        ranked = sorted(telling, key=lambda term: (-round(weights[term], 6), term))
        for term in _apart(ranked, self._known, limit):
            yield KeyTerm(
                written=self._known[term].written,
                papers=tuple(paper for paper in here if term in self._terms[paper]),
                share=inside[term] / sizes[0],
                elsewhere=(self._everywhere[term] - inside[term]) / max(sizes[1], 1),
            )


def _weight(term: Term, counts: tuple[int, int], sizes: tuple[int, int]) -> float:
    """Nothing for a term that is as frequent elsewhere, for a vague one and for a number, such as
    a year, which its own papers have.
    """
    if counts[0] * sizes[1] <= counts[1] * sizes[0] or is_vague(term) or term.written.isdigit():
        return 0.0
    keyness = _keyness(counts, sizes)
    return keyness * _PHRASE if len(term.words) > 1 else keyness


def _apart(ranked: Iterable[str], known: Mapping[str, Term], limit: int) -> Iterator[str]:
    """The first terms of which none has a word of one before it."""
    taken: set[str] = set()
    shown = 0
    for term in ranked:
        words = known[term].words
        if shown < limit and taken.isdisjoint(words):
            taken.update(words)
            shown += 1
            yield term


def _keyness(counts: tuple[int, int], sizes: tuple[int, int]) -> float:
    """Of a term that so many papers have, of so many here and elsewhere."""
    share = sum(counts) / sum(sizes)
    pairs = zip(counts, sizes, strict=True)
    return 2 * sum(
        _surprise(count, size * share) + _surprise(size - count, size * (1 - share))
        for count, size in pairs
    )


def _surprise(seen: int, expected: float) -> float:
    return seen * log(seen / expected) if seen else 0.0
