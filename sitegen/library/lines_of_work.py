"""Lines of work: into which parts the papers of a topic fall, if they do.

Each part begins with a term of titles that tells some papers of the topic from the others, and
takes in the papers that are most like those it has, until none moves.  Parts are found in anything,
also in papers that have nothing to do with each other: so the same is done with papers whose
terms were exchanged at random, and parts that are hardly better than these are none.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, islice
from random import Random

from msgspec import Struct

from sitegen.library.subject_terms import Term
from sitegen.library.telling_terms import is_vague
from sitegen.library.term_vectors import unit_vectors
from sitegen.library.topic_likeness import Filed, NumberedVectors, TopicLikeness
from sitegen.text.words import keys

_AT_MOST = 5  # parts
_LEAST = 3  # papers of a part, and of a term
_IN_TITLES = 2  # papers that have the term of a part in their titles
_COMMON_HERE, _COMMON = 0.5, 0.15  # shares of papers, of the topic and of the list
_LEAST_SPECIFIC, _SPECIFIC = 1.5, 12.0  # times that a term is more frequent here than elsewhere
_PHRASE = 1.5  # two words say more than one
_CURATOR = 1.5  # so does what the curator calls telling
# Of what a term in the title says of a paper: what its own words there do, and an abstract at most.
_NAMED, _MENTIONED = 0.8, 0.6
_LEAST_GAIN = 1.0  # what the term of a part says of papers that no part before it does
_BESIDE_FIRST = 0.15  # of what that of the first part says
_ROUNDS = 20  # until papers rest
_RESTLESS = 0.005  # of many papers, a share that need not rest
_BY_CHANCE = 19  # exchanges at random, fewer where there are many papers: less is by chance
_ENOUGH = 2000  # papers dealt anew
_BETTER = 1.2  # times the best by chance
_NEARLY = 0.75  # of the best division: more parts that are nearly as good say more
# What is said in titles of every line of work.
_ANY_LINE = frozenset(keys("adaptive experience lesson large scale largescale rethinking toward"))

_NONE = (0, False)  # of a term that a paper does not have

# How often each paper has each term, and whether in its title, by the id and the term's key.
Counts = Mapping[str, Mapping[str, tuple[int, bool]]]
Lines = dict[str, str]  # the key of the term that a paper's part began with, by the paper's id


class TopicTerms(Struct, frozen=True, kw_only=True):
    """The terms of a topic's papers: `frequency` says how many papers of the list have each, of
    which there are `papers`, and `known` what is known of it; `name` are the terms of the topic's
    name, and `phrases` those that are weighty phrases of the topic.
    """

    counts: Counts
    frequency: Mapping[str, int]
    papers: int
    known: Mapping[str, Term]
    name: Collection[str]
    phrases: Collection[str]


class _Seed(Struct, frozen=True, kw_only=True):
    """A term, how telling it is, and how much it says of the papers that have it (up to 1)."""

    term: str
    worth: float
    says: Mapping[str, float]


def lines_of_work(topic: TopicTerms) -> Lines:
    """The part of each paper, of two to five parts; none if it is one line of work."""
    found = _divisions(topic, topic.counts)
    apart = _most_apart(found)
    if apart <= 0:
        return {}
    least = max(_NEARLY * apart, _needed(topic))
    return next((lines for apart, lines in reversed(found) if apart >= least), {})


def how_near(topic: TopicTerms) -> float:
    """How far the best parts are apart, as a share of what is more than chance; 0 of none."""
    apart = _most_apart(_divisions(topic, topic.counts))
    needed = _needed(topic) if apart > 0 else 0.0
    return apart / needed if needed else 0.0


def _most_apart(divisions: Sequence[tuple[float, Lines]]) -> float:
    return max((apart for apart, _ in divisions), default=0.0)


def _needed(topic: TopicTerms) -> float:
    """How far parts must be apart, to be better than those by chance."""
    by_chance = (_most_apart(_divisions(topic, each)) for each in _exchanged(topic.counts))
    return _BETTER * max(by_chance, default=0.0)


def _divisions(topic: TopicTerms, counts: Counts) -> list[tuple[float, Lines]]:
    """Divisions into two parts and more, each with how far its parts are apart."""
    times = {paper: {t: n for t, (n, _) in terms.items()} for paper, terms in counts.items()}
    vectors = NumberedVectors(unit_vectors(times))
    seeds = list(islice(_seeds(list(_possible_seeds(topic, counts)), topic), _AT_MOST))
    found = []
    for number in range(2, len(seeds) + 1):
        lines = _settled(vectors, seeds[:number])
        sizes = Counter(lines.values())
        if len(sizes) == number and min(sizes.values()) >= _LEAST:
            found.append((_apart(vectors, lines), lines))
    return found


def _exchanged(counts: Counts) -> Iterator[Counts]:
    """The terms of all papers dealt out anew: each paper has as many, each term is as frequent."""
    every = [(term, count) for terms in counts.values() for term, count in terms.items()]
    random = Random(len(every))
    for _ in range(max(_LEAST, min(_BY_CHANCE, _ENOUGH // len(counts)))):
        dealt = iter(random.sample(every, len(every)))
        yield {paper: dict(islice(dealt, len(terms))) for paper, terms in counts.items()}


def _possible_seeds(topic: TopicTerms, counts: Counts) -> Iterator[_Seed]:
    papers = Counter(chain.from_iterable(counts.values()))
    common = _COMMON * topic.papers
    for term, worth in _telling(topic, papers):
        own = [w for w in _own_words(topic, term) if 0 < topic.frequency.get(w, 0) <= common]
        said = {term, *own}
        every = {
            paper: _says(terms, term, own)
            for paper, terms in counts.items()
            if not terms.keys().isdisjoint(said)
        }
        says = {paper: each for paper, each in every.items() if each}
        if list(says.values()).count(1.0) >= _IN_TITLES:
            yield _Seed(term=term, worth=worth, says=says)


def _telling(topic: TopicTerms, papers: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    """The terms that tell papers of the topic from others of it and from the rest of the list."""
    size, rest = len(topic.counts), max(topic.papers - len(topic.counts), 1)
    for term, count in papers.items():
        if not (_LEAST <= count <= _COMMON_HERE * size and _is_subject(topic, term)):
            continue
        elsewhere = (max(topic.frequency.get(term, 0) - count, 0) + 1) / rest
        specific = count / size / elsewhere
        if specific >= _LEAST_SPECIFIC:
            is_phrase = len(topic.known[term].words) > 1 or "-" in topic.known[term].written
            worth = min(math.log(specific) / math.log(_SPECIFIC), 1.0)
            by_curator = _CURATOR if term in topic.phrases else 1.0
            yield term, worth * by_curator * (_PHRASE if is_phrase else 1.0)


def _is_subject(topic: TopicTerms, term: str) -> bool:
    """Does a word of it say more than what every paper of the topic or of the list says?"""
    known = topic.known.get(term)
    if known is None or is_vague(known) or known.written.isdigit():
        return False
    own = _own_words(topic, term) - _ANY_LINE
    common = _COMMON * topic.papers
    return any(term in topic.phrases or topic.frequency.get(w, 0) <= common for w in own)


def _own_words(topic: TopicTerms, term: str) -> set[str]:
    """What sets a term apart: its words, also in a compound, that are not like the topic's."""
    return {
        word
        for word in keys(topic.known[term].written)
        if not any(word.startswith(each) or each.startswith(word) for each in topic.name)
    }


def _says(terms: Mapping[str, tuple[int, bool]], term: str, own: Collection[str]) -> float:
    """How much a term says of a paper with these terms; `own` are words that say nearly as much."""
    times, in_title = terms.get(term, _NONE)
    if in_title:
        return 1.0
    if own and all(terms.get(word, _NONE)[1] for word in own):
        return _NAMED
    return min(_MENTIONED, _MENTIONED * math.log2(1 + times) / 2)


def _seeds(possible: Sequence[_Seed], topic: TopicTerms) -> Iterator[_Seed]:
    """Those that say most, each of papers of which those before say little."""
    words = {seed.term: _own_words(topic, seed.term) for seed in possible}
    said: dict[str, float] = {}
    taken: set[str] = set()
    least = _LEAST_GAIN
    while True:
        gains = {}
        for seed in possible:
            new = [more for p, says in seed.says.items() if (more := says - said.get(p, 0.0)) > 0]
            if taken.isdisjoint(words[seed.term]) and len(new) >= _LEAST:
                gains[seed.term] = round(seed.worth * sum(new), 9), seed
        best = min(gains, key=lambda term: (-gains[term][0], term), default=None)
        if best is None or gains[best][0] < least:
            return
        gain, seed = gains[best]
        least = max(least, _BESIDE_FIRST * gain)
        yield seed
        taken |= words[best]
        said |= {paper: max(says, said.get(paper, 0.0)) for paper, says in seed.says.items()}


def _settled(vectors: NumberedVectors, seeds: Sequence[_Seed]) -> Lines:
    """Each paper with those that it is most like, if its title does not name a part."""
    filed: dict[str, Filed] = {}
    for seed in seeds:
        for paper, says in seed.says.items():
            if paper not in filed or says > filed[paper].votes:
                filed[paper] = Filed(seed.term, says)
    named = {paper: each.topic for paper, each in filed.items() if each.votes >= _NAMED}
    lines: Lines = {}
    for _ in range(_ROUNDS):
        before, likeness = lines, TopicLikeness(vectors, filed)
        found = ((p, named.get(p) or _nearest(likeness.of(p))) for p in vectors)
        lines = {paper: line for paper, line in found if line}
        if sum(lines.get(p) != before.get(p) for p in vectors) <= _RESTLESS * len(vectors):
            break
        filed = {paper: Filed(line, 1.0) for paper, line in lines.items()}
    return lines


def _nearest(likeness: Mapping[str, float]) -> str | None:
    if not any(likeness.values()):
        return None
    return min(likeness, key=lambda line: (-likeness[line], line))


def _apart(vectors: NumberedVectors, lines: Lines) -> float:
    """How much more papers are like their own part than like the next, from -1 to 1."""
    filed = {paper: Filed(line, 1.0) for paper, line in lines.items()}
    likeness = TopicLikeness(vectors, filed)
    return round(sum(_clearly(likeness.of(p), line) for p, line in lines.items()) / len(lines), 9)


def _clearly(likeness: Mapping[str, float], line: str) -> float:
    own = likeness.get(line, 0.0)
    other = max((each for other, each in likeness.items() if other != line), default=0.0)
    return (own - other) / max(own, other) if own or other else 0.0
