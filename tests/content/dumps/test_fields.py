"""What the fields of an element say about a paper, whatever the form of its file."""

import json

import pytest

from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump
from sitegen.text.link import Link
from tests.corpus import saved

TITLE = "The <i>P. lampas</i> of Reefs &amp; Rivers"
VENUE = "Reefs &amp; Rivers"
WITH_MARKUP = {
    "BibTeX": f"@article{{a, title={{{TITLE}}}, journal={{{VENUE}}}, keywords={{{VENUE}; Lamps}},"
    " doi={10.1234/lamps}}",
    "RIS": f"TY  - JOUR\nTI  - {TITLE}\nJO  - {VENUE}\nKW  - {VENUE}\nKW  - Lamps\nER  - \n",
    "CSV": f"Title,Journal,Keywords,DOI\n{TITLE},{VENUE},{VENUE}; Lamps,10.1234/lamps\n",
    "hand": f"- title: {TITLE}\n  venue: {VENUE}\n  labels: [{VENUE}, Lamps]\n"
    "  doi: 10.1234/lamps\n",
}


def read(text: str) -> Dump:
    return read_dump(saved(text))


@pytest.mark.parametrize("layout", WITH_MARKUP)
def test_markup_of_publishers_is_read_in_every_form(layout: str) -> None:
    dump = read(WITH_MARKUP[layout])
    (record,) = dump.records
    assert dump.pages[0].layout == layout
    assert record.title == "The P. lampas of Reefs & Rivers"
    assert record.venue == "Reefs & Rivers"
    assert record.labels == ("Reefs & Rivers", "Lamps")


def test_what_only_looks_like_markup_stays() -> None:
    (record,) = read("- title: Filling a <MASK> where a < b\n  arxiv: 2401.10020\n").records
    assert record.title == "Filling a <MASK> where a < b"


def test_proxies_and_passwords_are_cut_from_addresses_and_that_is_said() -> None:
    dump = read(
        "- title: Lamps\n"
        "  url: https://ada:secret@lamps.example.org/1\n"
        "  code: https://ada@github.com/ada/lamps\n"
        "  links: [https://dl-acm-org.proxy.example.edu/lamps]\n"
        "  abstract: It is at https://www-jstor-org.proxy.example.edu/stable/1.\n"
        "  arxiv: 2401.10020\n"
    )
    (record,) = dump.records
    assert record.paper_url == "https://lamps.example.org/1"
    assert record.links == (Link("code", "https://github.com/ada/lamps"),)
    assert dump.remarks == (
        "a user's name or password was cut from 2 links",
        "the proxy proxy.example.edu was cut from 2 links",
    )


@pytest.mark.parametrize("title", ["\u200b", "<b></b>", "\u202e \u2060", "\x07"])
def test_a_title_of_nothing_that_a_reader_sees_is_none(title: str) -> None:
    papers = [{"title": title, "doi": "10.1234/lamps"}, {"title": title, "authors": ["Ada Berg"]}]
    dump = read(json.dumps([*papers, {"title": "Lamps", "doi": "10.1234/reefs"}] * 2))
    assert {record.title for record in dump.records} == {"", "Lamps"}
    assert {each.reason for each in dump.skipped} == {"neither a title nor an identifier"}


FINDING = "Lamps lit by moths burn half as long."
WITH_FINDING = {
    "hand": f"- title: Lamps\n  finding: {FINDING}\n",
    "CSV": f"Title,TL;DR,DOI\nLamps,{FINDING},10.1234/lamps\n",
    "JSON": json.dumps(
        [
            {
                "title": "Lamps",
                "id": "2401.10020",
                "summary": "We lit lamps.",
                "AI": {"tldr": FINDING},
            }
        ]
    ),
    "JSON of another": json.dumps(
        [{"title": "Lamps", "externalIds": {"DOI": "10.1234/lamps"}, "tldr": {"text": FINDING}}]
    ),
    "Markdown": f"# Report\n\n## Lamps of the Reef\n\n**Authors:** Jane Doe, Ada Bettong\n\n"
    f"**arXiv:** 2401.10020\n\n**TL;DR:** {FINDING}\n",
}


@pytest.mark.parametrize("layout", WITH_FINDING)
def test_what_a_paper_found_is_read_whatever_it_is_called(layout: str) -> None:
    dump = read(WITH_FINDING[layout])
    assert [record.finding for record in dump.records] == [FINDING]
    assert not any("tl" in name.lower() for name in dump.unused)


IN_VOLUME = {
    "BibTeX": "@article{a, title={Lamps}, journal={J. Lamps}, volume={12}, pages={251--258}}",
    "RIS": "TY  - JOUR\nTI  - Lamps\nJO  - J. Lamps\nVL  - 12\nSP  - 251\nEP  - 258\nER  - \n",
    "RIS again": "TY  - JOUR\nTI  - Lamps\nJO  - J. Lamps\nVL  - 12\nSP  - 251-258\nEP  - 258\n"
    "ER  - \n",
    "CSL-JSON": '[{"id": "a", "type": "article-journal", "title": "Lamps", "volume": "12",'
    ' "container-title": "J. Lamps", "page": "251–258", "author": [{"family": "Poe"}]}]',
    "CSV": "Title,Authors,Journal,Volume,Pages,DOI\nLamps,Ada Poe,J. Lamps,12,251-258,10.1234/a\n",
    "hand": "- title: Lamps\n  venue: J. Lamps\n  volume: 12\n  pages: 251-258\n",
    "PubMed": "PMID- 1\nTI  - Lamps\nJT  - J. Lamps\nVI  - 12\nPG  - 251-258\n",
    "Web of Science": "PT J\nTI Lamps\nSO J. Lamps\nVL 12\nBP 251\nEP 258\nER\n",
}


@pytest.mark.parametrize("form", IN_VOLUME)
def test_volume_and_pages_are_read_in_every_form(form: str) -> None:
    dump = read(IN_VOLUME[form])
    (record,) = dump.records
    assert (record.venue, record.volume, record.pages) == ("J. Lamps", "12", "251-258")
    assert dump.unused.keys().isdisjoint({"volume", "pages", "SP", "EP", "VL", "PG", "BP", "Pages"})


@pytest.mark.parametrize(
    ("volume", "pages", "read_as"),
    [
        ("abs/2401.10020", "1--9", (None, "1-9")),
        ("106 (D24)", "L12501", ("106 (D24)", "L12501")),
        ("in press", "n/a--n/a", (None, None)),
        ("1", "xi--xvi", ("1", "xi-xvi")),
        ("1", "12 pages", ("1", None)),
        ("1", "12--12", ("1", "12")),
    ],
)
def test_what_is_no_volume_and_no_page_is_left(
    volume: str, pages: str, read_as: tuple[str | None, str | None]
) -> None:
    entry = f"@article{{a, title={{Lamps}}, journal={{J}}, volume={{{volume}}}, pages={{{pages}}}}}"
    (record,) = read(entry).records
    assert (record.volume, record.pages) == read_as


def test_an_arxiv_id_that_stands_for_a_volume_is_found() -> None:
    entry = "@article{a, title={Lamps}, journal={CoRR}, volume={abs/2401.10020}, year={2024}}"
    (record,) = read(entry).records
    assert (record.arxiv, record.volume) == ("2401.10020", None)
