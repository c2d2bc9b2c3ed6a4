"""Picture: what programs show beside a shared link to the site, as a PNG: our mark, and a bar for
the papers of each year.

It has no words: those would take a font for every script there is, and programs set the title of
a page beside its picture.
"""

from collections.abc import Mapping
from math import sqrt

from sitegen.export.png import png

PICTURE = "assets/sitegen/picture.png"

_WIDTH, _HEIGHT = 1200, 630  # pixels, in the proportions that programs crop pictures to
_BACKGROUND, _INK, _ACCENT = range(3)
_COLORS = bytes.fromhex("fbfaf7 1c5a6a e3b36b")
_MARK = 630  # the side of the mark, which is 32 units of its own
_UNIT = _MARK / 32
_STROKES = ((8, 17, 10), (8, 14, 16), (8, 17, 22))  # from, to, and at which height
_LEFT, _RIGHT, _TOP, _BOTTOM = 690, 1140, 105, 525  # of the bars
_WIDEST = 60

Rows = list[bytearray]


def picture(papers_by_year: Mapping[int, int]) -> bytes:
    """The PNG; the same papers are the same bytes."""
    rows = [bytearray([_BACKGROUND]) * _WIDTH for _ in range(_HEIGHT)]
    _draw_mark(rows)
    _draw_bars(rows, papers_by_year)
    return png(rows, _COLORS)


def _draw_mark(rows: Rows) -> None:
    """Three lines of a list, and a bookmark, which is cut out at its end."""
    _fill(rows, 0, 0, _MARK, _MARK, _INK)
    for start, end, at in _STROKES:
        _stroke(rows, start * _UNIT, end * _UNIT, at * _UNIT)
    _fill(rows, 20 * _UNIT, 7 * _UNIT, 25 * _UNIT, 22 * _UNIT, _ACCENT)
    for y in range(round(19.4 * _UNIT), round(22 * _UNIT)):
        half = 2.5 * (y - 19.4 * _UNIT) / 2.6
        _fill(rows, 22.5 * _UNIT - half, y, 22.5 * _UNIT + half, y + 1, _INK)


def _stroke(rows: Rows, start: float, end: float, at: float) -> None:
    """A line with round ends."""
    radius = 1.2 * _UNIT
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
