"""The stylesheets: joined from all chapters, which keep to the scales and carry nothing unused."""

import re
from pathlib import Path

import pytest

import sitegen
from sitegen.site.bundles import STYLES, style_files
from sitegen.site.material import material_style

ROOMS = Path(sitegen.__file__).parent
CHAPTERS = {
    path.stem: re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for path in STYLES.glob("*.css")
}
SITE, EXPLORE, WRITTEN = (
    style_files()[f"assets/sitegen/{name}.css"] for name in ("site", "explore", "written")
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
ROOT_SIZES = {"125%", "137.5%"}  # what a rem is


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


def test_every_chapter_is_joined_once_and_named() -> None:
    heads = [
        re.findall(r"^/\* ---- (\w+) ---- \*/$", style, re.MULTILINE)
        for style in (EXPLORE, WRITTEN)
    ]
    joined = heads[0]
    assert len(joined) == len(set(joined))
    assert {*joined, *heads[1]} == {*CHAPTERS, "material"}
    assert heads[1][-2:] == ["material", "written"]
    assert joined[0] == "tokens"


def test_the_page_of_all_papers_loads_one_stylesheet_with_all_of_the_others() -> None:
    assert EXPLORE.startswith(SITE)
    assert EXPLORE.count("#sg-explore") > 0 == SITE.count("#sg-explore")
