"""The program that searches in the browser, as one script: lunr.js and our own parts.

lunr.js comes from the installed MkDocs: nothing is vendored and no CDN is asked.  Our parts are
in `sitegen/browser/search/`.  Comments and indentation are cut (they are more than half of
lunr.js), and one file compresses better and arrives sooner than a dozen.  The price is that the
program is read here rather than in the browser.

Comments are cut by line: none of the sources has a literal that spans lines.  What the search
dialog shares with other parts of a page (`element`, `storage`) is in the page's own script.
"""

import re
from importlib.resources import files

PARTS = (
    "words", "tokens", "bits", "lexicon", "scorer", "expansion", "titles", "authors",
    "nearest", "synonyms", "engine", "client", "excerpt", "matched", "selection", "options",
    "answers", "busy", "latest", "recent", "guide", "dialog",
)  # fmt: skip

_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*$", re.DOTALL | re.MULTILINE)
_TYPE = re.compile(r"/\*\* @type [^*\n]*\*/ ?")
_INDENT = re.compile(r"^\s+", re.MULTILINE)


def program() -> str:
    """Every part, each a `sitegen.define(name, needs, function)`; lunr's license stays."""
    browser = files("sitegen") / "browser" / "search"
    parts = [(browser / f"{name}.js").read_text(encoding="utf-8") for name in PARTS]
    return "".join([_lunr(), *map(_bare, parts)])


def _lunr() -> str:
    """lunr.js as a part: it registers with the module system it finds, here `module`."""
    source = files("mkdocs.contrib.search") / "templates" / "search" / "lunr.js"
    license, end, code = source.read_text(encoding="utf-8").partition("*/")
    return (
        f'{license}{end}\nsitegen.define("lunr", [], function () {{\n'
        f"const module = {{}}, exports = {{}};\n{_bare(code)}\nreturn module.exports;\n}});\n"
    )


def _bare(source: str) -> str:
    return _INDENT.sub("", _TYPE.sub("", _COMMENT.sub("", source)))
