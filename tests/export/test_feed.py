"""What feeds contain, and in which order."""

import pytest

from sitegen.export.feed import AT_MOST, Feed, feeds
from sitegen.library.library import Library
from tests.factories import (
    ADA,
    JAN,
    date,
    library,
    organization,
    paper,
    republished,
    settings,
    topic,
)


def feed(shelf: Library, stem: str) -> Feed:
    return next(each for each in feeds(shelf, settings()) if each.stem == stem)


def titles(each: Feed) -> list[str]:
    return [entry.title for entry in each.entries]


def test_there_is_a_feed_of_everything_of_changes_and_of_each_topic() -> None:
    shelf = library([paper()], topics=[topic(), topic("birds")])
    stems = [each.stem for each in feeds(shelf, settings())]
    assert stems == ["feed", "changes", "topics/caches", "topics/birds"]


def test_a_topic_has_its_papers_only() -> None:
    one, other = paper("Sparrow"), paper("Finch")
    shelf = library(
        [one, other], topics=[topic(), topic("birds")], filed={other.id: ["caches", "birds"]}
    )
    assert titles(feed(shelf, "topics/birds")) == ["Finch"]


def test_new_arrivals_come_before_newer_papers() -> None:
    old = paper("Old but new here", date=date("2020-01-01"))
    known = [paper("Sparrow", date=date("2024-08-17")), paper("Finch", date=date("2025-08-17"))]
    shelf = republished(known, [*known, old])
    assert titles(feed(shelf, "feed")) == ["Old but new here", "Finch", "Sparrow"]


def test_a_long_list_is_cut() -> None:
    papers = [paper(f"Sparrow {number}") for number in range(AT_MOST + 1)]
    assert len(feed(library(papers), "feed").entries) == AT_MOST


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    found = feed(library([paper("Sparrow"), paper("Finch")]), "feed")
    assert found.updated == max(entry.updated for entry in found.entries)


def test_only_a_stated_year_is_a_date_of_the_paper() -> None:
    papers = [paper("Sparrow", date=date("2024-08-17")), paper("Finch", date=date(day=(4, 10)))]
    texts = {each.title: each.paragraphs for each in feed(library(papers), "feed").entries}
    assert texts["Sparrow"][-1] == "Date: Aug 17, 2024"
    assert texts["Finch"] == ("There is no summary of this paper yet.",)


@pytest.mark.parametrize("stem", ["feed", "topics/caches"])
def test_programs_that_sort_by_time_show_the_order_of_the_feed(stem: str) -> None:
    known = [paper(f"Sparrow {number}", date=date(f"2024-0{number}-01")) for number in (1, 2, 3)]
    found = feed(republished(known, [*known, paper("Finch", date=date("2020-01-01"))]), stem)
    published = [entry.published for entry in found.entries]
    assert titles(found)[0] == "Finch"
    assert published[0] == "2026-04-15T00:00:00Z"
    assert published[1:] == [f"2026-01-15T00:00:0{second}Z" for second in (2, 1, 0)]


def test_a_correction_is_an_update_and_no_arrival() -> None:
    others = [paper("Finch"), paper("Wren")]
    first, second = (paper("Sparrow", authors_count=count) for count in (6, 7))
    shelf = republished([first, *others], [second, *others])
    entries = {entry.title: entry for entry in feed(shelf, "feed").entries}
    assert entries["Sparrow"].updated == "2026-04-15T00:00:00Z"
    assert entries["Sparrow"].published.startswith("2026-01-15")
    assert entries["Finch"].updated == entries["Finch"].published


def test_a_later_paper_leaves_the_instants_of_earlier_ones() -> None:
    known = [paper("Sparrow", date=date("2024-08-17")), paper("Finch", date=date("2025-08-17"))]
    before = {entry.path: entry for entry in feed(republished(known, known), "feed").entries}
    shelf = republished(known, [*known, paper("Wren", date=date("2024-12-01"))])
    after = {entry.path: entry for entry in feed(shelf, "feed").entries}
    assert before.items() <= after.items()


def test_no_program_takes_an_entry_of_a_topic_for_one_it_has_shown() -> None:
    shelf = library([paper("Sparrow"), paper("Finch")])
    ids = [
        {each.address for each in feed(shelf, stem).entries} for stem in ("feed", "topics/caches")
    ]
    assert ids[0].isdisjoint(ids[1])
    assert ids[0] == {one.url for one in shelf.papers.values()}


def test_authors_are_not_invented() -> None:
    papers = [
        paper("Sparrow", authors_count=7),
        paper("Finch", organization=organization("Acme")),
        paper("Wren", organization=organization("Acme"), authors=(JAN, ADA)),
    ]
    authors = {entry.title: entry.authors for entry in feed(library(papers), "feed").entries}
    assert authors == {
        "Sparrow": (),
        "Finch": ("Acme",),
        "Wren": ("Jan van der Berg Jr.", "Ada Bettong"),
    }


def test_a_feed_that_gains_an_old_paper_is_updated() -> None:
    known = paper("Sparrow", date=date("2026-01-02"))
    assert feed(republished([known], [known]), "feed").updated == "2026-01-15T00:00:00Z"
    shelf = republished([known], [known, paper("Finch", date=date("2020-02-01"))])
    assert feed(shelf, "feed").updated == "2026-04-15T00:00:00Z"


def test_the_changes_are_those_of_the_page_of_news() -> None:
    assert feed(library([paper()]), "changes").page == "whats-new.html"
