"""The timeline: where a paper stands, what a row says, and what a long list does instead."""

import re
from collections.abc import Sequence
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.curation import Decision
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.pages.render import render, render_markdown
from sitegen.pages.year import year_pages
from sitegen.present.view import Page, TimelineView
from sitegen.text.dates import YearFrom, date_or_none
from tests.factories import date, library, paper, settings


def page(of: Library) -> Page:
    return next(iter(year_pages(of, settings())))


def timeline(of: Library) -> TimelineView:
    view: TimelineView = page(of).view.timeline
    return view


def dated(title: str, year: int, month: int | None = None, day: int | None = None) -> Paper:
    return paper(title, date=date_or_none(year, month, day))


def picked(*papers: Paper) -> dict[str, Decision]:
    return {each.id: Decision(place=(), pick="Read it.") for each in papers}


MAY_LATE, MAY_EARLY = dated("Late", 2024, 5, 20), dated("Early", 2024, 5, 2)
YEAR_ALONE, OLD = dated("Sometime", 2024), dated("Old", 2019, 1)
INFERRED = paper("Guess", date=date("2025-08-17", by=YearFrom.CAPTURE))
UNDATED = paper("Never")
ALL = (MAY_LATE, MAY_EARLY, YEAR_ALONE, OLD, INFERRED, UNDATED)


def titles(marks: Sequence[object]) -> list[str]:
    return [str(getattr(mark, "text", "")).partition(",")[0] for mark in marks]


def test_papers_stand_in_their_months_in_the_order_of_days() -> None:
    row = timeline(library(ALL)).rows[1]
    assert (row.label, row.count) == ("2024", 3)
    assert {name: titles(month.marks) for name, month in row.months if month.count} == {
        "May": ["Early", "Late"]
    }
    assert titles(row.rest.marks) == ["Sometime"]


def test_a_year_of_which_no_month_is_known_has_no_months() -> None:
    of = library([MAY_LATE, dated("Old", 1841), dated("Older", 1840)])
    _, _, row, *_ = timeline(of).rows
    assert (row.label, row.months, titles(row.rest.marks)) == ("1841", (), ["Old"])
    shown = render(page(of))
    assert shown.count('class="sg-months"') == 1
    assert "month not known" not in shown


def test_years_without_papers_are_one_row() -> None:
    rows = timeline(library(ALL)).rows
    assert [(row.label, row.count) for row in rows] == [
        ("2025", 1),
        ("2024", 3),
        ("2020\N{EN DASH}2023", 0),
        ("2019", 1),
    ]
    assert "2020–2023: no papers" in render(page(library(ALL)))


def test_papers_without_a_year_are_a_group_that_leads_to_their_list() -> None:
    undated = timeline(library(ALL)).undated
    assert undated and (undated.count, undated.url) == (1, "years/undated.html")
    assert timeline(library([OLD])).undated is None
    assert '<a href="#undated">1 without a year</a>' in render(page(library(ALL)))


def test_an_inferred_year_is_hatched_and_said() -> None:
    shown = timeline(library(ALL))
    (mark,) = shown.rows[0].months[7][1].marks
    assert (mark.is_inferred, mark.text) == (True, "Guess, Aug 17, 2025, year inferred")
    text = render(page(library(ALL)))
    assert 'class="sg-dot sg-dot--inferred"' in text
    assert "1 paper, 1 by an inferred year" in text
    assert "its year is inferred" in text
    assert "inferred" not in render(page(library([OLD])))


def test_picks_are_named_the_first_of_them_at_once() -> None:
    papers = [dated(f"Lantern {number}", 2024, 5, 28 - number) for number in range(6)]
    shown = library([*papers, OLD], decisions=picked(*papers))
    first, last = timeline(shown).rows[0], timeline(shown).rows[-1]
    assert [pick.text for pick in first.picks] == [f"Lantern {number}" for number in range(4)]
    assert [pick.text for pick in first.further_picks] == ["Lantern 4", "Lantern 5"]
    assert (last.picks, last.further_picks) == ((), ())
    assert render(page(shown)).count("sg-dot--pick") == 7  # and one in the legend
    assert "- Pick: [Lantern 5](papers/" in render_markdown(page(shown)).replace("    - ", "- ")


def test_a_month_too_full_for_marks_makes_every_month_a_bar() -> None:
    crowd = [dated(f"Swift {number}", 2024, 5, 3) for number in range(41)]
    shown = timeline(library([*crowd, OLD, UNDATED]))
    may, january = shown.rows[0].months[4][1], shown.rows[-1].months[0][1]
    assert shown.as_bars
    assert (may.marks, may.count, may.height, january.height) == ((), 41, 100, 2)
    assert shown.undated and (shown.undated.count, shown.undated.rest.marks) == (1, ())
    assert not timeline(library(crowd[:40])).as_bars


def test_a_bar_leads_to_the_page_on_which_its_papers_begin() -> None:
    december = [dated(f"Swift {number}", 2024, 12, 3) for number in range(99)]
    november = [dated(f"Heron {number}", 2024, 11, 3) for number in range(2)]
    october = [dated("Finch", 2024, 10, 3)]
    months = dict(timeline(library([*december, *november, *october])).rows[0].months)
    assert months["Dec"].url == months["Nov"].url == "years/2024.html"
    assert months["Oct"].url == "years/2024/page-2.html"


def test_the_part_of_a_bar_that_is_inferred_is_hatched() -> None:
    sure = [dated(f"Swift {number}", 2025, 8, 3) for number in range(60)]
    guessed = [
        paper(f"Heron {number}", date=date("2025-08-17", by=YearFrom.CAPTURE))
        for number in range(20)
    ]
    of = library([*sure, *guessed])
    august = timeline(of).rows[0].months[7][1]
    assert (august.count, august.inferred, august.height, august.inferred_height) == (
        *(80, 20),
        *(100, 25),
    )
    text = render(page(of))
    assert '<pattern id="hatch"' in text
    assert 'height="25%" y="0%" fill="url(#hatch)"' in text
    assert ", 20 by an inferred year" in text


def test_a_list_without_papers_has_no_timeline() -> None:
    assert timeline(library([])).rows == ()
    assert "sg-timeline" not in render(page(library([])))


dates = st.one_of(
    st.none(),
    st.builds(
        date_or_none,
        st.integers(2019, 2023),
        st.one_of(st.none(), st.integers(1, 12)),
        st.one_of(st.none(), st.integers(1, 28)),
        st.sampled_from(YearFrom),
    ),
)


@given(st.lists(dates, max_size=12))
def test_every_paper_is_in_one_place_and_a_link_with_its_title(found: list[object]) -> None:
    papers = [paper(f"Paper <{number}>", date=each) for number, each in enumerate(found)]
    text = render(page(library(papers)))
    mark = r'<a class="sg-dot[^"]*" href="([^"]*)" tabindex="-1"><span>([^<]*)</span>'
    links = re.findall(mark, text)
    assert sorted(url for url, _ in links) == sorted(each.url for each in papers)
    for url, words in links:
        title = next(each.title.value for each in papers if each.url == url)
        assert unescape(words).startswith(title)
