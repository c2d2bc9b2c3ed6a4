"""Numbers of papers in catalogs."""

import pytest

from sitegen.content.dumps.catalog import is_cataloged


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pmid", "40151982"),
        ("PubmedID", "40151982"),
        ("ids.pmid", "https://pubmed.ncbi.nlm.nih.gov/40151982"),
        ("paperId", "0" * 40),
        ("paper_id", "openalex:W4402670290"),
        ("id", "https://openalex.org/W4402670290"),
    ],
)
def test_a_number_of_a_paper(name: str, text: str) -> None:
    assert is_cataloged(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [("id", "40151982"), ("paper_id", "17"), ("commit", "0" * 40), ("pmid", "none"), ("id", "W12")],
)
def test_another_number(name: str, text: str) -> None:
    assert not is_cataloged(name, text)
