"""Bundles: the scripts and stylesheets of a page, each joined from named parts.

    assets/sitegen/palette.js   in the head of every page: what runs before anything is painted
    assets/sitegen/site.js      every page
    assets/sitegen/explore.js   the page of all papers: the same parts, and its own
    assets/sitegen/site.css     every page
    assets/sitegen/explore.css  the page of all papers: the same chapters, and its own

The choice and its price: every page reads one script and one stylesheet, in the browser's cache
after the first; the page of all papers reads others, which repeat what the first ones hold.
Parts are in a bundle as they were written, each under its name, so that a reader may look at
the source.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sitegen.site.material import material_style

BROWSER = Path(__file__).parents[1] / "browser"
STYLES = BROWSER / "styles"
ASSETS = "assets/sitegen"

# The parts that start by themselves; what they need is included.
_EVERY_PAGE = (
    *("button", "reader", "course", "resume", "news"),
    *("density", "fold", "code", "copy", "printed", "lost"),
)
_BEFORE_PAINT = ("typeface", "palette", "begun")
# What the search program, loaded later, takes from the page.
_FOR_SEARCH = ("element", "counted", "storage")
_STARTED = {"site.js": _EVERY_PAGE, "explore.js": (*_EVERY_PAGE, "explore")}
_FIRST = "sitegen"
_NEEDS = re.compile(r'sitegen\.define\(\s*"[\w-]+",\s*\[([^\]]*)\]')

# Of two rules that are equally specific, the later one wins: the order of chapters counts.
_CHAPTERS = (
    *("tokens", "typeface", "frame", "header", "navigation", "footer"),
    *("text", "mathematics", "cards", "density", "groups", "course", "chart", "margin"),
    *("timeline", "lists", "home", "paper", "glossary", "made"),
    *("search", "shelf", "print"),
)
_CHAPTERS_OF_EXPLORE = ("explore", "facets", "results", "dialogs")
_MATERIAL = "material"  # the chapter that comes from the installed package
_STYLED = {
    "site.css": _CHAPTERS,
    "explore.css": (*_CHAPTERS, *_CHAPTERS_OF_EXPLORE),
    "written.css": (*_CHAPTERS, _MATERIAL, "written"),
}


def bundle(parts: Iterable[tuple[str, str]]) -> str:
    """One text of several named ones, scripts or stylesheets, in the order given."""
    return "\n".join(f"/* ---- {name} ---- */\n\n{text.strip()}\n" for name, text in parts)


def script_files() -> dict[str, str]:
    """The scripts that pages load, by their path below the site's root."""
    sources = {path.stem: path.read_text(encoding="utf-8") for path in BROWSER.rglob("*.js")}
    bundles = {name: _script(sources, started) for name, started in _STARTED.items()}
    bundles["palette.js"] = bundle((name, sources[name]) for name in _BEFORE_PAINT)
    return {f"{ASSETS}/{name}": text for name, text in bundles.items()}


def style_files() -> dict[str, str]:
    """The stylesheets that pages load, by their path below the site's root."""
    sources = {path.stem: path.read_text(encoding="utf-8") for path in STYLES.glob("*.css")}
    sources[_MATERIAL] = material_style()
    return {
        f"{ASSETS}/{name}": bundle((chapter, sources[chapter]) for chapter in chapters)
        for name, chapters in _STYLED.items()
    }


def _script(sources: Mapping[str, str], started: Iterable[str]) -> str:
    names = (_FIRST, *in_order(sources, (*_FOR_SEARCH, *started)))
    starts = ", ".join(f'"{name}"' for name in started)
    return f"{bundle((name, sources[name]) for name in names)}\nsitegen.start({starts});\n"


def in_order(sources: Mapping[str, str], wanted: Iterable[str]) -> list[str]:
    """The parts wanted and all that they need, each once and after what it needs."""
    found: dict[str, None] = {}

    def visit(name: str) -> None:
        if name not in found:
            for need in _needs(sources[name]):
                visit(need)
            found[name] = None

    for name in wanted:
        visit(name)
    return list(found)


def _needs(source: str) -> Iterator[str]:
    """The names of the parts that a part says it needs."""
    declared = _NEEDS.search(source)
    yield from re.findall(r'"([\w-]+)"', declared[1] if declared else "")
