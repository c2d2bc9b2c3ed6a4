"""Icons: our mark as PNGs in the sizes that a home screen asks for.

The mark is the theme's `mark.svg`, drawn again because no program that reads drawings is at hand.
Edges are smooth: each pixel on one is mixed by how much of it the shape covers.
"""

from collections.abc import Callable, Sequence
from math import ceil, floor, sqrt

from sitegen.export.png import png
from sitegen.store import kept

INK, _PAPER, _GOLD = bytes.fromhex("1c5a6a"), bytes.fromhex("fbfaf7"), bytes.fromhex("e3b36b")
_SIDE = 32  # of the mark, in its own units, in which everything below is
_CORNER = 7
_LINES = ((8, 17, 10), (8, 14, 16), (8, 17, 22))  # from, to, and at which height
_HALF_LINE = 1.2
_SAMPLES = 4  # heights at which a row of pixels is looked at
_SAFE = 0.8  # of a maskable icon's side: launchers may cut off what is beyond

Span = tuple[float, float]
Shape = Callable[[float], Span]  # from where to where it reaches, at a height


@kept
def icon(side: int, *, maskable: bool = False) -> bytes:
    """The PNG, `side` pixels wide and high. A `maskable` one fills its square to the edges."""
    scale = side / _SIDE * (_SAFE if maskable else 1)
    margin = side * (1 - _SAFE) / 2 if maskable else 0
    rows = []
    for number in range(side):
        row = bytearray((INK + (b"\xff" if maskable else b"\0")) * side)
        heights = [(number + (n + 0.5) / _SAMPLES - margin) / scale for n in range(_SAMPLES)]
        for shape, color in _shapes(maskable):
            spans = [shape(height) for height in heights]
            if any(start != end for start, end in spans):  # as few shapes are at most heights
                _paint(row, [_moved(span, scale, margin) for span in spans], color + b"\xff")
        rows.append(row)
    return png(rows)


def _shapes(maskable: bool) -> Sequence[tuple[Shape, bytes]]:
    """Three lines of a list, and a bookmark with a notch at its end."""
    ground: list[tuple[Shape, bytes]] = [] if maskable else [(_square, INK)]
    lines = [(_line(*line), _PAPER) for line in _LINES]
    return [*ground, *lines, (_bookmark, _GOLD), (_notch, INK)]


def _square(height: float) -> Span:
    """The ground, with round corners."""
    beyond = max(_CORNER - height, height - (_SIDE - _CORNER), 0)
    inset = _CORNER - sqrt(max(0, _CORNER**2 - beyond**2))
    return (inset, _SIDE - inset)


def _line(start: float, end: float, at: float) -> Shape:
    def shape(height: float) -> Span:
        if abs(height - at) > _HALF_LINE:
            return (0, 0)
        reach = sqrt(_HALF_LINE**2 - (height - at) ** 2)
        return (start - reach, end + reach)

    return shape


def _bookmark(height: float) -> Span:
    return (20, 25) if 7 <= height <= 22 else (0, 0)


def _notch(height: float) -> Span:
    half = max(0, 2.5 * (height - 19.4) / 2.6)
    return (22.5 - half, 22.5 + half) if height <= 22 else (0, 0)


def _moved(span: Span, scale: float, margin: float) -> Span:
    start, end = span
    return (start * scale + margin, end * scale + margin)


def _paint(row: bytearray, spans: Sequence[Span], color: bytes) -> None:
    """Color the pixels between all spans' ends, and mix those on an edge; empty spans are none."""
    if not any(start < end for start, end in spans):
        return
    left, right = floor(min(s for s, _ in spans)), ceil(max(e for _, e in spans))
    inner = ceil(max(s for s, _ in spans)), floor(min(e for _, e in spans))
    if inner[0] < inner[1]:
        row[4 * inner[0] : 4 * inner[1]] = color * (inner[1] - inner[0])
    for x in range(left, right):
        if inner[0] <= x < inner[1]:
            continue
        covered = sum(max(0.0, min(e, x + 1) - max(s, x)) for s, e in spans) / len(spans)
        for channel in range(4):
            at = 4 * x + channel
            row[at] = round(row[at] + covered * (color[channel] - row[at]))
