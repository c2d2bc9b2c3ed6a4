"""A small invented list that has every kind of page, and hostile text wherever text may come from.

Its words are made up, so that no two papers are alike and nobody's paper is meant.
"""

import json
import random
from pathlib import Path

import yaml

from sitegen.content.lock_file import Lock, Published, Revision, write_lock
from sitegen.content.settings import read_settings
from sitegen.library.paper import paper_id
from sitegen.progress import Progress
from sitegen.site.build import build

NAME = "Small & <b>invented</b>"
URL = "https://example.org/lists/papers/"
MANY = 103
FIRST = "Lantern: Caching Without Regret"
SECOND = "Orchard: Caching by Candlelight"
GONE = "Forgotten Caches of Winter"
MOVED = "Lantern: Caching Without Regrets"
MOVED_ID = paper_id(MOVED)
GONE_ID = paper_id(GONE)

HOSTILE = (
    "<script>window.hurt=1</script>",
    "<img src=x onerror=window.hurt=1>",
    "</div></article></main><h1>Second</h1>",
    "<!-- a comment that never ends",
    "<![CDATA[ marked ]]>",
    "<?php echo 1 ?>",
    "</title><script>window.hurt=1</script>",
    "</textarea></style><b>bold</b>",
    '"><svg onload=window.hurt=1>',
    "' onmouseover='window.hurt=1",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &copy",
    "AT&T & sons; R&D &nbsp; here",
    "<a href=javascript:window.hurt=1>link</a>",
    "javascript:alert(1)",
    "[a link](javascript:alert(1))",
    "![an image](x onerror=alert(1))",
    "<https://example.org/auto>",
    "[reference][1] and [^1]",
    "[1]: https://example.org 'title'",
    "*[HTML]: an abbreviation",
    "# Not a heading",
    "Setext ==== heading ----",
    "--- front: matter ---",
    "title: injected # comment",
    "- not a list",
    "1. not a list either",
    "> not a quotation",
    "| not | a | table |",
    "``` not a fence",
    "`code` and ``more code``",
    "*emphasis* and **strong** and ~~struck~~",
    "_under_scores_ and __init__",
    "line  break\\ here",
    "{{ 7 * 7 }} and {% raw %}",
    "{# a Jinja comment #}",
    "{: .attribute #list onclick=alert(1) }",
    "{ #anchor } and { .class }",
    "${7*7} #{7*7} <%= 7*7 %>",
    "--8<-- 'mkdocs.yml'",
    ";--8<-- snippet",
    ":smile: :material-alert: :+1:",
    "[TOC] and [[wiki link]]",
    "!!! danger 'admonition'",
    "??? note details",
    "=== 'tab'",
    "H~2~O and 2^10^ and ==marked== {++added++} {--cut--}",
    "\x02klzzwxh:0001\x03 and \x02wzxhzdk:0\x03",
    "right \u202eto left\u202c and \u2066isolated\u2069",
    "zero\u200bwidth\ufeffmarks",
    "a\u2028line and a\u2029paragraph",
    "e\u0301 combines, and 👩‍🔬 joins",
    "'; DROP TABLE papers; --",
    "%3Cscript%3E ../../etc/passwd",
)

_WORDS = random.Random(2)
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


def build_site(root: Path) -> Path:
    """Write the list below `root` and build it; the folder of the site."""
    content = root / "content"
    (content / "dumps").mkdir(parents=True)
    (content / "pages").mkdir()
    config = f"site_name: {json.dumps(NAME)}\nsite_url: {URL}\n"
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    (content / "topics.yml").write_text(_TOPICS, encoding="utf-8")
    (content / "pages" / "method.md").write_text(_METHOD, encoding="utf-8")
    (content / "dumps" / "april.txt").write_text(_dump(), encoding="utf-8")
    (content / "dumps" / "cut.txt").write_text(f"{_HEAD}\n\n{MOVED}\n\nLanterns.\n", "utf-8")
    (content / "curation.yml").write_text(yaml.safe_dump(_curation()), encoding="utf-8")
    (content / "papers.lock").write_text(write_lock(_lock()), encoding="utf-8")
    build(read_settings(content, root / "build"), Progress())
    return root / "build" / "site"


def hostile_title(number: int) -> str:
    return f"{HOSTILE[number]} {_ODD_NAMES[number]}"


def _word() -> str:
    return "".join(_WORDS.choices(_SYLLABLES, k=4))


def _text(length: int) -> str:
    return " ".join(_word() for _ in range(length)).capitalize() + "."


_ODD_NAMES = [_word() for _ in HOSTILE]

_HEAD = """new

Get trending papers in your email inbox!

Subscribe

Daily Papers

byAK and the research community

Apr 15"""

_TOPICS = """
weights: {decisive: 5, telling: 2.5, hint: 1, against: -4}
groups: [Machines, Oddities]
topics:
  - slug: caches
    name: Caches & lanterns
    group: Machines
    scope: What is kept, and for how long.
    introduction: >-
      Begin with [the lantern](paper:Lantern: Caching Without Regret), then see
      [what is odd](topic:odd).
    phrases: {decisive: [caching]}
  - slug: odd
    formerly: [strange]
    name: Oddities
    group: Oddities
    scope: Text that would rather be something else.
    introduction: ""
    phrases: {decisive: [oddity]}
"""

_METHOD = """# Method

How this list is made.

## Reading

| step | what |
| --- | --- |
| one | read |

## Writing

    code
"""


def _dump() -> str:
    first = f"{_text(40)} Code: https://github.com/invented/lantern."
    cards = [
        _card(FIRST, first, "  • 7 authors", "Mar 16 3"),
        _card(SECOND, f"{_text(40)} An oddity.", "  • 1 author", "Jun 29, 2022"),
    ]
    cards += [
        _card(f"{_word()} {_word()} Caching {_word()}".title(), _text(30), "  • 4 authors", day)
        for day in ("Nov 3, 2024", "May 4, 2025 2") * (MANY // 2)
    ]
    cards.append(f"Undated {_word()} Caching\n\n{_text(30)}")
    cards += [
        _card(
            hostile_title(n),
            f"{text} is an oddity. {_text(30)} {text}",
            f"invented {text}",
            "Feb 2, 2026",
        )
        for n, text in enumerate(HOSTILE)
    ]
    return "\n\n".join([_HEAD, *cards]) + "\n"


def _card(title: str, abstract: str, who: str, when: str) -> str:
    return f"{title}\n\n{abstract}\n\n{who}\n·\n{when}"


def _curation() -> dict[str, object]:
    notes = {paper_id(hostile_title(n)): {"note": text} for n, text in enumerate(HOSTILE)}
    return {
        "dumps": {"april.txt": {"captured": "2026-04-15"}},
        "same": [[FIRST, MOVED]],
        "papers": {
            FIRST: {"pick": "Start here: it keeps what it regrets.", "note": "Read it twice."},
            SECOND: {"also": ["odd"]},
            **notes,
        },
        "paths": [
            {
                "title": "By lantern light",
                "intro": "Two steps into the dark.",
                "papers": [{"paper": FIRST, "why": "First."}, {"paper": SECOND, "why": "Second."}],
            }
        ],
    }


def _lock() -> Lock:
    entries = [
        Published(id=MOVED_ID, title=MOVED, first_revision=1, into=paper_id(FIRST)),
        Published(id=paper_id(FIRST), title=FIRST, first_revision=1),
        Published(id=GONE_ID, title=GONE, first_revision=1, removed=True),
    ]
    return Lock(
        entries={entry.id: entry for entry in entries},
        revisions=(Revision(number=1, as_of="2026-01-01"),),
    )
