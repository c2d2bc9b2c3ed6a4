"""Relations: from the curator's words to what each of two papers knows of the other."""

from sitegen.content.curation import read_curation
from sitegen.content.lock_file import Lock, Published
from sitegen.content.yaml_file import read_yaml
from sitegen.library.names import Found, PaperResolver, RecordResolver
from sitegen.library.paper import Paper
from sitegen.library.relations import Relation, Relations, find_relations
from tests.factories import library, paper, picked

LAMP, FOG, BUOY = (
    paper(title, lines=(line,))
    for line, title in enumerate(("Lamps at Night", "Lamps in the Fog", "Buoys"), 1)
)
PAPERS = (LAMP, FOG, BUOY)


def find(text: str, lock: Lock | None = None, *, own_dumps: bool = True) -> Found[Relations]:
    clusters = {each.id: each.records for each in PAPERS}
    records = [record for each in PAPERS for record in each.records]
    names = RecordResolver(records, lock or Lock(), own_dumps=own_dumps)
    curation = read_curation(read_yaml("curation.yml", f"relations:\n{text}"), None, {})
    assert curation.problems == ()
    return find_relations(curation, PaperResolver(clusters, records, names))


def said(relations: Relations, of: Paper) -> list[tuple[str, str, str, bool]]:
    every = relations.get(of.id, ())
    return [(str(each.kind), each.other, each.why, each.is_inverse) for each in every]


def problems(found: Found[Relations]) -> list[str]:
    return [str(problem) for problem in found.problems]


def test_each_side_knows_the_other() -> None:
    found = find(f"- {{paper: {FOG.id}, extends: Lamps at Night, why: Adds a bell.}}\n")
    assert found.problems == ()
    assert said(found.value, FOG) == [("extends", LAMP.id, "Adds a bell.", False)]
    assert said(found.value, LAMP) == [("extends", FOG.id, "Adds a bell.", True)]
    assert BUOY.id not in found.value
    assert str(found.value[LAMP.id][0].origin) == "curation.yml:2"


def test_a_paper_that_is_not_known_is_told_at_its_name() -> None:
    found = find("- {paper: Lamps in the Fgo, extends: Lamps at Night}\n")
    assert found.value == {}
    assert problems(found) == [
        "curation.yml:2:4: there is no paper 'Lamps in the Fgo' (did you mean 'Lamps in the Fog'?)"
    ]
    other = find("- {paper: Lamps in the Fog, compares: Nothing at all}\n")
    assert problems(other)[0].startswith("curation.yml:2:29: there is no paper 'Nothing")


def test_of_other_dumps_no_paper_need_be_there() -> None:
    found = find("- {paper: Elsewhere, extends: Buoys}\n", own_dumps=False)
    assert [problem.severity for problem in found.problems] == ["notice"]


def test_a_paper_has_nothing_to_do_with_itself_whatever_it_is_called() -> None:
    found = find(f"- {{paper: Buoys, compares: {BUOY.id}}}\n")
    assert found.value == {}
    assert problems(found) == [
        f"curation.yml:2:18: '{BUOY.id}' is the paper itself (name another paper)"
    ]


def test_two_papers_have_one_relation_whichever_comes_first() -> None:
    found = find(
        f"- {{paper: Buoys, compares: Lamps at Night}}\n- {{paper: {LAMP.id}, extends: Buoys}}\n"
    )
    assert said(found.value, BUOY) == [("compares", LAMP.id, "", False)]
    (problem,) = problems(found)
    assert problem.startswith("curation.yml:3:")
    assert "a second relation of the two papers of line 2 (keep the one that says most)" in problem


def test_a_merged_paper_is_followed() -> None:
    merged = Published(id="old-000000", title="Old Lamps", first_revision=1, into=LAMP.id)
    known = Published(id=LAMP.id, title=LAMP.title.value, first_revision=1)
    lock = Lock(entries={each.id: each for each in (merged, known)})
    found = find("- {paper: old-000000, extends: Buoys}\n", lock)
    assert said(found.value, LAMP) == [("extends", BUOY.id, "", False)]


def test_a_page_says_a_kind_after_the_other_and_what_its_paper_does_first() -> None:
    text = (
        "- {paper: Buoys, compares: Lamps at Night}\n"
        "- {paper: Lamps at Night, compares: Lamps in the Fog}\n"
        "- {paper: Lamps in the Fog, contradicts: Buoys}\n"
    )
    shelf = library(PAPERS, relations=find(text).value)
    assert [(kind, inverse) for kind, _, _, inverse in said(shelf.relations, LAMP)] == [
        ("compares", False),
        ("compares", True),
    ]
    assert [(kind, inverse) for kind, _, _, inverse in said(shelf.relations, BUOY)] == [
        ("contradicts", True),
        ("compares", False),
    ]


def test_what_is_hidden_has_no_relations_and_nobody_has_any_to_it() -> None:
    text = "- {paper: Lamps in the Fog, extends: Buoys}\n- {paper: Buoys, compares: Lamps at Night}"
    hidden = picked(hidden=True)
    shelf = library(PAPERS, relations=find(text).value, decisions={FOG.id: hidden})
    assert shelf.relations.keys() == {BUOY.id, LAMP.id}
    assert said(shelf.relations, BUOY) == [("compares", LAMP.id, "", False)]
    assert library(PAPERS, relations={}).relations == {}


def test_each_relation_is_there_once_in_each_direction() -> None:
    text = "- {paper: Lamps in the Fog, extends: Buoys}\n- {paper: Buoys, compares: Lamps at Night}"
    relations = library(PAPERS, relations=find(text).value).relations
    edges: dict[bool, set[frozenset[str]]] = {False: set(), True: set()}
    for identifier, every in relations.items():
        for each in every:
            assert isinstance(each, Relation)
            edges[each.is_inverse].add(frozenset((identifier, each.other)))
    assert edges[False] == edges[True]
    assert len(edges[True]) == 2
