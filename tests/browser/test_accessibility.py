"""axe-core finds nothing on any kind of page, as wide as a phone or a desk, in both palettes."""

from tests.browser.axe import in_every_look
from tests.browser.tabs import OpenPage
from tests.browser.test_pages import KINDS

WIDTHS = (1280, 320)
WAITED_FOR = "#sg-explore, #sg-map, #sg-mylist"


def test_axe_finds_nothing(open_page: OpenPage, http_root: str) -> None:
    page = open_page("about:blank", color_scheme="light")
    found: dict[str, list[str]] = {}
    for path in (*KINDS.values(), "404.html"):
        page.goto(http_root + path)
        page.wait_for_selector(f"main:not(:has(:is({WAITED_FOR}):not([data-ready])))")
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        page.evaluate("document.querySelector('.sg-meaning')?.showPopover()")
        found |= {
            f"{path}, {look}": broken for look, broken in in_every_look(page, WIDTHS) if broken
        }
    assert found == {}
