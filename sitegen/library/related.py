"""Related papers, and the terms that relate them: plain TF-IDF, the same on every machine.

Terms are words and pairs of words that occur in the title of some paper: what authors put
into titles are subjects, while abstracts are full of words that two papers share by chance.
A term that is too common says nothing and a unique one relates nothing, so neither counts.
Written with a hyphen, as one word or as two, a pair is one term.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.text.words import FILLERS, acronym, compounds, key, keys

_TITLE_WEIGHT = 3
_RARE_SHARE = 0.01  # rarer terms weigh no more: a chance word of two papers is not a subject
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
    """For each paper the five most similar, best first; a common topic raises similarity."""
    papers = list(library.papers.values())
    topics = {i: {p.topic for p in library.paper_topics[i].placements} for i in library.papers}
    written = _as_written(paper.title.value for paper in papers)
    counts = {paper.id: _count(paper, written.keys()) for paper in papers}
    vectors = _vectors(counts)
    postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for identifier, vector in vectors.items():
        for term, weight in vector.items():
            postings[term].append((identifier, weight))
    return {
        identifier: tuple(
            Related(other, similarity, tuple(_shared(vectors[identifier], vectors[other], written)))
            for other, similarity in _nearest(identifier, vectors, postings, topics)
        )
        for identifier in vectors
    }


def _as_written(titles: Iterable[str]) -> dict[str, str]:
    """The terms of all titles, and how each is written most often."""
    writings: dict[str, Counter[str]] = defaultdict(Counter)
    for title in titles:
        runs = compounds(title)
        written = ["-".join(map(_in_small_letters, words)) for words in runs]
        for term, places in _terms(runs):
            writings[term][" ".join(written[place] for place in places)] += 1
    return {
        term: min(counts, key=lambda written: (-counts[written], written))
        for term, counts in writings.items()
    }


def _count(paper: Paper, in_titles: Set[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, weight in ((paper.title.value, _TITLE_WEIGHT), (paper.text, 1)):
        for term in terms_of(text):
            if term in in_titles:
                counts[term] += weight
    return counts


def terms_of(text: str) -> Iterator[str]:
    """The terms of a text, by the keys of their words."""
    return (term for term, _ in _terms(compounds(text)))


def _terms(runs: Sequence[Sequence[str]]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The terms of words that are written as one, and of which runs each consists."""
    keys = ["".join(map(key, words)) for words in runs]
    significant = [_is_significant(one) for one in keys]
    for place, one in enumerate(keys):
        if significant[place]:
            yield one, (place,)
            if place and significant[place - 1]:
                yield keys[place - 1] + one, (place - 1, place)


def _in_small_letters(word: str) -> str:
    return word if acronym(word) else word.lower()


def _is_significant(term: str) -> bool:
    return len(term) > 1 and term not in FILLERS


def _vectors(counts: dict[str, Counter[str]]) -> dict[str, Vector]:
    """Unit vectors of tf-idf weights over the terms that are neither common nor unique."""
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
) -> Iterator[tuple[str, float]]:
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
            yield other, round(similarities[other], 4)


def _shared(first: Vector, second: Vector, written: Mapping[str, str]) -> Iterator[str]:
    """The shared terms that weigh most; a word of one that is shown is not repeated."""
    weight = {term: first[term] * second[term] for term in first.keys() & second.keys()}
    shown: list[set[str]] = []
    for term in sorted(weight, key=lambda term: (-round(weight[term], 9), term)):
        words = set(keys(written[term]))
        if len(shown) < _SHOWN_TERMS and all(map(words.isdisjoint, shown)):
            shown.append(words)
            yield written[term]
