"""Nearest: the vectors most similar to each of many, in time that grows with their number alone.

Comparing all of n with all others takes n² steps.  Here each looks at a bounded number of places
in an inverted index, first where a term weighs much and few have it, and at the vectors only of
the most promising that it met there.  Of four hundred papers nothing is left out, and the result
is exact.  Of 10,000 papers 95% of the nearest are found; what is missed is about as similar as what
is found instead.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest

from sitegen.library.term_vectors import Vector

AT_MOST_LOOKED_AT = 2000  # places in postings for one vector, or those of its first term
_COMPARED = 30  # vectors that are compared term by term, and others as promising as the last
_FEW = -0.25  # how much it counts that few have a term, beside its weight there
_EXACT = 9  # digits of a sum that are the same in whatever order it is added up
_INEXACT = 2e-9  # no more is between two sums that are the same in these digits

# Numbers of vectors and the weight in each, side by side in memory: that halves the time.
Posting = tuple["array[int]", "array[float]"]


class Neighborhood:
    """Vectors by name, ready to be compared."""

    def __init__(self, vectors: Mapping[str, Vector]) -> None:
        # By name, so that among equals the numbers decide, and no order of the papers does.
        self._names = sorted(vectors)
        self._numbers = {name: number for number, name in enumerate(self._names)}
        self._vectors = [vectors[name] for name in self._names]
        self._postings = _postings(self._vectors)
        self._worth = {term: len(at) ** _FEW for term, (at, _) in self._postings.items()}

    def nearest(self, count: int) -> Iterator[tuple[str, list[tuple[str, float]]]]:
        """For each name the names most similar to it, best first, each with its similarity."""
        for number, name in enumerate(self._names):
            yield name, self.near(self._vectors[number], count, but=name)

    def near(self, vector: Vector, count: int, but: str = "") -> list[tuple[str, float]]:
        """The names most similar to a vector `but` for one, best first, with their similarities."""
        shared, rest = self._shared(vector)
        shared.pop(self._numbers.get(but, -1), None)
        promising = _promising(shared, _COMPARED if rest else count)
        best = sorted((-self._similarity(shared[n], rest, n), n) for n in promising)[:count]
        return [(self._names[other], -similarity) for similarity, other in best]

    def _shared(self, vector: Vector) -> tuple[dict[int, float], Vector]:
        """What the terms that say most add to each similarity, and the terms that are left."""
        shared: dict[int, float] = {}
        before = shared.get
        left = AT_MOST_LOOKED_AT
        here = {term: weight for term, weight in vector.items() if term in self._postings}
        # In an order that no machine's last digit changes.
        worth = {term: round(self._worth[term] * weight, _EXACT) for term, weight in here.items()}
        rest = sorted(here, key=lambda term: (worth[term], term))
        while rest and (left := left - len(self._postings[rest[-1]][0])) >= 0:
            term = rest.pop()
            weight = vector[term]
            for other, its_weight in zip(*self._postings[term], strict=True):
                shared[other] = before(other, 0.0) + weight * its_weight
        return shared, {term: vector[term] for term in rest}

    def _similarity(self, shared: float, rest: Vector, number: int) -> float:
        other = self._vectors[number]
        left = sum([weight * other[term] for term, weight in rest.items() if term in other])
        return round(shared + left, _EXACT)


def _promising(shared: Mapping[int, float], count: int) -> list[int]:
    """Those that share most, and others that share as much as the last of them."""
    if len(shared) <= count:
        return list(shared)
    least = min(nlargest(count, shared.values())) - _INEXACT
    return [other for other, similarity in shared.items() if similarity >= least]


def _postings(vectors: Sequence[Vector]) -> dict[str, Posting]:
    """Where each term is, and how much it weighs there."""
    every: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            every[term].append((number, weight))
    postings = {}
    for term, places in every.items():
        numbers, weights = zip(*places, strict=True)
        postings[term] = array("l", numbers), array("d", weights)
    return postings
