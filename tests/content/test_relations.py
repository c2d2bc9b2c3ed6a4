"""What the curator's file says that papers have to do with each other, and mistakes in it."""

from textwrap import dedent

import pytest

from sitegen.content.curation import Curation, read_curation
from sitegen.content.relations import RelationKind
from sitegen.content.yaml_file import read_yaml

_KINDS = "'extends: …' or 'contradicts: …' or 'compares: …'"


def read(text: str) -> Curation:
    return read_curation(read_yaml("curation.yml", dedent(text)), None, {})


def test_an_entry_names_two_papers_what_one_does_and_why() -> None:
    curation = read(
        """\
        relations:
          - paper: a
            extends: b
            why: Adds a bell.
          - {paper: "C: One", contradicts: d}
          - {why: Faster., compares: f, paper: e}
        """
    )
    assert curation.problems == ()
    assert [(r.paper, str(r.kind), r.other, r.why) for r in curation.relations] == [
        ("a", "extends", "b", "Adds a bell."),
        ("C: One", "contradicts", "d", ""),
        ("e", "compares", "f", "Faster."),
    ]
    assert curation.relations[0].sides == (
        (("relations", 0, "paper"), "a"),
        (("relations", 0, "extends"), "b"),
    )


@pytest.mark.parametrize("text", ["", "relations:\n", "relations: []\n"])
def test_there_need_be_none(text: str) -> None:
    assert (read(text).relations, read(text).problems) == ((), ())


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "{paper: a, refutes: b}",
            "16: unknown key 'refutes' (use one of: paper, extends, contradicts, compares, why)",
        ),
        (
            "{paper: a, extend: b}",
            "16: unknown key 'extend' (did you mean 'extends'?)",
        ),
        ("{paper: a}", f"5: a relation that does not say which (add {_KINDS})"),
        (
            "{paper: a, extends: b, compares: c}",
            "28: 'extends' and 'compares' in one relation (keep the one that says most)",
        ),
        ("{extends: b}", "5: 'paper' is missing (add 'paper: …')"),
        ("{paper: a, extends: }", "5: 'extends' is missing (add 'extends: …')"),
        (
            "{paper: a, extends: b, why: ''}",
            "28: 'why' is empty (write its text, or remove the key)",
        ),
        (
            "{paper: a, extends: [b, c]}",
            "16: expected text, found a list (put it in quotes)",
        ),
        (
            "[a, extends, b]",
            "5: expected 'key: value' lines, found a list (write '- paper: …')",
        ),
    ],
)
def test_a_mistake_is_told_where_it_is_and_the_rest_is_read(entry: str, said: str) -> None:
    curation = read(f"relations:\n  - {entry}\n  - {{paper: x, extends: y}}\n")
    assert [str(problem) for problem in curation.problems] == [f"curation.yml:2:{said}"]
    assert curation.relations[-1].paper == "x"
    assert all(each.paper and each.other for each in curation.relations)


def test_the_section_is_a_list() -> None:
    (problem,) = read("relations: {a: b}").problems
    assert str(problem).startswith("curation.yml:1:1: expected a list, found 'key: value'")


def test_every_kind_is_a_verb_that_a_curator_writes() -> None:
    for kind in RelationKind:
        (relation,) = read(f"relations: [{{paper: a, {kind}: b}}]").relations
        assert relation.kind is kind
