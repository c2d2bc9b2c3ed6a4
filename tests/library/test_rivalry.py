"""Topics are rivals over papers that are close between them."""

from sitegen.library.rivalry import Rivalry, rivalries
from tests.filed import filed

TOPICS = {"tea": {"teapot": 6, "cup": 2}, "clay": {"kiln": 6, "cup": 1}, "iron": {"anvil": 6}}


def test_pairs_are_told_with_the_closest_papers_first() -> None:
    papers = {
        "A Teapot and a Kiln": "With a cup.",
        "A Kiln for a Teapot": ".",
        "An Anvil and a Teapot": ".",
        "A Teapot": "And an anvil.",
    }
    assert rivalries(filed(TOPICS, papers)) == [
        Rivalry(topics=("tea", "clay"), papers=("A Kiln for a Teapot", "A Teapot and a Kiln")),
        Rivalry(topics=("tea", "iron"), papers=("An Anvil and a Teapot",)),
    ]


def test_a_decision_does_not_end_a_rivalry() -> None:
    library = filed(TOPICS, {"A Kiln for a Teapot": "."}, {"A Kiln for a Teapot": "clay"})
    assert [each.papers for each in rivalries(library)] == [("A Kiln for a Teapot",)]
