"""axe-core finds nothing on any kind of page, as wide as a phone or a desk, in both palettes."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.axe import COLORS, EVERY_RULE, violations
from tests.browser.tabs import OpenPage
from tests.browser.test_pages import KINDS

WIDTHS = (1280, 390, 320)


def test_axe_finds_nothing(open_page: OpenPage, http_root: str) -> None:
    page = open_page("about:blank", color_scheme="light")
    found: dict[str, list[str]] = {}
    for path in (*KINDS.values(), "404.html"):
        page.goto(http_root + path)
        page.wait_for_selector("main:not(:has(:is(#sg-explore, #sg-mylist):not([data-ready])))")
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        page.evaluate("document.querySelector('.sg-meaning')?.showPopover()")
        found |= {f"{path}, {look}": broken for look, broken in _in_every_look(page) if broken}
    assert found == {}


def _in_every_look(page: Page) -> Iterator[tuple[str, list[str]]]:
    """Every rule at every width; in the dark only colors differ, and only their rules are tried."""
    for palette, scheme, rules in (("light", "default", EVERY_RULE), ("dark", "slate", COLORS)):
        page.emulate_media(color_scheme=palette)  # type: ignore[arg-type]
        page.wait_for_selector(f"html[data-md-color-scheme={scheme}]")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            yield f"{palette}, {width} px", violations(page, rules)
