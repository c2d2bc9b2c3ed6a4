"""Division: how a topic that has grown may be divided into two to five topics.

Each part has the papers of one line of work, and phrases that would file them there: those of the
topic, each given to the part whose papers say it most, and terms that tell its papers from those of
the other parts.  What the phrases would really do is tried, on the topic's own papers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.taxonomy import UNSORTED, Taxonomy, Topic
from sitegen.library.assign_topics import Assigner
from sitegen.library.filing import filing
from sitegen.library.keyness import Keyness
from sitegen.library.library import Library
from sitegen.library.lines_of_work import TopicTerms, how_near, lines_of_work
from sitegen.library.paper import slugify
from sitegen.library.paper_terms import paper_terms
from sitegen.library.phrase_evidence import PhraseEvidence, words_of
from sitegen.library.subject_terms import Term, terms_of
from sitegen.text.phrases import Phrase, PhraseIndex, stands_for_many
from sitegen.text.words import keys, split

_TERMS = 6  # that tell a part from the others
_WEIGHTY = 0.5  # of the weight of the topic's heaviest phrase
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


def nearness(library: Library, topic: Topic) -> float:
    """How near a topic is to fall into parts: 0, no part of it has a term; 1, it does."""
    papers = [paper.id for paper in library.primarily_in(topic)]
    return how_near(_terms_of(library, topic, papers))


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
        said = {line: self._said(papers) for line, papers in self._lines.items()}
        inherited = self._inherited(said)
        for line, papers in self._lines.items():
            first = self._terms.terms[line].written
            new = tuple(self._telling(first, papers))
            name = first[:1].upper() + first[1:]
            yield Part(
                slug=self._slug(name),
                name=name,
                terms=(first, *islice(self._most_said(first, inherited[line], said[line]), _TERMS)),
                papers=tuple(papers),
                phrases=(*self._new((first, *new), papers), *inherited[line]),
                settled=(),
            )

    def _telling(self, first: str, papers: Sequence[str]) -> Iterator[str]:
        """The terms that tell papers from those of the other lines, none like the first."""
        for term in self._told.of(papers, _TERMS):
            if {*keys(term.written)}.isdisjoint(keys(first)):
                yield term.written

    def _most_said(
        self, first: str, phrases: Sequence[Phrase], said: Mapping[str, float]
    ) -> Iterator[str]:
        """The phrases that say most of a line, but hints, none with a word of one before."""
        taken = {*keys(first)}
        lightest = min(self._weights, default=0.0)
        for phrase in sorted(phrases, key=lambda each: (-said.get(each.text, 0.0), each.text)):
            words = {*keys(phrase.text)}
            is_clear = phrase.weight > lightest and not stands_for_many(phrase.text)
            if phrase.text in said and is_clear and taken.isdisjoint(words):
                taken |= words
                yield phrase.text

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
            if weight and not _is_whole(self._phrases, split(term)):
                yield Phrase(text=term, weight=weight)

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

    def _inherited(self, said: Mapping[str, Mapping[str, float]]) -> dict[str, list[Phrase]]:
        """The phrases of the topic, by the line whose papers say each most; of those that none
        says, by the line that began with a word of it, or else the largest line.  Those that speak
        against the topic are of all.
        """
        inherited: dict[str, list[Phrase]] = {line: [] for line in self._lines}
        for phrase in self._topic.phrases:
            if phrase.weight < 0:
                for phrases in inherited.values():
                    phrases.append(phrase)
            else:
                fits = {
                    line: (round(said[line].get(phrase.text, 0.0), 9), self._akin(phrase, line))
                    for line in inherited
                }
                inherited[max(fits, key=lambda line: fits[line])].append(phrase)
        return inherited

    def _akin(self, phrase: Phrase, line: str) -> bool:
        """Has the phrase a word that this line began with, and no other did?"""
        others = (self._terms.terms[each].words for each in self._lines if each != line)
        own = {*self._terms.terms[line].words}.difference(*others)
        said = keys(phrase.text)
        return any(a.startswith(b) or b.startswith(a) for a in own for b in said)

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
        phrases=_phrases_among(topic, terms.terms),
    )


def _phrases_among(topic: Topic, terms: Mapping[str, Term]) -> set[str]:
    """The keys of the terms that are weighty phrases of the topic."""
    least = _WEIGHTY * max((phrase.weight for phrase in topic.phrases), default=0.0)
    index = PhraseIndex((topic.slug, each) for each in topic.phrases if each.weight >= least > 0)
    return {key for key, term in terms.items() if _is_whole(index, split(term.written))}


def _is_whole(phrases: PhraseIndex, words: Sequence[str]) -> bool:
    return any(match.end - match.start == len(words) for match in phrases.find(words))


def _tried(library: Library, topic: Topic, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts, with the papers that the phrases would file there."""
    assigner = Assigner(_divided(library.taxonomy, topic, parts))
    filed: defaultdict[str, list[str]] = defaultdict(list)
    for identifier in (each for part in parts for each in part.papers):
        found = filing(library).judged(assigner, library.papers[identifier])
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
