"""What each kind of evidence weighs, and what it says."""

from typing import Any

import pytest

from sitegen.content.record import Organization, Record
from sitegen.matching.evidence import (
    DECISIVE,
    Evidence,
    Subject,
    of_abstracts,
    of_facts,
    of_identifiers,
    of_title,
)
from sitegen.matching.title_difference import Comparison, Difference
from sitegen.text.dates import PartialDate, YearFrom, parse_iso
from sitegen.text.person import Person


def day(year: int | None, year_from: YearFrom = YearFrom.LISTING) -> PartialDate:
    return PartialDate(month=5, day=17, year=year, year_from=year_from if year else None)


def facts(
    date: PartialDate | None = None, authors: int | None = None, organization: str = ""
) -> Record:
    return Record(
        dump="a.txt",
        lines=(1,),
        title="Sparrows",
        date=date,
        authors_count=authors,
        organization=Organization(slug=organization, name=organization) if organization else None,
    )


def said(one: Record, other: Record) -> list[tuple[Subject, float, str]]:
    both = list(of_facts(one, other))
    assert [e.weight for e in of_facts(other, one)] == [e.weight for e in both]
    return [(each.subject, each.weight, each.says) for each in both]


def weight_of_years(apart: int) -> float:
    ((_, weight, _),) = said(facts(day(2000)), facts(day(2000 + apart)))
    return weight


def test_a_year_apart_is_nothing_and_five_are_much() -> None:
    weights = [weight_of_years(apart) for apart in range(1, 30)]
    assert weights[0] == 0
    assert weights == sorted(weights, reverse=True)
    assert weight_of_years(5) < -5
    assert said(facts(day(2000)), facts(day(2006))) == [
        (Subject.DATE, -6.5, "the dates are 6 years apart")
    ]


def test_an_inferred_year_weighs_half() -> None:
    inferred = facts(day(2006, YearFrom.CAPTURE))
    ((_, weight, _),) = said(facts(day(2000)), inferred)
    assert weight == weight_of_years(6) / 2


def test_an_unknown_year_says_nothing() -> None:
    assert not said(facts(day(None)), facts(day(2006)))
    assert not said(facts(), facts(day(2006)))


@pytest.mark.parametrize(
    ("one", "other", "weight", "says"),
    [
        (3, 3, 0.5, "both have 3 authors"),
        (1, 1, 0.5, "both have one author"),
        (12, 12, 1.0, "both have 12 authors"),
        (3, 4, -0.5, "one has 3 of the 4 authors that the other has"),
        (2, 9, -1.0, "one has 2 of the 9 authors that the other has"),
    ],
)
def test_numbers_of_authors(one: int, other: int, weight: float, says: str) -> None:
    both = facts(authors=one), facts(authors=other)
    assert said(*both) == [(Subject.AUTHORS_COUNT, weight, says)]


def test_organizations_speak_for_one_paper_only() -> None:
    assert said(facts(organization="heron-lab"), facts(organization="heron-lab")) == [
        (Subject.ORGANIZATION, 0.5, "both are by heron-lab")
    ]
    assert not said(facts(organization="heron-lab"), facts(organization="sparrow-lab"))


def title(difference: Difference, shared: int, *, generic: bool = False) -> Evidence:
    comparison = Comparison(difference=difference, left=(), right=(), shared=shared, coverage=1.0)
    return of_title(comparison, generic=generic)


@pytest.mark.parametrize("difference", list(Difference))
def test_longer_titles_weigh_more(difference: Difference) -> None:
    weights = [title(difference, shared).weight for shared in range(20)]
    assert weights == sorted(weights)


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (Difference.NOTHING, 0),
        (Difference.TYPO, 4),
        (Difference.CUT, 3),
        (Difference.SUBTITLE, 4),
        (Difference.LOOKALIKE, 6),
    ],
)
def test_words_in_common_with_which_titles_alone_suffice(
    difference: Difference, words: int
) -> None:
    assert title(difference, words).weight >= 0
    assert words == 0 or title(difference, words - 1).weight < 0


@pytest.mark.parametrize("difference", [Difference.REORDERED, Difference.REWORDED, Difference.KIND])
def test_titles_that_never_suffice(difference: Difference) -> None:
    assert title(difference, 100).weight < 0


def test_a_generic_title_needs_an_abstract() -> None:
    assert title(Difference.NOTHING, 9, generic=True).weight + of_abstracts(79).weight < 0
    assert title(Difference.NOTHING, 9, generic=True).weight + of_abstracts(81).weight > 0


def test_nothing_outweighs_what_is_decisive() -> None:
    best = [
        title(Difference.NOTHING, 99),
        of_abstracts(100),
        *of_facts(*2 * [facts(day(1), 9, "x")]),
    ]
    assert sum(each.weight for each in best) < -DECISIVE


# -- Identifiers, authors and venues


def cited(**stated: Any) -> Record:
    return Record(dump="a.txt", lines=(1,), title="Sparrows", **stated)


def people(*names: str) -> tuple[Person, ...]:
    """`Family, Given`."""
    divided = (name.partition(", ") for name in names)
    return tuple(Person(family=family, given=given) for family, _, given in divided)


def signed(*names: str, complete: bool = True) -> Record:
    return cited(authors=people(*names), authors_complete=complete)


def of_ids(one: Record, other: Record, *, alike: bool = True) -> Evidence:
    found = of_identifiers(one, other, alike=alike)
    assert found is not None
    assert found.subject is Subject.IDENTIFIER
    return found


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        ({"arxiv": "2401.00001"}, "both are arXiv 2401.00001"),
        ({"doi": "10.1/a"}, "both are DOI 10.1/a"),
        ({"arxiv": "2401.00001", "doi": "10.1/a"}, "both are arXiv 2401.00001"),
    ],
)
def test_one_identifier_decides_unless_nothing_else_is_alike(
    stated: dict[str, Any], says: str
) -> None:
    one = cited(**stated)
    assert of_ids(one, one).says == says
    assert of_ids(one, one).weight > -2 * DECISIVE  # words and subjects that part two titles
    unlike = of_ids(one, one, alike=False)
    assert unlike.weight <= DECISIVE
    assert unlike.says == f"same id, other title: {says}"


def test_two_arxiv_ids_are_two_papers_whatever_their_doi_is() -> None:
    found = of_ids(cited(arxiv="2401.00001", doi="10.1/a"), cited(arxiv="2401.2", doi="10.1/a"))
    assert found.says == "two arXiv ids, 2401.00001 and 2401.2"
    assert found.weight < 5 * DECISIVE


def test_two_dois_are_strong_but_not_decisive_unless_one_is_a_preprint_s() -> None:
    journal, conference = cited(doi="10.1145/a"), cited(doi="10.1109/b")
    preprint = cited(doi="10.1101/c")
    assert DECISIVE < of_ids(journal, conference).weight < -10
    assert -5 < of_ids(journal, preprint).weight < 0


def test_identifiers_of_two_kinds_say_nothing() -> None:
    assert of_identifiers(cited(arxiv="2401.00001"), cited(doi="10.1/a"), alike=True) is None
    assert of_identifiers(cited(), cited(doi="10.1/a"), alike=True) is None


@pytest.mark.parametrize(
    ("one", "other", "weight", "says"),
    [
        (signed("Owl, Bo"), signed("Owl, B."), 2.0, "the author is the same"),
        (
            signed("Owl, Bo", "Ibis, Ada"),
            signed("Ibis, A.", "Owl, B."),
            2.5,
            "the 2 authors are the same",
        ),
        (
            signed("Owl, Bo", complete=False),
            signed("Owl, Bo", "Ibis, Ada"),
            1.5,
            "the first author is the same",
        ),
        (
            signed("Ibis, Ada", complete=False),
            signed("Owl, Bo", "Ibis, Ada"),
            -1.0,
            "the first authors differ",
        ),
        (
            signed("Owl, Bo", "Ibis, Ada", complete=False),
            signed("Owl, Bo", "Ibis, Ada", "Rook, Cy"),
            1.5,
            "2 of the 2 authors named are the same, the first among them",
        ),
        (
            signed("Owl, Bo", "Ibis, Ada"),
            signed("Owl, Bo", "Rook, Cy", "Wren, Di"),
            1.0,
            "1 of the 2 authors named are the same, the first among them",
        ),
        (
            signed("Owl, Bo", "Ibis, Ada", "Tern, Ed"),
            signed("Owl, Bo", "Rook, Cy", "Wren, Di"),
            -1.0,
            "1 of the 3 authors named are the same",
        ),
        (signed("Owl, Bo"), signed("Ibis, Ada"), -10.0, "the authors are others"),
        (
            signed("Owl, Bo", complete=False),
            signed("Ibis, Ada", "Rook, Cy"),
            -7.0,
            "no author is named by both",
        ),
        (signed("The Bird Watchers"), signed("Owl, Bo"), -1.0, "no name of an author is the same"),
    ],
)
def test_lists_of_authors(one: Record, other: Record, weight: float, says: str) -> None:
    assert said(one, other) == [(Subject.AUTHORS, weight, says)]


def test_lists_of_authors_weigh_less_where_titles_differ() -> None:
    names = [f"Owl{letter * 3}, Bo" for letter in "abcdefgh"]
    one = signed(*names)
    (whole,), (less,) = (list(of_facts(one, one, one_title=same)) for same in (True, False))
    assert (whole.weight, less.weight) == (4.0, 1.5)
    others = signed("Ibis, Ada")
    (against,) = of_facts(one, others, one_title=False)
    assert against.weight == -10.0


def test_what_is_known_of_two_records_never_makes_a_reworded_title_one() -> None:
    one = cited(
        authors=people("Owl, Bo", "Ibis, Ada", "Tern, Ed"),
        authors_complete=True,
        venue="Journal of Birds",
        date=day(2024),
        organization=Organization(slug="lab", name="Lab"),
    )
    known = sum(each.weight for each in of_facts(one, one, one_title=False))
    assert title(Difference.REWORDED, 30).weight + known < 0


def test_a_number_of_authors_is_that_of_the_names_where_all_are_named() -> None:
    named = signed("Owl, Bo", "Ibis, Ada")
    assert said(named, facts(authors=2)) == [(Subject.AUTHORS_COUNT, 0.5, "both have 2 authors")]
    assert not said(signed("Owl, Bo", complete=False), facts(authors=2))


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        ("Journal of Birds", "J. Birds", 0.5),
        ("Proceedings of the 3rd Conference on Wading (2024)", "Conference on Wading", 0.5),
        ("Journal of Birds", "Conference on Wading", -0.25),
        ("arXiv preprint", "Journal of Birds", None),
        ("CoRR", "arXiv", None),
        ("", "Journal of Birds", None),
    ],
)
def test_venues_say_little(one: str, other: str, weight: float | None) -> None:
    found = said(cited(venue=one), cited(venue=other))
    assert [each[1] for each in found] == ([] if weight is None else [weight])


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        ("2024", "2024", 0.25),
        ("2024-05", "2024-05", 0.25),
        ("2024-05-17", "2024-05-17", 0.5),
        ("2024", "2024-05-17", None),
        ("2023", "2024-05", 0.0),
        ("2019", "2024", -6.5),
    ],
)
def test_dates_without_month_or_day(one: str, other: str, weight: float | None) -> None:
    dates = parse_iso(one), parse_iso(other)
    found = said(*(facts(date) for date in dates))
    assert [each[1] for each in found] == ([] if weight is None else [weight])


def test_an_arxiv_id_tells_a_year() -> None:
    assert said(cited(arxiv="1905.00001"), facts(day(2024))) == [
        (Subject.DATE, -6.5, "the dates are 5 years apart")
    ]
