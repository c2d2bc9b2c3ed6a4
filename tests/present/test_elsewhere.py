"""Where a paper itself can be read."""

import pytest

from sitegen.facts import FACT
from sitegen.present.elsewhere import fact_url, full_texts, look_ups, original, places
from sitegen.present.view import LinkView
from sitegen.text.link import Link
from tests.factories import library, paper

GIVEN = (Link("code", "https://a.org"), Link("paper", "https://birds.example/given"))


@pytest.mark.parametrize(
    ("facts", "text", "url"),
    [
        (
            {"arxiv": "2401.00001", "doi": "10.5555/emu", "paper_url": "https://birds.example/1"},
            "arXiv",
            "https://arxiv.org/abs/2401.00001",
        ),
        (
            {"doi": "10.5555/emu", "paper_url": "https://birds.example/1"},
            "DOI",
            "https://doi.org/10.5555/emu",
        ),
        (
            {"paper_url": "https://birds.example/1", "curated": {"links": GIVEN}},
            "paper",
            "https://birds.example/1",
        ),
        ({"curated": {"links": GIVEN}}, "paper", "https://birds.example/given"),
    ],
)
def test_what_identifies_a_paper_best_leads_to_it(
    facts: dict[str, str], text: str, url: str
) -> None:
    assert original(paper(**facts)) == LinkView(text=text, url=url)


def test_an_address_in_an_abstract_may_be_another_papers() -> None:
    assert original(paper(abstract=("Compare https://arxiv.org/abs/1900.00009.",))) is None


def test_what_is_no_web_address_is_no_link() -> None:
    assert original(paper(paper_url="javascript:alert(1)")) is None


@pytest.mark.parametrize(
    ("arxiv", "forms"),
    [
        ("2312.00001", ["PDF", "HTML"]),
        ("2311.99999", ["PDF"]),
        ("2401.00001", ["PDF", "HTML"]),
        ("math.GT/0309136", ["PDF"]),
    ],
)
def test_arxiv_has_html_since_december_2023(arxiv: str, forms: list[str]) -> None:
    assert [link.text for link in full_texts(paper(arxiv=arxiv))] == forms
    assert next(full_texts(paper(arxiv=arxiv))).url == f"https://arxiv.org/pdf/{arxiv}"


def test_an_address_has_no_mark_that_ends_it() -> None:
    found = original(paper(doi="10.5555/(emu)17:15<16::a>3.0.co;2-2"))
    assert found and found.url == "https://doi.org/10.5555/(emu)17:15%3C16::a%3E3.0.co;2-2"


def test_only_arxiv_has_other_forms() -> None:
    assert list(full_texts(paper(doi="10.5555/emu"))) == []


def test_an_identifier_leads_to_its_paper() -> None:
    assert fact_url(FACT["arxiv"], "2401.00001") == "https://arxiv.org/abs/2401.00001"
    assert fact_url(FACT["paper_url"], "https://birds.example") == "https://birds.example"


def test_what_is_no_identifier_leads_nowhere() -> None:
    assert fact_url(FACT["venue"], "https://birds.example") == ""
    assert fact_url(FACT["paper_url"], "javascript:alert(1)") == ""


def test_a_title_is_looked_up_as_it_is() -> None:
    addresses = [link.url for link in look_ups(library([]), "Nests & <eggs>")]
    assert len(addresses) > 1
    assert all(url.endswith("=Nests+%26+%3Ceggs%3E") for url in addresses)


@pytest.mark.parametrize(
    ("facts", "has_preprints"),
    [
        ({}, True),
        ({"arxiv": "2401.00001", "venue": "Birds"}, True),
        ({"doi": "10.5555/nest"}, False),
        ({"venue": "Birds"}, False),
    ],
)
def test_a_list_without_preprints_looks_nothing_up_among_them(
    facts: dict[str, str], has_preprints: bool
) -> None:
    offered = {name for name, _ in places(library([paper(**facts), paper("Emu")]))}
    assert ("arXiv" in offered) == ("Hugging Face Papers" in offered) == has_preprints
    assert "Google Scholar" in offered
