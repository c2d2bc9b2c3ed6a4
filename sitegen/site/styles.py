"""Styles: the one stylesheet a page of ours loads, joined from the chapters in `browser/styles/`.

    assets/sitegen/site.css      every page
    assets/sitegen/explore.css   the page of all papers: the same chapters, and its own

Chapters are joined as they were written, each under its name, so that a reader may look at the
source.  Their order counts: of two rules that are equally specific, the later one wins.
"""

from collections.abc import Iterable
from pathlib import Path

from sitegen.site.bundles import bundle

STYLES = Path(__file__).parents[1] / "browser" / "styles"

_EVERY_PAGE = (
    *("tokens", "frame", "header", "navigation", "footer"),
    *("text", "cards", "chart", "lists", "home", "paper", "ledger"),
    *("search", "shelf", "print"),
)
_EXPLORE = ("explore", "facets", "results", "dialogs")


def style_files() -> dict[str, str]:
    """The stylesheets that pages load, by their path below the site's root."""
    return {
        "assets/sitegen/site.css": _joined(_EVERY_PAGE),
        "assets/sitegen/explore.css": _joined((*_EVERY_PAGE, *_EXPLORE)),
    }


def _joined(names: Iterable[str]) -> str:
    return bundle((name, (STYLES / f"{name}.css").read_text(encoding="utf-8")) for name in names)
