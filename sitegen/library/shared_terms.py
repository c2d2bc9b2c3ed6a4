"""Shared terms: the words that say why two papers are related."""

from collections.abc import Iterator, Mapping

from sitegen.library.term_vectors import Vector
from sitegen.text.words import keys

_SHOWN = 4


class SharedTerms:
    """Tells the terms of two vectors; `written` is how each term is written."""

    def __init__(self, written: Mapping[str, str]) -> None:
        self._written = written
        self._words: dict[str, frozenset[str]] = {}

    def of(self, first: Vector, second: Vector) -> Iterator[str]:
        """The shared terms that weigh most; a word of one that is shown is not repeated."""
        weight = {term: first[term] * second[term] for term in first.keys() & second.keys()}
        shown: list[frozenset[str]] = []
        for term in sorted(weight, key=lambda term: (-round(weight[term], 9), term)):
            words = self._words_of(term)
            if all(map(words.isdisjoint, shown)):
                shown.append(words)
                yield self._written[term]
            if len(shown) == _SHOWN:
                return

    def _words_of(self, term: str) -> frozenset[str]:
        if term not in self._words:
            self._words[term] = frozenset(keys(self._written[term]))
        return self._words[term]
