"""The curator's links to papers and topics."""

import pytest

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.cross_references import check, resolve
from tests.factories import library, paper, topic

BRACKETS = paper("Lantern (Extended Version)")
PLAIN = paper("Orchard", lines=(2,))
SHELF = library([BRACKETS, PLAIN], topics=[topic("caches")])


def resolved(text: str, root: str = "../") -> str:
    return resolve(text, root, SHELF.names, SHELF.taxonomy)


def problems(text: str) -> list[str]:
    return [str(problem) for problem in check("about.md", text, SHELF.names, SHELF.taxonomy)]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("[x](paper:Orchard)", f"[x](../papers/{PLAIN.id}.md)"),
        (f"[x](paper:{PLAIN.id})", f"[x](../papers/{PLAIN.id}.md)"),
        ("[x](paper: Orchard )", f"[x](../papers/{PLAIN.id}.md)"),
        ("[x](paper:Lantern (Extended Version))", f"[x](../papers/{BRACKETS.id}.md)"),
        ("[x](paper:Lantern\n  (Extended Version))", f"[x](../papers/{BRACKETS.id}.md)"),
        ("[x](topic:caches)", "[x](../topics/caches.md)"),
        ("[x](paper:Nowhere) [y](topic:none)", "x y"),
        ("[x](https://example.org) (paper:Orchard)", "[x](https://example.org) (paper:Orchard)"),
        ("[a](topic:caches)[b](topic:caches)", "[a](../topics/caches.md)[b](../topics/caches.md)"),
    ],
)
def test_links_lead_to_markdown_files(text: str, markdown: str) -> None:
    assert resolved(text) == markdown
    assert resolve(text, "", SHELF.names, SHELF.taxonomy) == markdown.replace("../", "")


def test_dead_links_are_reported_with_their_place() -> None:
    text = "See [x](paper:Orchad)\nand [y](topic:cache),\nbut not [z](paper:Orchard)."
    assert problems(text) == [
        "about.md:1:15: there is no paper 'Orchad' (did you mean 'Orchard'?)",
        "about.md:2:15: there is no topic 'cache' (did you mean 'caches'? "
        "If it was renamed, write 'formerly: [cache]' there)",
    ]


def test_a_link_to_a_divided_topic_names_what_it_became() -> None:
    halves = tuple(topic(slug, slug.title(), formerly=("heat",)) for slug in ("fire", "steam"))
    (problem,) = check("a.md", "[x](topic:heat)", SHELF.names, Taxonomy(groups=(), topics=halves))
    assert problem.remedy == "it was divided: name one of fire, steam"


def test_good_links_are_no_problem() -> None:
    assert problems("[x](paper:Lantern\n(Extended Version)) and [y](topic:caches)") == []


@pytest.mark.parametrize("opened", ["[", "[](paper:", "[x](topic:", "[x]("])
def test_what_is_opened_and_never_closed_is_looked_at_once(opened: str) -> None:
    """It took hours when each bracket was followed to the end of the file."""
    text = opened * 50_000
    assert problems(text) == []
    assert resolved(text) == text
