"""Map picture: the map of the list as a drawing, for readers without JavaScript.

It follows the palette of the reader's system, since no script tells it another one.
"""

from collections import defaultdict
from collections.abc import Iterator

from sitegen.content.map_lock import HEIGHT, WIDTH
from sitegen.library.field_map import FieldMap
from sitegen.library.library import Library
from sitegen.library.map_labels import LINE, Label
from sitegen.present.hue import HUES, hue
from sitegen.text.clean import counted, escape

_SHOWN = 800  # CSS pixels in which it is shown: those names have room that have it there
_SCALE = WIDTH / _SHOWN
_MARGIN = 40  # steps of the grid
_DOT = 11

# As in `browser/styles/tokens.css`: a picture has no stylesheet of the page.
_LIGHT = ("#8a857b", "#14727c", "#a8512f", "#3c4a9a", "#534b08", "#6f2456")
_DARK = ("#7d7971", "#7fdde6", "#f2be91", "#8fa9f5", "#9aa868", "#c783b6")
_INKS = (("#24221e", "#fbfaf7"), ("#e6e3dc", "#171818"))


def map_picture(library: Library, field: FieldMap) -> str:
    box = f"{-_MARGIN} {-_MARGIN} {WIDTH + 2 * _MARGIN} {HEIGHT + 2 * _MARGIN}"
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img">',
            f"<title>Map of {counted(len(field.points), 'paper')}</title>",
            f"<style>{_style()}</style>",
            *_dots(library, field),
            *(_name(label) for label in field.labels if label.from_width <= _SHOWN),
            "</svg>\n",
        ]
    )


def _style() -> str:
    letters = f"font:600 {round(LINE * 0.8 * _SCALE)}px Georgia,serif;text-anchor:middle"
    rules = [
        f"path{{fill:none;stroke-linecap:round;stroke-width:{_DOT};opacity:.8}}",
        f"text{{{letters};paint-order:stroke;stroke-width:8;stroke-linejoin:round}}",
        *_palette(0),
        "@media (prefers-color-scheme:dark){",
        *_palette(1),
        "}",
    ]
    return "".join(rules)


def _palette(number: int) -> Iterator[str]:
    ink, paper = _INKS[number]
    yield f"text{{fill:{ink};stroke:{paper}}}"
    for place, color in enumerate((_LIGHT, _DARK)[number]):
        yield f".g{place}{{stroke:{color}}}"


def _dots(library: Library, field: FieldMap) -> Iterator[str]:
    """A line of no length is as round as its ends."""
    drawn: defaultdict[int, list[str]] = defaultdict(list)
    for point in field.points:
        topic = library.primary(library.papers[point.id])
        place = hue(library.taxonomy, topic.group) if topic else 0
        drawn[place].append(f"M{point.x} {point.y}h0")
    for place in range(HUES + 1):
        if place in drawn:
            yield f'<path class="g{place}" d="{"".join(drawn[place])}"/>'


def _name(label: Label) -> str:
    line = round(LINE * _SCALE)
    top = label.y - line * (len(label.lines) - 1) // 2 + line // 4
    spans = (
        f'<tspan x="{label.x}" y="{top + line * number}">{escape(text)}</tspan>'
        for number, text in enumerate(label.lines)
    )
    return f"<text>{''.join(spans)}</text>"
