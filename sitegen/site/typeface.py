"""Typeface: the font files that texts are set in, made of an installed package.

    assets/sitegen/serif-regular.woff2    text
    assets/sitegen/serif-semibold.woff2   titles and headings
    assets/sitegen/serif-license.txt      the license of both, which goes wherever they go

They are Source Serif Pro with the characters that a reading list needs.  Its license reserves
the name, so what is made of it has another.  `styles/typeface.css` names the files, and fonts of
the reader's own system, fitted to the same widths and heights, for as long as they are not there.

The choice and its price: there is no italic, which would take bytes from characters of names and
formulas; emphasis is set in an italic of the reader's system.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib.resources import files
from importlib.util import cache_from_source
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.pages.pycache import find_made, keep_made
from sitegen.site.bundles import ASSETS
from sitegen.store import kept, program_key

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FAMILY = "Sitegen Serif"
LICENSE = f"{ASSETS}/serif-license.txt"
FACES = {
    "Regular": f"{ASSETS}/serif-regular.woff2",
    "Semibold": f"{ASSETS}/serif-semibold.woff2",
}
PATHS = (*FACES.values(), LICENSE)

_FILES = files("font_source_serif_pro") / "files"
_PUNCTUATION = "\u2009\u202f‐‑–—‘’‚“”„†‡•…‰′″‹›€™−"
_ALWAYS = frozenset([*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, _PUNCTUATION)])
_MOST_FURTHER = 72  # more would make the files larger than 45 kB in the worst case

_FEATURES = ("kern", "liga")
_LEFT_OUT = ("BASE", "DSIG", "name")  # `name` is written anew: pruning it takes as long as the rest
# Numbers of names in a font; those of its copyright and its license are kept.
_KEPT = (0, 13, 14)
_FAMILY, _FACE, _FULL_NAME, _POSTSCRIPT_NAME = 1, 2, 4, 6
_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x409


def typeface_files(texts: Iterable[str]) -> dict[str, bytes]:
    """The files by their paths, with the characters that these texts use most besides Latin-1.

    The same characters are the same bytes.
    """
    characters = tuple(sorted(_ALWAYS.union(_further(texts))))
    fonts = {path: _woff2(face, characters) for face, path in FACES.items()}
    return fonts | {LICENSE: (_FILES / "LICENSE.txt").read_bytes()}


def _further(texts: Iterable[str]) -> Iterator[int]:
    """The characters that the typeface has and most texts use; of equals the first in Unicode."""
    count: Counter[str] = Counter()
    for text in texts:
        if not text.isascii():
            count.update(set(text))
    known = {ord(character) for character in count} & _drawn() - _ALWAYS
    yield from sorted(known, key=lambda code: (-count[chr(code)], code))[:_MOST_FURTHER]


@kept
def _drawn() -> frozenset[int]:
    """What the typeface has a glyph for."""
    return frozenset(_font("Regular").getBestCmap())


@kept
def _woff2(face: str, characters: tuple[int, ...]) -> bytes:
    """The same for most lists in most languages, so it is kept with the program, too."""
    path = Path(cache_from_source(__file__, optimization=face))
    made_from = blake2b(repr(characters).encode(), key=program_key()).digest()
    made = find_made(path, made_from)
    if made is None:
        made = _made(face, characters)
        keep_made(path, made_from, made)
    return made


def _made(face: str, characters: tuple[int, ...]) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import newTable

    font = _font(face)
    names = _names(font, face)
    options = Options(
        layout_features=_FEATURES, drop_tables=_LEFT_OUT, hinting=False, notdef_outline=True
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    table = font["name"] = newTable("name")
    table.names = []
    for number, text in names.items():
        table.setName(text, number, _WINDOWS, _UNICODE, _ENGLISH)
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file, reorderTables=False)
    return file.getvalue()


def _names(font: "TTFont", face: str) -> dict[int, str]:
    """Whose work it is and under which license, as in the original; and the name it may have."""
    kept = {number: font["name"].getDebugName(number) for number in _KEPT}
    return kept | {
        _FAMILY: FAMILY,
        _FACE: face,
        _FULL_NAME: f"{FAMILY} {face}",
        _POSTSCRIPT_NAME: f"{FAMILY.replace(' ', '')}-{face}",
    }


def _font(face: str) -> "TTFont":
    from fontTools.ttLib import TTFont  # takes a tenth of a second, and most builds need no font

    file = BytesIO((_FILES / f"SourceSerifPro-{face}.ttf").read_bytes())
    return TTFont(file, lazy=True, recalcTimestamp=False)  # the clock is not an input
