"""axe-core in a page: what breaks a rule of WCAG 2.2 AA or its best practices."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

EVERY_RULE: Mapping[str, Any] = {}
COLORS: Mapping[str, Any] = {"runOnly": ["color-contrast", "link-in-text-block"]}

# What keeps to a rule is counted, not described, which is most of the work; and our own
# stylesheets need not be loaded again.
_BRIEF = {"resultTypes": ["violations"], "preload": False}
# Nothing is judged while its color is still on the way to another.
_SETTLE = "document.getAnimations().forEach((one) => one.finish())"


def in_every_look(
    page: Page, widths: Sequence[int], within: str = "html"
) -> Iterator[tuple[str, list[str]]]:
    """Every rule at every width. In the dark only colors differ, which are of no width: only their
    rules are tried, at the first.
    """
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        yield f"light, {width} px", violations(page, within=within)
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("html[data-md-color-scheme=slate]")
    page.set_viewport_size({"width": widths[0], "height": 800})
    yield f"dark, {widths[0]} px", violations(page, COLORS, within)
    page.emulate_media(color_scheme="light")


def violations(
    page: Page, rules: Mapping[str, Any] = EVERY_RULE, within: str = "html"
) -> list[str]:
    """Each rule that is broken inside of `within`, a selector, with the first such element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate(_SETTLE)
    found: list[dict[str, Any]] = page.evaluate(
        "([within, options]) => axe.run(within, options).then(({ violations }) => violations)",
        [within, {**rules, **_BRIEF}],
    )
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found]
