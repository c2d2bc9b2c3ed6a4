"""The stylesheets: joined from all chapters, which keep to the scales and carry nothing unused."""

import re
from pathlib import Path

import pytest

import sitegen
from sitegen.site.bundles import STYLES, style_files

ROOMS = Path(sitegen.__file__).parent
CHAPTERS = {
    path.stem: re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for path in STYLES.glob("*.css")
}
SITE, EXPLORE, MY_LIST = (
    style_files()[f"assets/sitegen/{name}.css"] for name in ("site", "explore", "mylist")
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
    assert defined == set(re.findall(r"var\((--[\w-]+)", text))
    assert all(name.startswith("--sg-") for name in defined)


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
    heading = re.compile(r"^/\* ---- (\w+) ---- \*/$", re.MULTILINE)
    for sheet in (SITE, EXPLORE, MY_LIST):
        joined = heading.findall(sheet)
        assert len(joined) == len(set(joined))
        assert joined[0] == "tokens"
    assert {*heading.findall(EXPLORE), *heading.findall(MY_LIST)} == set(CHAPTERS)


@pytest.mark.parametrize(("sheet", "own"), [(EXPLORE, "#sg-explore"), (MY_LIST, "#sg-mylist")])
def test_a_page_with_a_stylesheet_of_its_own_loads_all_of_the_others_in_it(
    sheet: str, own: str
) -> None:
    assert sheet.startswith(SITE)
    assert sheet.count(own) > 0 == SITE.count(own)
