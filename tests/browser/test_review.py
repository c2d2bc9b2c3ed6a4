"""The curator's desk, by keys and by touch: what is decided stands in `curation.yml`."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, expect

from sitegen.content.settings import read_settings
from sitegen.site.bundles import script_files
from sitegen.site.output import write_files
from sitegen.site.preview import Preview
from sitegen.site.preview_desk import DESK, desk_pages
from sitegen.site.preview_server import running_server
from tests.browser import desk_list
from tests.browser.axe import in_every_look, violations
from tests.browser.tabs import OpenPage, Tabs, watched_pages

TARGETS = "button, summary, input, textarea, [role=option]"
PALETTE = "assets/sitegen/palette.js"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return desk_list.write(tmp_path)


@pytest.fixture
def server(content: Path) -> Iterator[str]:
    """The address of a server of the list, whose site has nothing but its palettes."""
    site = content.parent / "build" / "site"
    write_files(site, {PALETTE: script_files()[PALETTE]})
    preview = Preview(site)
    preview.show()
    pages = desk_pages(lambda: read_settings(content, content.parent / "build"), None)
    with running_server(preview, 0, pages) as running:
        yield running.url


@pytest.fixture
def open_desk(tabs: Tabs, server: str) -> Iterator[OpenPage]:
    with watched_pages(tabs, server) as opened:
        yield lambda **options: opened(urljoin(server, DESK), **options)


def title(page: Page) -> Locator:
    return page.locator("#sg-desk-title")


def done(page: Page) -> Locator:
    return page.locator(".sg-desk-done")


def is_wide(page: Page) -> bool:
    """Must one scroll sideways?"""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def small_targets(page: Page) -> list[str]:
    """What a finger may miss: 44 px are asked for."""
    return list(
        page.locator(TARGETS).evaluate_all(
            """all => all.filter(one => one.checkVisibility())
            .filter(one => { const { width, height } = one.getBoundingClientRect();
                             return Math.min(width, height) < 43.9; })
            .map(one => one.outerHTML)"""
        )
    )


def test_a_queue_is_worked_off_by_keys(content: Path, open_desk: OpenPage) -> None:
    page, press = (page := open_desk()), page.keyboard.press
    left = page.locator("#sg-desk-left")
    expect(title(page)).to_have_text("2 new papers, filed with certainty")
    expect(title(page)).to_be_focused()
    expect(left).to_have_text("6 left")

    # What is typed into the panel of phrases decides nothing.
    press("t")
    page.get_by_role("textbox", name="Phrase").press_sequentially("hidden")
    press("Enter")
    expect(page.get_by_text("would settle no decision")).to_be_visible()
    assert violations(page, within="main") == []
    page.get_by_role("button", name="Bells", exact=True).click()
    expect(page.get_by_role("rowheader")).to_have_text(["bell", "tide"])
    press("Escape")

    # Rows are reached by arrows, and one that is opened is one of as many as are left.
    eyebrow = page.locator(".sg-desk-eyebrow")
    expect(eyebrow).to_have_text("New · 1–2 of 6")
    press("ArrowDown")
    press("ArrowDown")
    press("Enter")
    expect(title(page)).to_have_text(desk_list.CERTAIN[1])
    expect(eyebrow).to_have_text("New · 2 of 6")
    press("Escape")
    expect(title(page)).to_have_text("2 new papers, filed with certainty")

    press("Enter")
    expect(left).to_have_text("4 left")
    expect(done(page)).to_have_text("2 new papers confirmed.")

    # Letters of a note decide nothing.
    expect(title(page)).to_have_text(desk_list.NO_PAPER)
    expect(page.locator(".sg-desk-lines mark")).to_have_text(desk_list.NO_PAPER)
    press("n")
    page.get_by_role("textbox").press_sequentially("hxm1d/?u")
    press("Control+Enter")
    expect(done(page)).to_contain_text("Note kept")
    expect(left).to_have_text("4 left")
    press("Control+h")
    press("x")
    expect(done(page)).to_contain_text("No paper")

    # A near miss has no guess, and a decision can be taken back.
    expect(title(page)).to_have_text("One paper, or two?")
    expect(page.locator(".sg-desk-pair h3 mark")).to_have_text(["Nine", "Ten"])
    press("Enter")
    expect(done(page)).to_contain_text("one paper (m)")
    press("m")
    expect(done(page)).to_contain_text("One paper")
    press("u")
    expect(done(page)).to_contain_text("Undone")
    expect(title(page)).to_have_text("One paper, or two?")
    press("d")

    # Any topic is found by its name.
    expect(title(page)).to_have_text(desk_list.UNSORTED)
    press("/")
    page.get_by_role("combobox").fill("bel")
    expect(page.get_by_role("option")).to_have_text(["BellsPlaces"])
    press("Enter")
    expect(done(page)).to_contain_text("Filed under Bells")

    expect(title(page)).to_have_text(desk_list.DOUBTFUL)
    expect(page.locator(".sg-desk-text mark").first).to_have_text("visitor")
    second = page.get_by_role("button", name="Also Harbors", exact=True)
    expect(second).to_have_attribute("aria-pressed", "true")
    press("Shift+Digit2")
    expect(second).to_have_attribute("aria-pressed", "false")
    for look, faults in in_every_look(page, (1280, 390)):
        assert faults == [], look
    with page.expect_response("**/decide"):  # the next card is there before
        press("1")
    expect(title(page)).to_have_text("Nothing needs you")
    expect(left).to_have_text("0 left")
    expect(page.locator(".sg-desk-history > li")).to_have_count(6)
    expect(page.locator("nav")).to_be_hidden()

    # What was decided is opened again, and decided otherwise.
    page.locator(".sg-desk-history > li > button").last.click()
    expect(title(page)).to_have_text(desk_list.DOUBTFUL)
    press("Escape")
    expect(title(page)).to_have_text("Nothing needs you")
    expect(page.get_by_role("button", name="Publish")).to_contain_text("Enter")
    press("Enter")  # publishes where it may, and else says why not
    expect(done(page)).to_have_text("Other dumps than the list's own are read.")

    written = (content / "curation.yml").read_text(encoding="utf-8")
    assert written.startswith("# What the curator says; this line stays where it is.\n")
    assert "captured: 2026-04-15  # as is this\n" in written
    assert "skip: [" in written and "different:" in written and "same:" not in written
    assert 'note: "hxm1d/?u"' in written
    assert written.count("seen:") == 4
    assert "topic: bells" in written and "also: []" in written
    assert "hidden" not in written


def test_a_finger_decides_and_what_the_server_refuses_comes_back(
    content: Path, open_desk: OpenPage
) -> None:
    page = open_desk(width=390, has_touch=True)
    with page.expect_response("**/decide"):
        page.get_by_role("button", name="Confirm all 2").tap()
    expect(title(page)).to_have_text(desk_list.NO_PAPER)
    page.get_by_role("button", name="Unsorted 1").tap()
    expect(title(page)).to_have_text(desk_list.UNSORTED)
    assert small_targets(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert not is_wide(page)

    # Another editor leaves the file broken for a moment.
    curation = content / "curation.yml"
    before = curation.read_text(encoding="utf-8")
    curation.write_text(f"{before}papers: [\n", encoding="utf-8")
    page.get_by_role("button", name="Topics").tap()
    page.get_by_role("button", name="None of these").tap()
    expect(page.get_by_role("alert").filter(has_text="Not written")).to_contain_text("curation.yml")
    expect(title(page)).to_have_text(desk_list.UNSORTED)
    curation.write_text(before, encoding="utf-8")
    title(page).tap()  # or a second tap in one place would be a double one, which decides nothing
    page.get_by_role("button", name="None of these").tap()
    expect(title(page)).to_have_text(desk_list.DOUBTFUL)
    page.get_by_role("button", name="Undo").tap()
    expect(title(page)).to_have_text(desk_list.UNSORTED)
    assert curation.read_text(encoding="utf-8") == before

    # Another site's page knows no token, and could not use one.
    token = page.locator("meta[name=token]").get_attribute("content") or ""
    address = urljoin(page.url, "decide")
    hide = {"key": "any", "action": "hide"}
    for headers in ({}, {"X-Sitegen-Token": token, "Origin": "https://example.org"}):
        answer = page.request.post(address, data=hide, headers=headers)
        assert answer.status == 403
    assert curation.read_text(encoding="utf-8") == before
