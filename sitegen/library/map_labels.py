"""Map labels: the names of topics on the map, each where its papers are densest.

A label is as large on a phone as on a wide screen, while the map is not.  So each says from what
width of the map, in CSS pixels, it covers no other label and nothing cuts it off; that holds for a
map that is wide because it was zoomed, too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitegen.content.map_lock import HEIGHT, WIDTH, Place

CHARACTER, LINE = 7, 16  # CSS pixels: at most what a letter and a line of a label take
_PADDING = 6
_LONGEST = 14  # characters of a name on one line
_CELL = 50  # steps: labels stand in cells of this size, with those around them


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
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
        longest = max(map(len, self.lines))
        return longest * CHARACTER + _PADDING, len(self.lines) * LINE + _PADDING


def place_labels(names: Mapping[str, str], places: Mapping[str, Sequence[Place]]) -> list[Label]:
    """The labels of the topics that have papers, that of the most papers first.

    `names` are those of the topics, `places` where the papers of each lie.
    """
    order = sorted((slug for slug in names if places.get(slug)), key=lambda s: -len(places[s]))
    shown: list[Label] = []
    for slug in order:
        x, y = _densest(places[slug])
        label = Label(topic=slug, lines=broken(names[slug]), x=x, y=y, from_width=0)
        width = max([_least_width(label), *(_apart_from(label, other) for other in shown)])
        shown.append(Label(topic=slug, lines=label.lines, x=x, y=y, from_width=width))
    return shown


def broken(name: str) -> tuple[str, ...]:
    """A name in one line, or in two of about the same length."""
    words = name.split()
    if len(name) <= _LONGEST or len(words) < 2:
        return (name,)
    halves = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return min(halves, key=lambda half: max(map(len, half)))


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
