"""The picture of the rooms is what the code is; and what the drawing shows."""

import re
from xml.etree import ElementTree

from tests.rooms import PICTURE, draw, imports_by_room
from tests.test_import_order import FLOORS

SMALL = (("ground", "beside"), ("upper",), ("door",))
USES = {
    "ground": frozenset[str](),
    "beside": frozenset[str](),
    "upper": frozenset({"ground"}),
    "door": frozenset({"ground", "upper"}),
}


def test_the_picture_shows_the_rooms_as_they_are() -> None:
    drawn = draw(FLOORS, imports_by_room())
    assert PICTURE.read_text(encoding="utf-8") == drawn, "out of date: run `make rooms`"


def test_an_import_is_a_dot_in_its_rooms_row() -> None:
    svg = draw(SMALL, USES)
    boxes = re.findall(r'<text class="name" x="(\d+)" y="(\d+)">(\w+)<', svg)
    column = {x: room for x, _, room in boxes}
    row = {int(y) - 4: room for _, y, room in boxes}
    dots = re.findall(r'<circle class="dot" cx="(\d+)" cy="(\d+)"', svg)
    shown = {(row[int(y)], column[x]) for x, y in dots}
    assert shown == {("upper", "ground"), ("door", "ground"), ("door", "upper")}
    assert list(column.values()) == ["ground", "beside", "upper", "door"]


def test_a_floor_holds_the_rooms_side_by_side() -> None:
    tops = re.findall(
        r'<rect class="floor" y="(\d+)" width="\d+" height="(\d+)"', draw(SMALL, USES)
    )
    assert [int(height) for _, height in tops] == [60, 30, 30]


def test_who_cannot_see_it_can_read_it() -> None:
    root = ElementTree.fromstring(draw(SMALL, USES))
    described = root.findtext("{http://www.w3.org/2000/svg}desc")
    assert described == "ground: nothing; beside: nothing; upper: ground; door: ground, upper"
