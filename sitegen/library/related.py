"""Related papers: those whose texts share the terms that say most.

Only terms that occur in the title of some paper count: what authors put into titles are subjects,
while abstracts are full of words that two papers share by chance.
"""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass

from sitegen.library.library import Library
from sitegen.library.nearest import Neighborhood
from sitegen.library.shared_terms import SharedTerms
from sitegen.library.subject_terms import as_written, telling_words, terms_among, terms_of
from sitegen.library.term_vectors import Vector, unit_vectors
from sitegen.store import kept

_TITLE_WEIGHT = 3
_RELATED = 5
_COMMON_TOPIC = 1.5
_LEAST_SIMILARITY = 0.12


@dataclass(frozen=True, slots=True)
class Related:
    """Another paper; `similarity` is a cosine, raised by a common topic; `terms` are shared."""

    id: str
    similarity: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    """What relates a paper to others: its words, and the slugs of its topics."""

    id: str
    title: str
    text: str
    topics: tuple[str, ...]


def relate(library: Library) -> dict[str, tuple[Related, ...]]:
    """For each paper the five most similar, best first; a common topic raises similarity."""
    return _related(_subjects(library))


def term_vectors(library: Library) -> dict[str, Vector]:
    """The vectors by which papers are compared, by their ids."""
    papers = _subjects(library)
    written = _written(tuple(paper.title for paper in papers))
    return unit_vectors({paper.id: _count(paper, written) for paper in papers})


def _subjects(library: Library) -> tuple[_Subject, ...]:
    placements = {i: each.placements for i, each in library.paper_topics.items()}
    return tuple(
        _Subject(
            paper.id,
            paper.title.value,
            paper.text,
            tuple(placement.topic for placement in placements[paper.id]),
        )
        for paper in library.papers.values()
    )


@kept
def _related(papers: tuple[_Subject, ...]) -> dict[str, tuple[Related, ...]]:
    written = _written(tuple(paper.title for paper in papers))
    counts = {paper.id: _count(paper, written) for paper in papers}
    return _most_similar(counts, {paper.id: paper.topics for paper in papers}, written)


@kept
def _written(titles: tuple[str, ...]) -> dict[str, str]:
    return as_written(titles)


@kept
def _most_similar(
    counts: dict[str, Counter[str]], topics: dict[str, tuple[str, ...]], written: dict[str, str]
) -> dict[str, tuple[Related, ...]]:
    """Made of what counts alone: most words of an abstract are in no title."""
    vectors = unit_vectors(counts)
    shared = SharedTerms(written)
    neighborhood = Neighborhood(vectors, topics, _COMMON_TOPIC)
    return {
        identifier: tuple(
            Related(
                other,
                round(similarity, 4),
                tuple(shared.of(vectors[identifier], vectors[other])),
            )
            for other, similarity in nearest
            if similarity >= _LEAST_SIMILARITY
        )
        for identifier, nearest in neighborhood.nearest(_RELATED)
    }


@kept
def _telling_words(text: str) -> str:
    """The telling words of a text with spaces between them, which none of them has."""
    return " ".join(telling_words(text))


def _count(paper: _Subject, in_titles: Container[str]) -> Counter[str]:
    """How often the paper has each term; its title counts several times."""
    terms = terms_among(_telling_words(paper.text).split(" "))
    counts = Counter(filter(in_titles.__contains__, terms))
    for term in terms_of(paper.title):
        counts[term] += _TITLE_WEIGHT
    return counts
