"""Word vectors: papers by the words of their titles and abstracts, and by nothing else.

No phrase, topic or name of an author is among them: what they say of a paper is said by none of
what filed it.
"""

from collections import Counter

from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.paper import Paper
from sitegen.library.subject_terms import telling_words
from sitegen.library.term_vectors import Vector, unit_vectors

_TITLE_WEIGHT = 3


@once_a_library
def word_vectors(library: Library) -> dict[str, Vector]:
    """The vector of each paper, by its id; the product of two is their likeness, from 0 to 1."""
    return unit_vectors({paper.id: _count(paper) for paper in library.papers.values()})


def _count(paper: Paper) -> Counter[str]:
    """How often a paper says each word; its title's words count several times."""
    words = Counter(telling_words(paper.text))
    for word in telling_words(paper.title.value):
        words[word] += _TITLE_WEIGHT
    del words[""]  # what says nothing
    return words
