"""What the search dialog offers before a query."""

import pytest

from sitegen.content.curation import Decision
from sitegen.search import opening as module
from sitegen.search.opening import Opening, opening
from tests.factories import library, paper, topic

ONE = paper("Lantern")
TWO = paper("Harbor")
THREE = paper("Moth")
TOPICS = [topic("caches", "Caches"), topic("moths", "Moths"), topic("empty", "Empty")]
FILED = {ONE.id: ["caches"], TWO.id: ["caches"], THREE.id: ["moths", "caches"]}


def picked(*titles: str) -> Opening:
    papers = {one.title.value: one.id for one in (ONE, TWO, THREE)}
    decisions = {papers[title]: Decision(place=(), pick="Read it.") for title in titles}
    return opening(library([ONE, TWO, THREE], topics=TOPICS, filed=FILED, decisions=decisions))


def test_topics_that_have_papers_are_offered_in_the_lists_own_order() -> None:
    assert picked().topics == [("Caches", "topics/caches.html"), ("Moths", "topics/moths.html")]


def test_of_many_topics_the_largest_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TOPICS", 1)
    assert [name for name, _ in picked().topics] == ["Caches"]


def test_each_topic_offers_its_first_pick() -> None:
    assert [title for title, _ in picked("Lantern", "Harbor", "Moth").picks] == ["Lantern", "Moth"]
    assert picked("Lantern").picks == (("Lantern", ONE.url),)


def test_a_list_without_anything_offers_where_to_look_elsewhere() -> None:
    nothing = opening(library([]))
    assert (nothing.topics, nothing.picks) == ([], ())
    assert "arXiv" in dict(nothing.look_ups)
