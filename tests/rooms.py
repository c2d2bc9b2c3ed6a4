"""The picture of the rooms in the README, drawn from their imports: `make rooms`.

Each room is a box on its floor.  A line leads down from it, with a dot in the row of each room
that imports from it; as rooms import only from rooms above, no dot is right of a box.
"""

from collections.abc import Iterator, Mapping, Sequence

from tests.corpus import ROOT
from tests.test_import_order import FLOORS, MODULES, imports, room_of

PICTURE = ROOT / ".github" / "rooms.svg"

Floors = Sequence[Sequence[str]]
Imports = Mapping[str, frozenset[str]]

_COLUMN, _ROW, _GAP = 50, 30, 6
_BOX = (74, 22)
_MARGIN = 52
_STYLE = """
  text { font: 12px ui-monospace, monospace; fill: #1f2328; }
  .says { font: 14px system-ui, sans-serif; fill: #59636e; text-anchor: end; }
  .name { text-anchor: middle; }
  .floor { fill: #8c959f; fill-opacity: 0.14; }
  .box { fill: #ffffff; stroke: #0969da; }
  .line { stroke: #8c959f; stroke-opacity: 0.6; }
  .dot { fill: #0969da; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; }
    .says { fill: #9198a1; }
    .box { fill: #0d1117; stroke: #4493f8; }
    .dot { fill: #4493f8; }
  }"""


def main() -> None:
    """Draw the rooms as the code has them now."""
    PICTURE.write_text(draw(FLOORS, imports_by_room()), encoding="utf-8")


def imports_by_room() -> Imports:
    """The rooms that each room imports from."""
    found: dict[str, set[str]] = {room_of(module): set() for module in MODULES if module}
    for module in filter(None, MODULES):
        found[room_of(module)] |= {room_of(name) for name in imports(module) if name}
    return {room: frozenset(others - {room}) for room, others in found.items()}


def draw(floors: Floors, uses: Imports) -> str:
    """An SVG that follows the reader's palette; the same rooms give the same text."""
    rooms = [room for floor in floors for room in floor]
    width = _x(len(rooms) - 1) + _MARGIN
    height = _floor_top(floors, len(floors))
    parts = [*_floors(floors, width), *_lines(floors, uses), *_boxes(floors), *_says(floors, width)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" role="img">',
            "<title>The rooms of sitegen, and what each imports</title>",
            f"<desc>{'; '.join(_sentences(rooms, uses))}</desc>",
            f"<style>{_STYLE}\n</style>",
            *parts,
            "</svg>\n",
        ]
    )


def _sentences(rooms: Sequence[str], uses: Imports) -> Iterator[str]:
    for room in rooms:
        others = [other for other in rooms if other in uses[room]]
        yield f"{room}: {', '.join(others) or 'nothing'}"


def _says(floors: Floors, width: int) -> Iterator[str]:
    """What the picture means, where no dot can be."""
    rows = _rows(floors)
    says = (
        f"{len(rows)} rooms on {len(floors)} floors: each imports only from rooms above it.",
        "A dot: the room at the right imports from the one at the top.",
    )
    for text, y in zip(says, rows.values(), strict=False):
        yield f'<text class="says" x="{width - 12}" y="{y + 5}">{text}</text>'


def _floors(floors: Floors, width: int) -> Iterator[str]:
    for number, floor in enumerate(floors):
        top, height = _floor_top(floors, number), len(floor) * _ROW
        yield f'<rect class="floor" y="{top}" width="{width}" height="{height}" rx="6"/>'


def _lines(floors: Floors, uses: Imports) -> Iterator[str]:
    rows = _rows(floors)
    for column, room in enumerate(rows):
        users = [y for other, y in rows.items() if room in uses[other]]
        x = _x(column)
        if users:
            yield f'<path class="line" d="M{x} {rows[room]}V{max(users)}"/>'
        yield from (f'<circle class="dot" cx="{x}" cy="{y}" r="5"/>' for y in users)


def _boxes(floors: Floors) -> Iterator[str]:
    width, height = _BOX
    for column, (room, y) in enumerate(_rows(floors).items()):
        x = _x(column)
        yield (
            f'<rect class="box" x="{x - width // 2}" y="{y - height // 2}" '
            f'width="{width}" height="{height}" rx="5"/>'
            f'<text class="name" x="{x}" y="{y + 4}">{room}</text>'
        )


def _rows(floors: Floors) -> dict[str, int]:
    """How far down the middle of each room's row is."""
    return {
        room: _floor_top(floors, number) + place * _ROW + _ROW // 2
        for number, floor in enumerate(floors)
        for place, room in enumerate(floor)
    }


def _floor_top(floors: Floors, number: int) -> int:
    return sum(len(floor) * _ROW + _GAP for floor in floors[:number])


def _x(column: int) -> int:
    return _MARGIN + column * _COLUMN


if __name__ == "__main__":
    main()
