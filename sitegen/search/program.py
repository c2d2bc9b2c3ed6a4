"""The program that searches in the browser, as one script: lunr's stemmer and our own parts.

The stemmer is a chapter of lunr.js, which comes from the installed MkDocs: nothing is vendored and
no CDN is asked.  Our parts are in `sitegen/browser/search/`.  Comments and needless spaces are cut,
and one file compresses better and arrives sooner than a dozen.  The price is that the program is
read here rather than in the browser.

What the search dialog shares with other parts of a page (`element`, `storage`) is in the page's
own script.
"""

from importlib.resources import files

from rjsmin import jsmin

PARTS = (
    "words", "tokens", "bits", "ranges", "lexicon", "scorer", "titles", "ranking", "expansion",
    "named", "authors", "identifiers", "operators", "lookup", "phrase", "narrowing", "nearest",
    "standing", "synonyms", "thesaurus", "engine", "client", "excerpt", "matched", "selection",
    "options", "related", "answers", "busy", "latest", "recent", "guide", "dialog",
)  # fmt: skip


def program() -> str:
    """Every part, each a `sitegen.define(name, needs, function)`; lunr's license stays."""
    browser = files("sitegen") / "browser" / "search"
    parts = "\n".join((browser / f"{name}.js").read_text(encoding="utf-8") for name in PARTS)
    return f"{_stemmer()}{jsmin(parts)}"


def lunr_js() -> str:
    """lunr.js, as MkDocs has it."""
    search = files("mkdocs.contrib") / "search"  # not as a package: that loads another program
    return (search / "templates" / "search" / "lunr.js").read_text(encoding="utf-8")


def _stemmer() -> str:
    """lunr's stemmer as a part that takes a word. Each chapter begins with whose it is."""
    license, end, rest = lunr_js().partition("*/")
    (chapter,) = (each for each in rest.split("/*!") if "\nlunr.stemmer = " in each)
    authors, _, code = chapter.partition("*/")
    return (
        f'{license}{end}\n/*!{authors}*/\nsitegen.define("stemmer", [], function () {{\n'
        f"const lunr = {{ Pipeline: {{ registerFunction() {{}} }} }};\n{jsmin(code)}\n"
        "return (word) => lunr.stemmer({ update: (change) => change(word) });\n});\n"
    )
