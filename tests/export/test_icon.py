"""The icons, read back as PNGs."""

import struct
import zlib

import pytest

from sitegen.export.icon import icon

INK, GOLD, NONE = (0x1C, 0x5A, 0x6A, 255), (0xE3, 0xB3, 0x6B, 255), (0x1C, 0x5A, 0x6A, 0)
PAPER = (0xFB, 0xFA, 0xF7, 255)
Pixel = tuple[int, ...]


def pixels(data: bytes) -> list[list[Pixel]]:
    """By row and column."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    start = data.index(b"IDAT")
    (length,) = struct.unpack(">I", data[start - 4 : start])
    width, height, *form = struct.unpack(">IIBBBBB", data[16:29])
    assert (width, form) == (height, [8, 6, 0, 0, 0])
    raw = zlib.decompress(data[start + 4 : start + 4 + length])
    rows = [raw[at + 1 : at + 1 + 4 * width] for at in range(0, len(raw), 4 * width + 1)]
    return [[tuple(row[x : x + 4]) for x in range(0, 4 * width, 4)] for row in rows]


def at(found: list[list[Pixel]], x: float, y: float) -> Pixel:
    """What is at a place of the mark, which is 32 units wide and high."""
    unit = len(found) / 32
    return found[int(y * unit)][int(x * unit)]


@pytest.mark.parametrize("side", [128, 192])
def test_the_icon_is_the_mark_with_round_corners(side: int) -> None:
    found = pixels(icon(side))
    corners = [found[y][x] for y in (0, -1) for x in (0, -1)]
    assert corners == [NONE] * 4
    places = [(2, 16), (10, 10), (10, 16), (10, 22), (22.5, 12), (22.5, 21.5), (20.5, 21)]
    colors = [INK, PAPER, PAPER, PAPER, GOLD, INK, GOLD]
    assert [at(found, x, y) for x, y in places] == colors


def test_edges_are_mixed() -> None:
    opacities = {pixel[3] for row in pixels(icon(64)) for pixel in row}
    assert len(opacities) > 10


def test_a_maskable_icon_fills_its_square_and_keeps_the_mark_where_nothing_is_cut_off() -> None:
    found = pixels(icon(160, maskable=True))
    drawn = [
        (x, y) for y, row in enumerate(found) for x, pixel in enumerate(row) if pixel[:3] != INK[:3]
    ]
    assert {pixel[3] for row in found for pixel in row} == {255}
    assert max((x - 80) ** 2 + (y - 80) ** 2 for x, y in drawn) < (0.4 * 160) ** 2
