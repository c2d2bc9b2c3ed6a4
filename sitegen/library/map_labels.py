"""Map labels: the names of topics on the map, each where its papers are densest.

A label is as large on a phone as on a wide screen, while the map is not.  So each says from what
width of the map, in CSS pixels, it covers no other label and nothing cuts it off; that holds for a
map that is wide because it was zoomed, too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.map_lock import HEIGHT, WIDTH, Place

CHARACTER, LINE = 7, 16  # CSS pixels: at most what a letter and a line of a label take
_PADDING = 6
_LONGEST = 14  # characters of a name on one line
_CELL = 50  # steps: labels stand in cells of this size, with those around them
_USUAL = 1200  # CSS pixels: the width of a map that is to have room for all labels
_MOST_MOVED = 100  # labels, for which there may be room
# Where else a label may stand, in its half heights and quarter widths.
_STEPS = sorted(
    ((right, down) for right in range(-2, 3) for down in range(-3, 4)),
    key=lambda step: (4 * step[0] ** 2 + step[1] ** 2, step),
)
_MOVES = len(_STEPS)


class Label(Struct, frozen=True, kw_only=True):
    """A topic's slug, its name in one line or two, the place of their middle on the grid, and the
    least width of the map, in CSS pixels, at which it is to be shown.
    """

    topic: str
    lines: tuple[str, ...]
    x: int
    y: int
    from_width: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in CSS pixels."""
        return _size(self.lines)


def place_labels(names: Mapping[str, str], places: Mapping[str, Sequence[Place]]) -> list[Label]:
    """The labels of the topics that have papers, that of the most papers first.

    `names` are those of the topics, `places` where the papers of each lie.
    """
    order = sorted((slug for slug in names if places.get(slug)), key=lambda s: -len(places[s]))
    labels: list[Label] = []
    for slug in order:
        found = _labels(slug, broken(names[slug]), _densest(places[slug]), labels)
        most = _MOVES if len(labels) < _MOST_MOVED else 1
        labels.append(_first_with_room(islice(found, most)))
    return labels


def _first_with_room(labels: Iterable[Label]) -> Label:
    """The first that is shown on a page of usual width, else the one that is shown soonest."""
    narrowest: Label | None = None
    for label in labels:
        if label.from_width <= _USUAL:
            return label
        if narrowest is None or label.from_width < narrowest.from_width:
            narrowest = label
    assert narrowest
    return narrowest


def _labels(
    topic: str, lines: tuple[str, ...], wanted: Place, others: Sequence[Label]
) -> Iterator[Label]:
    """The label at the place that is wanted, and a bit beside, above and below it."""
    size = _size(lines)
    half = (  # of a name that no map has room for, no more than a map has
        min(size[0] * WIDTH // (2 * _USUAL), WIDTH // 2 - 1),
        min(size[1] * WIDTH // (2 * _USUAL), HEIGHT // 2 - 1),
    )
    for right, down in _STEPS:
        # Far enough from the edges, so that nothing is cut off.
        x = min(max(wanted[0] + right * half[0] // 2, half[0] + 1), WIDTH - half[0] - 1)
        y = min(max(wanted[1] + down * half[1], half[1] + 1), HEIGHT - half[1] - 1)
        label = Label(topic=topic, lines=lines, x=x, y=y, from_width=0)
        widths = (_apart_from(label, other) for other in others)
        yield replace(label, from_width=max([_least_width(label), *widths]))


def broken(name: str) -> tuple[str, ...]:
    """A name in one line, or in two of about the same length."""
    words = name.split()
    if len(name) <= _LONGEST or len(words) < 2:
        return (name,)
    halves = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return min(halves, key=lambda half: max(map(len, half)))


def _size(lines: Sequence[str]) -> tuple[int, int]:
    return max(map(len, lines)) * CHARACTER + _PADDING, len(lines) * LINE + _PADDING


def _densest(places: Sequence[Place]) -> Place:
    """The middle of the papers where most of them are."""
    cells: defaultdict[Place, list[Place]] = defaultdict(list)
    for x, y in places:
        cells[x // _CELL, y // _CELL].append((x, y))
    near: Counter[Place] = Counter()
    for cell, found in cells.items():
        for other in _nine(cell):
            near[other] += len(found)
    best = min(near, key=lambda cell: (-near[cell], cell))
    around = [place for cell in _nine(best) for place in cells.get(cell, ())]
    return sum(x for x, _ in around) // len(around), sum(y for _, y in around) // len(around)


def _nine(cell: Place) -> Iterable[Place]:
    return ((cell[0] + x, cell[1] + y) for x in (-1, 0, 1) for y in (-1, 0, 1))


def _least_width(label: Label) -> int:
    """Of a map in which nothing of the label is cut off."""
    width, height = label.size
    right = min(label.x, WIDTH - label.x)
    down = min(label.y, HEIGHT - label.y)
    return max(_ratio(width * WIDTH, 2 * right), _ratio(height * WIDTH, 2 * down))


def _apart_from(label: Label, other: Label) -> int:
    """The least width of a map in which neither covers the other."""
    (width, height), (other_width, other_height) = label.size, other.size
    beside = _ratio((width + other_width) * WIDTH, 2 * abs(label.x - other.x))
    below = _ratio((height + other_height) * WIDTH, 2 * abs(label.y - other.y))
    return min(beside, below)


def _ratio(of: int, to: int) -> int:
    """Rounded up, and very large for a division by nothing."""
    return -(-of // to) if to else of
