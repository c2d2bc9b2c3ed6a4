"""The pictures in the README, taken from the built site: `make screenshots`."""

from collections.abc import Iterator

from playwright.sync_api import Page, sync_playwright

from tests.browser.setup import CHROMIUM
from tests.corpus import ROOT

SITE = ROOT / "build" / "site"
PICTURES = ROOT / ".github" / "screenshots"
_PAPER = "papers/gpipe-efficient-training-of-giant-neural-networks-using-671199.html"
_PAGES = {
    "map": "map.html",
    "home": "index.html",
    "topic": "topics/llm-serving.html",
    "paper": _PAPER,
    "author": "authors/ion-stoica.html",
    "years": "years.html",
    "explore": "explore.html",
}
# What a script fills later is there; the small map of a topic may be out of sight.
_READY = "main:not(:has(:is(#sg-explore, #sg-map, .sg-home [data-glimpse]):not([data-ready])))"
_SIZES = {1280: 900, 390: 844}


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        executable = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for width, height in _SIZES.items():
            for scheme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": width, "height": height},
                    color_scheme="dark" if scheme == "dark" else "light",
                )
                for name in _pictured(page):
                    page.screenshot(path=PICTURES / f"{name}-{width}-{scheme}.png")
                page.close()
        browser.close()


def _pictured(page: Page) -> Iterator[str]:
    """Open each page in turn, and then the search."""
    for name, path in _PAGES.items():
        page.goto((SITE / path).as_uri())
        page.wait_for_load_state("networkidle")
        page.wait_for_selector(_READY)
        yield name
    page.goto((SITE / "index.html").as_uri())
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.locator("dialog[open]").wait_for()
    page.keyboard.type("speculative decodng")
    page.locator(".sg-search__all").wait_for()  # it appears with the count of all results
    page.locator(".sg-search__line mark").first.wait_for()
    yield "search"


if __name__ == "__main__":
    main()
