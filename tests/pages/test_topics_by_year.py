"""Topics by year: what is counted where, and where the numbers lead."""

import re

from sitegen.library.paper import Paper
from sitegen.pages.render import render, render_markdown
from sitegen.pages.topics_by_year import topics_by_year
from sitegen.pages.year import year_pages
from sitegen.text.dates import YearFrom
from tests.factories import date, library, paper, settings, topic

CACHES, MOTHS = topic("caches", "Caches"), topic("moths", "Moths & lamps")
NEW = paper("Zebras", date=date("2026-02-01"))
GUESS = paper("Finch", date=date("2026-02-02", by=YearFrom.CAPTURE))
OLD = paper("Apricots", date=date("2024-08-17"))
BARE = paper("Moths")
FILED = {
    NEW.id: ["caches", "moths"],
    GUESS.id: ["caches"],
    OLD.id: ["moths"],
    BARE.id: ["moths"],
}
LIBRARY = library([NEW, GUESS, OLD, BARE], topics=[CACHES, MOTHS], filed=FILED)


def of_year(year: int) -> Paper:
    return paper(f"Lantern {year}", date=date(f"{year}-03-01"))


def test_papers_count_in_each_of_their_topics_and_those_without_a_year_apart() -> None:
    caches, moths = topics_by_year(LIBRARY)
    assert (caches.topic.text, caches.count) == ("Caches", 2)
    assert [(bar.label, bar.count) for bar in caches.chart.years] == [
        ("2024", 0),
        ("2025", 0),
        ("2026", 2),
    ]
    assert [bar.count for bar in moths.chart.years] == [1, 0, 1]
    assert [row.chart.undated and row.chart.undated.count for row in (caches, moths)] == [0, 1]


def test_a_year_leads_to_its_papers_in_explore() -> None:
    _, moths = topics_by_year(LIBRARY)
    assert [bar.url for bar in moths.chart.years] == [
        "explore.html#topic=moths&year=2024",
        "",
        "explore.html#topic=moths&year=2026",
    ]


def test_all_charts_have_one_scale() -> None:
    caches, moths = topics_by_year(LIBRARY)
    assert [bar.height for bar in caches.chart.years] == [0, 0, 100]
    assert [bar.height for bar in moths.chart.years] == [50, 0, 50]


def test_inferred_years_are_hatched_and_said() -> None:
    caches, moths = topics_by_year(LIBRARY)
    assert [row.chart.inferred for row in (caches, moths)] == [1, 0]
    text = render(next(iter(year_pages(LIBRARY, settings()))))
    assert text.count('fill="url(#hatch)"') > 0
    assert 'id="hatch"' in text
    (year,) = re.findall(r'<li><a href="explore.html#topic=caches.*?</li>', text, re.DOTALL)
    words = " ".join(re.sub("<[^>]*>", "", year).split())
    assert words == "Caches, 2026 2 papers, 1 by an inferred year"


def test_years_of_long_ago_share_a_bar() -> None:
    (caches,) = topics_by_year(library([of_year(year) for year in range(2010, 2025)]))
    first, *others = caches.chart.years
    assert (first.label, first.is_before, first.count) == ("2012", True, 3)
    assert first.url == "explore.html#topic=caches&year=-2012"
    assert [bar.label for bar in others] == [str(year) for year in range(2013, 2025)]


def test_what_fits_no_topic_is_a_row_and_a_topic_without_papers_is_none() -> None:
    rows = topics_by_year(library([NEW], topics=[CACHES], filed={NEW.id: []}))
    assert [row.topic.text for row in rows] == ["Unsorted"]
    assert topics_by_year(library([])) == ()


def test_the_numbers_are_in_the_markdown_too() -> None:
    text = render_markdown(next(iter(year_pages(LIBRARY, settings()))))
    assert "| Topic | 2024 | 2025 | 2026 | no year |\n|---|---:|---:|---:|---:|\n" in text
    assert "](topics/caches.md) |  |  | 2 |  |\n" in text
