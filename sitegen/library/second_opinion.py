"""Second opinion: papers whose words are not those of the topic they are filed under.

It flags and never files.  Phrases say where a paper belongs, and a curator can read and correct
them; but a paper that has one of them by chance looks as certain as any.  Here each paper is
compared, by its words alone, with the papers of every topic as they are filed, itself left out.
It may be rather like those of another topic, or like none: then it is of another field.

What the curator decided counts more than what the phrases did, and is never contradicted.  What
was published counts more than what is new, so that fifty new papers that are all filed wrong do not
confirm each other.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct, structs

from sitegen.content.taxonomy import UNSORTED
from sitegen.library.library import Library
from sitegen.library.nearest import Neighborhood
from sitegen.library.once import once_a_library
from sitegen.library.topic_likeness import Filed, NumberedVectors, TopicLikeness
from sitegen.library.word_vectors import word_vectors

_DECIDED, _PUBLISHED, _CERTAIN, _UNCERTAIN = 2.0, 1.0, 0.25, 0.1  # what a paper counts
# All as shares of how like its topic a paper usually is:
_STRANGE = 0.42  # what is less like every topic is of none
_APART = 0.15  # how much more like another topic a new paper must be,
_APART_PUBLISHED = 0.4  # and one that was published where it is
_USUAL = 2  # papers of any topic that are as like it as usual: few papers are soon unlike one
_FEW_PAPERS = 20  # from which on it is known what is usual
_FEW_WORDS = 12  # with fewer, a paper says too little to contradict
_NEIGHBORS = 3

# What the words say: the paper is where it belongs, or rather of another topic, or of none.
Verdict = Literal["agrees", "other", "none"]


class Opinion(Struct, frozen=True, kw_only=True):
    """What a paper's words say: it is `filed` under one topic (`UNSORTED` is none), and of all
    others is most like `topic`, so much (`likeness`, from 0 to 1 or a little more).

    `own` is how like its own topic's papers it is, 0 if there is no other; a paper is `usual`ly so
    like its own.  `neighbors` are the ids of the most similar papers that are not in doubt, best
    first.
    """

    paper: str
    filed: str
    topic: str
    likeness: float
    own: float
    usual: float
    verdict: Verdict
    neighbors: tuple[str, ...] = ()


def second_opinions(library: Library) -> dict[str, Opinion]:
    """The opinions, by the ids of the papers, that contradict a topic nobody confirmed."""
    found = (_compared(library, paper) for paper in library.papers)
    return {
        opinion.paper: _with_neighbors(library, opinion)
        for opinion in found
        if opinion
        and opinion.verdict != "agrees"
        and opinion.filed != UNSORTED
        and not library.paper_topics[opinion.paper].by_curator
    }


def opinion_on(library: Library, paper: str) -> Opinion | None:
    """The opinion on any paper, decided ones too; None where there is nothing to compare."""
    opinion = _compared(library, paper)
    return _with_neighbors(library, opinion) if opinion else None


def nearest_decided(library: Library, paper: str, count: int) -> tuple[str, ...]:
    """The ids of the papers most like this one whose topics are not in doubt, best first."""
    vector = word_vectors(library).vectors[paper]
    return tuple(other for other, _ in _decided(library).near(vector, count, but=paper))


def _with_neighbors(library: Library, opinion: Opinion) -> Opinion:
    neighbors = nearest_decided(library, opinion.paper, _NEIGHBORS)
    return structs.replace(opinion, neighbors=neighbors)


def _compared(library: Library, paper: str) -> Opinion | None:
    """The opinion without the neighbors, which take longer to find."""
    everything = _everything(library)
    likeness = dict(everything.likeness[paper])
    filed = library.paper_topics[paper].assignment.filed
    own = likeness.pop(filed, 0.0)
    if not (likeness and word_vectors(library).words[paper]):
        return None
    topic = min(likeness, key=lambda slug: (-likeness[slug], slug))
    return Opinion(
        paper=paper,
        filed=filed,
        topic=topic,
        likeness=likeness[topic],
        own=own,
        usual=everything.usual,
        verdict=_verdict(library, paper, (topic, likeness[topic]), (filed, own)),
    )


def _verdict(
    library: Library, paper: str, other: tuple[str, float], filed: tuple[str, float]
) -> Verdict:
    everything = _everything(library)
    usual, topics = everything.usual, everything.topics
    if everything.papers < _FEW_PAPERS or word_vectors(library).words[paper] < _FEW_WORDS:
        return "agrees"
    others = topics.others(paper, filed[0]) if filed[0] != UNSORTED else 0
    own = (others * filed[1] + _USUAL * usual) / (others + _USUAL)
    if filed[0] == UNSORTED:
        return "agrees" if other[1] < _STRANGE * usual else "other"
    if own < _STRANGE * usual:
        return "none" if other[1] < _STRANGE * usual else "other"
    apart = _APART_PUBLISHED if _was_published(library, paper) else _APART
    return "other" if other[1] - own >= apart * usual else "agrees"


class _Everything(Struct, frozen=True, kw_only=True):
    """How like each topic each paper is; how like its own, usually, of how many `papers`."""

    topics: TopicLikeness
    likeness: dict[str, dict[str, float]]
    usual: float
    papers: int


@once_a_library
def _everything(library: Library) -> _Everything:
    filed = dict(_filed(library))
    topics = TopicLikeness(NumberedVectors(word_vectors(library).vectors), filed)
    likeness = {paper: topics.of(paper) for paper in library.papers}
    own = [
        (likeness[paper][place.topic], place.votes)
        for paper, place in filed.items()
        if place.topic in likeness[paper]
    ]
    return _Everything(topics=topics, likeness=likeness, usual=_median(own), papers=len(own))


def _median(weighted: Iterable[tuple[float, float]]) -> float:
    """The value with half of the weight below it; 0 of none."""
    ordered = sorted(weighted)
    half = sum(weight for _, weight in ordered) / 2
    for value, weight in ordered:
        half -= weight
        if half <= 0:
            return value
    return 0.0


def _filed(library: Library) -> Iterator[tuple[str, Filed]]:
    for paper, topics in library.paper_topics.items():
        if topics.primary:
            yield paper, Filed(topics.primary.topic, _votes(library, paper))


def _votes(library: Library, paper: str) -> float:
    topics = library.paper_topics[paper]
    if topics.by_curator:
        return _DECIDED
    if _was_published(library, paper):
        return _PUBLISHED
    return _UNCERTAIN if topics.assignment.uncertain else _CERTAIN


def _was_published(library: Library, paper: str) -> bool:
    """Was it published under the topic that it is filed under?"""
    entry = library.lock.entries.get(paper)
    primary = library.paper_topics[paper].primary
    published = library.taxonomy.named(entry.topics[0]) if entry and entry.topics else None
    return bool(primary and published and published.slug == primary.topic)


@once_a_library
def _decided(library: Library) -> Neighborhood:
    vectors = word_vectors(library).vectors
    return Neighborhood(
        {
            paper: vectors[paper]
            for paper, topics in library.paper_topics.items()
            if topics.primary and not topics.assignment.uncertain
        }
    )
