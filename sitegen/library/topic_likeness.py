"""Topic likeness: how much the words of a paper are those of each topic's papers.

It is the mean likeness of the paper to the papers of the topic, by how alike these are among
themselves: 1 is a paper that says all they have in common and nothing else.  A paper is never
among those that it is compared with.  The sum of few vectors has much that is chance, which a plain
centroid counts against small topics; pairs of different papers have not.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter, mul

from msgspec import Struct

from sitegen.library.term_vectors import Vector

_PRIOR = 50.0  # pairs of papers as alike as those of any topic, which each topic is given
_LEAST_ALIKE = 0.25  # of the pairs of any topic: no topic's papers count as less alike
_EXACT = 9  # digits that are the same on every machine
_NO_VOTES = 1e-6  # what adding up may leave of none


class Filed(Struct, frozen=True):
    """The topic of a paper, and how much the paper counts there."""

    topic: str
    votes: float


class _Sum(Struct):
    """What the papers of a topic come to: their votes, the sum of the squares of these, and the
    products of their vectors, of each `with_itself` and of each with all (`among`).
    """

    votes: float = 0.0
    squares: float = 0.0
    with_itself: float = 0.0
    among: float = 0.0

    def without(self, votes: float, length: float, product: float) -> "_Sum":
        """The same without a paper: its vector's product with itself, and with the sum."""
        own = votes * votes * length
        return _Sum(
            votes=self.votes - votes,
            squares=self.squares - votes * votes,
            with_itself=self.with_itself - own,
            among=self.among - 2 * votes * product + own,
        )


class TopicLikeness:
    """Topics as the sums of their papers' vectors."""

    def __init__(self, vectors: Mapping[str, Vector], filed: Mapping[str, Filed]) -> None:
        self._vectors = vectors
        self._filed = {paper: place for paper, place in filed.items() if vectors[paper]}
        self._papers = Counter(place.topic for place in self._filed.values())
        self._numbers = {topic: number for number, topic in enumerate(self._papers)}
        self._sums = [_Sum() for _ in self._papers]
        words: defaultdict[str, dict[int, float]] = defaultdict(dict)
        for paper, place in self._filed.items():
            self._add(vectors[paper], place, words)
        self._places = {word: place for place, word in enumerate(words)}
        # By topic a column as long as all words: multiplied at once, in a third of the time.
        self._columns = [[0.0] * len(words) for _ in self._sums]
        for word, by_topic in words.items():
            for number, weight in by_topic.items():
                self._columns[number][self._places[word]] = weight
                self._sums[number].among += weight * weight
        self._usual = self._alike_anywhere()
        self._scales = [self._scale(topic) for topic in self._sums]

    def _add(self, vector: Vector, place: Filed, words: dict[str, dict[int, float]]) -> None:
        number = self._numbers[place.topic]
        topic, votes = self._sums[number], place.votes
        topic.votes += votes
        topic.squares += votes * votes
        topic.with_itself += votes * votes * _length(vector)
        for word, weight in vector.items():
            by_topic = words[word]
            by_topic[number] = by_topic.get(number, 0.0) + votes * weight

    def _alike_anywhere(self) -> float:
        """The mean likeness of two papers of one topic."""
        pairs = sum(topic.votes**2 - topic.squares for topic in self._sums)
        return sum(t.among - t.with_itself for t in self._sums) / pairs if pairs > 0 else 0.0

    def others(self, paper: str, topic: str) -> int:
        """How many papers of a topic the paper is compared with."""
        place = self._filed.get(paper)
        return self._papers[topic] - (place is not None and place.topic == topic)

    def of(self, paper: str) -> dict[str, float]:
        """The likeness of a paper to each topic that has another paper with words."""
        vector, place = self._vectors[paper], self._filed.get(paper)
        if self._usual <= 0:
            return {}
        products = self._products(vector)
        likeness = {
            topic: round(product * scale, _EXACT)
            for topic, product, scale in zip(self._papers, products, self._scales, strict=True)
        }
        if place:
            own = self._own(vector, place.votes, self._numbers[place.topic], products)
            likeness[place.topic] = round(max(own, 0.0), _EXACT)
            if not self.others(paper, place.topic):
                del likeness[place.topic]
        return likeness

    def _own(self, vector: Vector, votes: float, number: int, products: Sequence[float]) -> float:
        """The likeness of a paper to the others of its topic."""
        length = _length(vector)
        others = self._sums[number].without(votes, length, products[number])
        return (products[number] - votes * length) * self._scale(others)

    def _scale(self, topic: _Sum) -> float:
        """What makes the likeness of a product."""
        if topic.votes <= _NO_VOTES or self._usual <= 0:
            return 0.0
        return 1 / topic.votes / math.sqrt(self._alike(topic))

    def _products(self, vector: Vector) -> list[float]:
        """The product of a vector with the sum of each topic."""
        places = self._places
        known = [word for word in vector if word in places]
        if not known:
            return [0.0] * len(self._sums)
        # With a place that counts nothing: of one alone, `itemgetter` makes no tuple.
        weights = [0.0, *[vector[word] for word in known]]
        picked = itemgetter(0, *[places[word] for word in known])
        return [sum(map(mul, weights, picked(column))) for column in self._columns]

    def _alike(self, topic: _Sum) -> float:
        """The mean likeness of two papers of a topic; of few papers, as it is anywhere."""
        pairs = topic.votes**2 - topic.squares
        mean = (topic.among - topic.with_itself + _PRIOR * self._usual) / (pairs + _PRIOR)
        return max(mean, _LEAST_ALIKE * self._usual)


def _length(vector: Vector) -> float:
    """Its product with itself."""
    return sum([weight * weight for weight in vector.values()])
