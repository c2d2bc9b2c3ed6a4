"""One page of a site at a time, as MkDocs would make it."""

import json
import weakref
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from sitegen.collector import without_gc
from sitegen.content.markdown_extensions import OURS, Extensions
from sitegen.site.mkdocs_site import configuration
from sitegen.site.renderer import THEME, Renderer, split
from tests.factories import settings

HTML = '---\ntitle: "A"\nkind: "paper"\nhtml: true\n---\n\n<div>\n*a*\n</div>\n'
TEXTS = st.text(st.characters(codec="utf-8"))


def renderer(extensions: Extensions = OURS) -> Renderer:
    text = configuration(settings(extensions=extensions), [{"Home": "index.md"}], ())
    return Renderer(load_config(StringIO(text), docs_dir=str(THEME)), ["index.md", "other.md"])


@given(st.dictionaries(st.sampled_from("abc"), TEXTS | st.booleans() | st.lists(TEXTS)), TEXTS)
@example({"a": "\x85\u2028\ufeff\x7f\ud7ff\U0001f600"}, "")
@example({"a": "---\n---\n", "b": [": # }"]}, "\n\n---\n")
def test_front_matter_is_read_as_mkdocs_reads_it(facts: dict[str, object], text: str) -> None:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()]
    source = "\n".join(["---", *lines, "---", "", text])
    expected = meta.get_data(source)
    assert split(source) == expected[::-1]


def test_a_page_of_html_is_not_read_as_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("mkdocs.structure.pages.Page.render", read)
    assert b"<div>\n*a*\n</div>" in renderer().page("other.md", HTML)


@pytest.mark.parametrize(("extension", "is_html"), [("nl2br", True), ("meta", False)])
def test_an_extension_that_may_change_html_gets_all_pages(extension: str, is_html: bool) -> None:
    assert renderer({**OURS, extension: {}}).is_html(HTML) is is_html


def test_a_page_with_markdown_is_not_html() -> None:
    assert not renderer().is_html(HTML.replace("html: true\n", ""))


def test_the_page_in_the_menu_is_marked_while_it_is_made() -> None:
    made = renderer()
    assert b'aria-current="page">Home' in made.page("index.md", HTML)
    assert b'aria-current="page">Home' not in made.page("other.md", HTML)


def test_a_link_leads_to_the_page_of_a_file_if_there_is_one() -> None:
    source = '---\ntitle: "A"\n---\n\n[a](other.md) [b](gone.md) [c](../other.md)'
    page = renderer().page("index.md", source).decode()
    assert '<a href="other.html">a</a> <a href="gone.md">b</a> <a href="../other.md">c</a>' in page


def test_no_page_outside_of_the_menu_is_kept_when_it_is_made() -> None:
    """Not even where Python looks for no cycles, as in a build."""
    noted = []
    made = renderer()
    page_of = made._page

    def note(name: str) -> Page:
        page = page_of(name)
        noted.append(weakref.ref(page))
        return page

    made._page = note  # type: ignore[method-assign]
    with without_gc():
        for name in ("index.md", "other.md", "other.md"):
            made.page(name, HTML)
        kept = [page.file.src_uri for ref in noted if (page := ref())]
    assert kept == ["index.md"]
