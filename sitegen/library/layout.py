"""Layout: where each paper of the list lies on its map.

A paper lies where it was last published; one that others were merged into lies where one of them
did.  A newcomer lies among the papers it is related to, and moves nobody.  A list of which less
than half was ever published is laid out anew (`plain_layout`).  All of it is whole numbers, so it
is the same on every machine.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from sitegen.content.map_lock import HEIGHT, WIDTH, Layout, Place
from sitegen.content.taxonomy import UNSORTED
from sitegen.library.free_places import FreePlaces, least_distance
from sitegen.library.library import Library
from sitegen.library.plain_layout import Links, plain_layout
from sitegen.library.related import Related

_SIMILAR = 20  # steps of similarity between none and the greatest
_SAME_TOPIC = 3  # times as much a related paper of the same topic draws at a newcomer


def layout_of(published: Layout, topics: Mapping[str, str], links: Links) -> Layout:
    """A place for each paper, no two the same. `topics` are the slugs of their primary topics."""
    if 2 * len(published) < len(topics):
        return plain_layout(topics, links)
    free = FreePlaces(least_distance(len(topics)))
    placed = {paper: free.keep(place) for paper, place in sorted(published.items())}
    places = _Places(placed, topics)
    for newcomers in _in_turn(topics.keys() - placed.keys(), placed.keys(), links):
        wanted = {paper: places.among(paper, links.get(paper, {})) for paper in newcomers}
        placed |= {paper: free.nearest(place) for paper, place in sorted(wanted.items())}
    return placed


def published_layout(library: Library) -> dict[str, Place]:
    """The papers of the library that were published on the map, and where."""
    layout, former = library.layout, library.lock.former
    found = {}
    for paper in library.papers:
        known = next((i for i in (paper, *former.get(paper, ())) if i in layout), None)
        if known is not None:
            found[paper] = layout[known]
    return found


def primary_topics(library: Library) -> dict[str, str]:
    """The slug of each paper's primary topic, in the order of the library."""
    found = {paper: library.primary(library.papers[paper]) for paper in library.papers}
    return {paper: topic.slug if topic else UNSORTED for paper, topic in found.items()}


def links_of(related: Mapping[str, Sequence[Related]]) -> Links:
    """How much papers are related, in both directions, in whole numbers."""
    links: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper, others in related.items():
        for other in others:
            weight = max(1, int(other.similarity * _SIMILAR + 0.5))
            links[paper][other.id] += weight
            links[other.id][paper] += weight
    return links


def _in_turn(newcomers: Iterable[str], placed: Iterable[str], links: Links) -> Iterable[list[str]]:
    """The newcomers that are related to papers with a place, those that are related to them, and
    so on; in the end those that are related to none of them.
    """
    left, near = {*newcomers}, [*placed]
    while near:
        near = [*{other for paper in near for other in links.get(paper, {}) if other in left}]
        left.difference_update(near)
        yield near
    yield [*left]


class _Places:
    """Where papers of a subject lie; `placed` may grow."""

    def __init__(self, placed: Mapping[str, Place], topics: Mapping[str, str]) -> None:
        self._placed = placed
        self._topics = topics
        of_topic: defaultdict[str, list[tuple[Place, int]]] = defaultdict(list)
        for paper, place in placed.items():
            of_topic[topics[paper]].append((place, 1))
        self._of_topic = {topic: _middle(places) for topic, places in of_topic.items()}

    def among(self, paper: str, others: Mapping[str, int]) -> Place:
        """The middle of related papers, else of those under its topic, else of the map."""
        topic = self._topics[paper]
        found = [
            (self._placed[other], weight * (_SAME_TOPIC if self._topics[other] == topic else 1))
            for other, weight in others.items()
            if other in self._placed
        ]
        return _middle(found) if found else self._of_topic.get(topic, (WIDTH // 2, HEIGHT // 2))


def _middle(weighted: Sequence[tuple[Place, int]]) -> Place:
    """The median on both axes, each place counted as often as it weighs.

    Between two crowds that a paper belongs to, there is nothing that it belongs to: the mean would
    put it there.
    """
    return (
        _median((x, weight) for (x, _), weight in weighted),
        _median((y, weight) for (_, y), weight in weighted),
    )


def _median(weighted: Iterable[tuple[int, int]]) -> int:
    ordered = sorted(weighted)
    until = list(accumulate(weight for _, weight in ordered))
    return ordered[bisect_left(until, (until[-1] + 1) // 2)][0]
