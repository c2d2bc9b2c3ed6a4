"""Shared terms: what a person would say two papers have in common."""

from collections.abc import Collection, Iterator, Mapping

from sitegen.library.subject_terms import Term
from sitegen.library.term_vectors import Vector

_SHOWN = 3


class SharedTerms:
    """Tells the terms of two vectors; `telling` are those of `terms` that may be told."""

    def __init__(self, terms: Mapping[str, Term], telling: Collection[str]) -> None:
        self._terms = terms
        self._telling = telling

    def of(self, first: Vector, second: Vector) -> Iterator[str]:
        """The shared terms that weigh most, as they are written, none a part of another."""
        shared = [term for term in first if term in second and term in self._telling]
        longest = [one for one in shared if not any(self._is_part(one, each) for each in shared)]
        weight = {term: first[term] * second[term] for term in longest}
        shown: list[tuple[str, ...]] = []
        for term in sorted(longest, key=lambda term: (-round(weight[term], 9), term)):
            words = self._terms[term].words
            if all(map({*words}.isdisjoint, shown)):
                shown.append(words)
                yield self._terms[term].written
            if len(shown) == _SHOWN:
                return

    def _is_part(self, term: str, other: str) -> bool:
        """Does the other term say the same and more, or what this one is short for?"""
        if term == other:
            return False
        words, longer = self._terms[term].words, self._terms[other]
        is_inside = len(words) > 1 and (other.startswith(term) or other.endswith(term))
        return is_inside or {*words} < {*longer.words} or term == _initials(longer)


def _initials(term: Term) -> str:
    return "".join(word[0] for word in term.written.replace("-", " ").split()).lower()
