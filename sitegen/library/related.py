"""Related papers: those whose texts share the terms that say most.

Only terms that occur in the title of some paper count: what authors put into titles are subjects,
while abstracts are full of words that two papers share by chance.
"""

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from sitegen.library.library import Library
from sitegen.library.nearest import Neighborhood
from sitegen.library.paper import Paper
from sitegen.library.shared_terms import SharedTerms
from sitegen.library.subject_terms import as_written, terms_of
from sitegen.library.term_vectors import unit_vectors

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


def relate(library: Library) -> dict[str, tuple[Related, ...]]:
    """For each paper the five most similar, best first; a common topic raises similarity."""
    papers = library.papers.values()
    written = as_written(paper.title.value for paper in papers)
    vectors = unit_vectors({paper.id: _count(paper, written.keys()) for paper in papers})
    topics = {
        paper.id: [placement.topic for placement in library.paper_topics[paper.id].placements]
        for paper in papers
    }
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


def _count(paper: Paper, in_titles: Set[str]) -> Counter[str]:
    """How often the paper has each term; its title counts several times."""
    counts = Counter(term for term in terms_of(paper.text) if term in in_titles)
    for term in terms_of(paper.title.value):
        counts[term] += _TITLE_WEIGHT
    return counts
