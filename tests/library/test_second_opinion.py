"""A second opinion: what the words of papers say of their topics."""

from msgspec.structs import replace

from sitegen.content.taxonomy import UNSORTED
from sitegen.library.assign_topics import Doubt
from sitegen.library.library import Library
from sitegen.library.second_opinion import nearest_decided, opinion_on, second_opinions
from tests.factories import library, paper, topic

KITES = [
    "Kites fly on strings over wet meadows while the wind turns",
    "The wind lifts kites with long tails and tight strings",
    "Tails and strings keep kites steady against the wind",
]
SOUPS = [
    "Soups simmer with onions and barley in copper pots",
    "Barley thickens soups while onions sweeten in the pots",
    "Copper pots keep soups warm, and onions keep them sweet",
]
DOUBT = Doubt(kind="little", found=7.0, needed=10.0)
STRAY = "Onions and barley: copper pots of soups"


def kitchen(stray: str = "kites", **said: object) -> Library:
    """Three papers of each topic, and one of soups filed under a topic."""
    kites = [
        paper(f"Kite {name}", abstract=(text,)) for name, text in zip("abc", KITES, strict=True)
    ]
    soups = [
        paper(f"Soup {name}", abstract=(text,)) for name, text in zip("xyz", SOUPS, strict=True)
    ]
    lost = paper("Lunch", abstract=(STRAY,))
    filed = {p.id: ["kites"] for p in kites} | {p.id: ["soups"] for p in soups}
    return library(
        [*kites, *soups, lost],
        topics=[topic("kites", "Kites"), topic("soups", "Soups")],
        filed=filed | {lost.id: [stray] if stray != UNSORTED else []},
        **said,  # type: ignore[arg-type]
    )


def stray_of(of: Library) -> str:
    return next(each.id for each in of.papers.values() if each.title.value == "Lunch")


def test_a_paper_whose_words_are_of_another_topic_is_contradicted() -> None:
    of = kitchen()
    (opinion,) = second_opinions(of).values()
    assert (opinion.paper, opinion.filed, opinion.topic) == (stray_of(of), "kites", "soups")
    assert opinion.likeness > opinion.own + 0.3
    assert {of.papers[each].title.value[:4] for each in opinion.neighbors} == {"Soup"}


def test_a_paper_among_its_like_is_not() -> None:
    assert not second_opinions(kitchen("soups"))


def test_an_unsorted_paper_is_not_flagged_and_may_be_asked_about() -> None:
    of = kitchen(UNSORTED)
    assert not second_opinions(of)
    opinion = opinion_on(of, stray_of(of))
    assert opinion and (opinion.filed, opinion.topic, opinion.own) == (UNSORTED, "soups", 0.0)


def test_neighbors_are_in_no_doubt() -> None:
    of = kitchen()
    first = nearest_decided(of, stray_of(of), 1)[0]
    doubted = of.paper_topics[first]
    topics = {
        **of.paper_topics,
        first: replace(doubted, assignment=replace(doubted.assignment, doubts=(DOUBT,))),
    }
    assert first not in nearest_decided(replace(of, paper_topics=topics), stray_of(of), 9)
