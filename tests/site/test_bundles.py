"""What a page loads of ours: one script, joined from parts that say what they need."""

import re
from tomllib import loads

import pytest

from sitegen.search.program import PARTS
from sitegen.site.bundles import BROWSER, desk_script, in_order, script_files, worker_script
from tests.corpus import ROOT

SOURCES = {path.stem: path for path in BROWSER.rglob("*.js")}

# Scripts that are no parts.
ALONE = {"sitegen", "typeface", "palette", "begun", "worker", "reload", "page_frame"}


def defined(script: str) -> list[str]:
    return re.findall(r'sitegen\.define\(\s*"([\w-]+)"', script)


def test_parts_come_once_and_after_what_they_need() -> None:
    sources = {
        "a": 'sitegen.define("a", ["b", "c"], function (b, c) {});',
        "b": 'sitegen.define(\n  "b",\n  [\n    "c",\n  ],\n  function (c) {},\n);',
        "c": 'sitegen.define("c", [], function () {});',
        "d": 'sitegen.define("d", ["c"], function () {});',
    }
    assert in_order(sources, ["a"]) == ["c", "b", "a"]
    assert in_order(sources, ["d", "a"]) == ["c", "d", "b", "a"]


def test_every_part_is_named_after_its_file() -> None:
    assert len(SOURCES) == len(list(BROWSER.rglob("*.js"))), "two files of one name"
    for name in SOURCES.keys() - ALONE:
        assert defined(SOURCES[name].read_text(encoding="utf-8")) == [name]


def test_every_part_is_loaded_by_some_page() -> None:
    scripts = script_files()
    site, *others = (
        defined(scripts[f"assets/sitegen/{name}.js"])
        for name in ("site", "explore", "mylist", "map", "lost")
    )
    for loaded in others:
        assert len(loaded) == len(set(loaded))
        assert set(site) < set(loaded)
    later = [*defined(scripts["assets/sitegen/keeping.js"]), *defined(worker_script({}))]
    beside = [
        *defined(scripts["assets/sitegen/cite.js"]),
        *defined(scripts["assets/sitegen/summaries.js"]),
        *defined(scripts["assets/sitegen/small_map.js"]),
    ]
    assert not set(site) & set(beside)
    loaded_at_once = {name for loaded in (beside, *others) for name in loaded}
    assert not loaded_at_once & set(later)
    desk = defined(desk_script())
    assert len(desk) == len(set(desk))
    assert {*loaded_at_once, *later, *desk, *PARTS, *ALONE} == set(SOURCES)
    assert loaded_at_once.isdisjoint(path.stem for path in (BROWSER / "review").glob("*.js"))


def test_the_worker_knows_its_version_before_its_parts_which_come_in_order() -> None:
    script = worker_script({"version": "0123abcd", "files": 'a"b.json'})
    version, files = script.index('version="0123abcd"'), script.index('files="a\\"b.json"')
    assert script.index("self.sitegen=") < version < files < script.index("sitegen.define(")
    names = defined(script)
    assert names[-1] == "lifecycle"
    for name in names:
        assert all(names.index(need) < names.index(name) for need in needs_of(name))


def needs_of(part: str) -> list[str]:
    needs = re.search(r"\[([^\]]*)\]", SOURCES[part].read_text(encoding="utf-8"))
    assert needs
    return re.findall(r'"([\w-]+)"', needs[1])


def test_the_panel_that_comes_later_has_what_it_needs() -> None:
    scripts = script_files()
    at_hand = {*defined(scripts["assets/sitegen/site.js"]), "kept"}
    assert set(needs_of("keeping")) <= at_hand


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_the_search_program_has_what_it_needs(part: str) -> None:
    on_every_page = defined(script_files()["assets/sitegen/site.js"])
    at_hand = {*PARTS, "stemmer", *on_every_page}
    assert set(needs_of(part)) <= at_hand


def test_parts_are_data_of_the_package_and_not_of_the_theme() -> None:
    globs = loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = globs["tool"]["setuptools"]["package-data"]["sitegen"]
    package = BROWSER.parent
    found = {path for glob in shipped for path in package.glob(glob)}
    assert set(SOURCES.values()) <= found
    assert not list((package / "theme").rglob("*.js"))


def test_every_part_has_a_name_of_its_own() -> None:
    names = [path.stem for path in BROWSER.rglob("*.js")]
    assert len(names) == len(set(names))
