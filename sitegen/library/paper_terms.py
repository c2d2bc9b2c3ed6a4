"""Paper terms: by which terms papers are compared, and how often each paper has them.

Only terms that occur in the title of some paper count: what authors put into titles are subjects,
while abstracts are full of words that two papers share by chance.  A curator's decisive phrases
count too.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from itertools import chain

from msgspec import Struct

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.subject_terms import Term, as_written, telling_text, terms_among, terms_of
from sitegen.library.telling_terms import TellingTerms
from sitegen.store import kept
from sitegen.text.phrases import stands_for_many
from sitegen.text.words import key, split

_TITLE_WEIGHT = 3
_DECISIVE = 0.5  # of the heaviest phrase's weight


class PaperTerms(Struct, frozen=True, kw_only=True):
    """`counts` are how often each paper has each term, by its id, and `frequency` how many papers
    have it; `terms` are those that several have, by their keys, `decisive` the keys of those that
    are a curator's, and `subjects` of those to which they gave most weight.
    """

    counts: Mapping[str, Counter[str]]
    frequency: Counter[str]
    terms: Mapping[str, Term]
    decisive: tuple[str, ...]
    subjects: tuple[str, ...]


@once_a_library
def paper_terms(library: Library) -> PaperTerms:
    papers = [*library.papers.values()]
    titles = tuple(paper.title.value for paper in papers)
    in_titles = _terms_of_each(titles)
    decisive = _phrases(library.taxonomy, _DECISIVE)
    known = {*decisive, *chain.from_iterable(in_titles)}
    counts = {
        paper.id: _count(title, paper.text, known)
        for paper, title in zip(papers, in_titles, strict=True)
    }
    frequency = Counter(chain.from_iterable(counts.values()))
    # No sets: what is kept goes by its inputs, and their order is another in each process.
    several = tuple(sorted(term for term, count in frequency.items() if count > 1))
    return PaperTerms(
        counts=counts,
        frequency=frequency,
        terms=decisive | _written(titles, several),
        decisive=tuple(sorted(decisive)),
        subjects=tuple(sorted(_phrases(library.taxonomy, 1))),
    )


def telling_terms(terms: PaperTerms) -> TellingTerms:
    """Those that a person would name."""
    return TellingTerms(
        terms=terms.terms,
        frequency=terms.frequency,
        papers=len(terms.counts),
        decisive=frozenset(terms.decisive),
        subjects=frozenset(terms.subjects),
    )


@kept
def _phrases(taxonomy: Taxonomy, share: float) -> dict[str, Term]:
    """The curator's phrases with a share of the highest weight; not those with a star or a gap,
    which stand for many.
    """
    phrases = [phrase for topic in taxonomy.topics for phrase in topic.phrases]
    least = share * max((phrase.weight for phrase in phrases), default=0.0)
    found: dict[str, Term] = {}
    for phrase in phrases:
        if phrase.weight >= least and not stands_for_many(phrase.text):
            words = tuple(key(word) for word in split(phrase.text))
            found.setdefault("".join(words), Term(written=phrase.text, words=words, texts=0))
    return found


@kept
def _terms_of_each(titles: tuple[str, ...]) -> list[list[str]]:
    return list(map(terms_of, titles))


@kept
def _written(titles: tuple[str, ...], several: tuple[str, ...]) -> dict[str, Term]:
    return as_written(titles, frozenset(several))


def _count(title: Iterable[str], text: str, known: Container[str]) -> Counter[str]:
    """How often a paper has each known term; its title's terms count several times."""
    terms = terms_among(telling_text(text).split(" "))
    counts = Counter(filter(known.__contains__, terms))
    for term in title:
        counts[term] += _TITLE_WEIGHT
    return counts
