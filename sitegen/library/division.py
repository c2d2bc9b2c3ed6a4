"""Division: how a topic that has grown may be divided into two to five topics.

Each part has the papers of one line of work, and phrases that would file them there: those of the
topic, each given to the part whose papers say it most, and terms that tell its papers from those of
the other parts.  What the phrases would really do is tried, on the topic's own papers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.taxonomy import UNSORTED, Taxonomy, Topic
from sitegen.library.assign_topics import Assigner
from sitegen.library.keyness import Keyness
from sitegen.library.labels import labels_of
from sitegen.library.library import Library
from sitegen.library.lines_of_work import TopicTerms, lines_of_work
from sitegen.library.paper import slugify
from sitegen.library.paper_terms import paper_terms
from sitegen.library.phrase_evidence import PhraseEvidence, words_of
from sitegen.library.subject_terms import terms_of
from sitegen.text.phrases import Phrase, PhraseIndex
from sitegen.text.words import keys, split

_TERMS = 6  # that tell a part from the others
_SURE, _LIKELY = 0.75, 0.5  # shares of the papers with a term that are of the part


class Part(Struct, frozen=True, kw_only=True):
    """A topic that a part may become.  `terms` are the most telling ones, as they are written, and
    `phrases` begin with those that are new; `papers` are ids, and `settled` those that the
    phrases file there, with all parts in the place of the topic.
    """

    slug: str
    name: str
    terms: tuple[str, ...]
    papers: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    settled: tuple[str, ...]


def divide(library: Library, slug: str) -> tuple[Part, ...]:
    """The parts of the topic of that slug, the largest first; none if it is one line of work.

    Raises KeyError for an unknown slug.
    """
    topic = library.taxonomy.by_slug[slug]
    papers = [paper.id for paper in library.primarily_in(topic)]
    lines = lines_of_work(_terms_of(library, topic, papers))
    by_line: defaultdict[str, list[str]] = defaultdict(list)
    for paper in papers:
        if paper in lines:
            by_line[lines[paper]].append(paper)
    if not lines:
        return ()
    ordered = dict(sorted(by_line.items(), key=lambda item: (-len(item[1]), item[0])))
    return _tried(library, topic, list(_Division(library, topic, ordered).parts()))


class _Division:
    """Makes topics of the lines of work, each with its papers, by the key of its term."""

    def __init__(self, library: Library, topic: Topic, lines: Mapping[str, Sequence[str]]) -> None:
        self._library = library
        self._topic = topic
        self._lines = lines
        self._terms = paper_terms(library)
        of = {p: self._terms.counts[p].keys() for papers in lines.values() for p in papers}
        known = self._terms.terms
        self._told = Keyness({p: terms & known.keys() for p, terms in of.items()}, known)
        taxonomy = library.taxonomy
        self._taken = {*taxonomy.by_slug, *taxonomy.former, *taxonomy.retired, UNSORTED}
        phrases = [(each.slug, phrase) for each in taxonomy.topics for phrase in each.phrases]
        self._phrases = PhraseIndex(phrases)
        self._evidence = PhraseEvidence(phrases)
        self._weights = sorted(
            {phrase.weight for _, phrase in phrases if phrase.weight > 0}, reverse=True
        )

    def parts(self) -> Iterator[Part]:
        inherited = self._inherited()
        for line, papers in self._lines.items():
            terms = self._telling(line, papers)
            name = terms[0][:1].upper() + terms[0][1:]
            yield Part(
                slug=self._slug(name),
                name=name,
                terms=terms,
                papers=tuple(papers),
                phrases=(*self._new(terms, papers), *inherited[line]),
                settled=(),
            )

    def _telling(self, line: str, papers: Sequence[str]) -> tuple[str, ...]:
        """The terms of a line, first the one that it began with."""
        first = self._terms.terms[line]
        told = (term.written for term in self._told.of(papers, _TERMS))
        others = (term for term in told if {*keys(term)}.isdisjoint(keys(first.written)))
        return (first.written, *others)[:_TERMS]

    def _slug(self, name: str) -> str:
        """One that no topic has or had."""
        slug = slugify(name)
        while not slug or slug in self._taken:
            slug = f"{self._topic.slug}-{slug}" if slug else f"{self._topic.slug}-part"
        self._taken.add(slug)
        return slug

    def _new(self, terms: Iterable[str], papers: Collection[str]) -> Iterator[Phrase]:
        """The terms that no phrase covers yet; the surer, the weightier."""
        for term in terms:
            weight = self._weight(term, papers)
            if weight and not self._is_phrase(split(term)):
                yield Phrase(text=term, weight=weight)

    def _is_phrase(self, words: Sequence[str]) -> bool:
        return any(m.end - m.start == len(words) for m in self._phrases.find(words))

    def _weight(self, term: str, papers: Collection[str]) -> float | None:
        """Of a term, by how many of all papers that have it are of the part; None for too few."""
        known = "".join(keys(term))
        here = sum(known in self._terms.counts[paper] for paper in papers)
        is_sure = here >= _SURE * self._terms.frequency[known]
        is_likely = here >= _LIKELY * self._terms.frequency[known]
        if not self._weights or not (is_sure or (is_likely and len(keys(term)) > 1)):
            return None
        level = 1 if is_sure and len(keys(term)) > 1 else 2
        return self._weights[min(level, len(self._weights) - 1)]

    def _inherited(self) -> dict[str, list[Phrase]]:
        """The phrases of the topic, by the line whose papers say each most; those that speak
        against it are of all, and those that no paper says are of the largest.
        """
        inherited: dict[str, list[Phrase]] = {line: [] for line in self._lines}
        said = {line: self._said(papers) for line, papers in self._lines.items()}
        for phrase in self._topic.phrases:
            if phrase.weight < 0:
                for phrases in inherited.values():
                    phrases.append(phrase)
            else:
                best = max(inherited, key=lambda line: round(said[line][phrase.text], 9))
                inherited[best].append(phrase)
        return inherited

    def _said(self, papers: Sequence[str]) -> defaultdict[str, float]:
        """What each phrase adds to the topic, in a paper of these on average."""
        said: defaultdict[str, float] = defaultdict(float)
        for paper in map(self._library.papers.__getitem__, papers):
            found = self._evidence.reasons(words_of(paper.title.value, paper.text))
            for reason in found.get(self._topic.slug, ()):
                said[reason.phrase] += reason.weight / len(papers)
        return said


def _terms_of(library: Library, topic: Topic, papers: Sequence[str]) -> TopicTerms:
    terms = paper_terms(library)
    titles = {paper: {*terms_of(library.papers[paper].title.value)} for paper in papers}
    return TopicTerms(
        counts={
            paper: {term: (times, term in titles[paper]) for term, times in of.items()}
            for paper, of in ((each, terms.counts[each]) for each in papers)
        },
        frequency=terms.frequency,
        papers=len(library.papers),
        known=terms.terms,
        name={*terms_of(topic.name)},
    )


def _tried(library: Library, topic: Topic, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts, with the papers that the phrases would file there."""
    assigner = Assigner(_divided(library.taxonomy, topic, parts))
    filed: defaultdict[str, list[str]] = defaultdict(list)
    for identifier in (each for part in parts for each in part.papers):
        paper = library.papers[identifier]
        found = assigner.assign(paper.title.value, paper.text, labels_of(paper.records))
        if found.primary:
            filed[found.primary.topic].append(identifier)
    return tuple(
        replace(part, settled=tuple(p for p in part.papers if p in {*filed[part.slug]}))
        for part in parts
    )


def _divided(taxonomy: Taxonomy, topic: Topic, parts: Sequence[Part]) -> Taxonomy:
    """The taxonomy with the parts in the place of the topic."""
    made = [replace(topic, slug=p.slug, name=p.name, phrases=p.phrases) for p in parts]
    topics = (made if each == topic else [each] for each in taxonomy.topics)
    return replace(taxonomy, topics=tuple(chain.from_iterable(topics)))
