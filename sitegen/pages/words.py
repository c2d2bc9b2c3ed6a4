"""The words of a topic: the terms that tell its papers from the others."""

from collections.abc import Iterator, Sequence

from sitegen.content.taxonomy import Topic
from sitegen.library.keyness import Keyness
from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.paper import Paper
from sitegen.library.paper_terms import paper_terms
from sitegen.present.address import in_explore
from sitegen.present.view import LinkView

_SHOWN = 8


def words(library: Library, topic: Topic, papers: Sequence[Paper]) -> Iterator[LinkView]:
    """Each leads to the topic's papers with it."""
    for term in _keyness(library).of([paper.id for paper in papers], _SHOWN):
        asked = ("q", term.written), ("topic", topic.slug)
        yield LinkView(text=term.written, url=in_explore(*asked))


@once_a_library
def _keyness(library: Library) -> Keyness:
    terms = paper_terms(library)
    return Keyness(terms.counts, terms.terms)
