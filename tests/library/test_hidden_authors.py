"""People who ask not to be listed are in nothing that is shown."""

import pytest

from sitegen.content.curation import read_curation
from sitegen.content.lock_file import Lock
from sitegen.content.yaml_file import read_yaml
from sitegen.library.chosen import value_of
from sitegen.library.hidden_authors import hidden_names
from sitegen.library.history import update
from sitegen.library.paper import Paper, build_paper
from sitegen.text.person import Person, parse_people
from tests.factories import BY_CURATOR, CAPTURES, record


def people(text: str) -> tuple[Person, ...]:
    return parse_people(text)[0]


def paper(*lists: str, hidden: str = "Jane Doe", curated: str = "") -> Paper:
    """A paper of a record for each list of authors, all of them complete."""
    records = [
        record("Nests", lines=(n + 1,), authors=people(names), authors_complete=True)
        for n, names in enumerate(lists)
    ]
    stated = {"authors": (people(curated), BY_CURATOR)} if curated else None
    return build_paper(records, (), CAPTURES, "nests", stated, {p.key for p in people(hidden)})


def shown(of: Paper) -> tuple[list[str], bool | None]:
    named = value_of(of.facts.get("authors")) or ()
    return [person.name for person in named], value_of(of.facts.get("authors_complete"))


def everywhere(of: Paper) -> str:
    """Every value of the paper's facts, those that are not shown too."""
    return str([(chosen.value, chosen.alternatives) for chosen in of.facts.values()])


def test_a_hidden_name_is_left_out_and_the_rest_is_not_all() -> None:
    found = paper("Ada Aby, Jane Doe, Wei Wang")
    assert shown(found) == (["Ada Aby", "Wei Wang"], False)
    assert "Doe" not in everywhere(found)
    assert shown(paper("Ada Aby, Wei Wang")) == (["Ada Aby", "Wei Wang"], True)


@pytest.mark.parametrize("other", ["J. Doe", "JANE DÖE", "Jane Q. Doe"])
def test_other_spellings_on_the_same_paper_are_hidden_too(other: str) -> None:
    found = paper("Ada Aby, Jane Doe", f"Ada Aby, {other}, Wei Wang", "Jane Doe, Ada Aby")
    assert "doe" not in everywhere(found).lower().replace("ö", "o")


def test_a_name_in_full_is_hidden_where_the_curator_gives_its_initial() -> None:
    found = paper("Ada Aby, J. Doe", "Ada Aby, Jane Doe", hidden="J. Doe")
    assert "Doe" not in everywhere(found)


@pytest.mark.parametrize("other", ["John Doe", "Jane Roe"])
def test_nobody_else_is_hidden(other: str) -> None:
    assert shown(paper(f"Jane Doe, {other}"))[0] == [other]


def test_what_the_curator_states_is_no_exception() -> None:
    found = paper("Ada Aby", curated="Jane Doe, Ada Aby")
    assert shown(found) == (["Ada Aby"], False)
    assert "Doe" not in everywhere(found)


def test_a_paper_by_hidden_people_alone_names_nobody() -> None:
    assert shown(paper("Jane Doe")) == ([], False)


@pytest.mark.parametrize("names", ["Ada Aby, Jane Doe", "Jane Doe"])
def test_to_be_hidden_corrects_no_paper(names: str) -> None:
    before = update(Lock(), [paper(names, hidden="")], None)
    assert update(before, [paper(names)], None) == before


def test_all_names_of_a_hidden_person_are_hidden() -> None:
    text = "{authors: {same: [[Jane Doe, J. Doe], [A, B]]}, hidden_authors: [j doe, Wei Wang]}"
    decisions = read_curation(read_yaml("curation.yml", text), None, {}).authors
    assert hidden_names(decisions).keys() == {"jane doe", "j doe", "wei wang"}
