"""Free places: where on the map nothing lies yet, so that no point covers another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from math import isqrt

from sitegen.content.map_lock import HEIGHT, WIDTH, Place

_GAP = 30  # per cent of the distance that points would have if they were spread evenly
_RINGS = 24


def least_distance(papers: int) -> int:
    """How far apart two of so many points should be, in steps of the grid."""
    return max(1, isqrt(WIDTH * HEIGHT // max(1, papers)) * _GAP // 100)


class FreePlaces:
    """The places that are left when `taken` are; two points are to be `distance` apart."""

    def __init__(self, distance: int, taken: Iterable[Place] = ()) -> None:
        self._distance = distance
        self._cells: defaultdict[Place, list[Place]] = defaultdict(list)
        self._full: dict[Place, int] = {}
        for place in taken:
            self._take(place)

    def nearest(self, wanted: Place) -> Place:
        """Take the free place nearest to the one that is wanted.

        Where all is crowded, places may be closer than they should, and on a full map the same.
        """
        distance = self._distance
        while distance:
            for place in _around(wanted, max(1, distance // 2)):
                if self._is_free(place, distance):
                    return self._take(place)
            distance //= 2
        return self._take(_within(wanted))

    def _is_free(self, place: Place, distance: int) -> bool:
        x, y = place
        column, row = x // self._distance, y // self._distance
        return not any(
            (x - other_x) ** 2 + (y - other_y) ** 2 < distance * distance
            for c in (column - 1, column, column + 1)
            for r in (row - 1, row, row + 1)
            for other_x, other_y in self._cells.get((c, r), ())
        )

    def _take(self, place: Place) -> Place:
        self._cells[place[0] // self._distance, place[1] // self._distance].append(place)
        return place


def _around(wanted: Place, step: int) -> Iterator[Place]:
    """Places from the nearest to the farthest."""
    x, y = _within(wanted)
    for right, down in _offsets():
        place = x + right * step, y + down * step
        if 0 <= place[0] < WIDTH and 0 <= place[1] < HEIGHT:
            yield place


@cache
def _offsets() -> list[Place]:
    reach = range(-_RINGS, _RINGS + 1)
    return sorted(((x, y) for x in reach for y in reach), key=lambda o: (o[0] ** 2 + o[1] ** 2, o))


def _within(place: Place) -> Place:
    return min(max(place[0], 0), WIDTH - 1), min(max(place[1], 0), HEIGHT - 1)
