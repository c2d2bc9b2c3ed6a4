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
    frequency = Counter(chain.from_iterable(counts.values()))
    several = {term: texts for term, texts in frequency.items() if texts > 1}
    rare = rarity(several, len(counts))
    return {
        name: _unit({t: math.log1p(n) * rare[t] for t, n in terms.items() if t in rare})
        for name, terms in counts.items()
    }


def rarity(frequency: Mapping[str, int], texts: int) -> dict[str, float]:
    """How rare terms are that are not common; `frequency` says in how many of all texts each is."""
    common = min(_COMMON_AT_MOST, max(4, _COMMON_SHARE * texts))
    return {
        term: math.sqrt(math.log(texts / max(count, _RARE_SHARE * texts)))
        for term, count in frequency.items()
        if count <= common
    }


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / norm for term, weight in vector.items()} if norm else {}
