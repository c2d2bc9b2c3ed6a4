"""Dates as people and programs write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.written_date import parse_month, parse_written

FORMS = (
    *("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M:%S"),
    *("%B %d, %Y", "%d %B %Y", "%b %d %Y", "%Y %b %d", "%a, %d %b %Y 08:00:00 GMT", "**%Y-%m-%d**"),
    "%Y/%m/%d/",
)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)), st.sampled_from(FORMS))
def test_a_day_is_read_in_every_form(day: date, form: str) -> None:
    found = parse_written(day.strftime(form))
    assert found is not None and found.iso == day.isoformat()


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        *(("2025///", "2025"), ("2025/04//", "2025-04"), ("2023.10", "2023-10"), ("2023", "2023")),
        *(("Apr 2023", "2023-04"), ("Sept. 2023", "2023-09"), ("Spring 2021", "2021")),
        *(("2023 Jan-Feb", "2023-01"), ("2021-W3", "2021"), ("1999/2000", "1999")),
        *(("2025-00-00", "2025"), ("2025-13-01", "2025"), ("2023-02-30", "2023-02")),
        ("May 5th, 2021", "2021-05-05"),
    ],
)
def test_it_is_as_exact_as_it_is_written(written: str, iso: str) -> None:
    found = parse_written(written)
    assert found is not None and found.iso == iso


def test_the_order_of_two_numbers_is_not_guessed() -> None:
    found = parse_written("04/05/2025")
    assert found is not None and found.iso == "2025"


@pytest.mark.parametrize("text", ["", "n.d.", "in press", "0000", "12:30", "12345", "page 7" * 20])
def test_what_has_no_year_is_no_date(text: str) -> None:
    assert parse_written(text) is None


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    parse_written(text)
    parse_month(text)


@pytest.mark.parametrize(
    ("text", "month"),
    [("4", 4), ("04", 4), ("apr", 4), ("Apr.", 4), ("April", 4), ("13", None), ("Aprilia", None)],
)
def test_a_month_is_a_number_or_a_name(text: str, month: int | None) -> None:
    assert parse_month(text) == month
