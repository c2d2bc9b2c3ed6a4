"""Long lists in parts."""

import re
from functools import partial

import pytest
from msgspec.structs import replace

from sitegen.pages.about import explore_pages
from sitegen.pages.pagination import parts
from sitegen.pages.render import render
from sitegen.site_map import TOPIC
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


def test_a_very_large_list_has_ten_pages_and_those_that_were_published() -> None:
    one, asked = paper(), ("topic", "caches")
    address = partial(TOPIC.at, "caches")
    large = library([one], leave_out=frozenset({"lists"}))
    lock = replace(large.lock, addresses=(TOPIC.at("caches", 12),))
    published = library([one], leave_out=frozenset({"lists"}), lock=lock)
    papers = [one] * 1_301
    for shelf, pages in ((library([one]), 14), (large, 10), (published, 12)):
        found = [*parts(shelf, papers, address, asked)]
        assert [pager.number for pager, _ in found] == [*range(1, pages + 1)]
        shown = sum(len(each) for _, each in found)
        for pager, _ in found:
            left = int(pager.more.note) if pager.more else 0
            assert (len(pager.urls), shown + left) == (pages, 1_301)
    more = next(iter(parts(large, papers, address, asked)))[0].more
    assert more and more.url == "explore.html#topic=caches"
