"""COinS, taken apart as a query string."""

from urllib.parse import parse_qs

from hypothesis import given

from sitegen.export.coins import context_object
from sitegen.library.paper import Paper
from sitegen.present.citation import cite
from sitegen.text.prose import typeset
from tests.export.titles import titles
from tests.factories import (
    ADA,
    JAN,
    TEAM,
    date,
    library,
    organization,
    paper,
    settings,
    summarized,
)


def facts(one: Paper) -> dict[str, list[str]]:
    text = context_object(cite(library([one]), one, settings()))
    return parse_qs(text, strict_parsing=True)


def test_every_fact_has_its_key() -> None:
    one = paper(date=date("2024-08-17"), organization=organization("Acme"))
    assert facts(one) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.title": ["Sparrow: A Small Cache"],
        "rft.aucorp": ["Acme"],
        "rft.date": ["2024-08-17"],
        "rft.subject": ["Caches large & small"],
        "rft.identifier": [f"https://example.org/list/{one.url}"],
        "rft.type": ["preprint"],
    }


def test_people_and_identifiers_have_keys_of_their_own() -> None:
    one = paper(authors=(JAN, ADA, TEAM), arxiv="2401.00001", doi="10.5555/emu", venue="Nests")
    found = facts(one)
    assert found["rft.au"] == ["van der Berg, Jan Jr.", "Bettong, Ada"]
    assert found["rft.aucorp"] == ["The Quokka Team"]
    assert found["rft_id"] == ["info:doi/10.5555/emu", "info:arxiv/2401.00001"]
    assert found["rft.source"] == ["Nests"]


def test_the_type_comes_after_what_it_would_change_the_meaning_of() -> None:
    assert list(facts(paper(kind="conference")))[-1] == "rft.type"
    assert facts(paper(kind="conference"))["rft.type"] == ["conferencePaper"]


def test_an_abstract_is_described_and_a_summary_says_whose_it_is() -> None:
    assert facts(paper(abstract=("One.", "Two.")))["rft.description"] == ["One.\n\nTwo."]
    one = summarized("One.", "Two.")
    assert facts(one)["rft.description"] == ["The reading list’s own summary: One. Two."]


def test_an_inferred_year_is_left_out() -> None:
    assert "rft.date" not in facts(paper(date=date(day=(4, 10))))


@given(titles)
def test_a_title_survives(text: str) -> None:
    assert facts(paper(text))["rft.title"] == [typeset(text)]
