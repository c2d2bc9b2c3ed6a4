"""The table of facts is whole in itself."""

from msgspec.structs import fields

from sitegen.content.record import Record
from sitegen.facts import FACTS, FactType, Resolution, Source, facts_from

CURATED = {
    FactType.TEXT,
    FactType.DATE,
    FactType.LINKS,
    FactType.CHOICE,
    FactType.PEOPLE,
    FactType.FLAG,
    FactType.IDENTIFIER,
}  # what content/curation.py can read


def test_each_fact_has_a_name_of_its_own() -> None:
    assert len({fact.name for fact in FACTS}) == len(FACTS)


def test_each_fact_comes_from_somewhere_and_goes_somewhere() -> None:
    assert [fact.name for fact in FACTS if not (fact.sources and fact.exports)] == []


def test_a_fact_follows_one_above_it_and_choices_belong_to_a_choice() -> None:
    for position, fact in enumerate(FACTS):
        assert (fact.resolution is Resolution.FOLLOWS) == bool(fact.follows)
        assert not fact.follows or fact.follows in {other.name for other in FACTS[:position]}
        assert (fact.type is FactType.CHOICE) == bool(fact.choices)


def test_what_a_record_states_is_one_of_its_fields_or_read_from_them() -> None:
    stated = {fact.name for fact in facts_from(Source.RECORDS)}
    assert stated - {field.name for field in fields(Record)} == {"abstract_from"}


def test_what_the_curator_states_can_be_read() -> None:
    assert {fact.type for fact in facts_from(Source.CURATOR)} <= CURATED
