"""A list's Markdown extensions are added to those of a build, and what is wrong has a line."""

import pytest
from mkdocs.utils.yaml import yaml_load

from sitegen.content.markdown_extensions import OURS, dumped, markdown, read_extensions
from sitegen.content.mkdocs_file import read_mkdocs_file


def read(text: str) -> tuple[dict[str, dict[str, object]], list[str]]:
    file = read_mkdocs_file("mkdocs.yml", text)
    assert file.problems == ()
    extensions, problems = read_extensions(file)
    plain = {name: dict(options) for name, options in extensions.items()}
    return plain, [str(problem) for problem in problems]


def test_a_list_adds_to_ours_and_its_settings_win() -> None:
    extensions, problems = read(
        "markdown_extensions:\n"
        "  - sane_lists\n"
        "  - markdown.extensions.toc:\n      permalink: true\n      toc_depth: 3\n"
        "  - pymdownx.tabbed: {slugify: !!python/object/apply:pymdownx.slugs.slugify "
        "{kwds: {case: lower}}}\n"
    )
    assert problems == []
    assert set(extensions) == {*OURS, "sane_lists"}
    assert extensions["toc"] == {"permalink": True, "toc_depth": 3}
    assert extensions["pymdownx.tabbed"]["alternate_style"] is True
    loaded = yaml_load(dumped(extensions))
    assert loaded["pymdownx.tabbed"]["slugify"]("A B", "-") == "a-b"


def test_what_brings_others_does_not_bring_back_their_defaults() -> None:
    extensions, _ = read("markdown_extensions: [extra]")
    html = markdown(extensions).convert("a | b\n:- | -:\n1 | 2\n")
    assert "style" not in html
    assert 'align="right"' in html


@pytest.mark.parametrize("text", ["", "markdown_extensions:", "markdown_extensions: {}"])
def test_without_any_there_are_ours(text: str) -> None:
    assert read(text) == ({name: dict(options) for name, options in OURS.items()}, [])


def test_a_setting_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANTERN", "¶")
    extensions, _ = read("markdown_extensions:\n- toc: {permalink: !ENV [LANTERN, x]}")
    assert extensions["toc"]["permalink"] == "¶"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("markdown_extensions: toc", "mkdocs.yml:1:1: 'markdown_extensions' is not a list"),
        (
            "markdown_extensions:\n- toc\n- lantern",
            "mkdocs.yml:3:3: the Markdown extension 'lantern",
        ),
        (
            "markdown_extensions:\n- toc: {lantern: 1}",
            "mkdocs.yml:2:3: the Markdown extension 'toc",
        ),
        ("markdown_extensions:\n  lantern: {}", "mkdocs.yml:2:3: the Markdown extension 'lantern"),
        ("markdown_extensions: [5]", "mkdocs.yml:1:23: the Markdown extension '5' cannot be used"),
        ("markdown_extensions: [[x]]", "mkdocs.yml:1:23: the Markdown extension"),
        ("markdown_extensions: [os.system]", "mkdocs.yml:1:23: the Markdown extension 'os.system"),
    ],
)
def test_what_cannot_be_used_is_a_problem_with_its_line(text: str, line: str) -> None:
    extensions, (problem,) = read(text)
    assert problem.startswith(line)
    assert extensions.keys() == OURS.keys()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("!!! note\n    Text.", '<div class="admonition note">'),
        ("??? tip\n    Text.", '<details class="tip">'),
        ('=== "One"\n\n    Text.', '<div class="tabbed-set tabbed-alternate"'),
        ("A[^1].\n\n[^1]: Note.", '<div class="footnote">'),
        ("- [x] done", 'class="task-list-item"'),
        ("A KV.\n\n*[KV]: key and value", '<abbr title="key and value">KV</abbr>'),
        ("```python\nx = 1\n```", '<div class="highlight"><pre>'),
        ("++ctrl+k++ ==m== H~2~O x^2^ ~~d~~ ^^i^^", '<span class="keys"><kbd class="key-control">'),
        ("A\n:   B", "<dl>"),
        ("$x^2$", "<math"),
    ],
)
def test_material_s_markdown_is_read(text: str, html: str) -> None:
    assert html in markdown(OURS).convert(text)
    assert "style=" not in markdown(OURS).convert(text)
