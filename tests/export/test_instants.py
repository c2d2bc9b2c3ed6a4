"""Instants of one day, in order."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.export.instants import in_order


def test_those_of_one_day_are_a_second_apart() -> None:
    assert list(in_order(["2026-01-15", "2026-01-15", "2026-04-15", "2026-01-15"])) == [
        "2026-01-15T00:00:00Z",
        "2026-01-15T00:00:01Z",
        "2026-04-15T00:00:00Z",
        "2026-04-15T00:00:01Z",
    ]


@given(st.lists(st.dates()))
def test_each_is_later_than_the_one_before(days: list[object]) -> None:
    instants = list(in_order(map(str, days)))
    assert instants == sorted({*instants})
    assert len(instants) == len(days)
