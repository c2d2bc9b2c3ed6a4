"""COinS, taken apart as a query string."""

from urllib.parse import parse_qs

from hypothesis import given

from sitegen.export.coins import context_object
from sitegen.library.paper import Paper
from sitegen.present.citation import cite
from tests.export.titles import titles
from tests.factories import date, library, organization, paper, settings


def facts(one: Paper) -> dict[str, list[str]]:
    text = context_object(cite(library([one]), one, settings()))
    return parse_qs(text, strict_parsing=True)


def test_every_fact_has_its_key() -> None:
    one = paper(date=date("2024-08-17"), organization=organization("Acme"))
    assert facts(one) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["preprint"],
        "rft.title": ["Sparrow: A Small Cache"],
        "rft.aucorp": ["Acme"],
        "rft.date": ["2024-08-17"],
        "rft.identifier": [f"https://example.org/list/{one.url}"],
    }


def test_an_inferred_year_is_left_out() -> None:
    assert "rft.date" not in facts(paper(date=date(day=(4, 10))))


@given(titles)
def test_a_title_survives(text: str) -> None:
    assert facts(paper(text))["rft.title"] == [text]
