"""What an introduction names, and what the topic's page lists."""

import pytest

from sitegen.content.curation import Decision
from sitegen.content.yaml_file import read_yaml
from sitegen.library.introductions import unlisted
from tests.factories import library, paper, topic

HERE = paper("Orchard")
ALSO_HERE = paper("Lantern", lines=(2,))
ELSEWHERE = paper("Harbor", lines=(3,))
HIDDEN = paper("Attic", lines=(4,))
LIBRARY = library(
    [HERE, ALSO_HERE, ELSEWHERE, HIDDEN],
    topics=[topic("caches"), topic("queues")],
    filed={ALSO_HERE.id: ["queues", "caches"], ELSEWHERE.id: ["queues"]},
    decisions={HIDDEN.id: Decision(place=(), hidden=True)},
)
FILE = """\
topics:
  - slug: caches
    introduction: |
      Begin with {}.
  - slug: queues
    introduction: See [this](paper:Harbor).
retired: {{old: "Gone, as [this](paper:Orchard)."}}
"""


def warnings(introduction: str) -> list[str]:
    text = FILE.format(introduction)
    return [str(each) for each in unlisted(read_yaml("topics.yml", text), text, LIBRARY)]


@pytest.mark.parametrize("paper", ["Harbor", ELSEWHERE.id])
def test_a_paper_that_the_page_does_not_list_is_noticed_with_its_place(paper: str) -> None:
    place = "topics.yml:4:37: "
    message = "the introduction of 'caches' names a paper that its page does not list"
    remedy = " (name another, or give the paper this topic in curation.yml)"
    assert warnings(f"[the harbor](paper:{paper})") == [place + message + remedy]


def test_it_is_a_warning() -> None:
    text = FILE.format("[a](paper:Harbor)\n      and [b](paper:Harbor)")
    found = list(unlisted(read_yaml("topics.yml", text), text, LIBRARY))
    assert [(each.severity, each.line) for each in found] == [("warning", 4), ("warning", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "[x](paper:Orchard)",
        "[x](paper:Lantern)",
        "[x](topic:queues)",
        "[x](paper:Nowhere)",
        "Harbor",
    ],
)
def test_what_the_page_lists_is_no_problem(text: str) -> None:
    assert warnings(text) == []


def test_a_paper_that_is_not_shown_is_not_missed_on_the_page() -> None:
    assert warnings("[x](paper:Attic)") == []
