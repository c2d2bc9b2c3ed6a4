"""The built site in a browser: every kind of page, in all three uses, by eye, ear and keyboard."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from sitegen.library.paper import paper_id
from sitegen.site.bundles import STYLED, STYLES, style_files
from tests.browser.conftest import both_renderers, short
from tests.browser.small_list import FIRST, GONE_ID, MOVED_ID, NAME, SECOND, URL
from tests.browser.tabs import OpenPage

LIGHT, DARK = "rgb(251, 250, 247)", "rgb(23, 24, 24)"
FIRST_URL = f"papers/{paper_id(FIRST)}.html"
KINDS = {
    "home": "index.html",
    "topic": "topics/caches.html",
    "second page of a topic": "topics/caches/page-2.html",
    "paper": FIRST_URL,
    "years": "years.html",
    "year": "years/2024.html",
    "authors": "authors.html",
    "author": "authors/ada-bettong.html",
    "explore": "explore.html",
    "map": "map.html",
    "my list": "my-list.html",
    "news": "whats-new.html",
    "glossary": "glossary.html",
    "data": "data.html",
    "about": "about.html",
    "made": "how-this-list-is-made.html",
    "handwritten": "method.html",
    "gone": f"papers/{GONE_ID}.html",
}


def test_every_kind_of_page_has_a_heading_a_title_and_a_description_and_fits_a_phone(
    open_page: OpenPage, file_root: str
) -> None:
    """From disk; `test_accessibility` shows each over HTTP."""
    page = open_page("about:blank", width=320)
    for kind, path in KINDS.items():
        page.goto(file_root + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, kind
        expect(page.locator("h1"), kind).to_have_count(1)
        heading = page.locator("h1").inner_text()
        assert page.title() == (NAME if kind == "home" else f"{heading} · {NAME}")
        assert page.locator("meta[name=description]").get_attribute("content")
        assert page.locator("link[rel=canonical]").get_attribute("href") == _canonical(path)


def test_a_name_leads_to_the_authors_other_papers(open_page: OpenPage, file_root: str) -> None:
    page = open_page(file_root + FIRST_URL)
    page.locator(".sg-authors").get_by_role("link", name="Zoë Quoll").click()
    expect(page.locator("h1")).to_have_text("Zoë Quoll")
    expect(page.locator(".sg-cards .sg-title")).to_have_text([FIRST, SECOND])
    page.get_by_role("link", name="Ada Bettong").click()
    expect(page.locator("h1")).to_have_text("Ada Bettong")
    page.locator(".sg-eyebrow").get_by_role("link", name="Authors").click()
    page.get_by_role("link", name="Numbat, Una").click()
    expect(page.locator("h1")).to_have_text(FIRST)


def test_without_javascript_the_index_of_authors_leads_to_each_letter(
    open_page: OpenPage, file_root: str
) -> None:
    page = open_page(f"{file_root}authors.html", java_script_enabled=False)
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="Q").click()
    expect(page.locator("h2:target")).to_have_text("Q")


def _canonical(path: str) -> str:
    return URL if path == "index.html" else URL + path


def test_a_reader_walks_from_home_to_a_related_paper_and_back(
    open_page: OpenPage, root: str
) -> None:
    page = open_page(root + "index.html")
    page.locator(".sg-groups").get_by_role("link", name="Caches & lanterns").click()
    page.locator(".sg-cards").get_by_role("link", name=FIRST).click()
    expect(page.locator("h1")).to_have_text(FIRST)
    page.get_by_role("link", name=NAME).click()
    expect(page.locator("h1")).to_have_text(NAME)


def test_a_long_list_folds_until_somebody_looks_for_more(open_page: OpenPage, root: str) -> None:
    page = open_page(f"{root}topics/caches.html")
    cards = page.locator(".sg-card:visible")
    expect(cards).to_have_count(12)
    show_all = page.get_by_role("link", name="Show all 100 papers")
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.get_by_role("button", name="Print").click()
    expect(page.locator(".sg-address")).to_have_count(100)
    expect(page.locator(".sg-whole").locator("visible=true")).to_have_count(0)
    page.emulate_media(media="print")
    expect(cards).to_have_count(100)
    first = cards.filter(has=page.get_by_role("link", name=FIRST, exact=True))
    expect(first.locator(".sg-whole")).to_have_text([re.compile("lantern.$"), URL + FIRST_URL])
    page.emulate_media(media="screen")
    show_all.click()
    expect(show_all).to_have_count(0)
    expect(cards).to_have_count(100)
    expect(cards.nth(12).get_by_role("heading").get_by_role("link")).to_be_focused()
    page.get_by_role("button", name="Compact").click()
    cards.nth(50).get_by_role("heading").get_by_role("link").click()
    expect(page.locator("h1")).not_to_have_text("Caches & lanterns")
    page.go_back()
    expect(cards).to_have_count(100)
    assert max(cards.evaluate_all("(all) => all.map((one) => one.offsetHeight)")) <= 60
    page.goto("about:blank")
    page.goto(f"{root}topics/caches.html#papers-2-rest")
    expect(cards).to_have_count(100)


def test_without_javascript_nothing_is_folded(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}topics/caches.html", java_script_enabled=False)
    expect(page.locator(".sg-card:visible")).to_have_count(100)
    expect(page.locator(".sg-unfold, .sg-density").locator("visible=true")).to_have_count(0)


@both_renderers
def test_a_reader_searches_and_reads_what_was_found(open_page: OpenPage, root: str) -> None:
    page = open_page(root + "topics/odd.html")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox").fill("lantren caching")
    page.get_by_role("option", name=FIRST).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(root + FIRST_URL)
    assert page.evaluate("sitegen.search('orchard').then(([first]) => first.title)") == SECOND


def test_a_merged_papers_address_leads_to_the_paper(open_page: OpenPage, root: str) -> None:
    page = open_page(f"{root}papers/{MOVED_ID}.html")
    expect(page).to_have_url(root + FIRST_URL)


class _Links(HTMLParser):
    """The addresses a page leads to, and the places in it that can be led to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.places: set[str] = {""}
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        facts = dict(attributes)
        self.places.add(facts.get("id") or "")
        self.addresses += [facts[name] or "" for name in ("href", "src") if name in facts]


@both_renderers
def test_every_link_leads_somewhere_and_every_paper_is_reached(small_site: Path) -> None:
    site = small_site.resolve()
    reached = _crawl(site)
    papers = {path for path in site.glob("papers/*.html") if path.stem != GONE_ID}
    assert papers - reached.keys() == {site / "papers" / f"{MOVED_ID}.html"}


def _crawl(site: Path) -> dict[Path, _Links]:
    reached: dict[Path, _Links] = {}
    waiting = [site / "index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached[path] = _Links(path)
        for target, _ in _own_targets(path, reached[path]):
            assert target.is_file(), f"{path} leads to {target}"
            if target.suffix == ".html":
                waiting.append(target)
    for path, links in reached.items():
        for target, place in _own_targets(path, links):
            known = reached[target].places if target in reached else {place}
            is_view = target.name in ("explore.html", "map.html") and "=" in place
            assert place in known or is_view or path.name == "404.html", (
                f"{path} leads to {target}#{place}"
            )
    return reached


def _own_targets(path: Path, links: _Links) -> list[tuple[Path, str]]:
    """The files of this site that a page's addresses lead to, with the place in each."""
    own = [urldefrag(a) for a in links.addresses if not urlsplit(a).scheme]
    return [(_file(path, url), place) for url, place in own]


def _file(path: Path, url: str) -> Path:
    return (path.parent / unquote(url)).resolve() if url else path


def test_a_topic_shows_its_picks_first_and_marks_papers_of_other_topics(
    open_page: OpenPage, file_root: str
) -> None:
    page = open_page(f"{file_root}topics/caches.html")
    assert page.locator(".sg-steps a").all_inner_texts() == [FIRST]
    page.goto(f"{file_root}topics/odd.html")
    also = page.locator(".sg-card", has_text=SECOND)
    expect(also).to_contain_text("mainly in Caches & lanterns")


def test_the_chart_says_in_words_what_it_draws(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}topics/caches.html")
    texts = [re.sub(r"\s+", " ", t) for t in page.locator(".sg-chart li").all_text_contents()]
    assert [t.strip() for t in texts] == [
        "2022 1 paper",
        "2023 0 papers",
        "2024 51 papers",
        "2025 51 papers",
        "2026 1 paper, 1 by an inferred year",
        "?no year 1 paper",
    ]
    expect(page.locator(".sg-chart figcaption")).to_have_text(
        "103 of 105 papers have a known year; of 1 it is inferred (hatched)"
    )


def test_the_menu_works_with_the_keyboard_alone(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}topics/caches.html", width=390)
    menu = page.locator("#sg-nav")
    expect(menu).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Menu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Home")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()


@pytest.mark.parametrize("path", ["index.html", "topics/caches.html"])
def test_the_menu_opens_without_scripts(open_page: OpenPage, file_root: str, path: str) -> None:
    page = open_page(file_root + path, width=390, java_script_enabled=False)
    page.get_by_role("button", name="Menu").click()
    page.locator("#sg-nav").get_by_role("link", name="By year").click()
    expect(page.locator("h1")).to_have_text("By year")
    expect(page.locator("[data-search-open], .sg-palette").first).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_term_opens_what_it_means_by_keyboard_and_touch_without_scripts(
    open_page: OpenPage, file_root: str, width: int
) -> None:
    page = open_page(
        f"{file_root}topics/caches.html", width=width, java_script_enabled=False, has_touch=True
    )
    word = page.get_by_role("button", name="oddity, explained")
    meaning = page.get_by_role("dialog", name="oddity")
    expect(meaning).to_be_hidden()
    word.tap()
    expect(meaning).to_contain_text("Whatever would rather be <b>something</b> else.")
    expect(meaning).to_be_in_viewport(ratio=1)
    word.focus()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    page.keyboard.press("Tab")
    expect(meaning.get_by_role("link", name="Oddities")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#term-oddity")).to_be_in_viewport()


def test_a_wide_window_shows_the_navigation_where_there_is_room(
    open_page: OpenPage, file_root: str
) -> None:
    page = open_page(f"{file_root}topics/caches.html")
    expect(page.locator("#sg-nav")).to_be_visible()
    for path in ("index.html", "explore.html"):
        page.goto(file_root + path)
        expect(page.locator("#sg-nav")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_header_leads_to_every_topic_and_place_at_every_width(
    open_page: OpenPage, file_root: str, width: int
) -> None:
    page = open_page(f"{file_root}index.html", width=width)
    topics, panel = (
        page.get_by_role("button", name="Topics", exact=True),
        page.locator("#sg-topics"),
    )
    topics.press("Enter")
    expect(panel).to_be_visible()
    page.keyboard.press("Tab")
    expect(panel.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(topics).to_be_focused()
    topics.click()
    panel.get_by_role("link", name="Caches & lanterns").click()
    expect(page.locator("h1")).to_have_text("Caches & lanterns")
    expect(topics).to_have_attribute("aria-current", "true")
    for place in ("All papers", "What’s new"):
        link = page.locator(".sg-places").get_by_role("link", name=place)
        expect(link).to_be_in_viewport(ratio=1)
        link.click()
        expect(page.locator("h1")).to_have_text(place)
        expect(link).to_have_attribute("aria-current", "page")


def test_focus_is_never_under_the_header(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}topics/caches.html")
    page.locator(".sg-pager a").last.focus()
    bottom = page.locator(".sg-header").evaluate(
        "element => element.getBoundingClientRect().bottom"
    )
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert top >= bottom


@pytest.mark.parametrize("scripts", [True, False])
def test_the_palette_follows_the_system(open_page: OpenPage, file_root: str, scripts: bool) -> None:
    page = open_page(f"{file_root}index.html", java_script_enabled=scripts)
    assert _paper_color(page) == LIGHT
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert _paper_color(page) == DARK


def test_titles_are_set_in_the_typeface_and_paper_says_where_it_is_from(
    open_page: OpenPage, root: str
) -> None:
    page = open_page(root + FIRST_URL)
    page.wait_for_function("document.fonts.status === 'loaded'")
    loaded = page.evaluate(
        """[...document.fonts].filter((face) => face.status === "loaded")
               .map(({ family, weight }) => `${family.replaceAll('"', "")} ${weight}`)"""
    )
    assert {"Sitegen Serif 400", "Sitegen Serif 600"} <= set(loaded)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".sg-printed")).to_contain_text(f"{NAME} · {URL}{FIRST_URL} · Printed on ")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("heading", name="Cite it")).to_be_hidden()
    assert page.locator("main details:not([open])").evaluate_all(
        "(all) => all.every((one) => !one.checkVisibility())"
    )


def test_the_readers_palette_outlives_the_page(open_page: OpenPage, root: str) -> None:
    page = open_page(root + "index.html", color_scheme="light")
    page.get_by_title("Switch to the dark palette").click()
    assert _paper_color(page) == DARK
    page.goto(root + FIRST_URL)
    assert _paper_color(page) == DARK
    page.get_by_role("button", name="Switch to the light palette").press("Enter")
    assert _paper_color(page) == LIGHT
    page.emulate_media(color_scheme="dark")
    assert _paper_color(page) == LIGHT


def test_a_palette_chosen_before_our_own_toggle_holds(open_page: OpenPage, http_root: str) -> None:
    page = open_page(f"{http_root}index.html", color_scheme="light")
    page.evaluate(
        """() => localStorage.setItem(
          `${new URL(".", location).pathname}.__palette`,
          JSON.stringify({ index: 1, color: { media: "", scheme: "slate", primary: "custom" } }),
        )"""
    )
    page.goto(http_root + FIRST_URL)
    assert _paper_color(page) == DARK


def _paper_color(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_a_lost_reader_is_offered_a_search_for_the_addresss_words(
    open_page: OpenPage, http_root: str, small_site: Path
) -> None:
    page = open_page("about:blank")
    body = (small_site / "404.html").read_text(encoding="utf-8")
    mistyped = f"{http_root}papers/lantern-caching-1a2b3c.html"
    page.route(mistyped, lambda route: route.fulfill(status=404, body=body))
    page.goto(mistyped)
    link = page.get_by_role("link", name="lantern caching")
    expect(link).to_have_attribute("href", re.compile("explore.html#q=lantern%20caching$"))


@short
@pytest.mark.parametrize("mistyped", ["lost.html", "papers/lantern-caching-1a2b3c.html"])
def test_a_lost_reader_finds_home_where_the_site_knows_no_address(
    open_page: OpenPage, http_root: str, small_site: Path, mistyped: str
) -> None:
    page = open_page(urljoin(http_root, "/"))  # it asks for what the site's host may have
    body = (small_site / "404.html").read_text(encoding="utf-8")
    page.route(http_root + mistyped, lambda route: route.fulfill(status=404, body=body))
    elsewhere = re.compile("^http://[^/]*(/lists)?/assets/")
    page.route(elsewhere, lambda route: route.fulfill(status=404))
    page.goto(http_root + mistyped)
    assert (
        page.locator(".sg-header").evaluate("(one) => getComputedStyle(one).position") == "sticky"
    )
    assert _paper_color(page) == LIGHT
    page.get_by_role("button", name="Switch to the dark palette").click()
    assert _paper_color(page) == DARK
    page.get_by_role("link", name="Home and topics").click()
    expect(page).to_have_url(f"{http_root}index.html")


def test_stylesheets_without_spaces_have_the_rules_of_their_chapters(browser: Browser) -> None:
    page = browser.new_page()

    def rules(text: str) -> list[str]:
        read = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); "
        read += "return [...sheet.cssRules].map(rule => rule.cssText); }"
        return [re.sub(r"\s*([,:/>()])\s*", r"\1", rule) for rule in page.evaluate(read, text)]

    written = {path.stem: path.read_text(encoding="utf-8") for path in STYLES.glob("*.css")}
    for name in ("site.css", "explore.css", "mylist.css"):
        joined = "\n".join(written[chapter] for chapter in STYLED[name])
        assert rules(style_files()[f"assets/sitegen/{name}"]) == rules(joined)
    page.close()
