"""The program that searches in the browser, as one script: lunr.js and our own parts.

lunr.js comes from the installed MkDocs: nothing is vendored and no CDN is asked.  Our parts are
in `sitegen/browser/search/`.  Comments and needless spaces are cut (they are more than half of
lunr.js), and one file compresses better and arrives sooner than a dozen.  The price is that the
program is read here rather than in the browser.

What the search dialog shares with other parts of a page (`element`, `storage`) is in the page's
own script.
"""

from importlib.resources import files

from rjsmin import jsmin

PARTS = (
    "words", "tokens", "bits", "ranges", "lexicon", "scorer", "expansion", "titles", "authors",
    "nearest", "standing", "synonyms", "engine", "client", "excerpt", "matched", "selection",
    "options", "related", "answers", "busy", "latest", "recent", "guide", "dialog",
)  # fmt: skip


def program() -> str:
    """Every part, each a `sitegen.define(name, needs, function)`; lunr's license stays."""
    browser = files("sitegen") / "browser" / "search"
    parts = "\n".join((browser / f"{name}.js").read_text(encoding="utf-8") for name in PARTS)
    return f"{_lunr()}{jsmin(parts)}"


def _lunr() -> str:
    """lunr.js as a part: it registers with the module system it finds, here `module`."""
    search = files("mkdocs.contrib") / "search"  # not as a package: that loads another program
    source = search / "templates" / "search" / "lunr.js"
    license, end, code = source.read_text(encoding="utf-8").partition("*/")
    return (
        f'{license}{end}\nsitegen.define("lunr", [], function () {{\n'
        f"const module = {{}}, exports = {{}};\n{jsmin(code)}\nreturn module.exports;\n}});\n"
    )
