"""The page of a year: what is among its papers and what may be."""

from sitegen.library.library import Library
from sitegen.pages.render import render, render_markdown
from sitegen.pages.year import year_pages
from sitegen.present.view import Page
from sitegen.text.dates import YearFrom
from tests.factories import date, library, paper, settings

SURE = paper("Zebras", date=date("2026-02-01"))
GUESS = paper("Finch", date=date("2026-02-02", by=YearFrom.CAPTURE))
BARE = paper("Moths")


def pages(of: Library) -> dict[str, Page]:
    return {each.path: each for each in year_pages(of, settings())}


def test_each_year_has_a_page_and_so_have_the_papers_without() -> None:
    assert list(pages(library([SURE, BARE]))) == [
        "years.html",
        "years/2026.html",
        "years/undated.html",
    ]
    assert list(pages(library([SURE]))) == ["years.html", "years/2026.html"]


def test_a_year_says_what_is_inferred_and_what_it_leaves_out() -> None:
    page = pages(library([SURE, GUESS, BARE]))["years/2026.html"]
    text = render(page)
    assert "2 papers, 1 by an inferred year. Not among them: " in text
    assert '<a href="../years/undated.html">1 paper without a year</a>' in text
    assert "Feb 2, 2026, year inferred" in text
    assert "2 papers, 1 by an inferred year. Not among them: " in render_markdown(page)


def test_what_is_certain_and_whole_needs_no_remark() -> None:
    text = render(pages(library([SURE]))["years/2026.html"])
    assert "inferred" not in text
    assert "Not among them" not in text
    assert "Not among them" not in render(pages(library([SURE, BARE]))["years/undated.html"])
