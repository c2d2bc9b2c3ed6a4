"""Hostile text wherever text may come from, over HTTP and from disk: a reader sees that very text,
nothing of it runs, and the pages' own policy refuses nothing of ours.

What a page is made of is compared with what our templates and scripts are known to make.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from sitegen.library.paper import paper_id
from sitegen.site_map import KINDS
from sitegen.text.clean import clean, readable
from sitegen.text.prose import typeset
from tests.browser import hostile_list
from tests.browser.conftest import below_sub_path, served
from tests.browser.hostile_list import (
    DESCRIPTION,
    GONE,
    NAME,
    RETIRED,
    TRUSTED,
    abstract,
    dump_name,
    organization,
    title,
)
from tests.browser.tabs import OpenPage
from tests.hostile import TEXTS
from tests.made_once import built_once

NUMBERS = range(len(TEXTS))
NAMES = [clean(text) for text in TEXTS]
TITLES = [readable(title(number)) for number in NUMBERS]
SOURCES = [f"Source page {number}" for number, _ in enumerate(NUMBERS, 1)]
FIRST = f"papers/{paper_id(title(0))}.html"

ELEMENTS = {
    *(
        "a",
        "aside",
        "b",
        "body",
        "br",
        "button",
        "circle",
        "code",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
    ),
    *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "head"),
    *("header", "html", "img", "input", "kbd", "label", "legend", "li", "link", "main", "mark"),
    *("meta", "nav", "ol", "option", "p", "path", "pre", "rect", "script", "section", "select"),
    *("small", "span", "summary", "svg", "table", "tbody", "td", "template", "textarea"),
    *("th", "thead", "time", "title", "tr", "ul"),
    *("canvas", "defs", "pattern"),  # of the map and of hatched bars
    *("hr", "sup"),  # of a note in an introduction
    *("math", "mi", "mn", "mo", "mrow", "msub", "msubsup", "msup", "mtext"),
}
ATTRIBUTES = {
    *("accept", "alt", "autocapitalize", "autocomplete", "charset", "class", "content"),
    *("datetime", "defer", "disabled", "download", "enterkeyhint", "height", "hidden", "href"),
    *(
        "http-equiv",
        "id",
        "lang",
        "loading",
        "name",
        "open",
        "placeholder",
        "popover",
        "popovertarget",
    ),
    *("property", "rel", "role", "rows", "scope", "spellcheck", "src", "tabindex", "title"),
    *("type", "value", "width"),
    *(f"aria-{name}" for name in ("activedescendant", "autocomplete", "controls", "current")),
    *("aria-describedby", "aria-disabled"),
    *(f"aria-{name}" for name in ("expanded", "haspopup", "hidden", "keyshortcuts", "label")),
    *(f"aria-{name}" for name in ("labelledby", "live", "pressed", "selected")),
    *(f"data-{name}" for name in ("formerly", "list", "move", "mylist", "mylist-count")),
    *(f"data-{name}" for name in ("print", "published", "reading")),
    *(f"data-{name}" for name in ("copy", "explore", "filled", "mark", "md-color-scheme")),
    *(f"data-{name}" for name in ("none", "note", "paper", "personal", "read", "ready", "save")),
    *(f"data-{name}" for name in ("saved", "search-open", "select", "shade")),
    *(f"data-{name}" for name in ("course", "progress", "resume", "resume-box", "resumed")),
    *(f"data-{name}" for name in ("glimpse", "map", "number", "step", "steps", "tick")),
    *("aria-busy", "aria-posinset", "aria-setsize", "as", "crossorigin", "media"),
    *(f"data-{name}" for name in ("density-choice", "folded", "group", "late", "news-count")),
    *(f"data-{name}" for name in ("palette", "revision", "since", "size", "unfold")),
    *("patternTransform", "patternUnits"),  # of hatched bars
    "style",  # heights of rows out of sight, which a script sets
    *("alttext", "dir", "display", "stretchy"),
    *("cx", "cy", "d", "fill", "preserveAspectRatio", "r", "stroke", "stroke-linecap"),
    *("stroke-linejoin", "stroke-width", "viewBox", "y"),  # of drawings
}
SCHEMES = {"http:", "https:", "file:", "blob:"}

# Of the page, or of its text, which no script has run in.
_LOOK = """(text) => {
  const seen = text ? new DOMParser().parseFromString(text, "text/html") : document;
  const all = [...seen.querySelectorAll("*")];
  const textOf = (one) => {
    const copy = one.cloneNode(true);
    for (const math of copy.querySelectorAll("math")) {
      math.replaceWith(math.getAttribute("alttext"));
    }
    return copy.textContent.trim();
  };
  const texts = (selector) => [...seen.querySelectorAll(selector)].map(textOf);
  const address = (one) => one.href?.baseVal ?? one.href ?? one.src;
  const meta = (name) => seen.querySelector(`meta[name="${name}"]`)?.content;
  const inline = [...seen.scripts].filter((one) => !one.src);
  return {
    elements: [...new Set(all.map((one) => one.localName))],
    attributes: [...new Set(all.flatMap((one) => one.getAttributeNames()))],
    schemes: [...new Set(all.map(address).filter(Boolean).map((url) => new URL(url).protocol))],
    inline: inline.map((one) => one.type),
    hurt: window.hurt ?? null,
    kind: seen.querySelector("main").className.replace(/.*--| .*/g, ""),
    title: seen.title,
    name: texts(".sg-brand span"),
    description: meta("description"),
    heading: texts("h1"),
    groups: texts("#sg-nav p"),
    topics: texts("#sg-nav ul[aria-labelledby] a"),
    facts: texts(".sg-head .sg-facts li"),
    picks: texts(".sg-abstract .sg-pick"),
    abstract: texts(".sg-abstract p:not(.sg-pick)"),
    listings: texts(".sg-provenance li"),
    article: inline.length ? JSON.parse(inline[0].textContent).name : null,
    citation: meta("citation_title"),
    scope: texts(".sg-scope, .sg-margin section[aria-labelledby=scope] p"),
    lead: texts(".sg-lead"),
    eyebrow: texts(".sg-eyebrow"),
    cards: texts(".sg-card .sg-title"),
  };
}"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = built_once("hostile", hostile_list.build_site, tmp_path_factory)
    return below_sub_path(built, tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def http_root(hostile_site: Path) -> Iterator[str]:
    with served(hostile_site) as root:
        yield root


@pytest.fixture
def file_root(hostile_site: Path) -> str:
    return hostile_site.as_uri() + "/"


@pytest.fixture(scope="module")
def papers(hostile_site: Path) -> dict[str, str]:
    """Where each paper's page is, by its shown title."""
    found = json.loads((hostile_site / "papers.json").read_text(encoding="utf-8"))["papers"]
    return {paper["title"]: paper["url"] for paper in found}


def look(page: Page, text: str = "") -> dict[str, Any]:
    """What a page, or another's text, says, after making sure that it holds nothing but what we
    put into pages."""
    seen = dict(page.evaluate(_LOOK, text))
    assert set(seen["elements"]) <= ELEMENTS
    assert set(seen["attributes"]) <= ATTRIBUTES
    assert set(seen["schemes"]) <= SCHEMES
    # A data block is not run, and no policy speaks of it: it is the one that may be inline.
    assert set(seen["inline"]) <= {"application/ld+json"}
    assert seen["hurt"] is None
    return seen


def look_framed(page: Page, text: str = "") -> dict[str, Any]:
    """The same of a page of the site, whose frame has the names of the list and of all topics."""
    seen = look(page, text)
    assert seen["name"] == [NAME]
    assert seen["groups"] == NAMES
    assert seen["topics"][: len(NAMES)] == NAMES
    assert seen["title"] in (NAME, f"{seen['heading'][0]} · {NAME}")
    return seen


def explore(page: Page, root: str, fragment: str = "") -> None:
    page.goto("about:blank")
    page.goto(f"{root}explore.html{fragment}")
    page.wait_for_selector("#sg-explore[data-ready]")


def test_every_kind_of_page_holds_nothing_but_ours(
    open_page: OpenPage, file_root: str, hostile_site: Path
) -> None:
    """One page of each kind; a page that has moved sends a reader on, and is looked at there."""
    one_of_each: dict[str, str] = {}
    for path in sorted(hostile_site.rglob("*.html")):
        _, _, kind = path.read_text(encoding="utf-8").partition('<main class="sg-page sg-page--')
        name = path.relative_to(hostile_site).as_posix()
        if name not in (TRUSTED, "404.html"):
            one_of_each.setdefault(re.split('[" ]', kind, maxsplit=1)[0], name)
    others = {"handwritten", "lost", "ledger"}  # the first two have tests of their own
    assert one_of_each.keys() == {kind.name for kind in KINDS} - others
    page = open_page(file_root)
    for kind, name in one_of_each.items():
        page.goto(file_root + name)
        if kind == "moved":
            page.wait_for_url(file_root + FIRST)
        look_framed(page)


def test_a_paper_says_what_was_given(
    open_page: OpenPage, file_root: str, hostile_site: Path, papers: dict[str, str]
) -> None:
    page = open_page(f"{file_root}index.html")
    assert papers.keys() == set(TITLES)
    for number in NUMBERS:
        path = hostile_site / papers[TITLES[number]]
        seen = look_framed(page, path.read_text(encoding="utf-8"))
        shown = typeset(TITLES[number])
        assert seen["heading"] == [shown] == [seen["article"]] == [seen["citation"]]
        assert seen["abstract"] == [readable(abstract(number))]
        assert seen["facts"][1].removeprefix("Organization: ") == readable(organization(number))
        assert seen["facts"][-1] == f"Venue: {NAMES[number]}"
        name = readable(NAMES[number])
        assert seen["picks"] == [f"Pick {name}", f"Note {name}"]
        assert seen["eyebrow"] == [NAMES[number]]
        assert seen["listings"][0].partition(", ")[0] in SOURCES


def test_no_paper_hurts_its_reader(
    open_page: OpenPage, http_root: str, papers: dict[str, str]
) -> None:
    page = open_page(f"{http_root}index.html")
    for number in NUMBERS[::10]:
        page.goto(http_root + papers[TITLES[number]])
        assert look_framed(page)["heading"] == [TITLES[number]]


def test_a_topic_says_what_was_given(
    open_page: OpenPage, file_root: str, hostile_site: Path
) -> None:
    page = open_page(f"{file_root}index.html")
    for number in NUMBERS:
        path = hostile_site / "topics" / f"odd-{number}.html"
        seen = look_framed(page, path.read_text(encoding="utf-8"))
        assert seen["heading"] == seen["eyebrow"] == seen["scope"] == [NAMES[number]]
        assert NAMES[number].startswith(seen["description"].removesuffix(" …"))
        assert seen["cards"] == [typeset(TITLES[number])]


def test_lists_say_what_was_given(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}index.html")

    def texts(selector: str) -> list[str]:
        return page.locator(selector).all_text_contents()

    def prose(selector: str) -> list[str]:
        page.locator(f"{selector} math").evaluate_all(
            "all => all.forEach(one => one.replaceWith(one.getAttribute('alttext')))"
        )
        return texts(selector)

    seen = look_framed(page)
    assert (seen["heading"], seen["lead"]) == ([NAME], [DESCRIPTION])
    names = list(map(readable, NAMES))
    assert (
        prose(".sg-path h3") == prose(".sg-path__intro") == prose(".sg-path li p > span") == names
    )
    assert texts(".sg-groups h3") == texts(".sg-topic") == NAMES
    page.goto(f"{file_root}how-this-list-is-made.html")
    assert texts("tbody th + td") == sorted(map(dump_name, NUMBERS))
    page.goto(f"{file_root}whats-new.html")
    arrivals = [text.partition(", ")[0] for text in texts(".sg-news summary")]
    assert arrivals == SOURCES
    page.goto(f"{file_root}papers/gone-000000.html")
    assert look_framed(page)["heading"] == [GONE]
    page.goto(f"{file_root}topics/retired.html")
    assert look_framed(page)["lead"][0].startswith(clean(RETIRED))


def test_what_a_reader_searches_for_is_only_text(open_page: OpenPage, root: str) -> None:
    page = open_page(f"{root}index.html")
    found = page.evaluate(
        "async (texts) => { for (const text of texts) await sitegen.search(text); }", TEXTS
    )
    assert found is None
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    for number in (0, 3, 12, NAMES.index("{{ 7 * 7 }} and {% raw %}")):
        box.fill(title(number))
        wanted = page.get_by_role("option").filter(has_text=TITLES[number].rpartition(" ")[2])
        wanted.first.wait_for()
        assert wanted.locator(".sg-search__title").first.text_content() == TITLES[number]
        look(page)


def test_explore_shows_and_asks_for_nothing_but_text(open_page: OpenPage, root: str) -> None:
    page = open_page(root)
    explore(page, root)
    look_framed(page)
    labels = page.locator(".sg-choice span:not(.sg-count)").all_text_contents()
    assert {*NAMES} <= set(labels)
    assert {*SOURCES} <= {label.partition(",")[0] for label in labels}
    explore(page, root, "#topic=odd-0")
    expect(page.locator(".sg-chunk h3")).to_have_text([TITLES[0]])
    expect(page.locator(".sg-chunk .sg-pick")).to_have_text([f"Pick {NAMES[0]}"])
    expect(page.locator(".sg-chips button").first).to_have_text(f"{NAMES[0]}×")
    look_framed(page)


def test_no_fragment_does_harm(open_page: OpenPage, root: str) -> None:
    page = open_page(root)
    explore(page, root, f"#q={TEXTS[2]}")
    look_framed(page)
    for fragment in (
        f"#q={quote(TEXTS[0])}",
        "#q=__proto__&topic=__proto__&state=constructor&sort=toString",
        f"#topic={quote(TEXTS[3])}&dump={quote(TEXTS[4])}&year=<b>&match=<i>",
        f"#dump={quote(dump_name(2))}",
        "#q=%E0%A4%A&topic=%",
        f"#q={'[' * 2000}",
        f"#{'q=x&' * 25_000}",
    ):
        if root.startswith("file:"):
            explore(page, root, fragment)
        else:  # what a link in the page does
            page.goto(f"{root}explore.html#topic=odd-0")
            expect(page.locator(".sg-chips button").first).to_have_text(f"{NAMES[0]}×")
            page.goto(f"{root}explore.html{fragment}")
            expect(page.locator(".sg-chips")).not_to_contain_text(f"{NAMES[0]}×")
        look_framed(page)
        assert page.evaluate("({}).topic") is None, fragment[:99]


def test_what_a_reader_imports_is_only_text(open_page: OpenPage, root: str, tmp_path: Path) -> None:
    page = open_page(f"{root}my-list.html")
    given: dict[str, dict[str, Any]] = {
        identifier: {
            "saved": {"is": True, "at": "2026-01-01T00:00:00.000Z"},
            "note": {"is": text, "at": "2026-01-01T00:00:00.000Z", "__proto__": {"x": 1}},
            text: {"is": True, "at": "2026-01-01T00:00:00.000Z"},
        }
        for text in TEXTS
        for identifier in (paper_id(title(TEXTS.index(text))), text)
    }
    file = {"kind": "sitegen reading state", "version": 1, "list": NAME, "papers": given}
    page.get_by_label("Import a copy").set_input_files(
        {"name": "<b>.json", "mimeType": "x", "buffer": json.dumps(file).encode()}
    )
    status = page.locator(".sg-kept-here [role=status]")
    expect(status).to_have_text(f"Imported: {len(given)} papers changed.")
    gone = page.get_by_role("region", name="No longer on this site’s list")
    gone.get_by_role("button", name="Show all").click()
    expect(gone.locator(".sg-kept")).to_have_count(len(TEXTS))
    expect(gone.locator("h3 a")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a copy").click()
    exported = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert exported["list"] == NAME
    assert {i: facts["note"]["is"] for i, facts in exported["papers"].items()} == {
        i: facts["note"]["is"] for i, facts in given.items()
    }
    look(page)
    assert page.evaluate("[({}).x, ({}).saved, Object.keys(Object.prototype).length]") == [
        None,
        None,
        0,
    ]
    page.goto(root + FIRST)
    expect(page.get_by_label("Your note")).to_have_value(TEXTS[0])
    look_framed(page)


def test_a_page_prints_what_it_shows(open_page: OpenPage, root: str) -> None:
    page = open_page(root + FIRST)
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_have_text(TITLES[0])
    expect(page.locator("h1")).to_be_visible()
    look_framed(page)
    assert page.pdf().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("papers/%E0%A4%A.html", "%E0%A4%A"),
        ("papers/%E0", "%E0"),
        (
            "papers/%3Cimg%20src=x%20onerror=window.hurt=1%3E.html",
            "<img src=x onerror=window.hurt=1>",
        ),
        ("papers/%22%3E%3Csvg-onload=1%3E-123abc.html", '"><svg onload=1>'),
        ("%00/__proto__.html", "proto"),
    ],
)
def test_a_lost_reader_sees_the_words_of_any_address(
    open_page: OpenPage, http_root: str, hostile_site: Path, address: str, words: str
) -> None:
    page = open_page("about:blank")
    body = (hostile_site / "404.html").read_text(encoding="utf-8")
    page.route(http_root + address, lambda route: route.fulfill(status=404, body=body))
    page.goto(http_root + address)
    expect(page.locator("#sg-lost a")).to_have_text(words)
    look_framed(page)


class _Seen:
    """A page as a browser shows it that no fixture watches."""

    def __init__(self, browser: Browser, url: str, *, policy: bool) -> None:
        self.context = browser.new_context(bypass_csp=not policy)
        self.page = self.context.new_page()
        self.page.add_init_script(
            """window.refused = [];
            document.addEventListener("securitypolicyviolation", (event) =>
              window.refused.push(event.effectiveDirective));"""
        )
        self.page.route("https://**", lambda route: route.abort())
        self.page.goto(url)
        self.page.click("#link")

    @property
    def hurt(self) -> Any:
        return self.page.evaluate("window.hurt ?? null")

    @property
    def color(self) -> Any:
        return self.page.evaluate("getComputedStyle(document.getElementById('styled')).color")


def test_the_policy_refuses_what_a_curators_own_html_would_run(browser: Browser, root: str) -> None:
    seen = _Seen(browser, root + TRUSTED, policy=True)
    page = seen.page
    _expect_trusted_html(page)
    assert seen.hurt is None
    assert seen.color != "rgb(1, 2, 3)"
    assert set(page.evaluate("window.refused")) == {
        *("script-src-elem", "script-src-attr", "style-src-attr", "style-src-elem"),
        *("img-src", "frame-src"),
    }
    assert page.evaluate("document.getElementById('own').naturalWidth") == 1
    seen.context.close()


def test_without_the_policy_the_same_page_is_hurt(browser: Browser, file_root: str) -> None:
    """So the test above can fail."""
    seen = _Seen(browser, file_root + TRUSTED, policy=False)
    page = seen.page
    _expect_trusted_html(page)
    page.wait_for_function("window.hurt === 'address'")  # the link is followed later
    assert seen.color == "rgb(1, 2, 3)"
    assert page.evaluate("window.refused") == []
    seen.context.close()


def _expect_trusted_html(page: Page) -> None:
    assert page.locator("#handwritten b").text_content() == "HTML"
    assert page.locator("#content script").count() == 2
    alignment = "one => getComputedStyle(one).textAlign"
    assert page.locator("main td").last.evaluate(alignment).endswith("right")
