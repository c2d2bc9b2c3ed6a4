"""Map files: what the map of the list draws, and what it says of a paper.

    explore/map.js             where every paper lies and how large it is, in Explore's order
    explore/<version>/map-N.js  titles, why a paper lies there, to which others it is related
    explore/small-map.js       the small map of other pages: of a long list, a part of its points
    explore/map.svg            the map for readers without JavaScript

Filters, topics and addresses are those of Explore.  The parts hold neighbors on the map, so that
who looks at a region loads little; the first part holds those papers that stand out, which are
listed where the whole map is shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from sitegen.content.map_lock import HEIGHT, WIDTH
from sitegen.content.taxonomy import UNSORTED
from sitegen.explore.map_picture import map_picture
from sitegen.library.field_map import FieldMap, MapPoint
from sitegen.library.library import Library, by_title
from sitegen.library.paper import Paper
from sitegen.library.related import Related
from sitegen.present.card import marked_year
from sitegen.present.hue import hue
from sitegen.present.relation import relation_text
from sitegen.text.data_script import data_script, packed_script, versioned
from sitegen.text.prose import typeset

PER_PART = 100
MOST_SMALL = 900  # points of a small map: more would be a cloud, and heavy
_SMALL_STEP = 2  # steps of the grid, of which a small map cannot show each
_LARGEST = 4  # of the sizes by how many papers relate to one
_CELL = 64  # steps: papers of one such square are near each other in the parts


def map_files(
    library: Library, related: Mapping[str, Sequence[Related]], field: FieldMap
) -> dict[str, str]:
    """Every file, by its path below the site's root."""
    points = {point.id: point for point in field.points}
    ordered = [points[paper.id] for paper in sorted(library.papers.values(), key=by_title)]
    in_parts = sorted(range(len(ordered)), key=_nearby(ordered).__getitem__)
    version, parts = versioned("explore", dict(_parts(library, related, ordered, in_parts)))
    facts = {
        "version": version,
        "perPart": PER_PART,
        "width": WIDTH,
        "height": HEIGHT,
        "x": [point.x for point in ordered],
        "y": [point.y for point in ordered],
        "size": [_size(point) for point in ordered],
        "place": _inverted(in_parts),
        "labels": [[label.topic, label.lines, label.x, label.y] for label in field.labels],
    }
    files = {
        "explore/map.js": packed_script("map", facts),
        "explore/small-map.js": data_script("small-map", _small(library, field)),
        "explore/map.svg": map_picture(library, field),
    }
    return files | parts


def _size(point: MapPoint) -> int:
    """A step for each doubling of the papers that relate to it, and one for a pick."""
    return min(point.related.bit_length(), _LARGEST) + point.is_picked


def _nearby(points: Sequence[MapPoint]) -> list[tuple[int, int, int, int]]:
    """What sorts points for their parts: the largest first, then square by square."""
    largest = sorted(range(len(points)), key=lambda n: (-_size(points[n]), n))[:PER_PART]
    rank = {number: place for place, number in enumerate(largest)}
    return [(rank.get(n, PER_PART), *_square(point, _CELL), n) for n, point in enumerate(points)]


def _square(point: MapPoint, side: int) -> tuple[int, int]:
    """Its square, in rows that are gone through to and fro."""
    row, column = point.y // side, point.x // side
    return row, -column if row % 2 else column


def _inverted(order: Sequence[int]) -> list[int]:
    places = [0] * len(order)
    for place, number in enumerate(order):
        places[number] = place
    return places


def _parts(
    library: Library,
    related: Mapping[str, Sequence[Related]],
    ordered: Sequence[MapPoint],
    in_parts: Sequence[int],
) -> Iterator[tuple[str, str]]:
    numbers = {point.id: number for number, point in enumerate(ordered)}
    for start in range(0, len(in_parts), PER_PART):
        name = f"map-{start // PER_PART}"
        some = in_parts[start : start + PER_PART]
        rows = [_about(library, related, ordered[number], numbers) for number in some]
        yield name, packed_script(name, rows)


def _about(
    library: Library,
    related: Mapping[str, Sequence[Related]],
    point: MapPoint,
    numbers: Mapping[str, int],
) -> list[Any]:
    paper = library.papers[point.id]
    others = [numbers[other.id] for other in related.get(point.id, ())]
    year = marked_year(paper)
    stated = list(_stated(library, paper, numbers))
    return [paper.id, typeset(paper.title.value), year, point.shares, others, stated]


def _stated(
    library: Library, paper: Paper, numbers: Mapping[str, int]
) -> Iterator[tuple[str, int, str]]:
    """What the curator says it does to other papers, to which, and their titles."""
    for relation in library.relations.get(paper.id, ()):
        other = library.papers[relation.other]
        yield relation_text(relation), numbers[other.id], typeset(other.title.value)


# -- The small map


def _small(library: Library, field: FieldMap) -> dict[str, Any]:
    """The points topic by topic and from left to right, each as far from the one before."""
    hues = {topic.slug: hue(library.taxonomy, topic.group) for topic in library.topics}
    labels = {label.topic: label for label in field.labels}
    found: dict[str, list[MapPoint]] = {slug: [] for slug in (*labels, UNSORTED)}
    for point in field.points:
        topic = library.primary(library.papers[point.id])
        found[topic.slug if topic else UNSORTED].append(point)
    shown = [sorted(_some(each, len(field.points)), key=_across) for each in found.values()]
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "step": _SMALL_STEP,
        "topics": [
            (slug, label.lines, hues[slug], label.x, label.y, len(found[slug]))
            for slug, label in labels.items()
        ],
        "counts": [len(points) for points in shown],
        "x": [step for points in shown for step in _steps(points)],
        "y": [point.y // _SMALL_STEP for points in shown for point in points],
        "size": [_size(point) for points in shown for point in points],
    }


def _some(points: Sequence[MapPoint], of: int) -> Sequence[MapPoint]:
    """Of a long list, its largest points: as great a part of each topic."""
    count = -(-len(points) * MOST_SMALL // max(of, MOST_SMALL))
    return sorted(points, key=lambda point: (-_size(point), point.id))[:count]


def _across(point: MapPoint) -> tuple[int, int]:
    return point.x, point.y


def _steps(points: Sequence[MapPoint]) -> Iterator[int]:
    """How far each is to the right of the one before it."""
    across = [0, *(point.x // _SMALL_STEP for point in points)]
    return (after - before for before, after in pairwise(across))
