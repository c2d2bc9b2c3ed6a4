"""What's new: who came with which dump."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from sitegen.content.lock_file import Lock
from sitegen.library.capture import Capture
from sitegen.library.history import update
from sitegen.library.paper import build_paper
from sitegen.pages.news import news_page
from sitegen.pages.render import render, render_markdown
from sitegen.present.view import NewsView, Page
from sitegen.text.dates import PartialDate, YearFrom
from tests.factories import date, library, paper, record, republished


def arrivals(days: Mapping[str, PartialDate | None]) -> list[tuple[str, int]]:
    """The day each dump was saved and how many papers it brought, where both list one paper."""
    captures = {
        (name, 1): Capture(page=(name, 1), date=day, reason="invented")
        for name, day in days.items()
    }
    records = [record(dump=name) for name in days]
    shelf = library([build_paper(records, (), captures)])
    dumps = tuple(
        replace(
            shelf.dumps[0],
            name=each.dump,
            path=each.dump,
            pages=(replace(shelf.dumps[0].pages[0], records=(each,)),),
        )
        for each in records
    )
    view = news_page(replace(shelf, dumps=dumps, captures=captures)).view
    assert isinstance(view, NewsView)
    return [(arrival.saved, len(arrival.papers)) for arrival in view.arrivals]


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_a_paper_came_with_the_first_capture_whatever_the_files_are_called(
    names: tuple[str, str],
) -> None:
    late, early = names
    days = dict(sorted({late: _on(5, 20), early: _on(1, 5)}.items()))
    assert arrivals(days) == [("May 20, 2026", 0), ("Jan 5, 2026", 1)]


def _on(month: int, day: int) -> PartialDate:
    return PartialDate(year=2026, month=month, day=day, year_from=YearFrom.CURATOR)


def corrected(count: int) -> Page:
    """What's new after this many papers got another date, and another one was removed."""
    titles = [f"Sparrow {number}: A Cache" for number in range(count)]
    before = [
        paper("Lamps"),
        *(paper(title, date=date("2023-08-17")) for title in titles),
    ]
    after = [paper(title, date=date("2024-08-17")) for title in titles]
    return news_page(republished(before, after))


def changes(page: Page) -> list[tuple[str, int, bool]]:
    assert isinstance(page.view, NewsView)
    newest = page.view.days[0].revisions[0]
    return [(each.text, len(each.papers), each.is_folded) for each in newest.changes]


@pytest.mark.parametrize("count", [2, 11])
def test_papers_that_changed_alike_are_one_entry_and_many_are_folded(count: int) -> None:
    page = corrected(count)
    several = f"{count} papers were corrected in their date, authors, summary or links"
    assert changes(page) == [("", 1, False), (several, count, count > 10)]
    text, alternate = render(page), render_markdown(page)
    assert (f"<summary>{several}</summary>" in text) is (count > 10)
    assert f"- {several}:\n    - [Sparrow 0: A Cache]" in alternate
    assert alternate.count("    - [Sparrow") == count


def test_what_was_published_on_one_day_has_one_heading() -> None:
    before, after = [paper("Lamps")], [paper("Lamps"), paper("Sparrow")]
    lock = update(update(Lock(), before, "2026-04-15"), after, "2026-04-15")
    page = news_page(library(after, lock=lock))
    assert isinstance(page.view, NewsView)
    assert [[each.number for each in day.revisions] for day in page.view.days] == [[2, 1]]
    assert render(page).count("<h2>Apr 15, 2026</h2>") == 1
    assert render_markdown(page).count("## Apr 15, 2026\n") == 1


def test_a_paper_that_changed_alone_says_so_itself() -> None:
    page = corrected(1)
    assert changes(page) == [("", 1, False), ("", 1, False)]
    assert "</a>: its date, authors, summary or links were corrected</li>" in render(page)
    assert "Lamps</a>: removed from the list</li>" in render(page)


def test_of_very_many_papers_some_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.pages.news._NAMED", 15)
    page = corrected(20)
    several = "20 papers were corrected in their date, authors, summary or links"
    assert changes(page) == [("", 1, False), (several, 10, True)]
    (arrival,) = page.view.arrivals
    assert (arrival.count, len(arrival.papers)) == (20, 15)
    text = render(page)
    assert "And 10 more changes." in text
    assert f'<a href="{arrival.url}">All papers of this source page</a>' in text
    assert arrival.url.startswith("explore.html#dump=")
    assert "20 papers seen there first" in render_markdown(page)
