"""What a list may say in mkdocs.yml, and what is said of the rest."""

from pathlib import Path

import pytest
import yaml
from mkdocs.config.defaults import get_schema

from sitegen.content.mkdocs_file import FromEnvironment, ignored_keys, read_mkdocs_file
from tests.corpus import ROOT

NAMES = (
    "!!python/name:material.extensions.emoji.twemoji",
    "!!python/name:material.extensions.emoji.to_svg",
    "!!python/name:pymdownx.superfences.fence_code_format",
    "!!python/name:pymdownx.slugs.uslugify",
    "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}",
    "!relative",
)


def said(text: str) -> list[str]:
    file = read_mkdocs_file("mkdocs.yml", text)
    assert file.problems == ()
    return [f"{problem.severity}: {problem}" for problem in ignored_keys(file)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("!ENV NAME", FromEnvironment(("NAME",))),
        ("!ENV [NAME]", FromEnvironment(("NAME",))),
        ("!ENV [A, B, '']", FromEnvironment(("A", "B"), "")),
        ("!ENV [A, !ENV [B, c]]", FromEnvironment(("A",), FromEnvironment(("B",), "c"))),
    ],
)
def test_the_environment_is_named_and_not_yet_read(text: str, value: object) -> None:
    assert read_mkdocs_file("mkdocs.yml", f"x: {text}").data == {"x": value}


def test_the_first_variable_that_is_set_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    found = FromEnvironment(("NONE_SUCH", "LANTERN"), "dark")
    assert found.look_up() == ("dark", "")
    monkeypatch.setenv("LANTERN", "1e3")
    assert found.look_up() == ("1e3", "LANTERN")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_material_suggests_is_read_and_imports_nothing(name: str) -> None:
    assert said(f"markdown_extensions:\n- x:\n    y: {name}\n") == []


@pytest.mark.parametrize(
    "tag",
    [
        *(
            "!!python/name:os.system",
            "!!python/object/apply:os.system [true]",
            "!!python/tuple [a]",
        ),
        *(
            "!!python/module:os",
            "!relative/x",
            "!ENV {a: b}",
            "!ENV []",
            "!ENV [[a], b]",
            "!ENV 'é'",
        ),
        *("!ENV ''", "!ENV [A=B, c]", "!env X", "!!python/name:material.extensions.emoji.twemoji_"),
    ],
)
def test_another_tag_is_refused_with_its_line(tag: str) -> None:
    (problem,) = read_mkdocs_file("mkdocs.yml", f"a: 1\nx: {tag}\n").problems
    assert str(problem).startswith("mkdocs.yml:2:4: not valid YAML: ")


@pytest.mark.parametrize(
    "path",
    [ROOT / "mkdocs.yml", ROOT / "sitegen/starter/mkdocs.yml", ROOT / "tests/golden/mkdocs.yml"],
)
def test_what_a_build_does_anyway_may_be_said(path: Path) -> None:
    assert said(path.read_text(encoding="utf-8")) == []


def test_a_theme_may_be_named_in_short() -> None:
    assert said("theme: material\n") == []
    assert said("theme: {name: material, language: en}\n") == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("nav:\n- x.md", "warning: mkdocs.yml:1:1: 'nav' is ignored (the menu follows from topics"),
        (
            "plugins: [search]",
            "warning: mkdocs.yml:1:1: 'plugins' is ignored (a build has its own search",
        ),
        ("plugins:", "warning: mkdocs.yml:1:1: 'plugins' is ignored"),
        ("hooks: [x.py]", "warning: mkdocs.yml:1:1: 'hooks' is ignored (a build runs no code"),
        ("theme: readthedocs", "warning: mkdocs.yml:1:1: 'theme' is ignored (the site has its"),
        ("theme:\n  palette: {a: b}", "warning: mkdocs.yml:2:3: 'theme.palette' is ignored (the"),
        ("theme: {language: de}", "warning: mkdocs.yml:1:9: 'theme.language' is ignored (the site"),
        ("theme: {custom_dir: x}", "warning: mkdocs.yml:1:9: 'theme.custom_dir' is ignored"),
        (
            "docs_dir: docs",
            "warning: mkdocs.yml:1:1: 'docs_dir' is ignored (your own pages go into",
        ),
        ("use_directory_urls: true", "warning: mkdocs.yml:1:1: 'use_directory_urls' is ignored"),
        (
            "edit_uri: 5",
            "warning: mkdocs.yml:1:1: 'edit_uri' is ignored (name the repository under",
        ),
        ("validation: 5", "warning: mkdocs.yml:1:1: 'validation' is ignored ('sitegen check'"),
        ("extra: {social: []}", "warning: mkdocs.yml:1:9: 'extra.social' is ignored (the theme"),
        ("extra: {1: x}", "warning: mkdocs.yml:1:9: 'extra.1' is ignored"),
        (
            "site_nmae: x",
            "warning: mkdocs.yml:1:1: unknown key 'site_nmae' (did you mean 'site_name'",
        ),
        ("5: x", "warning: mkdocs.yml:1:1: unknown key '5' (remove it)"),
        ("\na.b: x", "warning: mkdocs.yml:2:1: unknown key 'a.b' (remove it)"),
        ("exclude_docs: 'papers/'", "error: mkdocs.yml:1:1: 'exclude_docs' is ignored (every page"),
        ("draft_docs: x", "error: mkdocs.yml:1:1: 'draft_docs' is ignored"),
        (
            "INHERIT: mkdocs.yml",
            "error: mkdocs.yml:1:1: 'INHERIT' is ignored (copy what it contains",
        ),
    ],
)
def test_every_other_key_is_named(text: str, line: str) -> None:
    (problem,) = said(text)
    assert problem.startswith(line)


def test_every_setting_of_mkdocs_is_known() -> None:
    text = yaml.safe_dump(dict.fromkeys((key for key, _ in get_schema()), "invented"))
    unknown = [line.split("'")[1] for line in said(text) if "unknown key" in line]
    assert {*unknown} == {"config_file_path", "google_analytics", "mdx_configs", "pages"}  # not set
