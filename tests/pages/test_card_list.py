"""Papers in a list: under headings, and folded where it is long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.pages.card_list import card_list, years
from sitegen.present.card import card
from sitegen.present.view import CardListView, CardView
from tests.factories import date, library, paper


def cards(count: int) -> list[CardView]:
    papers = [paper(f"Lamp {number}") for number in range(count)]
    of = library(papers)
    return [card(of, each) for each in papers]


CARDS = cards(40)


def counts(view: CardListView) -> list[tuple[str, int, int]]:
    return [(group.label, len(group.shown), len(group.folded)) for group in view.groups]


def test_a_long_list_is_folded_after_twelve_within_a_group_too() -> None:
    view = card_list(CARDS[:30], ["2026"] * 10 + ["2025"] * 15 + ["2024"] * 5)
    assert counts(view) == [("2026", 10, 0), ("2025", 2, 13), ("2024", 0, 5)]
    assert view.folded_from == view.groups[1].anchor


def test_a_list_that_is_hardly_longer_is_not_folded() -> None:
    assert counts(card_list(CARDS[:16])) == [("", 16, 0)]
    assert counts(card_list(CARDS[:17])) == [("", 12, 5)]


def test_a_short_list_and_one_of_a_single_year_have_no_heads() -> None:
    assert card_list(CARDS[:4], ["2026", "2025", "2024", "2023"]).groups[0].label == ""
    assert counts(card_list(CARDS[:6], ["2026"] * 6)) == [("", 6, 0)]
    assert [card_list(CARDS[:n]).is_short for n in (0, 4, 5)] == [True, True, False]


@given(st.lists(st.sampled_from("abc"), max_size=40).map(sorted))
def test_every_card_is_in_one_place_and_in_order(labels: list[str]) -> None:
    view = card_list(CARDS[: len(labels)], labels)
    placed = [one for group in view.groups for one in (*group.shown, *group.folded)]
    assert placed == list(view.cards) == CARDS[: len(labels)]
    assert len({group.anchor for group in view.groups}) == len(view.groups)
    assert bool(view.folded_from) == any(group.folded for group in view.groups)


@pytest.mark.parametrize(("iso", "label"), [("2024-08-17", "2024"), (None, "Year not listed")])
def test_the_heading_of_a_paper_is_its_year(iso: str | None, label: str) -> None:
    assert years([paper("Lamp", date=date(iso))]) == [label]
