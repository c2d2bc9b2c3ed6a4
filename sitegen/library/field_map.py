"""Field map: the list at a glance, papers as points that are near where their subjects are.

A paper lies where it was last published.  A newcomer lies among the papers it is related to, and
moves nobody.  The places of a list of which less than half was ever published are worked out anew
(`plain_layout`).  All of it is whole numbers, so it is the same on every machine.

How to draw it: the grid is `WIDTH` by `HEIGHT` steps (`sitegen.content.map_lock`), from the left
upper corner, and is scaled to any size with its proportions kept.  The group, year and title of a
point are those of the library's paper; points are in the order of `library.papers`.  A label is
shown where the map, zoomed or not, is at least `Label.from_width` CSS pixels wide: then it covers
no other, if its letters are no larger than `map_labels.CHARACTER` by `map_labels.LINE`.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.content.map_lock import Layout, Place
from sitegen.content.taxonomy import UNSORTED
from sitegen.library.library import Library
from sitegen.library.map_labels import Label, place_labels
from sitegen.library.plain_layout import Links, plain_layout
from sitegen.library.related import Related
from sitegen.store import kept

_SHARED = 3
_SIMILAR = 20  # steps of similarity between none and the greatest


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A paper on the map, at a place that no other has.

    `shares` are the few terms, best first, that it shares with the papers it lies near: why it is
    here.  `is_picked` and `related`, for how many papers it is among the related ones, are what
    its size may show.
    """

    id: str
    x: int
    y: int
    shares: tuple[str, ...]
    is_picked: bool
    related: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMap:
    """`points` in the order of the library, `labels` of topics from the one with most papers."""

    points: tuple[MapPoint, ...]
    labels: tuple[Label, ...]


def field_map(library: Library, related: Mapping[str, Sequence[Related]]) -> FieldMap:
    """The map of the library. `related` are the papers that `relate` found."""
    topics = {}
    for paper in library.papers.values():
        topic = library.primary(paper)
        topics[paper.id] = topic.slug if topic else UNSORTED
    return _mapped(
        topics,
        {topic.slug: topic.name for topic in library.topics},
        tuple(paper.id for paper in library.picks),
        {paper: tuple(others) for paper, others in related.items()},
    )


@kept
def _mapped(
    topics: dict[str, str],
    names: dict[str, str],
    picks: tuple[str, ...],
    related: dict[str, tuple[Related, ...]],
) -> FieldMap:
    layout = plain_layout(topics, _links(related))
    times = Counter(other.id for others in related.values() for other in others)
    points = tuple(
        MapPoint(
            id=paper,
            x=layout[paper][0],
            y=layout[paper][1],
            shares=_shared(related.get(paper, ())),
            is_picked=paper in picks,
            related=times[paper],
        )
        for paper in topics
    )
    return FieldMap(points=points, labels=tuple(place_labels(names, _by_topic(topics, layout))))


def _links(related: Mapping[str, Sequence[Related]]) -> Links:
    """How much papers are related, in both directions, in whole numbers."""
    links: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper, others in related.items():
        for other in others:
            weight = max(1, int(other.similarity * _SIMILAR + 0.5))
            links[paper][other.id] += weight
            links[other.id][paper] += weight
    return links


def _by_topic(topics: Mapping[str, str], layout: Layout) -> dict[str, list[Place]]:
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for paper, topic in topics.items():
        places[topic].append(layout[paper])
    return places


def _shared(others: Sequence[Related]) -> tuple[str, ...]:
    """The terms that most of the others share, those of the most similar first."""
    counts = Counter(term for other in others for term in other.terms)
    return tuple(term for term, _ in counts.most_common(_SHARED))
