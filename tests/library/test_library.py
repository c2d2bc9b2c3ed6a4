"""The library: filed, ordered."""

from msgspec.structs import replace

from sitegen.content.curation import Decision
from sitegen.library.library import newest_first
from tests.factories import date, library, paper, topic

CACHES, RIVERS, LAMPS = (topic(slug, slug.title()) for slug in ("caches", "rivers", "lamps"))
TOPICS = [CACHES, RIVERS, LAMPS]


def test_papers_stand_newest_first_and_undated_ones_follow_by_title() -> None:
    papers = [
        paper("zebra"),
        paper("Apple"),
        paper("Old", date=date("2020-01-01")),
        paper("New", date=date("2024-02-03")),
        paper("Newer", date=date("2024-02-04")),
        paper("Also new", date=date("2024-02-03")),
        paper("After the capture", date=date(day=(12, 1))),
    ]
    shelf = library(papers)
    assert [p.title.value for p in shelf.papers.values()] == [
        "Newer",
        "Also new",
        "New",
        "Old",
        "After the capture",
        "Apple",
        "zebra",
    ]
    assert list(shelf.papers.values()) == sorted(papers, key=newest_first)


def test_a_hidden_paper_is_nowhere_but_in_the_accounts() -> None:
    shown, hidden = paper("Shown"), paper("Hidden")
    decisions = {hidden.id: Decision(place=(), hidden=True, pick="Read it.")}
    shelf = library([shown, hidden], decisions=decisions)
    assert list(shelf.papers) == [shown.id]
    assert shelf.hidden == {hidden.id}
    assert shelf.picks == []
    assert hidden.id not in shelf.paper_topics


def test_a_paper_is_in_its_first_topic_and_in_the_others() -> None:
    both, alone, none = paper("Both"), paper("Alone"), paper("None")
    filed = {both.id: ["caches", "rivers"], alone.id: ["rivers"], none.id: []}
    shelf = library([both, alone, none], topics=TOPICS, filed=filed)
    assert [p.id for p in shelf.in_topic(RIVERS)] == [alone.id, both.id]
    assert [p.id for p in shelf.primarily_in(RIVERS)] == [alone.id]
    assert shelf.in_topic(LAMPS) == []
    assert [p.id for p in shelf.unsorted] == [none.id]
    assert shelf.primary(both) == CACHES


def test_the_curator_decides_the_topics() -> None:
    one = paper("Lantern")
    filed = {one.id: ["caches", "rivers"]}

    def placements(**decided: object) -> list[str]:
        decision = replace(Decision(place=()), **decided)
        shelf = library([one], topics=TOPICS, filed=filed, decisions={one.id: decision})
        assert shelf.paper_topics[one.id].by_curator == bool(decided)
        said = shelf.paper_topics[one.id].by_rules
        assert [said.primary and said.primary.topic] == [*filed[one.id][:1]]
        return [placement.topic for placement in shelf.paper_topics[one.id].placements]

    assert placements() == ["caches", "rivers"]
    assert placements(topic="lamps") == ["lamps", "rivers"]
    assert placements(topic="rivers") == ["rivers"]
    assert placements(topic="unsorted", also=("lamps",)) == []
    assert placements(also=()) == ["caches"]
    assert placements(also=("lamps", "caches")) == ["caches", "lamps"]
    assert placements(topic="lamps", also=("caches",)) == ["lamps", "caches"]


def test_picks_stand_in_the_order_of_the_curators_file() -> None:
    old, new = paper("Old", date=date("2020-01-01")), paper("New", date=date("2024-01-01"))
    decisions = {p.id: Decision(place=(), pick=f"Read {p.title.value}.") for p in (old, new)}
    shelf = library([old, new], decisions=decisions)
    assert [p.id for p in shelf.picks] == [old.id, new.id]
    assert shelf.pick(old) == "Read Old."
    assert library([old]).pick(old) is None
