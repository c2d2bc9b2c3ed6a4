"""The stylesheets: joined from all chapters, which keep to the scales and carry nothing unused."""

import re
from itertools import combinations
from math import dist
from pathlib import Path

import pytest

import sitegen
from sitegen.site.bundles import STYLED, STYLES, style_files
from sitegen.site.material import material_style

ROOMS = Path(sitegen.__file__).parent
CHAPTERS = {
    path.stem: re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for path in STYLES.glob("*.css")
}
SITE, EXPLORE, MY_LIST, WRITTEN = (
    style_files()[f"assets/sitegen/{name}.css"] for name in ("site", "explore", "mylist", "written")
)

# What a declaration may hold besides words and zero: steps of a scale; `em` grows with its text.
SCALES = {
    r"font(?:-size)?": r"var\(--sg-text-\w+\)(?:/[\d.]+)?|\b600\b",
    r"(?:\w+-)*radius": r"var\(--sg-radius-\w+\)",
    r"max-width": r"var\(--sg-measure-\w+\)",
    r"(?:margin|padding)(?:-\w+)?|(?:row-|column-)?gap": (
        r"var\(--sg-(?:space-\d+|bar)\)|(?<=calc\()-1(?= \*)|[\d.]+em\b"
    ),
}
ROOT_SIZES = {"100%", "125%", "137.5%"}  # what a rem is


def declarations(text: str) -> list[tuple[str, str]]:
    return re.findall(r"([\w-]+):\s*([^;{}]+);", text)


@pytest.mark.parametrize("chapter", sorted(CHAPTERS.keys() - {"tokens"}))
def test_sizes_spaces_corners_and_measures_are_steps_of_a_scale(chapter: str) -> None:
    found = declarations(CHAPTERS[chapter])
    assert found
    for name, value in found:
        for properties, step in SCALES.items():
            if re.fullmatch(properties, name) and value not in ROOT_SIZES:
                rest = re.sub(step, "", value)
                assert not re.search(r"[1-9]", rest), f"{name}: {value}"


def test_every_custom_property_is_read_and_every_one_read_is_set() -> None:
    text = "\n".join(CHAPTERS.values())
    defined = {name for name, _ in declarations(text) if name.startswith("--")}
    ours = {name for name in defined if name.startswith("--sg-")}
    assert ours == set(re.findall(r"var\((--[\w-]+)", text))
    read_by_material = set(re.findall(r"var\((--md-[\w-]+)", material_style()))
    assert defined - ours <= read_by_material


def test_every_class_is_written_by_some_page_or_script() -> None:
    named = {name for text in CHAPTERS.values() for name in re.findall(r"\.(sg-[\w-]+)", text)}
    assert len(named) > 80
    sources = [path for kind in ("html", "jinja", "js", "py") for path in ROOMS.rglob(f"*.{kind}")]
    texts = (path.read_text(encoding="utf-8") for path in sources)
    written = {name for text in texts for name in re.findall(r"sg-[\w-]+", text)}
    assert {
        n for n in named if n not in written and n.partition("--")[0] + "--" not in written
    } == set()


def test_every_chapter_is_joined_once() -> None:
    for chapters in STYLED.values():
        assert len(chapters) == len(set(chapters))
        assert chapters[0] == "tokens"
    assert set().union(*STYLED.values()) == {*CHAPTERS, "material"}
    assert STYLED["written.css"][-2:] == ("material", "written")


@pytest.mark.parametrize(("sheet", "own"), [(EXPLORE, "#sg-explore"), (MY_LIST, "#sg-mylist")])
def test_a_page_with_a_stylesheet_of_its_own_loads_all_of_the_others_in_it(
    sheet: str, own: str
) -> None:
    assert sheet.startswith(SITE)
    assert sheet.count(own) > 0 == SITE.count(own)


# What colors become for readers who lack a kind of cone (Machado, Oliveira and Fernandes, 2009).
SEEN = {
    "by most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "without green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "without blue": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
TO_CONES = ((0.4122, 0.5363, 0.0514), (0.2119, 0.6807, 0.1074), (0.0883, 0.2817, 0.6300))
TO_OKLAB = ((0.2105, 0.7936, -0.0041), (1.9780, -2.4286, 0.4506), (0.0259, 0.7828, -0.8087))
PALETTES = ("light", "dark")

Color = tuple[float, ...]


def colors(palette: str) -> dict[str, Color]:
    """The named colors of a palette, as linear shares of red, green and blue."""
    pairs = re.findall(r"--sg-([\w-]+): light-dark\((#\w+), (#\w+)\)", CHAPTERS["tokens"])
    return {name: linear(pair[PALETTES.index(palette)]) for name, *pair in pairs}


def linear(text: str) -> Color:
    digits = text[1:] if len(text) == 7 else "".join(2 * digit for digit in text[1:])
    shares = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return tuple(s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)


def times(matrix: tuple[Color, ...], color: Color) -> Color:
    return tuple(sum(a * b for a, b in zip(row, color, strict=True)) for row in matrix)


def contrast(first: Color, second: Color) -> float:
    dark, light = sorted(times(((0.2126, 0.7152, 0.0722),), each)[0] for each in (first, second))
    return (light + 0.05) / (dark + 0.05)


def seen(color: Color, eyes: str) -> Color:
    """A place in Oklab, where distances are how different colors look."""
    cones = times(TO_CONES, tuple(min(1, max(0, share)) for share in times(SEEN[eyes], color)))
    return times(TO_OKLAB, tuple(cone ** (1 / 3) for cone in cones))


@pytest.mark.parametrize("palette", PALETTES)
def test_text_is_legible_on_every_ground(palette: str) -> None:
    named = colors(palette)
    texts = [*("ink", "soft", "accent", "visited", "gold"), *(f"group-{n}" for n in range(1, 6))]
    for text in texts:
        for ground in ("paper", "raised", "tint"):
            assert contrast(named[text], named[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("eyes", SEEN)
def test_no_two_hues_of_groups_look_alike_to_anybody(palette: str, eyes: str) -> None:
    hues = [seen(colors(palette)[f"group-{n}"], eyes) for n in range(1, 6)]
    assert min(dist(one, other) for one, other in combinations(hues, 2)) > 0.075


@pytest.mark.parametrize("palette", PALETTES)
def test_a_visited_link_tells_itself_from_others_and_from_text(palette: str) -> None:
    named = colors(palette)
    visited = seen(named["visited"], "by most")
    for other in ("accent", "ink", "soft"):
        assert dist(visited, seen(named[other], "by most")) > 0.1, other
