"""Paper terms: by which terms papers are compared, and how often each paper has them.

Only terms that occur in the title of some paper count: what authors put into titles are subjects,
while abstracts are full of words that two papers share by chance.  A curator's decisive phrases
count too.
"""

from collections import Counter
from collections.abc import Container, Mapping

from msgspec import Struct

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.paper import Paper
from sitegen.library.subject_terms import Term, as_written, telling_words, terms_among, terms_of
from sitegen.store import kept
from sitegen.text.words import key, split

_TITLE_WEIGHT = 3
_DECISIVE = 0.5  # of the heaviest phrase's weight


class PaperTerms(Struct, frozen=True, kw_only=True):
    """`counts` are how often each paper has each term, by its id; `terms` are all of them by their
    keys, and `decisive` the keys of those that are a curator's.
    """

    counts: Mapping[str, Counter[str]]
    terms: Mapping[str, Term]
    decisive: frozenset[str]


@once_a_library
def paper_terms(library: Library) -> PaperTerms:
    decisive = _decisive(library.taxonomy)
    terms = decisive | _of_titles(tuple(paper.title.value for paper in library.papers.values()))
    return PaperTerms(
        counts={paper.id: _count(paper, terms) for paper in library.papers.values()},
        terms=terms,
        decisive=frozenset(decisive),
    )


def _decisive(taxonomy: Taxonomy) -> dict[str, Term]:
    """The curator's weightiest phrases; not those with a star, which stand for many."""
    phrases = [phrase for topic in taxonomy.topics for phrase in topic.phrases]
    least = _DECISIVE * max((phrase.weight for phrase in phrases), default=0.0)
    found: dict[str, Term] = {}
    for phrase in phrases:
        if phrase.weight >= least and "*" not in phrase.text:
            words = tuple(key(word) for word in split(phrase.text))
            found.setdefault("".join(words), Term(written=phrase.text, words=words, texts=0))
    return found


@kept
def _of_titles(titles: tuple[str, ...]) -> dict[str, Term]:
    return as_written(titles)


@kept
def _telling_words(text: str) -> str:
    """The telling words of a text with spaces between them, which none of them has."""
    return " ".join(telling_words(text))


def _count(paper: Paper, known: Container[str]) -> Counter[str]:
    """How often the paper has each known term; its title counts several times."""
    terms = terms_among(_telling_words(paper.text).split(" "))
    counts = Counter(filter(known.__contains__, terms))
    for term in terms_of(paper.title.value):
        counts[term] += _TITLE_WEIGHT
    return counts
