"""Long lists in parts."""

import re

import pytest

from sitegen.pages.about import explore_pages
from sitegen.pages.render import render
from tests.factories import library, paper


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
