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
    table = topics_by_year(LIBRARY)
    assert table.columns == ("2026", "2024", "no year")
    assert {row.topic.text: [cell.count for cell in row.cells] for row in table.rows} == {
        "Caches": [2, 0, 0],
        "Moths & lamps": [1, 1, 1],
    }


def test_a_number_leads_to_its_papers_in_explore() -> None:
    _, moths = topics_by_year(LIBRARY).rows
    assert [cell.url for cell in moths.cells] == [
        "explore.html#topic=moths&year=2026",
        "explore.html#topic=moths&year=2024",
        "explore.html#topic=moths&undated=only",
    ]


def test_the_fullest_cell_of_a_year_has_the_strongest_color() -> None:
    caches, moths = topics_by_year(LIBRARY).rows
    assert [cell.shade for cell in caches.cells] == [5, 0, 0]
    assert [cell.shade for cell in moths.cells] == [3, 3, 0]


def test_inferred_years_are_marked_in_a_cell() -> None:
    caches, moths = topics_by_year(LIBRARY).rows
    assert [cell.inferred for cell in (*caches.cells, *moths.cells)] == [1, 0, 0, 0, 0, 0]
    text = render(next(iter(year_pages(LIBRARY, settings()))))
    (cell,) = re.findall(
        r'<a class="sg-inferred" href="explore.html#topic=caches[^>]*>.*?</a>', text
    )
    assert re.sub("<[^>]*>", "", cell) == "Caches, 2026: 2 papers, 1 by an inferred year"


def test_years_of_long_ago_share_a_column() -> None:
    table = topics_by_year(library([of_year(year) for year in range(2010, 2025)]))
    assert table.columns == (*map(str, range(2024, 2012, -1)), "to 2012")
    assert table.rows[0].cells[-1].count == 3
    assert table.rows[0].cells[-1].url == "explore.html#topic=caches&year=-2012"
    assert "to 2012" not in topics_by_year(library([of_year(y) for y in range(2012, 2025)])).columns


def test_what_fits_no_topic_is_a_row_and_a_topic_without_papers_is_none() -> None:
    table = topics_by_year(library([NEW], topics=[CACHES], filed={NEW.id: []}))
    assert [row.topic.text for row in table.rows] == ["Unsorted"]
    assert topics_by_year(library([])).rows == ()


def test_the_table_is_in_the_markdown_too() -> None:
    text = render_markdown(next(iter(year_pages(LIBRARY, settings()))))
    assert "| Topic | 2026 | 2024 | no year |\n|---|---:|---:|---:|\n" in text
    assert "](topics/caches.md) | 2 |  |  |\n" in text
