"""Topic likeness: how much the words of a paper are those of each topic's papers.

It is the mean likeness of the paper to the papers of the topic, by how alike these are among
themselves: 1 is a paper that says all they have in common and nothing else.  A paper is never
among those that it is compared with.  The sum of few vectors has much that is chance, which a plain
centroid counts against small topics; pairs of different papers have not.
"""

import math
from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

from sitegen.library.term_vectors import Vector

_PRIOR = 50.0  # pairs of papers as alike as those of any topic, which each topic is given
_LEAST_ALIKE = 0.25  # of the pairs of any topic: no topic's papers count as less alike
_EXACT = 9  # digits that are the same on every machine


class Filed(Struct, frozen=True):
    """The topic of a paper, and how much the paper counts there."""

    topic: str
    votes: float


class _Topic(Struct):
    """Of a topic: its votes, the sum of their squares, and what their vectors come to."""

    votes: float = 0.0
    squares: float = 0.0
    among: float = 0.0  # the product of the sum of its vectors with itself


class TopicLikeness:
    """Topics as the sums of their papers' vectors."""

    def __init__(self, vectors: Mapping[str, Vector], filed: Mapping[str, Filed]) -> None:
        self._vectors = vectors
        self._filed = filed
        self._topics: dict[str, _Topic] = {}
        self._sums: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for paper, place in filed.items():
            self._add(vectors[paper], place)
        for by_topic in self._sums.values():
            for slug, weight in by_topic.items():
                self._topics[slug].among += weight * weight
        self._usual = self._alike_anywhere()

    def _add(self, vector: Vector, place: Filed) -> None:
        topic = self._topics.setdefault(place.topic, _Topic())
        if vector:
            topic.votes += place.votes
            topic.squares += place.votes * place.votes
        for word, weight in vector.items():
            by_topic = self._sums[word]
            by_topic[place.topic] = by_topic.get(place.topic, 0.0) + place.votes * weight

    def _alike_anywhere(self) -> float:
        """The mean likeness of two papers of one topic."""
        pairs = sum(topic.votes**2 - topic.squares for topic in self._topics.values())
        return sum(t.among - t.squares for t in self._topics.values()) / pairs if pairs else 0.0

    def of(self, paper: str) -> dict[str, float]:
        """The likeness of a paper to each topic that has another paper with words."""
        vector, place = self._vectors[paper], self._filed.get(paper)
        if not (vector and self._usual > 0):
            return {}
        products: defaultdict[str, float] = defaultdict(float)
        for word, weight in vector.items():
            for slug, its_weight in self._sums.get(word, {}).items():
                products[slug] += weight * its_weight
        likeness = {}
        for slug, topic in self._topics.items():
            others, product = topic, products[slug]
            if place and place.topic == slug:
                others = _without(topic, product, place.votes)
                product -= place.votes
            if others.votes > _LEAST_VOTES:
                alike = product / others.votes / math.sqrt(self._alike(others))
                likeness[slug] = round(max(alike, 0.0), _EXACT)
        return likeness

    def _alike(self, topic: _Topic) -> float:
        """The mean likeness of two papers of a topic; of few papers, as it is anywhere."""
        pairs = topic.votes**2 - topic.squares
        mean = (topic.among - topic.squares + _PRIOR * self._usual) / (pairs + _PRIOR)
        return max(mean, _LEAST_ALIKE * self._usual)


_LEAST_VOTES = 1e-6  # less is none, but for what is lost in adding up


def _without(topic: _Topic, product: float, votes: float) -> _Topic:
    """A topic without one of its papers."""
    return _Topic(
        votes=topic.votes - votes,
        squares=topic.squares - votes * votes,
        among=topic.among - 2 * votes * product + votes * votes,
    )
