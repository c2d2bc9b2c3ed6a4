"""Field map: the list at a glance, papers as points that are near where their subjects are.

How to draw it: the grid is `WIDTH` by `HEIGHT` steps (`sitegen.content.map_lock`), from the left
upper corner, and is scaled to any size with its proportions kept.  The group, year and title of a
point are those of the library's paper; points are in the order of `library.papers`.  A label is
shown where the map, zoomed or not, is at least `Label.from_width` CSS pixels wide: then it covers
no other, if its letters are no larger than `map_labels.CHARACTER` by `map_labels.LINE`.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sitegen.content.map_lock import Layout, Place
from sitegen.library.layout import layout_of, links_of, primary_topics, published_layout
from sitegen.library.library import Library
from sitegen.library.map_labels import Label, place_labels
from sitegen.library.related import Related
from sitegen.store import kept

_SHARED = 3
_NEAREST = 5


class MapPoint(Struct, frozen=True, kw_only=True):
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


class FieldMap(Struct, frozen=True, kw_only=True):
    """`points` in the order of the library, `labels` of topics from the one with most papers."""

    points: tuple[MapPoint, ...]
    labels: tuple[Label, ...]


def field_map(library: Library, related: Mapping[str, Sequence[Related]]) -> FieldMap:
    """The map of the library. `related` are the papers that `relate` found."""
    return _mapped(
        published_layout(library),
        primary_topics(library),
        {topic.slug: topic.name for topic in library.topics},
        tuple(paper.id for paper in library.picks),
        {paper: tuple(others) for paper, others in related.items()},
    )


@kept
def _mapped(
    published: dict[str, Place],
    topics: dict[str, str],
    names: dict[str, str],
    picks: tuple[str, ...],
    related: dict[str, tuple[Related, ...]],
) -> FieldMap:
    layout = layout_of(published, topics, links_of(related))
    near = _related_near(related, layout)
    picked = {*picks}
    times = Counter(other.id for others in related.values() for other in others)
    points = tuple(
        MapPoint(
            id=paper,
            x=layout[paper][0],
            y=layout[paper][1],
            shares=_shared(near[paper]),
            is_picked=paper in picked,
            related=times[paper],
        )
        for paper in topics
    )
    return FieldMap(points=points, labels=tuple(place_labels(names, _by_topic(topics, layout))))


def _by_topic(topics: Mapping[str, str], layout: Layout) -> dict[str, list[Place]]:
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for paper, topic in topics.items():
        places[topic].append(layout[paper])
    return places


def _related_near(
    related: Mapping[str, Sequence[Related]], layout: Layout
) -> dict[str, list[tuple[str, ...]]]:
    """What each paper shares with those that it is related to, from the nearest on the map."""
    found: dict[str, dict[str, tuple[int, tuple[str, ...]]]] = {paper: {} for paper in layout}
    for paper, others in related.items():
        for other in others:
            (x, y), (other_x, other_y) = layout[paper], layout[other.id]
            shared = (x - other_x) ** 2 + (y - other_y) ** 2, other.terms or other.people
            found[paper][other.id] = found[other.id][paper] = shared
    return {paper: [terms for _, terms in sorted(each.values())] for paper, each in found.items()}


def _shared(near: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The terms that most of the nearest share, those of the nearest first."""
    counts = Counter(term for terms in near[:_NEAREST] for term in terms)
    return tuple(term for term, _ in counts.most_common(_SHARED))
