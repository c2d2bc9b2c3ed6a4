"""Milestones: the papers of reading paths, the oldest first."""

from sitegen.pages.milestones import milestones
from sitegen.text.dates import YearFrom
from tests.factories import date, library, paper, path, picked

OLD = paper("Apricots", date=date("2013-08-17"))
GUESS = paper("Finch", date=date("2024-02-02", by=YearFrom.CAPTURE))
NEW = paper("Zebras", date=date("2026-02-01"))
BARE = paper("Moths")
ELSEWHERE = paper("Lanterns", date=date("2020-01-01"))
LIBRARY = library(
    [NEW, GUESS, OLD, BARE, ELSEWHERE],
    paths=[
        path("Backward", (NEW, "Begin here."), (OLD, ""), (BARE, "")),
        path("Again", (OLD, "It began."), (GUESS, "A guess.")),
    ],
    decisions={BARE.id: picked("Read it at night.")},
)


def test_the_oldest_comes_first_and_what_has_no_year_last() -> None:
    found = list(milestones(LIBRARY))
    assert [each.paper.text for each in found] == ["Apricots", "Finch", "Zebras", "Moths"]
    assert [each.date for each in found] == [
        "Aug 17, 2013",
        "Feb 2, 2024, year inferred",
        "Feb 1, 2026",
        "date not listed",
    ]


def test_a_paper_of_two_paths_is_said_once_with_both() -> None:
    first, *_ = milestones(LIBRARY)
    assert [link.text for link in first.paths] == ["Backward", "Again"]


def test_a_pick_says_why_and_not_the_path_whose_order_is_another() -> None:
    first, *_, last = milestones(LIBRARY)
    assert (first.why, last.why) == ("", "Read it at night.")


def test_papers_of_one_day_are_as_the_path_has_them() -> None:
    day = [paper(title, date=date("2021-03-01")) for title in ("Night", "Day", "Dusk")]
    found = milestones(library(day, paths=[path("A day", *((each, "") for each in day))]))
    assert [each.paper.text for each in found] == ["Night", "Day", "Dusk"]


def test_without_paths_there_are_none() -> None:
    assert list(milestones(library([NEW]))) == []
