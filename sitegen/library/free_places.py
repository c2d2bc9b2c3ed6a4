"""Free places: where on the map nothing lies yet, so that no point covers another."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from math import isqrt

from sitegen.content.map_lock import HEIGHT, WIDTH, Place

_GAP = 30  # per cent of the distance that points would have if they were spread evenly
_TRIED = range(-3, 4)  # places around one that is wanted, half a distance apart
_OFFSETS = sorted(
    product(_TRIED, _TRIED), key=lambda offset: (offset[0] ** 2 + offset[1] ** 2, offset)
)


def least_distance(papers: int) -> int:
    """How far apart two of so many points should be, in steps of the grid."""
    return max(1, isqrt(WIDTH * HEIGHT // max(1, papers)) * _GAP // 100)


class FreePlaces:
    """The places that nothing has taken yet; two points are to be `distance` apart.

    The map is divided in cells as wide as that.  Where a crowd wants one place, those who come late
    get the middle of the nearest empty cell, which may be nearer to others than it should.
    """

    def __init__(self, distance: int) -> None:
        self._distance = distance
        self._cells: defaultdict[Place, list[Place]] = defaultdict(list)
        self._full: dict[Place, int] = {}  # rings of cells around a cell, of which none is empty

    def keep(self, place: Place) -> Place:
        """Take a place however near others are, or the nearest free one if it is taken."""
        return self._take(place) if self._is_free(place, 1) else self.nearest(place)

    def nearest(self, wanted: Place) -> Place:
        """Take a free place near the one that is wanted; on a full map, that one itself."""
        wanted = min(max(wanted[0], 0), WIDTH - 1), min(max(wanted[1], 0), HEIGHT - 1)
        for place in _around(wanted, max(1, self._distance // 2)):
            if self._is_free(place, self._distance):
                return self._take(place)
        return self._take(self._middle_of_empty_cell(wanted) or wanted)

    def _cell(self, place: Place) -> Place:
        return place[0] // self._distance, place[1] // self._distance

    def _take(self, place: Place) -> Place:
        self._cells[self._cell(place)].append(place)
        return place

    def _is_free(self, place: Place, distance: int) -> bool:
        x, y = place
        column, row = self._cell(place)
        return not any(
            (x - other_x) ** 2 + (y - other_y) ** 2 < distance * distance
            for c in (column - 1, column, column + 1)
            for r in (row - 1, row, row + 1)
            for other_x, other_y in self._cells.get((c, r), ())
        )

    def _middle_of_empty_cell(self, wanted: Place) -> Place | None:
        """What was found to be full stays so: it is not looked at again."""
        cell = self._cell(wanted)
        columns, rows = WIDTH // self._distance, HEIGHT // self._distance
        for ring in range(self._full.get(cell, 0), max(columns, rows) + 1):
            self._full[cell] = ring
            empty = [
                each
                for each in _ring(cell, ring)
                if 0 <= each[0] < columns and 0 <= each[1] < rows and each not in self._cells
            ]
            if empty:
                found = min(empty, key=lambda each: (_squared(each, cell), each))
                half = self._distance // 2
                return found[0] * self._distance + half, found[1] * self._distance + half
        return None


def _around(wanted: Place, step: int) -> Iterator[Place]:
    """Places on the map from the one that is wanted outwards."""
    for right, down in _OFFSETS:
        x, y = wanted[0] + right * step, wanted[1] + down * step
        if 0 <= x < WIDTH and 0 <= y < HEIGHT:
            yield x, y


def _ring(cell: Place, ring: int) -> Iterator[Place]:
    """The cells that are so many steps away from a cell, diagonal steps included."""
    column, row = cell
    if not ring:
        yield cell
        return
    for offset in range(-ring, ring + 1):
        yield column + offset, row - ring
        yield column + offset, row + ring
    for offset in range(1 - ring, ring):
        yield column - ring, row + offset
        yield column + ring, row + offset


def _squared(one: Place, other: Place) -> int:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
