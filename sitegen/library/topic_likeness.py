"""Topic likeness: how much the words of a paper are those of each topic's papers.

It is the mean likeness of the paper to the papers of the topic, by how alike these are among
themselves: 1 is a paper that says all they have in common and nothing else.  A paper is never
among those that it is compared with.  The sum of few vectors has much that is chance, which a plain
centroid counts against small topics; pairs of different papers have not.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
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


class _Numbered(Struct, frozen=True):
    """A vector by the places of its words in a column, and its product with itself."""

    places: tuple[int, ...]
    weights: tuple[float, ...]
    length: float
    picked: Callable[[Sequence[float]], Sequence[float]]  # what a column has at these places


class NumberedVectors(Mapping[str, _Numbered]):
    """Vectors of papers, by their ids, ready to be compared with topics more than once."""

    def __init__(self, vectors: Mapping[str, Vector]) -> None:
        words = dict.fromkeys(chain.from_iterable(vectors.values()))
        self._places = {word: place for place, word in enumerate(words)}
        self._of = {paper: self._numbered(vector) for paper, vector in vectors.items()}

    def _numbered(self, vector: Vector) -> _Numbered:
        places = tuple(map(self._places.__getitem__, vector))
        weights = tuple(vector.values())
        length = sum([weight * weight for weight in weights])
        # With two places more, which nothing is multiplied by: of one alone it makes no tuple.
        return _Numbered(places, weights, length, itemgetter(*places, 0, 0))

    def __getitem__(self, paper: str) -> _Numbered:
        return self._of[paper]

    def __iter__(self) -> Iterator[str]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)

    def column(self) -> list[float]:
        """Zero for each word of any vector."""
        return [0.0] * max(len(self._places), 1)


class TopicLikeness:
    """Topics as the sums of their papers' vectors."""

    def __init__(self, vectors: NumberedVectors, filed: Mapping[str, Filed]) -> None:
        self._vectors = vectors
        self._filed = {paper: place for paper, place in filed.items() if vectors[paper].length}
        self._papers = Counter(place.topic for place in self._filed.values())
        self._numbers = {topic: number for number, topic in enumerate(self._papers)}
        self._sums = [_Sum() for _ in self._papers]
        # By topic a column as long as all words: multiplied at once, in a third of the time.
        self._columns = [vectors.column() for _ in self._sums]
        for paper, place in self._filed.items():
            self._add(vectors[paper], place)
        for topic, column in zip(self._sums, self._columns, strict=True):
            topic.among = sum([weight * weight for weight in column])
        self._usual = self._alike_anywhere()
        self._scales = [self._scale(topic) for topic in self._sums]

    def _add(self, vector: _Numbered, place: Filed) -> None:
        number = self._numbers[place.topic]
        topic, column, votes = self._sums[number], self._columns[number], place.votes
        topic.votes += votes
        topic.squares += votes * votes
        topic.with_itself += votes * votes * vector.length
        for word, weight in zip(vector.places, vector.weights, strict=True):
            column[word] += votes * weight

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

    def _own(
        self, vector: _Numbered, votes: float, number: int, products: Sequence[float]
    ) -> float:
        """The likeness of a paper to the others of its topic."""
        others = self._sums[number].without(votes, vector.length, products[number])
        return (products[number] - votes * vector.length) * self._scale(others)

    def _scale(self, topic: _Sum) -> float:
        """What makes the likeness of a product."""
        if topic.votes <= _NO_VOTES or self._usual <= 0:
            return 0.0
        return 1 / topic.votes / math.sqrt(self._alike(topic))

    def _products(self, vector: _Numbered) -> list[float]:
        """The product of a vector with the sum of each topic."""
        weights, picked = vector.weights, vector.picked
        return [sum(map(mul, weights, picked(column))) for column in self._columns]

    def _alike(self, topic: _Sum) -> float:
        """The mean likeness of two papers of a topic; of few papers, as it is anywhere."""
        pairs = topic.votes**2 - topic.squares
        mean = (topic.among - topic.with_itself + _PRIOR * self._usual) / (pairs + _PRIOR)
        return max(mean, _LEAST_ALIKE * self._usual)
