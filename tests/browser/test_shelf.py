"""What a reader keeps: saved, read, noted, exported, imported; and what is new to them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sitegen.library.paper import paper_id
from tests.browser.axe import violations
from tests.browser.small_list import FIRST, MOVED_ID, SECOND, URL
from tests.browser.tabs import OpenPage
from tests.browser.test_explore import ALL

FIRST_ID = paper_id(FIRST)
FIRST_URL = f"papers/{FIRST_ID}.html"
SECOND_URL = f"papers/{paper_id(SECOND)}.html"
HOUR = 60 * 60 * 1000

REFUSE = """
  Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("refused", "SecurityError"); },
  });
"""


def kept(page: Page) -> dict[str, Any]:
    """The shelf as it is in this browser's storage."""
    keys: list[str] = page.evaluate("Object.keys(localStorage)")
    (key,) = (key for key in keys if key.endswith(":shelf"))
    return dict(json.loads(page.evaluate("(key) => localStorage.getItem(key)", key)))


def save(page: Page) -> Any:
    return page.locator(".sg-shelf [data-mark=saved]")


def open_list(page: Page, root: str, fragment: str = "") -> None:
    page.goto("about:blank")
    page.goto(f"{root}my-list.html{fragment}")
    page.wait_for_selector("#sg-mylist[data-ready]")


def my_papers(page: Page, root: str, state: str) -> list[str]:
    page.goto(f"{root}explore.html#state={state}")  # from another view without being loaded anew
    page.wait_for_selector("#sg-explore[data-ready]")
    expect(page.get_by_role("combobox", name="Papers", exact=True)).to_have_value(state)
    return page.locator(".sg-chunk h3").all_text_contents()


def test_what_is_kept_on_a_papers_page_is_found_again(open_page: OpenPage, root: str) -> None:
    page = open_page(root + FIRST_URL)
    save(page).click()
    page.get_by_role("button", name="Note").click()
    page.get_by_label("Your note").fill("Compare with <b>the orchard</b>.")
    page.goto(root + SECOND_URL)
    strip = page.get_by_role("navigation", name="Reading paths")
    expect(strip).to_contain_text("Step 2 of 2 in By lantern light")
    page.get_by_role("button", name="Mark read").click()
    expect(strip).to_contain_text("1 of 2 read")
    page.goto(f"{root}index.html")
    expect(page.locator(".sg-path li[data-read] a")).to_have_text([SECOND])
    resume = page.get_by_role("region", name="Continue")
    expect(resume.get_by_role("link")).to_have_text(["By lantern light", FIRST])
    page.reload()  # its room is kept before anything is painted, and it is filled again
    expect(page.locator("html")).to_have_attribute("data-resume", "")
    expect(resume.get_by_role("link")).to_have_text(["By lantern light", FIRST])
    resume.get_by_role("link", name=FIRST).click()
    expect(strip.get_by_role("link", name=f"Next {SECOND}")).to_be_visible()
    assert my_papers(page, root, "saved") == [FIRST, SECOND]
    assert my_papers(page, root, "to-read") == [FIRST]
    assert my_papers(page, root, "noted") == [FIRST]
    assert my_papers(page, root, "read") == [SECOND]
    page.goto(root + FIRST_URL)
    expect(page.get_by_label("Your note")).to_have_value("Compare with <b>the orchard</b>.")
    save(page).click()
    assert my_papers(page, root, "saved") == [SECOND]


def test_the_namespace_is_the_lists_own_path(open_page: OpenPage, http_root: str) -> None:
    page = open_page(http_root + FIRST_URL)
    save(page).click()
    keys = page.evaluate("Object.keys(localStorage)")
    assert all(key.startswith("sitegen:/lists/papers/:") for key in keys)


def test_other_tabs_follow(open_page: OpenPage, http_root: str) -> None:
    page = open_page(http_root + FIRST_URL)
    other = page.context.new_page()
    other.goto(http_root + FIRST_URL)
    save(other).click()
    expect(save(page)).to_have_attribute("aria-pressed", "true")


def test_a_note_left_open_shows_what_another_tab_wrote(open_page: OpenPage, http_root: str) -> None:
    page = open_page(http_root + FIRST_URL)
    page.get_by_role("button", name="Note").click()
    page.get_by_label("Your note").fill("first")
    other = page.context.new_page()
    other.goto(http_root + FIRST_URL)
    other.get_by_label("Your note").fill("second")
    expect(page.get_by_label("Your note")).to_have_value("second")


def test_what_was_taken_back_is_not_counted(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}explore.html")
    page.wait_for_selector("#sg-explore[data-ready]")
    for key in "jss":
        page.keyboard.press(key)
    page.get_by_role("main").get_by_role("link", name="My list").click()
    expect(page.get_by_text("Nothing is on your list yet.")).to_be_visible()


def test_an_imported_file_may_know_a_paper_by_an_older_id(
    open_page: OpenPage, file_root: str
) -> None:
    page = open_page(f"{file_root}my-list.html")
    facts = {"saved": {"is": True, "at": "2026-01-02T00:00:00Z"}}
    file = {"kind": "sitegen reading state", "version": 1, "papers": {MOVED_ID: facts}}
    assert imported(page, file) == "Imported: 1 paper changed."
    expect(page.locator(".sg-kept h3")).to_have_text([FIRST])
    assert list(kept(page)) == [FIRST_ID]


def test_a_papers_page_has_what_was_kept_under_its_former_id(
    open_page: OpenPage, http_root: str
) -> None:
    page = open_page(http_root + SECOND_URL)
    page.evaluate(
        "([key, id]) => localStorage.setItem(key, JSON.stringify({ [id]: "
        '{ saved: { is: true, at: "2026-01-02T00:00:00Z" } } }))',
        ["sitegen:/lists/papers/:shelf", MOVED_ID],
    )
    page.goto(http_root + FIRST_URL)
    expect(save(page)).to_have_attribute("aria-pressed", "true")
    assert list(kept(page)) == [FIRST_ID]


def test_taking_back_keeps_the_focus_in_the_list(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}explore.html")
    page.wait_for_selector("#sg-explore[data-ready]")
    for key in "jsjs":
        page.keyboard.press(key)
    page.get_by_role("combobox", name="Papers", exact=True).select_option("saved")
    page.get_by_role("link", name=FIRST).focus()
    page.keyboard.press("s")
    expect(page.locator(".sg-chunk h3")).to_have_count(1)
    expect(page.locator(".sg-chunk h3 a")).to_be_focused()


def test_a_list_is_ordered_noted_shared_and_exported(
    open_page: OpenPage, root: str, tmp_path: Path
) -> None:
    page = open_page(root + SECOND_URL)
    save(page).click()
    expect(page.locator(".sg-toast")).to_contain_text("Saved to your list.")
    page.keyboard.press("z")
    expect(save(page)).to_have_attribute("aria-pressed", "false")
    save(page).click()
    page.goto(f"{root}topics/caches.html")
    page.get_by_role("button", name=f"Save: {FIRST}").click()
    expect(page.get_by_role("button", name=f"Saved: {FIRST}")).to_be_focused()
    expect(page.locator("[data-mylist-count]").first).to_have_text("2")
    page.locator(".sg-toast").get_by_role("link", name="Open my list").click()
    _order_and_note(page)
    _print(page)
    _export(page, tmp_path / "papers.bib")
    friend = open_page(f"{root}my-list.html#{_link(page, root)}", width=390)
    expect(friend.locator("h1")).to_have_text("A shared list")
    expect(friend.locator("h2")).to_have_text([SECOND, FIRST])
    _look(friend)
    friend.get_by_role("button", name="Keep these 2").click()
    all_kept = friend.get_by_role("button", name="All are on your list")
    expect(all_kept).to_be_disabled()
    expect(all_kept).to_be_focused()
    friend.locator(".sg-toast").get_by_role("link", name="Open my list").click()
    expect(friend.get_by_role("region", name="To read").locator("h3")).to_have_text([SECOND, FIRST])
    _look(friend)
    assert friend.evaluate("document.documentElement.scrollWidth") == 390
    friend.route(re.compile("/known"), lambda route: route.fulfill(status=404))
    friend.reload()
    no_link = friend.get_by_role("button", name="Copy link")
    expect(no_link).to_be_disabled()
    expect(no_link).to_have_accessible_description("No link while the data is missing")


def _look(page: Page) -> None:
    """axe finds nothing; it reads the stylesheets, which a page from disk may not."""
    if page.url.startswith("http"):
        assert violations(page) == []


def _print(page: Page) -> None:
    """On paper are summaries and addresses, and nothing to press or to fill in."""
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.get_by_role("button", name="Print").click()
    expect(page.locator(".sg-kept .sg-whole.sg-address")).to_have_count(2)
    expect(page.locator(".sg-kept .sg-whole:not(.sg-address)")).to_have_count(2)
    page.emulate_media(media="print")
    expect(page.locator("main :is(button, input)").locator("visible=true")).to_have_count(0)
    expect(page.locator(".sg-kept__note").locator("visible=true")).to_have_count(1)
    page.emulate_media(media="screen")


def _order_and_note(page: Page) -> None:
    """Of two papers to read, put the second first, and note why."""
    titles = page.locator(".sg-kept h3")
    expect(titles).to_have_text([FIRST, SECOND])
    page.get_by_role("button", name=f"Move up: {SECOND}").click()
    expect(titles).to_have_text([SECOND, FIRST])
    expect(page.get_by_role("button", name=f"Move up: {SECOND}")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(titles).to_have_text([FIRST, SECOND])
    expect(page.get_by_text(f"{SECOND} is number 2 of 2.")).to_be_visible()
    page.get_by_role("button", name=f"Start reading: {SECOND}").click()
    expect(page.get_by_text(f"{SECOND} is number 2 of 2.")).to_have_count(0)
    expect(page.get_by_role("region", name="Reading").locator("h3")).to_have_text([SECOND])
    page.get_by_role("button", name=f"Note: {SECOND}").click()
    page.get_by_role("textbox", name="Your note").fill("100% <b>candles</b>")
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="Your note")).to_have_count(0)
    expect(page.get_by_role("button", name=f"Note: {SECOND}")).to_be_focused()
    page.get_by_role("button", name=f"Remove: {FIRST}").click()
    expect(titles).to_have_text([SECOND])
    page.get_by_role("button", name="Undo").click()
    expect(titles).to_have_text([SECOND, FIRST])
    page.get_by_label("Find on my list").fill("candles")
    expect(titles).to_have_text([SECOND])
    page.get_by_label("Find on my list").fill("")
    _look(page)


def _export(page: Page, path: Path) -> None:
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_label("With my notes")).to_be_checked()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    download.value.save_as(path)
    page.keyboard.press("Escape")
    text = path.read_text(encoding="utf-8")
    assert text.count("@") == 2
    assert "  annote = {My note: 100\\% <b>candles</b>}\n" in text


def _link(page: Page, root: str) -> str:
    """The fragment of the link that is copied, which leads to the published list."""
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Link to 2 papers copied.")).to_be_visible()
    address, _, fragment = str(page.evaluate("window.copied")).partition("#")
    assert address == f"{URL if root.startswith('file:') else root}my-list.html"
    return fragment


def test_without_javascript_the_list_says_why_it_is_empty(
    open_page: OpenPage, file_root: str
) -> None:
    page = open_page(f"{file_root}my-list.html", java_script_enabled=False)
    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()


def exported(page: Page, path: Path) -> dict[str, Any]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a copy").click()
    download.value.save_as(path)
    return dict(json.loads(path.read_text(encoding="utf-8")))


def imported(page: Page, content: object) -> str:
    """What the page of one's own list says of a file."""
    text = content if isinstance(content, str) else json.dumps(content)
    page.get_by_label("Import a copy").set_input_files(
        {"name": "mine.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    status = page.locator(".sg-kept-here [role=status]")
    expect(status).not_to_be_empty()
    return status.inner_text()


def test_a_list_travels_to_another_browser(open_page: OpenPage, root: str, tmp_path: Path) -> None:
    page = open_page(f"{root}explore.html")
    page.wait_for_selector("#sg-explore[data-ready]")
    page.keyboard.press("j")
    page.keyboard.press("s")
    open_list(page, root)
    file = exported(page, tmp_path / "mine.json")
    assert file["papers"] == kept(page)
    other = open_page(f"{root}my-list.html")
    assert imported(other, file) == "Imported: 1 paper changed."
    assert imported(other, file) == "Imported: 0 papers changed."
    assert my_papers(other, root, "saved") == [FIRST]


def test_merging_takes_the_newer_of_each_field(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}my-list.html")

    def state(**fields: tuple[object, str]) -> dict[str, Any]:
        facts = {name: {"is": value, "at": at} for name, (value, at) in fields.items()}
        return {"kind": "sitegen reading state", "version": 1, "papers": {FIRST_ID: facts}}

    imported(page, state(saved=(True, "2026-01-02"), note=("old", "2026-01-02")))
    imported(page, state(saved=(False, "2026-01-01"), note=("new", "2026-01-03")))
    fields = {name: fact["is"] for name, fact in kept(page)[FIRST_ID].items()}
    assert fields == {"saved": True, "note": "new"}


def test_a_clock_ahead_of_ours_does_not_win_forever(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}my-list.html")
    facts = {"saved": {"is": True, "at": "2999-01-01T00:00:00Z"}}
    imported(page, {"kind": "sitegen reading state", "version": 1, "papers": {FIRST_ID: facts}})
    assert kept(page)[FIRST_ID]["saved"]["at"] < "2999"


def test_a_file_that_is_not_a_list_changes_nothing(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}my-list.html")
    for content in ("", "{", "null", "[]", {"kind": "other"}):
        assert imported(page, content) == (
            "mine.json is not an exported reading list; nothing was changed."
        )
    odd = {
        "kind": "sitegen reading state",
        "version": 1,
        "papers": {"__proto__": {"saved": {"is": True, "at": "2026"}}, "x": 1, "y": {"saved": {}}},
    }
    text = json.dumps(odd)
    assert imported(page, text) == "Imported: 1 paper changed."
    assert page.evaluate("({}).saved") is None
    assert my_papers(page, file_root, "saved") == []


@pytest.mark.parametrize(
    ("size", "message"),
    [
        (10_000_001, "mine.json has 10.0 MB, but the limit is 10 MB; nothing was changed."),
        (6_000_000, "This browser has no room to store mine.json; nothing was changed."),
    ],
    ids=["more than is read", "more than a browser keeps"],
)
def test_a_file_that_is_too_large_changes_nothing(
    open_page: OpenPage, file_root: str, tmp_path: Path, size: int, message: str
) -> None:
    page = open_page(file_root + FIRST_URL)
    save(page).click()
    before = kept(page)
    open_list(page, file_root)
    note = {"note": {"is": "x" * size, "at": "2026-01-02"}}
    large = {"kind": "sitegen reading state", "version": 1, "papers": {"other": note}}
    (tmp_path / "mine.json").write_text(json.dumps(large), encoding="utf-8")
    page.get_by_label("Import a copy").set_input_files(tmp_path / "mine.json")
    expect(page.locator(".sg-kept-here [role=status]")).to_have_text(message)
    assert kept(page) == before
    expect(page.get_by_text("does not let the page keep anything")).to_have_count(0)


def test_papers_of_a_later_revision_are_new_until_the_next_visit(
    open_page: OpenPage, http_root: str
) -> None:
    page = open_page(f"{http_root}index.html")
    expect(page.locator(".sg-ways a", has_text="new since")).to_have_count(0)
    _last_visit(page, {"known": 1, "seen": 1}, hours=24)
    page.reload()
    page.get_by_role("link", name="new since your last visit").click()
    page.wait_for_selector("#sg-explore[data-ready]")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # every row is in the page
    shown = page.locator(".sg-chunk > li").all_text_contents()
    assert any(SECOND in text for text in shown)
    assert not any(FIRST in text for text in shown)
    page.locator(".sg-places").get_by_role("link", name="What’s new").click()
    since, marks = page.locator(".sg-since"), page.locator("[data-revision] .sg-new")
    expect(since).to_contain_text(f"{ALL - 1} new papers since your last visit")
    expect(page.locator("[data-news-count]")).to_contain_text(f"99+{ALL - 1} new")
    expect(marks).to_have_count(1)
    page.get_by_role("button", name="Mark as seen").click()
    expect(since).to_have_text("Marked as seen.")
    expect(marks).to_have_count(0)
    page.reload()
    expect(since).to_contain_text("Nothing is new to you")
    expect(page.locator("[data-news-count]")).to_be_empty()
    _last_visit(page, {"known": 1, "seen": 2}, hours=24)
    assert my_papers(page, http_root, "new") == []


def _last_visit(page: Page, known: dict[str, int], hours: int) -> None:
    page.evaluate(
        """([known, age]) => {
          const key = Object.keys(localStorage).find((name) => name.endsWith(":visit"));
          localStorage.setItem(key, JSON.stringify({ ...known, at: Date.now() - age }));
        }""",
        [known, hours * HOUR],
    )


def test_where_storage_is_refused_all_else_works_and_the_reader_sees_one_notice(
    open_page: OpenPage, root: str
) -> None:
    page = open_page("about:blank")
    with page.add_init_script(REFUSE):
        page.goto(root + FIRST_URL)
        notice = page.locator(".sg-toast")
        expect(notice).to_have_count(0)
        save(page).click()
        expect(save(page)).to_have_attribute("aria-pressed", "true")
        expect(notice).to_contain_text("does not let the page keep anything")
        notice.get_by_role("button", name="Close").click()
        page.get_by_role("button", name="Mark read").click()
        expect(notice).to_have_count(0)
        assert my_papers(page, root, "unread")[0] == FIRST
