"""A small invented list that has every kind of page, and titles that look like Markdown.

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
from tests.hostile import MARKDOWN

NAME = "Small & <b>invented</b>"
URL = "https://example.org/lists/papers/"
MANY = 103
AUTHORS = ("Ada Bettong", "Zoë Quoll")  # of both
FIRST = "Lantern: Caching Without Regret"
SECOND = "Orchard: Caching by Candlelight"
GONE = "Forgotten Caches of Winter"
MOVED = "Lantern: Caching Without Regrets"
MOVED_ID = paper_id(MOVED)
GONE_ID = paper_id(GONE)

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
    (content / "facets.yml").write_text(_FACETS, encoding="utf-8")
    (content / "glossary.yml").write_text(_GLOSSARY, encoding="utf-8")
    (content / "pages" / "method.md").write_text(_METHOD, encoding="utf-8")
    (content / "dumps" / "april.txt").write_text(_dump(), encoding="utf-8")
    (content / "dumps" / "cut.txt").write_text(f"{_HEAD}\n\n{MOVED}\n\nLanterns.\n", "utf-8")
    (content / "curation.yml").write_text(yaml.safe_dump(_curation()), encoding="utf-8")
    (content / "papers.lock").write_text(write_lock(_lock()), encoding="utf-8")
    build(read_settings(content, root / "build"), Progress())
    return root / "build" / "site"


def odd_title(number: int) -> str:
    return f"{MARKDOWN[number]} {_ODD_NAMES[number]}"


def _word() -> str:
    return "".join(_WORDS.choices(_SYLLABLES, k=4))


def _text(length: int) -> str:
    return " ".join(_word() for _ in range(length)).capitalize() + "."


_ODD_NAMES = [_word() for _ in MARKDOWN]

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
      [what is odd](topic:odd): an oddity is kept, too.
    phrases: {decisive: [caching]}
  - slug: odd
    formerly: [strange]
    name: Oddities
    group: Oddities
    scope: Text that would rather be something else.
    introduction: ""
    phrases: {decisive: [oddity]}
"""

_FACETS = """
weights: {decisive: 6}
facets:
  - slug: kept
    title: What is kept?
    values:
      - {slug: light, title: Light, phrases: {decisive: [lantern]}}
      - {slug: fruit, title: Fruit & nuts, phrases: {decisive: [orchard]}}
"""

_GLOSSARY = """
- term: oddity
  also: [strange thing]
  text: Whatever would rather be <b>something</b> else.
  read: odd
"""

_METHOD = """# Method

How this list is made.

## Reading

| step | what |
| --- | --- |
| one | read |

## Writing

    code

!!! note "A note"
    Of the lantern, which takes $O(n \\log n)$ steps.[^1]

??? warning
    It burns.

=== "Python"

    ```python
    lantern = "lit"  # for now
    ```

=== "Shell"

    ```sh
    light lantern
    ```

- [x] lit
- [ ] put out

$$
\\sum_{i=1}^{n} x_i^2 + \\frac{a+b}{2} + \\sqrt{n}
+ \\sum_{j=1}^{m} y_j + \\prod_{k=1}^{l} z_k + \\int_0^1 f(x) dx
$$

++ctrl+k++ ==marked== ~~gone~~ H~2~O

[^1]: As they say.
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
            odd_title(n),
            f"{text} is an oddity. {_text(30)} {text}",
            f"invented {text}",
            "Feb 2, 2026",
        )
        for n, text in enumerate(MARKDOWN)
    ]
    return "\n\n".join([_HEAD, *cards]) + "\n"


def _card(title: str, abstract: str, who: str, when: str) -> str:
    return f"{title}\n\n{abstract}\n\n{who}\n·\n{when}"


def _curation() -> dict[str, object]:
    notes = {paper_id(odd_title(n)): {"note": text} for n, text in enumerate(MARKDOWN)}
    return {
        "dumps": {"april.txt": {"captured": "2026-04-15"}},
        "same": [[FIRST, MOVED]],
        "papers": {
            FIRST: {
                "pick": "Start here: it keeps what it regrets.",
                "note": "Read it twice.",
                "authors": [*AUTHORS, "Una Numbat"],
            },
            SECOND: {"also": ["odd"], "authors": [AUTHORS[0], "Zoe Quoll", AUTHORS[1]]},
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
