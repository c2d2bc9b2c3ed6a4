"""Which of the stated values is shown, by the rules that the table of facts names."""

from typing import Any

from sitegen.content.record import Provenance, Statement
from sitegen.facts import Export, Fact, FactType, Resolution, Source
from sitegen.library.chosen import Chosen, choose, value_of
from sitegen.text.link import Link
from tests.factories import BY_CURATOR

OLD, NEW = Provenance("old.txt", 1), Provenance("new.txt", 2)
CAPTURED = {OLD: (2025, 1, 1), NEW: (2026, 1, 1)}


def fact(resolution: Resolution, **facts: Any) -> Fact:
    given: dict[str, Any] = {
        "name": "mood",
        "type": FactType.TEXT,
        "label": "Mood",
        "description": "An invented fact.",
        "sources": (Source.CURATOR, Source.RECORDS),
        "exports": frozenset({Export.JSON}),
    }
    return Fact(resolution=resolution, **(given | facts))


def chosen(resolution: Resolution, *statements: Statement, **facts: Any) -> Chosen[Any] | None:
    return choose(fact(resolution, **facts), statements, CAPTURED, {})


def test_what_nobody_states_is_not_known() -> None:
    assert chosen(Resolution.NEWEST) is None
    assert value_of(chosen(Resolution.NEWEST)) is None


def test_the_source_named_first_wins_whatever_the_rule_says_of_the_others() -> None:
    for resolution in (Resolution.NEWEST, Resolution.LONGEST, Resolution.VOTE):
        found = chosen(resolution, ("merry!", OLD), ("merry!", NEW), ("sad", BY_CURATOR))
        assert found == Chosen(
            value="sad",
            origin=BY_CURATOR,
            alternatives=(("merry!", NEW if resolution is Resolution.NEWEST else OLD),),
        )
    records_first = (Source.RECORDS, Source.CURATOR)
    found = chosen(Resolution.NEWEST, ("sad", BY_CURATOR), ("merry", OLD), sources=records_first)
    assert value_of(found) == "merry"


def test_every_value_that_lost_is_kept_once_with_who_said_it_first() -> None:
    found = chosen(Resolution.NEWEST, ("sad", OLD), ("merry", NEW), ("sad", NEW), ("merry", OLD))
    assert found == Chosen(value="merry", origin=NEW, alternatives=(("sad", NEW),))
    assert found is not None and found.stated_by(Source.CURATOR) is None


def test_a_fact_may_follow_another_and_is_unknown_without_it() -> None:
    follower = fact(Resolution.FOLLOWS, follows="tune")
    statements: list[Statement] = [("sad", OLD), ("merry", NEW)]
    tune = Chosen(value="a reel", origin=NEW)
    assert value_of(choose(follower, statements, CAPTURED, {"tune": tune})) == "merry"
    assert choose(follower, statements[:1], CAPTURED, {"tune": tune}) is None
    assert choose(follower, statements, CAPTURED, {}) is None


RUMOR = Provenance("rumors.bib", 3, Source.UNCONFIRMED)


def test_what_is_confirmed_wins_whatever_the_rule_says_of_the_rest() -> None:
    for resolution in (Resolution.NEWEST, Resolution.LONGEST, Resolution.VOTE):
        found = chosen(resolution, ("merry!", RUMOR), ("merry!", RUMOR), ("sad", OLD))
        assert found == Chosen(value="sad", origin=OLD, alternatives=(("merry!", RUMOR),))
        assert found.is_confirmed


def test_what_nobody_confirms_is_told_apart() -> None:
    found = chosen(Resolution.NEWEST, ("merry", RUMOR))
    assert found and not found.is_confirmed


def test_nothing_unconfirmed_is_gathered_with_what_is_confirmed() -> None:
    sure, said = (Link("code", "https://a.org"),), (Link("code", "https://b.org"),)
    assert value_of(chosen(Resolution.UNION, (said, RUMOR), (sure, OLD))) == sure
    assert value_of(chosen(Resolution.UNION, (said, RUMOR))) == said


def test_what_all_state_is_gathered_with_everyone_who_states_it() -> None:
    statements = [(("tea",), OLD), (("tea", "cake"), NEW)]
    assert chosen(Resolution.UNION, *statements, type=FactType.TEXTS) == Chosen(
        value=("tea", "cake"),
        origin=OLD,
        alternatives=((("tea",), OLD), (("tea", "cake"), NEW)),
    )
    alone = chosen(Resolution.UNION, statements[1], type=FactType.TEXTS)
    assert alone == Chosen(value=("tea", "cake"), origin=NEW)
