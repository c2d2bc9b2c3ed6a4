"""Word vectors: papers by the words of their titles and abstracts, and by nothing else.

No phrase, topic or name of an author is among them: what they say of a paper is said by none of
what filed it.  Words that no other paper has count for the length of a vector: a paper of another
field, which has many, is like no other.
"""

import math
from collections import Counter
from itertools import chain

from msgspec import Struct

from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.paper import Paper
from sitegen.library.subject_terms import telling_words
from sitegen.library.term_vectors import Vector, rarity

_TITLE_WEIGHT = 3


class WordVectors(Struct, frozen=True, kw_only=True):
    """By the ids of papers: their vectors, of the words that others have too, and how many
    different words each has.  The product of two vectors is their likeness, from 0 to 1.
    """

    vectors: dict[str, Vector]
    words: dict[str, int]


@once_a_library
def word_vectors(library: Library) -> WordVectors:
    counts = {paper.id: _count(paper) for paper in library.papers.values()}
    papers = Counter(chain.from_iterable(counts.values()))
    rare = rarity(papers, len(counts))
    return WordVectors(
        vectors={paper: _vector(words, rare, papers) for paper, words in counts.items()},
        words={paper: len(words) for paper, words in counts.items()},
    )


def _count(paper: Paper) -> Counter[str]:
    """How often a paper says each word; its title's words count several times."""
    words = Counter(telling_words(paper.text))
    for word in telling_words(paper.title.value):
        words[word] += _TITLE_WEIGHT
    for nothing in ("", "of"):
        del words[nothing]
    return words


def _vector(words: Counter[str], rare: dict[str, float], papers: Counter[str]) -> Vector:
    weights = {word: math.log1p(n) * rare[word] for word, n in words.items() if word in rare}
    length = math.sqrt(sum([weight * weight for weight in weights.values()]))
    return {word: weight / length for word, weight in weights.items() if papers[word] > 1}
