"""What a reference may say, and what it must leave out."""

import pytest

from sitegen.library.paper import Paper
from sitegen.present.citation import certain, cite, without_commas
from sitegen.text.dates import PartialDate, YearFrom
from sitegen.text.link import Link
from tests.factories import date, library, organization, paper, settings


def notes(one: Paper) -> tuple[str, ...]:
    return cite(library([one]), one, settings()).notes


def test_the_key_is_the_papers_id() -> None:
    one = paper()
    assert cite(library([one]), one, settings()).key == one.id


def test_the_page_is_cited_by_its_full_address() -> None:
    one = paper()
    assert cite(library([one]), one, settings()).url == f"https://example.org/list/{one.url}"


def test_without_an_address_of_the_site_there_is_no_url() -> None:
    one = paper()
    assert cite(library([one]), one, settings(url="")).url == ""


def test_the_curators_address_of_the_paper_comes_first() -> None:
    given = (Link("code", "https://a.org"), Link("paper", "https://arxiv.org/abs/2401.00001"))
    one = paper(
        abstract=("Compare https://arxiv.org/abs/1900.00009 and others.",),
        curated={"links": given},
    )
    assert cite(library([one]), one, settings()).url == "https://arxiv.org/abs/2401.00001"


def test_an_address_in_an_abstract_may_be_another_papers() -> None:
    one = paper(abstract=("Compare https://arxiv.org/abs/1900.00009 and others.",))
    assert cite(library([one]), one, settings()).url.startswith("https://example.org/")


@pytest.mark.parametrize("by", [YearFrom.LISTING, YearFrom.CURATOR])
def test_a_stated_year_is_certain(by: YearFrom) -> None:
    stated = date("2024-08-17", by=by)
    assert certain(paper(date=stated)) == stated


@pytest.mark.parametrize("uncertain", [None, date(day=(4, 10)), date(day=(4, 20))])
def test_an_inferred_or_unknown_year_is_not(uncertain: PartialDate | None) -> None:
    assert certain(paper(date=uncertain)) is None


def test_a_note_says_that_a_year_is_inferred() -> None:
    assert notes(paper(date=date(day=(4, 10)))) == ("Listed as Apr 10; the year 2026 is inferred",)


def test_a_year_nobody_knows_is_not_spoken_of() -> None:
    assert notes(paper(date=date(day=(4, 20)))) == ()


def test_there_is_no_note_of_what_is_missing() -> None:
    assert notes(paper(authors_count=7)) == ()


def test_an_organization_stands_for_the_authors() -> None:
    one = paper(authors_count=7, organization=organization("Acme\u202e Labs"))
    cited = cite(library([one]), one, settings())
    assert (cited.organization, cited.notes) == ("Acme Labs", ())


def test_commas_do_not_part_a_name() -> None:
    assert without_commas("Caches, large; small") == "Caches large small"


def test_a_title_is_cited_as_it_is_shown() -> None:
    one = paper("PCM : Picard -- a Model")
    assert cite(library([one]), one, settings()).title == "PCM: Picard – a Model"
