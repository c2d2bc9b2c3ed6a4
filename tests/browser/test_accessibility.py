"""axe-core finds nothing on any kind of page: WCAG 2.2 AA and its best practices."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import KINDS

EVERY_RULE: dict[str, Any] = {}
COLORS = {"runOnly": ["color-contrast", "link-in-text-block"]}
LOOKS = {
    "light": ({"color_scheme": "light"}, EVERY_RULE),
    "dark": ({"color_scheme": "dark"}, COLORS),
    "narrow": ({"width": 320}, EVERY_RULE),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
@pytest.mark.parametrize("path", [*KINDS.values(), "404.html"], ids=[*KINDS.keys(), "404"])
def test_axe_finds_nothing(
    open_page: OpenPage, http_root: str, path: str, look: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    options, rules = look
    page = open_page(http_root + path, **options)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.evaluate("document.querySelector('.sg-meaning')?.showPopover()")
    violations = Axe().run(page, options=rules).response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in violations] == []
