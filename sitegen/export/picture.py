"""Pictures of the site, as PNG: what programs show beside a shared link to it, our mark and a bar
for the papers of each year; and the mark alone, as an icon on a phone's home screen.

They have no words: those would take a font for every script there is, and programs set the title
of a page beside its picture.
"""

import struct
import zlib
from collections.abc import Mapping
from math import sqrt

PICTURE = "assets/sitegen/picture.png"
ICON = "assets/sitegen/icon-180.png"

_WIDTH, _HEIGHT = 1200, 630  # pixels, in the proportions that programs crop pictures to
_BACKGROUND, _INK, _ACCENT = range(3)
_COLORS = bytes.fromhex("fbfaf7 1c5a6a e3b36b")
_UNITS = 32  # the side of the mark, in units of its own
_STROKES = ((8, 17, 10), (8, 14, 16), (8, 17, 22))  # from, to, and at which height
_LEFT, _RIGHT, _TOP, _BOTTOM = 690, 1140, 105, 525  # of the bars
_WIDEST = 60

Rows = list[bytearray]


def picture(papers_by_year: Mapping[int, int]) -> bytes:
    """The PNG; the same papers are the same bytes."""
    rows = _blank(_WIDTH, _HEIGHT)
    _draw_mark(rows, _HEIGHT)
    _draw_bars(rows, papers_by_year)
    return _png(rows)


def icon(side: int = 180) -> bytes:
    """The PNG of the mark; `side` is in pixels."""
    rows = _blank(side, side)
    _draw_mark(rows, side)
    return _png(rows)


def _blank(width: int, height: int) -> Rows:
    return [bytearray([_BACKGROUND]) * width for _ in range(height)]


def _draw_mark(rows: Rows, side: int) -> None:
    """Three lines of a list, and a bookmark, which is cut out at its end."""
    unit = side / _UNITS
    _fill(rows, 0, 0, side, side, _INK)
    for start, end, at in _STROKES:
        _stroke(rows, start * unit, end * unit, at * unit, 1.2 * unit)
    _fill(rows, 20 * unit, 7 * unit, 25 * unit, 22 * unit, _ACCENT)
    for y in range(round(19.4 * unit), round(22 * unit)):
        half = 2.5 * (y - 19.4 * unit) / 2.6
        _fill(rows, 22.5 * unit - half, y, 22.5 * unit + half, y + 1, _INK)


def _stroke(rows: Rows, start: float, end: float, at: float, radius: float) -> None:
    """A line with round ends."""
    for y in range(round(at - radius), round(at + radius) + 1):
        reach = sqrt(max(0, radius**2 - (y - at) ** 2))
        _fill(rows, start - reach, y, end + reach, y + 1, _BACKGROUND)


def _draw_bars(rows: Rows, papers_by_year: Mapping[int, int]) -> None:
    """A bar for each year from the first to the last, which is set off."""
    if not papers_by_year:
        return
    first, last, tallest = min(papers_by_year), max(papers_by_year), max(papers_by_year.values())
    step = min((_RIGHT - _LEFT) / (last - first + 1), _WIDEST / 0.7)
    for year, papers in papers_by_year.items():
        x = _LEFT + (year - first) * step
        top = _BOTTOM - max(2, (_BOTTOM - _TOP) * papers / tallest)
        _fill(rows, x, top, x + max(1, 0.7 * step), _BOTTOM, _ACCENT if year == last else _INK)


def _fill(rows: Rows, left: float, top: float, right: float, bottom: float, color: int) -> None:
    start, end = round(left), round(right)
    for row in rows[round(top) : round(bottom)]:
        row[start:end] = bytes([color]) * (end - start)


def _png(rows: Rows) -> bytes:
    """The rows as a picture whose pixels are numbers of colors; no row is filtered."""
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    parts = ((b"IHDR", header), (b"PLTE", _COLORS), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, content) for name, content in parts)


def _part(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)
