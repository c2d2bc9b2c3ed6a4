"""Plain layout: where papers lie on the map of a list that was never laid out.

Each topic gets a part of the map as large as it has papers, near the topics that it is related to;
in it, papers lie towards those they are related to.  All of it is whole numbers, so that it is the
same on every machine.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import isqrt
from zlib import crc32

from msgspec import Struct

from sitegen.content.map_lock import HEIGHT, WIDTH, Layout, Place
from sitegen.library.free_places import FreePlaces, least_distance

Links = Mapping[str, Mapping[str, int]]  # how much each paper is related to others

_FINE = 64  # parts of a step, while papers are drawn towards each other
_ROUNDS = 12
_PASSES = 6
_MOST_TOPICS = 100  # more are left in the order of the taxonomy
_UNIT = 1000
_FILLED = 860  # of a part's width and height, in thousandths: the rest keeps topics apart


class _Part(Struct, frozen=True):
    """A part of the map: its left upper corner, and its size."""

    x: int
    y: int
    width: int
    height: int

    @property
    def center(self) -> Place:
        return self.x + self.width // 2, self.y + self.height // 2


def plain_layout(topics: Mapping[str, str], links: Links) -> Layout:
    """A place for each paper. `topics` are the slugs of their primary topics."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for paper in sorted(topics):
        members[topics[paper]].append(paper)
    rows = _rows(_near_related(members, topics, links))
    parts = _parts(rows, {topic: len(papers) for topic, papers in members.items()})
    drawn = _drawn(topics, parts, links)
    free = FreePlaces(least_distance(len(topics)))
    return {
        paper: free.nearest(place)
        for topic, papers in members.items()
        for paper, place in _spread(papers, drawn, parts[topic])
    }


# -- Topics


def _near_related(
    members: Mapping[str, Sequence[str]], topics: Mapping[str, str], links: Links
) -> list[str]:
    """The topics in the order of the map's rows, related ones near each other."""
    order = list(members)
    if len(order) > _MOST_TOPICS:
        return order
    ties = _ties(topics, links)
    places = [(x * 2, y * 3) for y, row in enumerate(_rows(order)) for x, _ in enumerate(row)]
    far = [[abs(a[0] - b[0]) + abs(a[1] - b[1]) for b in places] for a in places]

    def cost(topic: str, at: int, other_at: int) -> int:
        """What its ties cost at a place, but for the tie to the topic at another."""
        tie = ties[topic]
        return sum(
            tie.get(other, 0) * far[at][place]
            for place, other in enumerate(order)
            if place != other_at
        )

    for _ in range(_PASSES):
        before = list(order)
        for i in range(len(order)):
            for j in range(i):
                a, b = order[i], order[j]
                now = cost(a, i, j) + cost(b, j, i)
                if cost(a, j, i) - ties[a].get(a, 0) + cost(b, i, j) < now:
                    order[i], order[j] = b, a
        if order == before:
            break
    return order


def _ties(topics: Mapping[str, str], links: Links) -> dict[str, Counter[str]]:
    """How much the papers of each topic are related to those of others."""
    ties: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper, others in links.items():
        for other, weight in others.items():
            if topics[paper] != topics[other]:
                ties[topics[paper]][topics[other]] += weight
    return ties


def _rows(order: Sequence[str]) -> list[Sequence[str]]:
    """The topics in rows of about the same number, as many as make parts about square."""
    count = min(len(order), max(1, isqrt(len(order) * HEIGHT * 4 // WIDTH) + 1 >> 1))
    bounds = [len(order) * row // count for row in range(count + 1)] if order else []
    return [order[start:end] for start, end in pairwise(bounds)]


def _parts(rows: Iterable[Sequence[str]], papers: Mapping[str, int]) -> dict[str, _Part]:
    """The part of each topic, its area as its number of papers."""
    parts = {}
    total, above = sum(papers.values()), 0
    for row in rows:
        within, before = sum(papers[topic] for topic in row), 0
        top = HEIGHT * above // total
        above += within
        height = HEIGHT * above // total - top
        for topic in row:
            left = WIDTH * before // within
            before += papers[topic]
            parts[topic] = _Part(left, top, WIDTH * before // within - left, height)
    return parts


# -- Papers


def _drawn(
    topics: Mapping[str, str], parts: Mapping[str, _Part], links: Links
) -> dict[str, tuple[int, int]]:
    """Where papers come to lie if their topic and their related papers draw at them; in fine
    steps."""
    places = {}
    for paper, topic in topics.items():
        part, chance = parts[topic], crc32(paper.encode())
        places[paper] = (
            part.x * _FINE + part.width * _FINE * (chance & 0xFFFF) // 0x10000,
            part.y * _FINE + part.height * _FINE * (chance >> 16) // 0x10000,
        )
    home = dict(places)
    for _ in range(_ROUNDS):
        places = {paper: _between(home[paper], links.get(paper, {}), places) for paper in places}
    return places


def _between(
    home: Place, others: Mapping[str, int], places: Mapping[str, tuple[int, int]]
) -> tuple[int, int]:
    """Four parts of the way from home to the middle of the others, which is five."""
    total = sum(others.values())
    if not total:
        return home
    x = sum(weight * places[other][0] for other, weight in others.items()) // total
    y = sum(weight * places[other][1] for other, weight in others.items()) // total
    return (home[0] + 4 * x) // 5, (home[1] + 4 * y) // 5


def _spread(
    papers: Sequence[str], drawn: Mapping[str, tuple[int, int]], part: _Part
) -> Iterable[tuple[str, Place]]:
    """The papers of a topic side by side in its part, in columns and in the columns in rows."""
    count = max(1, isqrt(len(papers) * max(1, part.width) // max(1, part.height)))
    across = sorted(papers, key=lambda paper: (drawn[paper][0], paper))
    bounds = [len(papers) * column // count for column in range(count + 1)]
    for column, (start, end) in enumerate(pairwise(bounds)):
        down = sorted(across[start:end], key=lambda paper: (drawn[paper][1], paper))
        for row, paper in enumerate(down):
            chance = crc32(paper.encode())
            right = _share(column, count, chance & 0xFF)
            below = _share(row, len(down), chance >> 8 & 0xFF)
            yield paper, _in_oval(right, below, part)


def _share(place: int, count: int, chance: int) -> int:
    """How far from the middle a place in a row is, in thousandths of half of it."""
    return (2 * place * 256 + 128 + chance) * _UNIT // (count * 256) - _UNIT


def _in_oval(right: int, down: int, part: _Part) -> Place:
    """A place in the oval within a part, for one in a square."""
    x = right * isqrt(2 * _UNIT * _UNIT - down * down) // isqrt(2 * _UNIT * _UNIT)
    y = down * isqrt(2 * _UNIT * _UNIT - right * right) // isqrt(2 * _UNIT * _UNIT)
    return (
        part.center[0] + x * part.width * _FILLED // (2 * _UNIT * _UNIT),
        part.center[1] + y * part.height * _FILLED // (2 * _UNIT * _UNIT),
    )
