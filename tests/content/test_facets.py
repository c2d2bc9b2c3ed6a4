"""`facets.yml` is read in its order, and every mistake in it is reported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.facets import MOST, MOST_VALUES, Facet, read_facets
from sitegen.content.yaml_file import YamlFile, read_yaml
from sitegen.text.phrases import Phrase
from tests.bench.field_facets import labels
from tests.corpus import CONTENT

GOOD = """\
weights: {strong: 4, against: -4}
facets:
  - slug: made-of
    title: What is it made of?
    several: true
    values:
      - slug: clay
        title: Clay
        phrases:
          strong: [earthenware, kiln]
      - slug: iron
        title: Iron
        phrases: {strong: [cast iron], against: [kiln]}
  - slug: use
    title: Use
    values:
      - {slug: tea, title: Tea, phrases: {strong: [teapot]}}
      - {slug: soup, title: Soup, phrases: {strong: [tureen]}}
"""


def read(text: str) -> tuple[tuple[Facet, ...], list[str]]:
    facets, problems = read_facets(read_yaml("facets.yml", text))
    return facets, list(map(str, problems))


def test_a_good_file_is_read_in_its_order() -> None:
    (made_of, use), problems = read(GOOD)
    assert problems == []
    assert (made_of.slug, made_of.title, made_of.several) == (
        "made-of",
        "What is it made of?",
        True,
    )
    assert list(made_of.by_slug) == ["clay", "iron"]
    assert made_of.by_slug["iron"].phrases == (
        Phrase(text="cast iron", weight=4),
        Phrase(text="kiln", weight=-4),
    )
    assert (use.several, use.key) == (False, "facet.use")


@pytest.mark.parametrize("text", ["", "# Only a comment.\n"])
def test_a_list_need_not_have_any(text: str) -> None:
    assert read(text) == ((), [])


def test_the_bundled_facets_have_no_problems() -> None:
    facets, problems = read((CONTENT / "facets.yml").read_text(encoding="utf-8"))
    assert [facet.slug for facet in facets] == ["work", "parallel"]
    assert problems == []


def test_readers_gave_values_that_the_bundled_facets_have() -> None:
    facets, _ = read((CONTENT / "facets.yml").read_text(encoding="utf-8"))
    known = {facet.slug: {*facet.by_slug} for facet in facets}
    for paper, labeled in labels().items():
        assert labeled.keys() == known.keys(), paper
        for slug, readers in labeled.items():
            assert len(readers) == 2
            assert all(known[slug].issuperset(values) for values in readers), paper


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("facets:", "facet:", "facets.yml:2:1: unknown key 'facet' (did you mean 'facets'?)"),
        ("slug: made-of", "slug: Made Of", "facets.yml:3:5: 'Made Of' is not a slug (use lower"),
        ("slug: made-of", "slug:", "facets.yml:3:5: 'slug' is missing (add 'slug: …')"),
        ("slug: made-of", f"slug: {'x' * 41}", "facets.yml:3:5: a slug of 41 characters (choose"),
        ("slug: use", "slug: made-of", "a second facet 'made-of' (give it another slug)"),
        ("slug: iron", "slug: clay", "facets.yml:11:9: a second value 'clay' (give it another"),
        ("title: Use", "titel: Use", "unknown key 'titel' (did you mean 'title'?)"),
        ("several: true", "several: 2", "facets.yml:5:5: expected true or false, found '2'"),
        ("strong: [earthenware, kiln]", "", "facets.yml:9:9: a value without phrases (say what"),
        ("strong: [earthen", "strnog: [earthen", "there is no level 'strnog' (did you mean"),
        ("[teapot]", "['...']", "there is no word in '...' (write a phrase)"),
        (
            "      - {slug: soup, title: Soup, phrases: {strong: [tureen]}}\n",
            "",
            "facets.yml:14:5: a facet needs two values to tell papers apart (add values)",
        ),
        ("values:\n      - {slug: tea", "values: [tea", "not valid YAML"),
    ],
)
def test_a_mistake_is_reported_with_its_place_and_remedy(
    right: str, wrong: str, message: str
) -> None:
    assert right in GOOD
    problems = read(GOOD.replace(right, wrong, 1))[1]
    assert any(message in problem for problem in problems), problems


def test_there_are_not_too_many() -> None:
    facet = "- {slug: a%d, title: A, values: [%s]}"
    value = "{slug: b%d, title: B, phrases: {strong: [b]}}"
    few, many = (", ".join(value % n for n in range(count)) for count in (2, MOST_VALUES + 1))
    lines = [facet % (n, many if n == 0 else few) for n in range(MOST + 1)]
    facets, problems = read("weights: {strong: 4}\nfacets:\n" + "\n".join(lines))
    assert (len(facets), len(facets[0].values)) == (MOST, MOST_VALUES)
    assert [problem.partition(": ")[2] for problem in problems] == [
        f"{MOST + 1} facets (name at most {MOST})",
        f"{MOST_VALUES + 1} values (name at most {MOST_VALUES})",
    ]


_data = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("ab-: ", max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["facets", "weights", "slug", "title", "values", "phrases", "several"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(_data)
def test_any_data_is_read_or_reported(data: object) -> None:
    facets, problems = read_facets(YamlFile(path="facets.yml", data=data))
    assert all(facet.slug for facet in facets)
    assert problems or all(len(facet.values) > 1 for facet in facets)
