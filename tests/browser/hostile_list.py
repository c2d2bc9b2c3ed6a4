"""A list of nothing but hostile text, wherever text may come from: dumps and their names, topics,
groups, picks, notes, relations, reading paths, former papers, the site's name.

Its curator can be trusted, though, and wrote one page of HTML.
"""

import json
import random
from pathlib import Path

import yaml

from sitegen.content.facets import MOST_VALUES
from sitegen.content.lock_file import Lock, Published, Revision, write_lock
from sitegen.content.settings import read_settings
from sitegen.library.paper import paper_id
from sitegen.progress import Progress
from sitegen.site.build import build
from sitegen.text.clean import clean
from tests.hostile import TEXTS

URL = "https://example.org/lists/papers/"
# A name cannot be each of them; these are what would end an element, an attribute, a script.
NAME = """</title></script>"'><img src=x onerror=window.hurt=1> {{ 7*7 }} &lt;list&gt;"""
DESCRIPTION = """"><script>window.hurt=1</script> {% raw %} ' onclick='window.hurt=1' &amp;"""
TRUSTED = "trusted.html"
GONE = "<svg onload=window.hurt=1> is gone"
MOVED = "<img src=x onerror=window.hurt=1> has moved"
RETIRED = " ".join(TEXTS)
AUTHOR = """Ada O'Poe "{{ 7*7 }}" &lt;onerror=window.hurt=1&gt; Roe"""
WRITTEN_BY_ONE = (0, 1)  # papers; who wrote two has a page

_RANDOM = random.Random(3)
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
_HEAD = """new

Get trending papers in your email inbox!

Subscribe

Daily Papers

byAK and the research community

Apr 15"""
# Whatever reads more of a text than ours do.
_EXTENSIONS = (
    *("md_in_html", "nl2br", "wikilinks", "pymdownx.betterem", "pymdownx.critic"),
    *("pymdownx.emoji", "pymdownx.magiclink", "pymdownx.smartsymbols", "pymdownx.snippets"),
    *("pymdownx.escapeall", "pymdownx.progressbar", "pymdownx.blocks.admonition"),
)
_TRUSTED_PAGE = """# A page of HTML

<p id="handwritten">Trusted <b>HTML</b>.</p>
<script>window.hurt = "script"</script>
<img src="x" alt="" onerror="window.hurt = 'handler'">
<p id="styled" style="color: rgb(1, 2, 3)">Styled.</p>
<p><a id="link" href="javascript:void (window.hurt = 'address')">Press</a></p>
<img id="own" alt=""
 src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">
<img src="https://example.org/remote.png" alt="">
<iframe src="https://example.org/"></iframe>
<script src="https://example.org/remote.js"></script>
<link rel="stylesheet" href="https://example.org/remote.css">

| left | right |
| :--- | ----: |
| a    | b     |
"""


def build_site(root: Path) -> Path:
    """Write the list below `root` and build it; the folder of the site."""
    content = root / "content"
    (content / "dumps").mkdir(parents=True)
    (content / "pages").mkdir()
    config = {
        "site_name": NAME,
        "site_url": URL,
        "site_description": DESCRIPTION,
        "extra": {"sitegen": {"repository": "example/hostile"}},
        "markdown_extensions": [*_EXTENSIONS],
    }
    (root / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    (content / "topics.yml").write_text(yaml.safe_dump(_topics()), encoding="utf-8")
    (content / "curation.yml").write_text(yaml.safe_dump(_curation()), encoding="utf-8")
    (content / "glossary.yml").write_text(yaml.safe_dump(_glossary()), encoding="utf-8")
    (content / "facets.yml").write_text(yaml.safe_dump(_facets()), encoding="utf-8")
    (content / "papers.lock").write_text(write_lock(_lock()), encoding="utf-8")
    (content / "pages" / "trusted.md").write_text(_TRUSTED_PAGE, encoding="utf-8")
    for number in range(len(TEXTS)):
        dump = content / "dumps" / dump_name(number)
        dump.write_text(_dump(number), encoding="utf-8")
    build(read_settings(content, root / "build"), Progress())
    return root / "build" / "site"


def title(number: int) -> str:
    return f"{TEXTS[number]} {_NAMES[number]}"


def abstract(number: int) -> str:
    text = TEXTS[number]
    return f"{text} is an oddity called {_NAMES[number]}. {_PROSE[number]} {text}"


def organization(number: int) -> str:
    return TEXTS[number][:60]  # a longer line is not taken for a byline


def dump_name(number: int) -> str:
    """A file may be called anything that can be seen and has no slash, up to a length."""
    return f"{clean(TEXTS[number]).replace('/', '∕')[:60].strip()} {number}.txt"


def _words(length: int) -> list[str]:
    return ["".join(_RANDOM.choices(_SYLLABLES, k=4)) for _ in range(length)]


_NAMES = _words(len(TEXTS))
_PROSE = [" ".join(_words(30)).capitalize() + "." for _ in TEXTS]


def _dump(number: int) -> str:
    who = f"invented {organization(number)}"
    card = [title(number), abstract(number), f"{who}\n·\nFeb {number % 28 + 1}, 2026"]
    return "\n\n".join([_HEAD, *card]) + "\n"


def _topics() -> dict[str, object]:
    topics = [
        {
            "slug": f"odd-{number}",
            "formerly": [f"former-{number}"] if number == 0 else [],
            "name": text,
            "group": text,
            "scope": text,
            "introduction": "Oddities[^1].\n\n*[HTML]: a b\n*[is]: a b\n\n[^1]: A note.",
            "phrases": {"decisive": [_NAMES[number]]},
        }
        for number, text in enumerate(TEXTS)
    ]
    weights = {"decisive": 5}
    return {
        "weights": weights,
        "groups": list(TEXTS),
        "topics": topics,
        "retired": {"retired": RETIRED},
    }


def _glossary() -> list[dict[str, str]]:
    return [
        {"term": f"Lamp {number} {text}", "text": f"What {text} means."}
        for number, text in enumerate(TEXTS)
    ]


def _facets() -> dict[str, object]:
    """Every paper has every value."""
    facets = [
        {
            "slug": f"facet-{start}",
            "title": TEXTS[start],
            "several": True,
            "values": [
                {"slug": f"value-{n}", "title": text, "phrases": {"all": ["oddity"]}}
                for n, text in enumerate(TEXTS[start : start + MOST_VALUES])
            ],
        }
        for start in range(0, len(TEXTS) - 1, MOST_VALUES)
    ]
    return {"weights": {"all": 6}, "facets": facets}


def _curation() -> dict[str, object]:
    papers: dict[str, dict[str, object]] = {
        paper_id(title(number)): {"pick": text, "note": text, "venue": text}
        for number, text in enumerate(TEXTS)
    }
    for number in WRITTEN_BY_ONE:
        papers[paper_id(title(number))]["authors"] = [AUTHOR]
    paths = [
        {
            "title": text,
            "intro": text,
            "papers": [{"paper": paper_id(title(number)), "why": text}],
        }
        for number, text in enumerate(TEXTS)
    ]
    relations = [
        {"paper": paper_id(title(number)), "extends": paper_id(title(number - 1)), "why": text}
        for number, text in enumerate(TEXTS)
        if number
    ]
    return {"papers": papers, "relations": relations, "paths": paths}


def _lock() -> Lock:
    first = paper_id(title(0))
    entries = [
        Published(id=first, title=title(0), first_revision=1),
        Published(id="gone-000000", title=GONE, first_revision=1, removed=True),
        Published(id="moved-000000", title=MOVED, first_revision=1, into=first),
    ]
    return Lock(
        entries={entry.id: entry for entry in entries},
        revisions=(Revision(number=1, as_of="2026-01-01"),),
    )
