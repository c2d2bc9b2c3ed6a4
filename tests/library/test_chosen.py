"""Which of the stated values is shown, by the rules that the table of facts names."""

from typing import Any

from sitegen.content.record import Provenance, Statement
from sitegen.facts import Choice, Export, Fact, FactType, Source
from sitegen.library.chosen import Chosen, choose, value_of
from tests.factories import BY_CURATOR

OLD, NEW = Provenance("old.txt", 1), Provenance("new.txt", 2)
CAPTURED = {"old.txt": (2025, 1, 1), "new.txt": (2026, 1, 1)}


def fact(choice: Choice, **facts: Any) -> Fact:
    given: dict[str, Any] = {
        "name": "mood",
        "type": FactType.TEXT,
        "label": "Mood",
        "description": "An invented fact.",
        "sources": (Source.CURATOR, Source.RECORDS),
        "exports": frozenset({Export.JSON}),
    }
    return Fact(choice=choice, **(given | facts))


def chosen(choice: Choice, *statements: Statement, **facts: Any) -> Chosen[Any] | None:
    return choose(fact(choice, **facts), statements, CAPTURED, {})


def test_what_nobody_states_is_not_known() -> None:
    assert chosen(Choice.NEWEST) is None
    assert value_of(chosen(Choice.NEWEST)) is None


def test_the_source_named_first_wins_whatever_the_rule_says_of_the_others() -> None:
    for choice in (Choice.NEWEST, Choice.LONGEST, Choice.AGREED):
        found = chosen(choice, ("merry!", OLD), ("merry!", NEW), ("sad", BY_CURATOR))
        assert found == Chosen(
            value="sad",
            origin=BY_CURATOR,
            alternatives=(("merry!", NEW if choice is Choice.NEWEST else OLD),),
        )
    records_first = (Source.RECORDS, Source.CURATOR)
    found = chosen(Choice.NEWEST, ("sad", BY_CURATOR), ("merry", OLD), sources=records_first)
    assert value_of(found) == "merry"


def test_every_value_that_lost_is_kept_once_with_who_said_it_first() -> None:
    found = chosen(Choice.NEWEST, ("sad", OLD), ("merry", NEW), ("sad", NEW), ("merry", OLD))
    assert found == Chosen(value="merry", origin=NEW, alternatives=(("sad", NEW),))
    assert found is not None and found.stated_by(Source.CURATOR) is None


def test_a_fact_may_follow_another_and_is_unknown_without_it() -> None:
    follower = fact(Choice.FOLLOWS, follows="tune")
    statements: list[Statement] = [("sad", OLD), ("merry", NEW)]
    tune = Chosen(value="a reel", origin=NEW)
    assert value_of(choose(follower, statements, CAPTURED, {"tune": tune})) == "merry"
    assert choose(follower, statements[:1], CAPTURED, {"tune": tune}) is None
    assert choose(follower, statements, CAPTURED, {}) is None
