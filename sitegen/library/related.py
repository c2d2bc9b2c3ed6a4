"""Related papers: what a reader of a paper may read on with, and why.

Nothing is shown for the sake of showing something: a paper that is like no other has no
related ones, and one that has nothing to be named in common with another is not related to it.
"""

from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec import Struct

from sitegen.library.authors import Author
from sitegen.library.library import Library
from sitegen.library.likeness import Standing, likeness
from sitegen.library.nearest import Neighborhood
from sitegen.library.paper_terms import PaperTerms, paper_terms, telling_terms
from sitegen.library.shared_terms import SharedTerms
from sitegen.library.term_vectors import Vector
from sitegen.store import kept

_RELATED = 5
_LEAST_SIMILARITY = 0.28
_SURE = 0.4  # from which on two papers need not be of one kind
_NAMED_PEOPLE = 2


class Related(Struct, frozen=True):
    """Another paper; `similarity` is at most 1.  `terms` are what a person would say the two have
    in common, or else the name of a topic; `people` are names of common authors.
    """

    id: str
    similarity: float
    terms: tuple[str, ...]
    people: tuple[str, ...] = ()


class _Names(Struct, frozen=True, kw_only=True):
    """How topics and authors are called, by their slugs."""

    topics: dict[str, str]
    people: dict[str, str]


def relate(library: Library) -> dict[str, tuple[Related, ...]]:
    """For each paper at most five that are like it, best first."""
    several = _several(library)
    names = _Names(
        topics={topic.slug: topic.name for topic in library.taxonomy.topics},
        people={slug: author.name for slug, author in several.items()},
    )
    return _most_similar(paper_terms(library), _standings(library, several), names)


def vectors_of(library: Library) -> dict[str, Vector]:
    """The vectors by whose products papers are compared, by their ids."""
    return likeness(paper_terms(library).counts, _standings(library, _several(library)))


def _several(library: Library) -> dict[str, Author]:
    """The authors of several papers: others have nothing in common with another's."""
    return {s: each for s, each in library.authors.by_slug.items() if len(each.papers) > 1}


def _standings(library: Library, people: Container[str]) -> dict[str, Standing]:
    return {paper: _standing(library, paper, people) for paper in library.papers}


def _standing(library: Library, paper: str, people: Container[str]) -> Standing:
    topics = library.paper_topics[paper]
    runner_up = topics.assignment.runner_up
    phrases: dict[str, float] = {}
    for placement in (*topics.placements, *([runner_up] if runner_up else ())):
        for reason in placement.reasons:
            if reason.weight > 0 and reason.where != "label":
                phrases[reason.phrase] = max(reason.weight, phrases.get(reason.phrase, 0.0))
    return Standing(
        topics=tuple(placement.topic for placement in topics.placements),
        phrases=phrases,
        people=tuple(slug for slug in library.authors.of.get(paper, ()) if slug in people),
    )


@kept
def _most_similar(
    terms: PaperTerms, standing: dict[str, Standing], names: _Names
) -> dict[str, tuple[Related, ...]]:
    """Made of what counts alone: most words of an abstract are in no title."""
    vectors = likeness(terms.counts, standing)
    shared = SharedTerms(terms.terms, telling_terms(terms).all)
    reasons = _Reasons(shared, vectors, standing, names)
    return {
        paper: tuple(_worth_reading(paper, nearest, reasons))
        for paper, nearest in Neighborhood(vectors).nearest(_RELATED)
    }


def _worth_reading(
    paper: str, nearest: Iterable[tuple[str, float]], reasons: "_Reasons"
) -> Iterator[Related]:
    """Those that are like enough, for a reason that can be named: two papers that are mainly about
    one topic and say what they have in common, or two that are very much alike.
    """
    for other, similarity in nearest:
        if similarity < _LEAST_SIMILARITY:
            return
        terms, topics, people = reasons.of(paper, other)
        told = terms or topics
        is_sure = similarity >= _SURE and (told or people)
        if is_sure or (terms and reasons.of_one_kind(paper, other)):
            yield Related(other, round(similarity, 4), told, people)


class _Reasons:
    """What two papers have in common, as a person would say it."""

    def __init__(
        self,
        shared: SharedTerms,
        vectors: Mapping[str, Vector],
        standing: Mapping[str, Standing],
        names: _Names,
    ) -> None:
        self._shared = shared
        self._vectors = vectors
        self._standing = standing
        self._names = names

    def of_one_kind(self, paper: str, other: str) -> bool:
        """Is their primary topic the same, or none?"""
        return self._standing[paper].topics[:1] == self._standing[other].topics[:1]

    def of(self, paper: str, other: str) -> tuple[tuple[str, ...], ...]:
        """The terms, the first topic and the first authors, as far as there are any."""
        first, second = self._standing[paper], self._standing[other]
        terms = tuple(self._shared.of(self._vectors[paper], self._vectors[other]))
        topics = [self._names.topics[slug] for slug in first.topics if slug in second.topics]
        people = [self._names.people[slug] for slug in first.people if slug in second.people]
        return terms, tuple(topics[:1]), tuple(people[:_NAMED_PEOPLE])
