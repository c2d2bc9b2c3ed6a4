"""What the curator says of a paper's facets, against the phrases."""

import pytest

from sitegen.content.curation import Curation, read_curation
from sitegen.content.facets import Facet
from sitegen.content.yaml_file import read_yaml
from tests.factories import facet

FACETS = (facet("use", "tea", "soup"), facet("made-of", "clay", "iron", several=True))
TEXT = "papers:\n  lantern:\n    facets: "


def read(said: str, facets: tuple[Facet, ...] | None = FACETS) -> Curation:
    return read_curation(read_yaml("curation.yml", TEXT + said), None, {}, facets)


def test_values_are_by_their_facet_and_none_is_an_answer() -> None:
    curation = read("{use: [], made-of: [iron, clay]}")
    assert curation.problems == ()
    assert curation.decisions["lantern"].facets == {"use": (), "made-of": ("iron", "clay")}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("{us: [tea]}", "curation.yml:3:14: there is no facet 'us' (did you mean 'use'?)"),
        ("{use: [tee]}", "curation.yml:3:20: 'use' has no value 'tee' (did you mean 'tea'?)"),
        ("{use: [knives]}", "'use' has no value 'knives' (use tea or soup)"),
        ("{use: tea}", "curation.yml:3:14: expected a list, found text (write [one, another]"),
        ("{use: [tea, soup]}", "curation.yml:3:14: 2 values of 'use' (name one)"),
        ("{made-of: [clay, clay]}", "'clay' a second time (name each value once)"),
        ("{made-of: [{}]}", "expected text, found 'key: value' lines"),
        ("use", "found text (write 'facets: {a-facet: [a-value]}')"),
    ],
)
def test_a_mistake_is_reported_with_its_place_and_remedy(said: str, message: str) -> None:
    problems = list(map(str, read(said).problems))
    assert any(message in problem for problem in problems), problems


def test_a_list_without_facets_is_told_so_but_not_one_whose_file_is_wrong() -> None:
    assert "there is no facet 'use' (name a slug of facets.yml)" in str(
        read("{use: [tea]}", ()).problems[0]
    )
    assert read("{use: [tea]}", None).problems == ()
