"""Related papers: what a reader of a paper may read on with, and why.

Only terms that occur in the title of some paper count: what authors put into titles are subjects,
while abstracts are full of words that two papers share by chance.  A curator's decisive phrases
count too.  Nothing is shown for the sake of showing something: a paper that is like no other has no
related ones, and one that has nothing to be named in common with another is not related to it.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.library import Library
from sitegen.library.likeness import Standing, likeness
from sitegen.library.nearest import Neighborhood
from sitegen.library.shared_terms import SharedTerms
from sitegen.library.subject_terms import Term, as_written, telling_words, terms_among, terms_of
from sitegen.library.telling_terms import TellingTerms
from sitegen.library.term_vectors import Vector
from sitegen.store import kept
from sitegen.text.words import key, split

_TITLE_WEIGHT = 3
_RELATED = 5
_LEAST_SIMILARITY = 0.28
_DECISIVE = 0.5  # of the heaviest phrase's weight
_NAMED_PEOPLE = 2


@dataclass(frozen=True, slots=True)
class Related:
    """Another paper; `similarity` is at most 1.  `terms` are what a person would say the two have
    in common, or else the name of a topic; `people` are names of common authors.
    """

    id: str
    similarity: float
    terms: tuple[str, ...]
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Subject:
    """What relates a paper to others."""

    id: str
    title: str
    text: str
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """How topics and authors are called, by their slugs, and the curator's decisive phrases, by the
    keys of their words.
    """

    topics: dict[str, str]
    people: dict[str, str]
    phrases: dict[str, Term]


def relate(library: Library) -> dict[str, tuple[Related, ...]]:
    """For each paper at most five that are like it, best first."""
    return _related(*_subjects(library))


def vectors_of(library: Library) -> dict[str, Vector]:
    """The vectors by whose products papers are compared, by their ids."""
    papers, names = _subjects(library)
    counts = _counts(papers, _terms(papers, names))
    return likeness(counts, {paper.id: paper.standing for paper in papers})


def _subjects(library: Library) -> tuple[tuple[_Subject, ...], _Names]:
    several = {s: each for s, each in library.authors.by_slug.items() if len(each.papers) > 1}
    subjects = tuple(
        _Subject(paper.id, paper.title.value, paper.text, _standing(library, paper.id, several))
        for paper in library.papers.values()
    )
    topics = {topic.slug: topic.name for topic in library.taxonomy.topics}
    people = {slug: author.name for slug, author in several.items()}
    phrases = _decisive(library.taxonomy)
    return subjects, _Names(topics=topics, people=people, phrases=phrases)


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
def _related(papers: tuple[_Subject, ...], names: _Names) -> dict[str, tuple[Related, ...]]:
    terms = _terms(papers, names)
    standing = {paper.id: paper.standing for paper in papers}
    return _most_similar(_counts(papers, terms), standing, terms, names)


def _terms(papers: tuple[_Subject, ...], names: _Names) -> dict[str, Term]:
    """Those that count, by the keys of their words."""
    return {**names.phrases, **_written(tuple(paper.title for paper in papers))}


def _counts(papers: tuple[_Subject, ...], terms: Container[str]) -> dict[str, Counter[str]]:
    return {paper.id: _count(paper, terms) for paper in papers}


@kept
def _written(titles: tuple[str, ...]) -> dict[str, Term]:
    return as_written(titles)


@kept
def _most_similar(
    counts: dict[str, Counter[str]],
    standing: dict[str, Standing],
    terms: dict[str, Term],
    names: _Names,
) -> dict[str, tuple[Related, ...]]:
    """Made of what counts alone: most words of an abstract are in no title."""
    vectors = likeness(counts, standing)
    telling = TellingTerms(
        terms=terms,
        frequency=Counter(term for each in counts.values() for term in each),
        papers=len(counts),
        decisive=frozenset(names.phrases),
    )
    reasons = _Reasons(SharedTerms(terms, telling.all), vectors, standing, names)
    return {
        paper: tuple(_worth_reading(paper, nearest, reasons))
        for paper, nearest in Neighborhood(vectors).nearest(_RELATED)
    }


def _worth_reading(
    paper: str, nearest: Iterable[tuple[str, float]], reasons: "_Reasons"
) -> Iterator[Related]:
    """Those that are like enough, for a reason that can be named."""
    for other, similarity in nearest:
        if similarity < _LEAST_SIMILARITY:
            return
        terms, people = reasons.of(paper, other)
        if terms or people:
            yield Related(other, round(similarity, 4), terms, people)


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

    def of(self, paper: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The terms, or else a topic, and the authors."""
        first, second = self._standing[paper], self._standing[other]
        terms = tuple(self._shared.of(self._vectors[paper], self._vectors[other]))
        topics = [self._names.topics[slug] for slug in first.topics if slug in second.topics]
        people = [self._names.people[slug] for slug in first.people if slug in second.people]
        return terms or tuple(topics[:1]), tuple(people[:_NAMED_PEOPLE])


@kept
def _telling_words(text: str) -> str:
    """The telling words of a text with spaces between them, which none of them has."""
    return " ".join(telling_words(text))


def _count(paper: _Subject, known: Container[str]) -> Counter[str]:
    """How often the paper has each known term; its title counts several times."""
    terms = terms_among(_telling_words(paper.text).split(" "))
    counts = Counter(filter(known.__contains__, terms))
    for term in terms_of(paper.title):
        counts[term] += _TITLE_WEIGHT
    return counts
