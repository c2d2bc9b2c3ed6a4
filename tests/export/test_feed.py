"""What feeds contain, and in which order."""

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
    papers = [paper("Sparrow", date=date("2024-08-17")), paper("Finch", date=date("2025-08-17"))]
    assert feed(library(papers), "feed").updated == "2025-08-17"


def test_only_a_stated_year_is_a_day_of_publication() -> None:
    papers = [paper("Sparrow", date=date("2024-08-17")), paper("Finch", date=date(day=(4, 10)))]
    entries = {entry.title: entry for entry in feed(library(papers), "feed").entries}
    assert entries["Sparrow"].published == "2024-08-17"
    assert entries["Finch"].published == ""


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
    assert feed(library([known]), "feed").updated == "2026-01-02"
    shelf = republished([known], [known, paper("Finch", date=date("2020-02-01"))])
    assert feed(shelf, "feed").updated == "2026-04-15"


def test_the_changes_are_those_of_the_page_of_news() -> None:
    assert feed(library([paper()]), "changes").page == "whats-new.html"
