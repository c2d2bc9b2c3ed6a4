"""What's new: who came with which dump."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sitegen.library.capture import Capture
from sitegen.library.paper import build_paper
from sitegen.pages.news import news_page
from sitegen.present.view import NewsView
from sitegen.text.dates import PartialDate, YearFrom
from tests.factories import library, record


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
