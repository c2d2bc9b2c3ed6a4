"""People: who has most papers of a topic."""

from sitegen.pages.people import people
from tests.factories import ADA, JAN, TEAM, library, paper

PAPERS = [
    paper(f"Lantern {n}", authors=names)
    for n, names in enumerate([(ADA, JAN), (ADA, TEAM), (JAN, ADA)])
]


def test_who_has_several_is_named_with_how_many() -> None:
    found = [(link.text, link.note) for link in people(library(PAPERS), PAPERS)]
    assert found == [(ADA.name, "3"), (JAN.name, "2")]


def test_nobody_has_several_of_one_paper() -> None:
    assert list(people(library(PAPERS), PAPERS[:1])) == []
