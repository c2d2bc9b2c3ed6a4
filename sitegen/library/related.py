"""Related papers, and the terms that relate them: plain TF-IDF, the same on every machine.

Terms are words and pairs of words that stand in the title of some paper: what authors put
into titles are subjects, while abstracts are full of words that two papers share by chance.
A term too common tells nothing and one that stands alone relates nothing, so neither counts.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import pairwise

from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.text.words import STOP_WORDS

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_STOP_WORDS = frozenset(STOP_WORDS) | {"based", "toward", "using"}  # they fill titles
_TITLE_WEIGHT = 3
_RARE_SHARE = 0.01  # rarer terms weigh no more: a chance word of two papers is no subject
_COMMON_SHARE = 0.25
_COMMON_AT_MOST = 1000
_RELATED = 5
_SHOWN_TERMS = 4
_COMMON_TOPIC = 1.5
_LEAST_SIMILARITY = 0.12

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Related:
    """Another paper; `similarity` is a cosine, raised by a common topic; `terms` are shared."""

    id: str
    similarity: float
    terms: tuple[str, ...]


def relate(library: Library) -> dict[str, tuple[Related, ...]]:
    """For each paper the five most alike, best first; a common topic speaks for two papers."""
    papers = list(library.papers.values())
    topics = {i: {p.topic for p in library.paper_topics[i].placements} for i in library.papers}
    in_titles = {term for paper in papers for term in _terms(paper.title.value)}
    counts = {paper.id: _count(paper, in_titles) for paper in papers}
    vectors = _vectors(counts)
    postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for identifier, vector in vectors.items():
        for term, weight in vector.items():
            postings[term].append((identifier, weight))
    return {
        identifier: tuple(_nearest(identifier, vectors, postings, topics)) for identifier in vectors
    }


def _count(paper: Paper, in_titles: Set[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, weight in ((paper.title.value, _TITLE_WEIGHT), (paper.text, 1)):
        for term in _terms(text):
            if term in in_titles:
                counts[term] += weight
    return counts


def _terms(text: str) -> Iterator[str]:
    words = [_singular(word) for word in _WORD.findall(text.lower())]
    yield from (word for word in words if _tells(word))
    yield from (f"{a} {b}" for a, b in pairwise(words) if _tells(a) and _tells(b))


def _tells(word: str) -> bool:
    return len(word) > 1 and word not in _STOP_WORDS


def _singular(word: str) -> str:
    if word.endswith(("ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "sui" else word


def _vectors(counts: dict[str, Counter[str]]) -> dict[str, Vector]:
    """Unit vectors of tf-idf weights over the terms that are neither common nor alone."""
    frequency = Counter(term for terms in counts.values() for term in terms)
    common = min(_COMMON_AT_MOST, max(4, _COMMON_SHARE * len(counts)))
    idf = {
        term: math.log(len(counts) / max(documents, _RARE_SHARE * len(counts)))
        for term, documents in frequency.items()
        if 2 <= documents <= common
    }
    return {
        identifier: _unit({t: (1 + math.log(n)) * idf[t] for t, n in terms.items() if t in idf})
        for identifier, terms in counts.items()
    }


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / norm for term, weight in vector.items()} if norm else {}


def _nearest(
    identifier: str,
    vectors: dict[str, Vector],
    postings: dict[str, list[tuple[str, float]]],
    topics: dict[str, set[str]],
) -> Iterator[Related]:
    vector = vectors[identifier]
    similarities: dict[str, float] = defaultdict(float)
    for term, weight in vector.items():
        for other, other_weight in postings[term]:
            similarities[other] += weight * other_weight
    similarities.pop(identifier, None)
    for other in similarities:
        if topics[identifier] & topics[other]:
            similarities[other] *= _COMMON_TOPIC
    best = sorted(similarities, key=lambda other: (-round(similarities[other], 9), other))
    for other in best[:_RELATED]:
        if similarities[other] >= _LEAST_SIMILARITY:
            terms = tuple(_shared(vector, vectors[other]))
            yield Related(other, round(similarities[other], 4), terms)


def _shared(first: Vector, second: Vector) -> Iterable[str]:
    """The shared terms that weigh most; a word inside a shown pair of words is not repeated."""
    weight = {term: first[term] * second[term] for term in first.keys() & second.keys()}
    shown: list[str] = []
    for term in sorted(weight, key=lambda term: (-round(weight[term], 9), term)):
        if not any(set(term.split()) & set(other.split()) for other in shown):
            shown.append(term)
    return shown[:_SHOWN_TERMS]
