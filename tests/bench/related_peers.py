"""What relates papers elsewhere: the cosines of TF-IDF, and latent semantic analysis of them.

All words of title and abstract but stop words, each abstract once, five for every paper.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import mul
from random import Random

from sitegen.text.words import STOP_WORDS, keys

_SHOWN = 5
_COMMON = 0.5  # of the papers: a word of more says nothing
_DIMENSIONS = 100
_ROUNDS = 30  # which find nine in ten of what the exact decomposition finds

Texts = Mapping[str, tuple[str, str]]  # titles and abstracts by the papers' ids
Matrix = list[list[float]]


def tf_idf(texts: Texts) -> dict[str, Sequence[str]]:
    """For each paper the five whose words are most similar."""
    return _best([*texts], _cosines(_vectors(texts)))


def latent(texts: Texts) -> dict[str, Sequence[str]]:
    """For each paper the five most similar in a hundred latent dimensions."""
    cosines = _cosines(_vectors(texts))
    axes = _leading(cosines, min(_DIMENSIONS, len(cosines)))
    # What the axes hold of each paper: in all of them together the cosines are what they were.
    strengths = [math.sqrt(max(0.0, _dot(axis, _times(cosines, axis)))) for axis in axes]
    places = [
        [axis[n] * s for axis, s in zip(axes, strengths, strict=True)] for n in range(len(cosines))
    ]
    units = [_unit(place) for place in places]
    return _best([*texts], [[_dot(one, other) for other in units] for one in units])


def _vectors(texts: Texts) -> list[dict[str, float]]:
    counts = [
        Counter(word for word in keys(f"{title} {text}") if word not in STOP_WORDS)
        for title, text in texts.values()
    ]
    frequency = Counter(word for each in counts for word in each)
    rarity = {
        word: math.log(len(texts) / papers)
        for word, papers in frequency.items()
        if 2 <= papers <= _COMMON * len(texts)
    }
    vectors = []
    for each in counts:
        weights = {w: (1 + math.log(n)) * rarity[w] for w, n in each.items() if w in rarity}
        vectors.append(dict(zip(weights, _unit([*weights.values()]), strict=True)))
    return vectors


def _cosines(vectors: Sequence[Mapping[str, float]]) -> Matrix:
    return [
        [
            sum(weight * other[word] for word, weight in one.items() if word in other)
            for other in vectors
        ]
        for one in vectors
    ]


def _best(names: Sequence[str], similar: Matrix) -> dict[str, Sequence[str]]:
    best: dict[str, Sequence[str]] = {}
    for number, row in enumerate(similar):
        others = [other for other in range(len(row)) if other != number]
        others.sort(key=lambda other: -row[other])
        best[names[number]] = [names[other] for other in others[:_SHOWN]]
    return best


def _leading(symmetric: Matrix, count: int) -> Matrix:
    """The leading eigenvectors, by orthogonal iteration."""
    random = Random(1)
    axes = [[random.gauss(0, 1) for _ in symmetric] for _ in range(count)]
    for _ in range(_ROUNDS):
        axes = _orthogonal([_times(symmetric, axis) for axis in axes])
    return axes


def _orthogonal(axes: Matrix) -> Matrix:
    done: Matrix = []
    for axis in axes:
        for other in done:
            share = _dot(axis, other)
            axis = [value - share * its for value, its in zip(axis, other, strict=True)]
        done.append(_unit(axis))
    return done


def _times(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    return [_dot(row, vector) for row in matrix]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return float(sum(map(mul, one, other)))


def _unit(vector: Sequence[float]) -> list[float]:
    norm = math.sqrt(_dot(vector, vector)) or 1.0
    return [value / norm for value in vector]
