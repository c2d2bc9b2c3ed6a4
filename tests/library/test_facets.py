"""Which values papers have, by invented facets; the bundled ones are measured in tests/bench."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.curation import Decision
from sitegen.content.facets import Facet, FacetValue
from sitegen.library.facets import NO_FACETS, Classifier, Facets, find_facets
from sitegen.text.phrases import Phrase
from tests.factories import paper

USE = Facet(
    slug="use",
    title="Use",
    values=tuple(
        FacetValue(
            slug=slug,
            title=slug.title(),
            phrases=(Phrase(text=word, weight=6), Phrase(text=f"some {word}", weight=4.9)),
        )
        for slug, word in [("tea", "teapot"), ("soup", "tureen")]
    ),
)
SEVERAL = replace(USE, slug="uses", several=True)


def values(title: str, abstract: str = "", facet: Facet = USE) -> list[str]:
    return [each.value for each in Classifier([facet]).classify(title, abstract)]


def test_a_value_has_its_reasons_strongest_first() -> None:
    (found,) = Classifier([USE]).classify("A Teapot", "Some teapot. A teapot.")
    assert (found.facet, found.value, found.by_curator) == ("use", "tea", False)
    assert [(r.phrase, r.where, r.weight) for r in found.reasons] == [
        ("teapot", "title", 18.0),
        ("teapot", "abstract", 6.0),
        ("some teapot", "abstract", pytest.approx(4.9 * 0.8)),
    ]


def test_a_paper_that_says_too_little_has_no_value() -> None:
    assert values("", "Some teapot.") == []
    assert values("", "A teapot.") == ["tea"]


def test_where_a_paper_has_one_value_the_best_is_it_unless_another_is_close() -> None:
    assert values("A Tureen", "A teapot.") == ["soup"]
    assert values("", "A teapot and a tureen.") == []


def test_where_it_may_have_several_they_come_best_first_and_faint_ones_not() -> None:
    assert values("", "A teapot, a tureen, a tureen.", SEVERAL) == ["soup", "tea"]
    assert values("A Tureen", "A teapot.", SEVERAL) == ["soup"]


def test_each_facet_stands_by_itself() -> None:
    longer = replace(
        USE,
        slug="other",
        values=(FacetValue(slug="a", title="A", phrases=(Phrase(text="iron teapot", weight=6),)),),
    )
    found = Classifier([USE, longer]).classify("", "An iron teapot.")
    assert [(each.facet, each.value) for each in found] == [("use", "tea"), ("other", "a")]


def test_the_curator_decides_facet_by_facet() -> None:
    one, other = paper("A Teapot"), paper("Another Teapot")
    decision = Decision(place=(), facets={"use": ("soup",), "uses": ()})
    found = find_facets([USE, SEVERAL], [one, other], {one.id: decision})
    assert found.slugs_of(one.id) == {"use": ["soup"], "uses": []}
    assert [each.by_curator for each in found.of(one.id, USE)] == [True]
    assert found.slugs_of(other.id) == {"use": ["tea"], "uses": ["tea"]}


def test_a_list_without_facets_has_none() -> None:
    assert find_facets([], [paper("A Teapot")], {}) is NO_FACETS
    assert NO_FACETS.slugs_of(paper().id) == {}


def test_a_paper_that_is_not_known_has_no_values() -> None:
    assert Facets(facets=(USE,)).slugs_of("nowhere-000000") == {"use": []}


_words = st.lists(st.sampled_from(["teapot", "tureen", "some", "with", "."]), max_size=8)


@given(_words, _words)
def test_values_are_of_the_facet_and_one_where_there_is_one(
    title: list[str], abstract: list[str]
) -> None:
    one = values(" ".join(title), " ".join(abstract))
    several = values(" ".join(title), " ".join(abstract), SEVERAL)
    assert len(one) <= 1
    assert {*one} <= {*several} <= {*USE.by_slug}
