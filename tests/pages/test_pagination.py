"""Long lists in parts, and the chart of years: a bar for each, and one for those long before."""

import re

import pytest

from sitegen.pages.about import explore_pages
from sitegen.pages.pagination import year_bars
from sitegen.pages.render import render
from sitegen.present.view import BarView
from tests.factories import date, library, paper


def bars(*years: int) -> tuple[BarView, ...]:
    papers = [paper(f"Finch {n}", date=date(f"{y}-05-01")) for n, y in enumerate(years)]
    return year_bars(papers, "birds")


def test_a_year_without_papers_has_its_place() -> None:
    found = bars(2024, 2026, 2026)
    assert [(bar.label, bar.count, bar.url) for bar in found] == [
        ("2024", 1, "explore.html#topic=birds&year=2024"),
        ("2025", 0, ""),
        ("2026", 2, "explore.html#topic=birds&year=2026"),
    ]
    assert not any(bar.is_before for bar in found)


def test_a_long_time_ago_is_one_bar() -> None:
    first, *others = bars(1958, 1986, 2026)
    assert (first.label, first.is_before, first.count) == ("1986", True, 2)
    assert first.url == "explore.html#topic=birds&year=-1986"
    assert [bar.label for bar in others] == [str(year) for year in range(2015, 2027)]
    assert [bar.height for bar in (first, others[-1])] == [100, 50]
    assert not any(bar.is_before for bar in others)


def test_no_dates_no_bars() -> None:
    assert year_bars([paper()], "birds") == ()


def test_titles_of_a_long_list_are_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.pages.about.TITLES_PER_PAGE", 2)
    first, second = explore_pages(library([paper(f"Finch {n}") for n in range(3)]))
    assert [page.path for page in (first, second)] == ["explore.html", "explore/page-2.html"]
    assert [len(page.view.papers) for page in (first, second)] == [2, 1]
    text = render(second)
    assert "All 3 papers" in text
    assert '<a href="../explore.html" rel="prev">' in text


def test_of_many_pages_the_first_the_last_and_the_neighbors_are_linked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sitegen.pages.about.TITLES_PER_PAGE", 1)
    pages = [*explore_pages(library([paper(f"Finch {n}") for n in range(20)]))]
    linked = re.findall(r"Page </span>(\d+)</a>", render(pages[9]))
    assert linked == ["1", "8", "9", "10", "11", "12", "20"]
