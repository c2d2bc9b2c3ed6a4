"""The timeline as a reader meets it: with a pointer, with the keyboard, without scripts."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import short
from tests.browser.tabs import OpenPage

LANTERN = "Lantern: Lighting a Cache Without Regret"


@short
@pytest.mark.parametrize("width", [1280, 320])
def test_a_mark_shows_its_title_and_leads_to_its_paper(
    open_page: OpenPage, file_root: str, width: int
) -> None:
    page = open_page(f"{file_root}years.html", width, java_script_enabled=False)
    lantern = page.locator("a.sg-dot", has_text=LANTERN)
    words = lantern.locator("span")
    hidden = words.bounding_box()
    assert hidden and hidden["width"] <= 1
    expect(page.locator("a.sg-dot:not([tabindex='-1'])")).to_have_count(0)
    lantern.focus()
    shown = words.bounding_box()
    assert shown and shown["width"] > 100
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= width
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(LANTERN)


@short
@pytest.mark.parametrize("options", [{"width": 320}, {"color_scheme": "dark"}])
def test_the_marks_of_a_short_list_are_accessible(
    open_page: OpenPage, http_root: str, options: dict[str, Any]
) -> None:
    page = open_page(f"{http_root}years.html", **options)
    assert violations(page) == []


def test_a_bar_of_a_long_list_says_its_number_and_leads_to_its_papers(
    open_page: OpenPage, file_root: str
) -> None:
    page = open_page(f"{file_root}years.html", java_script_enabled=False)
    expect(page.locator("a.sg-dot")).to_have_count(0)
    year = page.locator(".sg-year", has=page.get_by_role("heading", name="2024"))
    bar = year.locator("a.sg-month__bar").first
    expect(bar).to_have_text(re.compile(r"^\s*\d+ papers?"))
    bar.click()
    expect(page.locator("h1")).to_contain_text("Papers of 2024")


def test_a_year_of_a_topic_leads_to_just_those_papers(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}years.html")
    bar = page.locator(".sg-multiples li li", has=page.locator("a[href*='year=2024']")).first
    (count,) = re.findall(r"\d+", bar.locator("b").inner_text())[:1]
    bar.locator("a").click()
    expect(page.locator(".sg-found")).to_have_text(re.compile(rf"^{count} of "))


def test_the_page_does_not_scroll_sideways(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}years.html", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@short
def test_the_search_marks_an_inferred_year(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}index.html")
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill("lantern")
    facts = page.locator(".sg-search__option", has_text=LANTERN).locator(".sg-search__facts")
    expect(facts).to_contain_text("2025, year inferred")
