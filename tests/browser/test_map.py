"""The map as a reader meets it: with a mouse, with fingers, with the keyboard, without scripts."""

import gzip
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from sitegen.library.paper import paper_id
from tests.browser.axe import violations
from tests.browser.small_list import FIRST, MANY, SECOND
from tests.browser.tabs import OpenPage
from tests.hostile import MARKDOWN

ALL = MANY + len(MARKDOWN) + 2
MOST_BYTES = 12_000  # of a small map, compressed: its script and its data
WINDOW = ".sg-plot__window"
POINTED = ".sg-map-card--floating:not([hidden])"
CARD = ".sg-map-card--chosen:not([hidden])"

# Where a paper's point is in the page, on the whole map.
_PLACE = """async (id) => {
    const part = async (name, path) => sitegen.use("packed")(await sitegen.load(name, path));
    const list = sitegen.use("papers")(await part("explore-papers", "explore/papers"));
    const map = await part("map", "explore/map");
    const frame = document.querySelector(".sg-plot__window");
    const size = { width: frame.clientWidth, height: frame.clientHeight };
    const cameras = sitegen.use("camera");
    const n = list.find(id);
    const at = cameras.toWindow(cameras.whole(map, size), size, map.x[n], map.y[n]);
    frame.scrollIntoView({ block: "center" });
    const { left, top } = frame.getBoundingClientRect();
    return [left + at.x + 1, top + at.y + 1];
}"""

# The layout shifts of a page since it was opened.
_SHIFTS = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) sum += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""

_SMALL_TARGETS = """(within) => [...document.querySelectorAll(within)]
    .filter((one) => one.checkVisibility())
    .map((one) => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([text]) => text)"""


def open_map(open_page: OpenPage, root: str, fragment: str = "", **options: object) -> Page:
    page = open_page(f"{root}map.html{fragment}", **options)
    page.wait_for_selector("#sg-map[data-ready]")
    return page


def place_of(page: Page, title: str) -> tuple[float, float]:
    x, y = page.evaluate(_PLACE, paper_id(title))
    return x, y


def fragment(page: Page) -> str:
    return page.url.partition("#")[2]


def test_a_mouse_shows_and_chooses_papers_and_moves_the_map(
    open_page: OpenPage, file_root: str
) -> None:
    page = open_map(open_page, file_root)
    head = page.locator(".sg-beside-map__head")
    expect(head).to_have_text(f"{ALL} papers on the map")
    x, y = place_of(page, FIRST)
    page.mouse.move(x, y)
    expect(page.locator(POINTED)).to_contain_text(FIRST)
    expect(page.locator(POINTED)).to_contain_text("Caches & lanterns")
    page.mouse.click(x, y)
    card = page.locator(CARD)
    page.mouse.move(0, 0)
    expect(card.get_by_role("link", name=FIRST)).to_be_visible()
    page.wait_for_url(re.compile(f"paper={paper_id(FIRST)}"))
    card.get_by_role("button", name=f"Save: {FIRST}").click()
    expect(card.get_by_role("button", name=f"Saved: {FIRST}")).to_be_focused()
    page.mouse.move(x, y)
    page.mouse.wheel(0, -600)
    expect(head).to_have_text(re.compile(rf"^\d+ of {ALL} papers in view"))
    page.wait_for_url(re.compile(r"at=\d+,\d+,"))
    page.reload()
    page.wait_for_selector("#sg-map[data-ready]")
    expect(head).to_have_text(re.compile(r"in view$"))
    expect(page.locator(CARD)).to_contain_text(FIRST)
    page.get_by_role("button", name="Show the whole map").click()
    expect(head).to_have_text(f"{ALL} papers on the map")


def test_back_leads_to_what_was_shown_and_then_away(open_page: OpenPage, http_root: str) -> None:
    page = open_page(f"{http_root}about.html")
    page.goto(f"{http_root}map.html#at=1,1,1")  # not as the page would spell it
    page.wait_for_selector("#sg-map[data-ready]")
    head = page.locator(".sg-beside-map__head")
    page.mouse.move(*place_of(page, FIRST))
    for _ in range(3):
        page.mouse.wheel(0, -300)
    expect(head).to_have_text(re.compile(r"in view$"))
    page.wait_for_url(re.compile(r"at=\d+,\d+,"))
    page.go_back()
    expect(head).to_have_text(re.compile(r"on the map$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"about\.html"))


def test_arrow_keys_go_from_paper_to_paper(open_page: OpenPage, http_root: str) -> None:
    page = open_map(open_page, http_root)
    page.locator(WINDOW).focus()
    said = page.locator(".sg-plot [role=status]")
    heard = set()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        expect(said).not_to_have_text("")
        heard.add(said.inner_text())
    assert len(heard) > 1
    title = page.locator(f"{CARD} h2").inner_text()
    assert said.inner_text().startswith(title)
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    page.keyboard.press("+")
    expect(page.locator(".sg-beside-map__head")).to_have_text(re.compile(r"in view$"))
    page.keyboard.press("0")
    expect(page.locator(".sg-beside-map__head")).to_have_text(re.compile(r"on the map$"))
    page.keyboard.press("ArrowRight")
    title = page.locator(f"{CARD} h2").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


def test_filters_and_words_mark_papers_and_an_address_holds_them(
    open_page: OpenPage, file_root: str
) -> None:
    page = open_map(open_page, file_root, "#topic=strange")
    head = page.locator(".sg-beside-map__head")
    odd = len(MARKDOWN) + 1
    expect(head).to_have_text(f"{odd} of {ALL} papers on the map")
    page.get_by_role("button", name="Remove Oddities").click()
    expect(head).to_have_text(f"{ALL} papers on the map")
    group = page.get_by_role("list", name="Groups of topics").get_by_role("button")
    group.filter(has_text="Machines").click()
    expect(group.filter(has_text="Machines")).to_have_attribute("aria-pressed", "true")
    assert fragment(page) == "topic=caches"
    group.filter(has_text="Machines").click()
    page.get_by_label("Search in titles, summaries and authors").fill("orchard candlelight")
    expect(page.locator(".sg-beside-map li").first).to_contain_text(SECOND)
    page.wait_for_url(re.compile(r"q=orchard\+candlelight"))
    page.get_by_role("link", name="These papers in All papers").click()
    expect(page.locator(".sg-chunk h3").first).to_have_text(SECOND)
    page.locator(".sg-tools").get_by_role("link", name="Map").click()
    expect(page.locator(".sg-beside-map li").first).to_contain_text(SECOND)
    page.locator(".sg-beside-map li a").first.focus()
    expect(page.locator(POINTED)).to_contain_text(SECOND)


def test_a_finger_chooses_the_nearest_paper_on_a_phone(open_page: OpenPage, file_root: str) -> None:
    page = open_map(open_page, file_root, width=320, has_touch=True)
    x, y = place_of(page, SECOND)
    page.touchscreen.tap(x, y)
    page.wait_for_selector(CARD)
    page.wait_for_url(re.compile("paper="))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator(".sg-map-filters").evaluate("(one) => (one.open = true)")
    controls = "#sg-map :is(button, select, label, summary, .sg-title a)"
    assert page.evaluate(_SMALL_TARGETS, controls) == []
    assert violations(page) == []


def test_without_javascript_there_are_a_picture_and_the_topics(
    open_page: OpenPage, file_root: str
) -> None:
    page = open_page(f"{file_root}map.html", java_script_enabled=False)
    picture = page.locator("#sg-map img")
    expect(picture).to_be_visible()
    assert picture.evaluate("(one) => one.complete && one.naturalWidth > 0")
    page.locator("#sg-map").get_by_role("link", name="Oddities").click()
    expect(page.locator("h1")).to_have_text("Oddities")


def test_a_small_map_costs_little_moves_nothing_and_leads_to_topics(
    open_page: OpenPage, http_root: str, small_site: Path
) -> None:
    page = open_page(f"{http_root}index.html")
    names = page.locator(".sg-glimpse__names a")
    expect(names).to_have_text(["Caches &lanterns", "Oddities"])
    assert page.evaluate(_SHIFTS) == 0
    assert page.evaluate(_SMALL_TARGETS, ".sg-glimpse a") == []
    files = ("assets/sitegen/small_map.js", "explore/small-map.js")
    assert sum(len(gzip.compress((small_site / f).read_bytes())) for f in files) < MOST_BYTES
    names.first.hover()
    names.first.click()
    expect(page.locator("h1")).to_have_text("Caches & lanterns")
    page.locator(".sg-glimpse").scroll_into_view_if_needed()
    expect(names).to_have_text(["Caches &lanterns"])
    page.get_by_role("link", name="See on the map").click()
    page.wait_for_selector("#sg-map[data-ready]")
    expect(page.locator(".sg-beside-map__head")).to_contain_text(f" of {ALL} papers")
