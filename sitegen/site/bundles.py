"""Bundles: the scripts and stylesheets of a page, each joined from named parts.

    assets/sitegen/palette.js   in the head of every page: what runs before anything is painted
    assets/sitegen/site.js      every page
    assets/sitegen/explore.js   the page of all papers: the same parts, and its own
    assets/sitegen/mylist.js    the reader's own list: likewise
    assets/sitegen/map.js       the map of the list: likewise
    assets/sitegen/lost.js      the page of addresses that lead nowhere: likewise
    assets/sitegen/site.css     every page
    assets/sitegen/explore.css  the page of all papers: the same chapters, and its own
    assets/sitegen/mylist.css   the reader's own list: likewise
    assets/sitegen/map.css      the map of the list: likewise
    assets/sitegen/years.css    the overview of years: likewise
    assets/sitegen/cite.js      a paper of a large list, whose references the browser makes
    assets/sitegen/summaries.js lists, when a reader prints one
    assets/sitegen/small_map.js pages with a small map, once all else of them is there
    assets/sitegen/keeping.js   the panel to keep the site in a browser, which asks for it
    service-worker.js           runs beside the pages, and only where a reader keeps the site

The choice and its price: every page reads one script and one stylesheet, in the browser's cache
after the first; four kinds of page read others, which repeat what the first ones hold.
Comments and needless spaces are cut, which spares a reader's first page a fifth of its bytes; the
parts are read here rather than in the browser.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from sitegen.site.material import material_style

BROWSER = Path(__file__).parents[1] / "browser"
STYLES = BROWSER / "styles"
ASSETS = "assets/sitegen"

# The parts that start by themselves; what they need is included.
_EVERY_PAGE = (
    *("button", "reader", "course", "resume", "news"),
    *("density", "fold", "code", "copy", "printed", "printing"),
    *("offline", "glimpse"),
)
_BESIDE = ("cite", "summaries", "small_map")  # on some pages, and where a reader prints a list
_LATER = ("kept", "keeping")  # which find what else they need in the page's script
_BEFORE_PAINT = ("typeface", "palette", "begun")
# What the search program, loaded later, takes from the page.
_FOR_SEARCH = ("element", "counted", "hint", "storage")
_STARTED = {
    "site.js": _EVERY_PAGE,
    "explore.js": (*_EVERY_PAGE, "explore"),
    "mylist.js": (*_EVERY_PAGE, "mylist"),
    "map.js": (*_EVERY_PAGE, "map"),
    "lost.js": (*_EVERY_PAGE, "lost"),
}
_FIRST = "sitegen"
_AT_THE_DESK = ("review",)
_WORKER = "worker"  # what the worker's script begins with
_IN_WORKER = ("lifecycle",)
_NEEDS = re.compile(r'sitegen\.define\(\s*"[\w-]+",\s*\[([^\]]*)\]')

# Of two rules that are equally specific, the later one wins: the order of chapters counts.
_CHAPTERS = (
    *("tokens", "typeface", "frame", "header", "navigation", "footer"),
    *("text", "mathematics", "cards", "density", "groups", "course", "chart", "margin"),
    *("lists", "home", "glimpse", "paper", "glossary", "made"),
    *("search", "shelf", "offline", "print"),
)
_DESK_CHAPTERS = ("tokens", "typeface", "frame", "tools", "dialogs")
_MATERIAL = "material"  # the chapter that comes from the installed package
STYLED = {
    "site.css": _CHAPTERS,
    "explore.css": (*_CHAPTERS, "tools", "explore", "facets", "results", "dialogs"),
    "mylist.css": (*_CHAPTERS, "tools", "mylist", "facets", "dialogs"),
    "map.css": (*_CHAPTERS, "timeline", "tools", "explore", "facets", "map"),
    "years.css": (*_CHAPTERS, "timeline"),
    "written.css": (*_CHAPTERS, _MATERIAL, "written"),
}


def script_files() -> dict[str, str]:
    """The scripts that pages load, by their path below the site's root."""
    sources = _sources()
    bundles = {name: _script(sources, started) for name, started in _STARTED.items()}
    before_paint = "\n".join(sources[name] for name in _BEFORE_PAINT)
    bundles["palette.js"] = _unless("document.documentElement.dataset.mdColorScheme", before_paint)
    bundles |= {f"{name}.js": _beside(sources, name) for name in _BESIDE}
    bundles["keeping.js"] = jsmin("\n".join(sources[name] for name in _LATER))
    return {f"{ASSETS}/{name}": text for name, text in bundles.items()}


def worker_script(facts: Mapping[str, str]) -> str:
    """The service worker, which knows these facts of its site by their names."""
    sources = _sources()
    own = "\n".join(f"sitegen.{name} = {json.dumps(fact)};" for name, fact in facts.items())
    parts = [sources[name] for name in in_order(sources, _IN_WORKER)]
    return str(jsmin("\n".join([sources[_WORKER], own, *parts])))


def style_files() -> dict[str, str]:
    """The stylesheets that pages load, by their path below the site's root."""
    sources = {path.stem: path.read_text(encoding="utf-8") for path in STYLES.glob("*.css")}
    sources[_MATERIAL] = material_style()
    return {
        f"{ASSETS}/{name}": cssmin(
            "\n".join(sources[each] for each in chapters), keep_bang_comments=True
        )
        for name, chapters in STYLED.items()
    }


def desk_script() -> str:
    """The script of the curator's desk."""
    sources = _sources()
    parts = [sources[name] for name in (_FIRST, *in_order(sources, _AT_THE_DESK))]
    return "\n".join([*parts, f'sitegen.start("{_AT_THE_DESK[-1]}");'])


def desk_style() -> str:
    """The stylesheet of the curator's desk, whose typeface is the site's."""
    chapters = [(STYLES / f"{name}.css").read_text(encoding="utf-8") for name in _DESK_CHAPTERS]
    own = (BROWSER / "review" / "review.css").read_text(encoding="utf-8")
    return "\n".join([*chapters, own]).replace('url("serif', f'url("/{ASSETS}/serif')


def _sources() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in BROWSER.rglob("*.js")}


def _script(sources: Mapping[str, str], started: Iterable[str]) -> str:
    parts = [sources[name] for name in (_FIRST, *in_order(sources, (*_FOR_SEARCH, *started)))]
    starts = ", ".join(f'"{name}"' for name in started)
    script = "\n".join([*parts, f"sitegen.start({starts});"])
    return _unless("window.sitegen", script)


def _beside(sources: Mapping[str, str], started: str) -> str:
    """A script beside the one of every page, with what that does not hold."""
    there = in_order(sources, (*_FOR_SEARCH, *_EVERY_PAGE))
    parts = [sources[name] for name in in_order(sources, [started]) if name not in there]
    return str(jsmin("\n".join([*parts, f'sitegen.start("{started}");'])))


def _unless(has_run: str, script: str) -> str:
    """Run once: a 404 page without a root asks for it at several addresses, which may be one."""
    return str(jsmin(f"if (!{has_run}) {{\n{script}\n}}"))


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
