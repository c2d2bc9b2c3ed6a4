"""Second opinion: papers whose words are rather those of another topic's papers.

It flags and never files.  Phrases say where a paper belongs, and a curator can read and correct
them; but a paper that has one of them by chance looks as certain as any.  Here each paper is
compared, by its words alone, with the papers of every topic as they are filed, itself left out.
What the curator decided counts more than what the phrases did, and is never contradicted.
"""

from collections.abc import Iterator

from msgspec import Struct, structs

from sitegen.content.taxonomy import UNSORTED
from sitegen.library.library import Library, PaperTopics
from sitegen.library.nearest import Neighborhood
from sitegen.library.once import once_a_library
from sitegen.library.topic_likeness import Filed, TopicLikeness
from sitegen.library.word_vectors import word_vectors

_BY_CURATOR = 2.0  # what a decided paper counts, beside those that phrases filed
_APART = 0.05  # how much nearer another topic must be
_NEIGHBORS = 3


class Opinion(Struct, frozen=True, kw_only=True):
    """What a paper's words say: it is `filed` under one topic (`UNSORTED` is none), and of all
    others is most like `topic`, so much (`likeness`, from 0 to 1 or a little more).

    `own` is how like its own topic's papers it is, 0 if there is no other.  `neighbors` are the ids
    of the most similar papers that are not in doubt, best first.
    """

    paper: str
    filed: str
    topic: str
    likeness: float
    own: float
    neighbors: tuple[str, ...]


def second_opinions(library: Library) -> dict[str, Opinion]:
    """The opinions, by the ids of the papers, that contradict a topic nobody confirmed."""
    found = ((paper, _compared(library, paper)) for paper in library.papers)
    return {
        paper: _opinion(library, compared)
        for paper, compared in found
        if compared and _contradicts(library, compared)
    }


def opinion_on(library: Library, paper: str) -> Opinion | None:
    """The opinion on any paper, decided ones too; none where no other topic has words of it."""
    compared = _compared(library, paper)
    return _opinion(library, compared) if compared else None


def nearest_decided(library: Library, paper: str, count: int) -> tuple[str, ...]:
    """The ids of the papers most like this one whose topics are not in doubt, best first."""
    vector = word_vectors(library)[paper]
    return tuple(other for other, _ in _decided(library).near(vector, count, but=paper))


class _Compared(Struct, frozen=True, kw_only=True):
    """An opinion without the neighbors, which take longer to find."""

    paper: str
    filed: str
    topic: str
    likeness: float
    own: float


def _compared(library: Library, paper: str) -> _Compared | None:
    likeness = _topics(library).of(paper)
    filed = _slug(library.paper_topics[paper])
    own = likeness.pop(filed, 0.0)
    if not any(likeness.values()):
        return None
    topic = min(likeness, key=lambda slug: (-likeness[slug], slug))
    return _Compared(paper=paper, filed=filed, topic=topic, likeness=likeness[topic], own=own)


def _opinion(library: Library, compared: _Compared) -> Opinion:
    neighbors = nearest_decided(library, compared.paper, _NEIGHBORS)
    return Opinion(**structs.asdict(compared), neighbors=neighbors)


def _contradicts(library: Library, compared: _Compared) -> bool:
    if compared.filed == UNSORTED or library.paper_topics[compared.paper].by_curator:
        return False
    return compared.likeness - compared.own >= _APART


@once_a_library
def _topics(library: Library) -> TopicLikeness:
    return TopicLikeness(word_vectors(library), dict(_filed(library)))


def _filed(library: Library) -> Iterator[tuple[str, Filed]]:
    for paper, topics in library.paper_topics.items():
        if topics.primary:
            votes = _BY_CURATOR if topics.by_curator else 1.0
            yield paper, Filed(topics.primary.topic, votes)


@once_a_library
def _decided(library: Library) -> Neighborhood:
    vectors = word_vectors(library)
    return Neighborhood(
        {
            paper: vectors[paper]
            for paper, topics in library.paper_topics.items()
            if topics.primary and not topics.assignment.uncertain
        }
    )


def _slug(topics: PaperTopics) -> str:
    return topics.primary.topic if topics.primary else UNSORTED
