"""The phrases are judged by what they say without the decision."""

from sitegen.library.agreement import Agreement, Decided, agreements, decided_papers
from tests.filed import filed

TOPICS = {"tea": {"teapot": 6}, "clay": {"kiln": 6}}


def test_decisions_are_told_with_what_the_phrases_say() -> None:
    papers = {"A Teapot": ".", "A Kiln": ".", "Silence": ".", "Another Kiln": "."}
    library = filed(TOPICS, papers, {"A Teapot": "tea", "A Kiln": "tea", "Silence": "clay"})
    assert decided_papers(library) == [
        Decided(paper="A Teapot", topic="tea", said="tea"),
        Decided(paper="A Kiln", topic="tea", said="clay"),
        Decided(paper="Silence", topic="clay", said=None),
    ]
    assert [each.is_corrected for each in decided_papers(library)] == [False, True, True]
    assert agreements(library) == {
        "tea": Agreement(decided=2, said=1, agreed=1),
        "clay": Agreement(decided=1, said=1, agreed=0),
    }


def test_without_decisions_nothing_is_claimed() -> None:
    library = filed(TOPICS, {"A Teapot": "."})
    assert decided_papers(library) == []
    assert agreements(library)["tea"] == Agreement(decided=0, said=0, agreed=0)
