"""Hostile text through titles, abstracts, organizations and notes: a reader sees that very text."""

import json
from pathlib import Path

import pytest

from sitegen.text.clean import clean, readable
from tests.browser.conftest import OpenPage, both_renderers
from tests.browser.small_list import HOSTILE, NAME, hostile_title


@pytest.fixture
def addresses(small_site: Path) -> dict[str, str]:
    """Where each paper's page is, by its shown title."""
    papers = json.loads((small_site / "papers.json").read_text(encoding="utf-8"))["papers"]
    return {paper["title"]: paper["url"] for paper in papers}


@both_renderers
def test_hostile_text_shows_as_itself(
    open_page: OpenPage, file_root: str, addresses: dict[str, str]
) -> None:
    page = open_page(file_root)
    for number, raw in enumerate(HOSTILE):
        title, text = readable(hostile_title(number)), readable(raw)
        page.goto(file_root + addresses[title])
        assert page.locator("h1").all_text_contents() == [title]
        assert page.title() == f"{title} · {NAME}"
        abstract = page.locator(".sg-abstract p").first.text_content() or ""
        assert (abstract.startswith(text), abstract.endswith(text)) == (True, True), abstract
        assert page.locator(".sg-head .sg-facts li").nth(1).text_content() == text
        assert page.locator(".sg-pick").all_text_contents() == [f"Note {clean(raw)}"]
        description = page.locator("meta[name=description]").get_attribute("content") or ""
        assert description.startswith(text)
        assert page.evaluate("window.hurt") is None


@both_renderers
def test_hostile_titles_show_as_themselves_in_lists(open_page: OpenPage, file_root: str) -> None:
    wanted = sorted(readable(hostile_title(number)) for number in range(len(HOSTILE)))
    page = open_page(f"{file_root}topics/odd.html")
    shown = page.locator(".sg-card h3").all_text_contents()
    assert sorted(set(shown) & set(wanted)) == wanted
    page.goto(f"{file_root}explore.html")
    shown = page.locator("#sg-explore a").all_text_contents()
    assert sorted(set(shown) & set(wanted)) == wanted
    assert page.evaluate("window.hurt") is None
