"""What each kind of evidence weighs, and what it says."""

import pytest

from sitegen.content.record import Organization, Record
from sitegen.matching.evidence import DECISIVE, Evidence, Subject, of_abstracts, of_facts, of_title
from sitegen.matching.title_difference import Comparison, Difference
from sitegen.text.dates import PartialDate, YearFrom


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
