"""Dates as exact as they are known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.dates import PartialDate, YearFrom, is_leap, parse_iso, parse_listed
from tests.strategies import partial_dates


@given(partial_dates())
def test_a_listed_date_is_read_back(listed: PartialDate) -> None:
    assert parse_listed(str(listed)) == listed


@given(st.dates())
def test_a_curators_date_is_read_back(day: date) -> None:
    given_date = parse_iso(day.isoformat())
    assert given_date is not None
    assert (given_date.iso, given_date.year_from) == (day.isoformat(), YearFrom.CURATOR)


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    parse_listed(text)
    parse_iso(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Feb 30", "Apr 31", "Jan 0", "Foo 3", "apr 3", "Marble 3", "April 3", "Apr  3"),
        *("Feb 29, 2023", "Feb 29, 1900", "Jun 3, 0000", "Apr 3,2022", "Apr 3 2", " Apr 3"),
        *("Apr ٣", "Apr 3\n"),
    ],
)
def test_what_a_listing_never_writes_is_not_a_date(text: str) -> None:
    assert parse_listed(text) is None


@pytest.mark.parametrize(
    "text", ["2024-13-01", "2024-02-30", "2023-02-29", "0000-01-01", "2024-00", "0000", ""]
)
def test_an_impossible_day_is_not_a_date(text: str) -> None:
    assert parse_iso(text) is None


def test_february_29_needs_no_year_but_only_a_leap_year_will_do() -> None:
    day = parse_listed("Feb 29")
    assert day is not None and day.is_leap_day
    assert day.in_year(2024, YearFrom.CAPTURE).iso == "2024-02-29"
    with pytest.raises(ValueError, match="February 29, 2025"):
        day.in_year(2025, YearFrom.CAPTURE)


def test_a_year_and_its_origin_come_together() -> None:
    with pytest.raises(ValueError, match="come together"):
        PartialDate(month=1, day=1, year=2024)
    with pytest.raises(ValueError, match="come together"):
        PartialDate(month=1, day=1, year_from=YearFrom.CURATOR)


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (1, 32), (2, 30), (4, 31), (1, -1)])
def test_days_that_do_not_exist_are_refused(month: int, day: int) -> None:
    with pytest.raises(ValueError, match=r"no such (day|month)"):
        PartialDate(month=month, day=day)


def test_a_date_is_shown_with_what_is_known() -> None:
    assert str(PartialDate(month=4, day=3)) == "Apr 3"
    assert PartialDate(month=4, day=3).iso is None
    assert str(parse_listed("Apr 3, 2022")) == "Apr 3, 2022"


@pytest.mark.parametrize(
    ("iso", "shown", "order"),
    [
        ("2024", "2024", (2024, 0, 0)),
        ("2024-08", "Aug 2024", (2024, 8, 0)),
        ("2024-08-17", "Aug 17, 2024", (2024, 8, 17)),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    iso: str, shown: str, order: tuple[int, int, int]
) -> None:
    date_of = parse_iso(iso)
    assert date_of is not None
    assert (date_of.iso, str(date_of), date_of.order) == (iso, shown, order)


def test_a_date_is_at_least_a_year_or_a_day() -> None:
    with pytest.raises(ValueError, match="neither"):
        PartialDate(month=4)
    with pytest.raises(ValueError, match="without a month"):
        PartialDate(day=4, year=2024, year_from=YearFrom.LISTING)


@pytest.mark.parametrize(
    ("year", "leap"), [(2024, True), (2025, False), (1900, False), (2000, True)]
)
def test_leap_years(year: int, leap: bool) -> None:
    assert is_leap(year) is leap
