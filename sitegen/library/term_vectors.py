"""Term vectors: how much each term says of a text, by plain TF-IDF, the same on every machine.

A term that is too common says nothing and a unique one relates nothing, so neither counts.  Two
texts are compared by products of weights: each weight has the square root of what the rarity of
its term counts, so that it counts once.
"""

import math
from collections import Counter
from collections.abc import Mapping
from itertools import chain

Vector = dict[str, float]  # weights by term; their squares add up to 1, unless there are none

_RARE_SHARE = 0.01  # rarer terms weigh no more: a chance word of two papers is not a subject
_COMMON_SHARE = 0.4
_COMMON_AT_MOST = 1000


def unit_vectors(counts: Mapping[str, Mapping[str, float]]) -> dict[str, Vector]:
    """The vectors of texts, by what names them. `counts` say how often each term is in each, or
    how much it weighs there.
    """
    rarity = _rarity(counts)
    return {
        name: _unit({t: math.log1p(n) * rarity[t] for t, n in terms.items() if t in rarity})
        for name, terms in counts.items()
    }


def _rarity(counts: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Of the terms that are neither common nor unique."""
    frequency = Counter(chain.from_iterable(counts.values()))
    common = min(_COMMON_AT_MOST, max(4, _COMMON_SHARE * len(counts)))
    return {
        term: math.sqrt(math.log(len(counts) / max(texts, _RARE_SHARE * len(counts))))
        for term, texts in frequency.items()
        if 2 <= texts <= common
    }


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / norm for term, weight in vector.items()} if norm else {}
