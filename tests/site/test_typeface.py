"""The typeface: small, with the characters of the list, under a name it may have."""

import re
import sys
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from sitegen.site import typeface
from sitegen.site.bundles import STYLES
from sitegen.site.typeface import FACES, FAMILY, LICENSE, PATHS, typeface_files

GREEK, CYRILLIC = "".join(map(chr, range(0x3B1, 0x3CA))), "".join(map(chr, range(0x410, 0x450)))
CUT_ANEW = typeface._woff2  # at every call: tests are only collected yet
STYLESHEET = (STYLES / "typeface.css").read_text(encoding="utf-8")

# How often each comes in English text, beside a thousand letters.
FREQUENCIES = {" ": 180, "e": 127, "t": 91, "a": 82, "o": 75, "i": 70, "n": 68, "s": 63, "h": 61}
FREQUENCIES |= {"r": 60, "d": 43, "l": 40, "c": 28, "u": 28, "m": 24, "w": 24, "f": 22, "g": 20}
FREQUENCIES |= {"y": 20, "p": 19, "b": 15, "v": 10, "k": 8, "j": 2, "x": 2, "q": 1, "z": 1}

# The mean width of such a character, in em: measured once in the fonts that systems have.
WIDTHS = {
    ("Sitegen Georgia", "normal"): 0.446,
    ("Sitegen Noto", "400"): 0.486,
    ("Sitegen Noto", "600"): 0.516,
    ("Sitegen Times", "400"): 0.405,
    ("Sitegen Times", "600"): 0.431,
}


def fonts(*texts: str) -> dict[str, TTFont]:
    made = typeface_files(texts)
    return {face: TTFont(BytesIO(made[path])) for face, path in FACES.items()}


def test_the_files_are_small_even_where_a_list_needs_other_letters() -> None:
    made = typeface_files(["plain", GREEK + CYRILLIC])
    assert made.keys() == set(PATHS)
    assert sum(len(made[path]) for path in FACES.values()) <= 45_000


def test_the_same_characters_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeface, "_woff2", CUT_ANEW)
    first = typeface_files(["αβγ"])
    assert typeface_files(["γβ", "α", "ascii"]) == first
    assert typeface_files(["αβ"]) != first


def test_the_files_are_kept_with_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeface, "_woff2", CUT_ANEW)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    first = typeface_files(["αβγ"])
    monkeypatch.setattr(typeface, "_made", lambda *_: b"")
    assert typeface_files(["γβα"]) == first
    assert typeface_files(["αβ"]) != first
    for path in tmp_path.rglob("*.pyc"):
        path.write_bytes(b"damaged")
    assert typeface_files(["αβγ"])[FACES["Regular"]] == b""


def test_a_file_has_latin_and_what_the_list_uses_and_no_more() -> None:
    for font in fonts("Ψ and 漢", "ł").values():
        characters = {chr(code) for code in font.getBestCmap()}
        assert characters >= {*"Az09éßñ–“”… Ψł"}
        assert not characters & {*"漢Ωś"}
        assert {"GPOS", "GSUB"} <= {*font.keys()}


def test_of_too_many_characters_those_are_kept_that_most_texts_use() -> None:
    texts = [GREEK + CYRILLIC, GREEK.upper(), CYRILLIC]
    kept = {chr(code) for code in typeface._further(texts)}
    assert len(kept) == typeface._MOST_FURTHER
    assert kept >= set(CYRILLIC)


def test_it_has_another_name_than_the_license_reserves_and_says_whose_it_is() -> None:
    for face, font in fonts().items():
        names = {record.nameID: record.toUnicode() for record in font["name"].names}
        named = [names.pop(number) for number in (1, 2, 4, 6)]
        assert named == [FAMILY, face, f"{FAMILY} {face}", f"SitegenSerif-{face}"]
        assert sorted(names) == [0, 13, 14]
        assert "with Reserved Font Name ‘Source’" in names[0]
        assert "SIL Open Font License" in names[13]
    assert b"SIL OPEN FONT LICENSE" in typeface_files([])[LICENSE]


def test_the_stylesheet_names_the_files() -> None:
    named = re.findall(r'url\("([^"]+)"\)', STYLESHEET)
    assert named == [path.rpartition("/")[2] for path in FACES.values()]
    assert re.findall(r'font-family: "Sitegen Serif";\s*font-weight: (\d+)', STYLESHEET) == [
        "400",
        "600",
    ]


def mean_width(font: TTFont) -> float:
    glyphs = font.getBestCmap()
    widths = sum(font["hmtx"][glyphs[ord(c)]][0] * often for c, often in FREQUENCIES.items())
    return float(widths / sum(FREQUENCIES.values()) / font["head"].unitsPerEm)


@pytest.mark.parametrize(("family", "weight"), WIDTHS)
def test_what_stands_in_for_it_is_as_wide_and_as_high(family: str, weight: str) -> None:
    face = next(
        rule
        for rule in re.findall(r"@font-face {([^}]*)}", STYLESHEET)
        if f'"{family}"' in rule and (weight == "normal" or f"font-weight: {weight}" in rule)
    )
    percent = {name: float(value) / 100 for name, value in re.findall(r"([\w-]+): ([\d.]+)%", face)}
    font = fonts()["Semibold" if weight == "600" else "Regular"]
    scale = percent["size-adjust"]
    assert WIDTHS[family, weight] * scale == pytest.approx(mean_width(font), rel=0.01)
    height = font["hhea"].ascent / font["head"].unitsPerEm
    depth = -font["hhea"].descent / font["head"].unitsPerEm
    assert percent["ascent-override"] * scale == pytest.approx(height, abs=0.001)
    assert percent["descent-override"] * scale == pytest.approx(depth, abs=0.001)
    assert percent["line-gap-override"] == font["hhea"].lineGap == 0
