"""Saved pages with data about papers inside; all of it is invented."""

import html
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump, Record
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import CAPTURES, saved

needs_captures = pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are not here")

ARXIV = """<!DOCTYPE html>
<html lang="en">
<head>
<meta name="citation_title" content="Lantern: Caching &amp; more" />
<meta name="citation_author" content="van der Berg, Ada" />
<meta name="citation_author" content="Cray, Bo" />
<meta name="citation_date" content="2024/01/02" />
<meta name="citation_online_date" content="2024/05/06" />
<meta name="citation_arxiv_id" content="2401.01234" />
<meta name="citation_pdf_url" content="https://arxiv.org/pdf/2401.01234" />
<meta name="citation_abstract" content="A cache is lit." />
</head>
<body><h1>Lantern</h1></body>
</html>
"""
MINIFIED = (
    "<!doctype html><html lang=en><head><title>Lantern</title>"
    '<meta content="Lantern: Caching" name=citation_title><meta content="Ada Berg" '
    'name=citation_author><meta content="Bo Cray (布)" name=citation_author>'
    '<meta content="Proceedings of Caches" name=citation_conference_title>'
    "<meta content=2024/3 name=citation_publication_date>"
    "<meta content=10.1234/ABC name=citation_doi></head><body>"
    '<div class="card acl-abstract"><h5>Abstract</h5><span>A <b>cache</b> is lit'
    f"{' and lit again' * 8}.</span></div></body></html>"
)
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    "headline": "Lantern",
    "author": [{"@type": "Person", "name": "Ada Berg"}, {"givenName": "Bo", "familyName": "Cray"}],
    "datePublished": "2024-01-02",
    "description": "A cache is lit.",
    "isPartOf": {"@type": "Periodical", "name": "Journal of Caches"},
    "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1234/abc"},
    "sameAs": "https://arxiv.org/abs/2401.01234",
}


def read(text: str) -> Dump:
    dump = read_dump(saved(text, "page.html"))
    assert_accounted_for(dump)
    return dump


def only(text: str) -> Record:
    (record,) = read(text).records
    return record


def names(record: Record) -> list[str]:
    return [person.inverted for person in record.authors]


def linked(*data: Any, above: str = "") -> str:
    scripts = "\n".join(
        f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in data
    )
    return f"<!doctype html>\n<html><head>{above}\n{scripts}\n</head><body></body></html>\n"


def test_an_abstracts_page() -> None:
    record = only(ARXIV)
    assert (record.title, record.arxiv) == ("Lantern: Caching & more", "2401.01234")
    assert names(record) == ["van der Berg, Ada", "Cray, Bo"]
    assert (str(record.date), record.text) == ("Jan 2, 2024", "A cache is lit.")
    assert record.lines == (4, 5, 7, 8, 9, 10, 11)


def test_a_minified_page_that_shows_its_abstract() -> None:
    record = only(MINIFIED)
    assert (record.title, record.doi) == ("Lantern: Caching", "10.1234/abc")
    assert names(record) == ["Berg, Ada", "Cray, Bo"]
    assert (record.venue, str(record.date)) == ("Proceedings of Caches", "Mar 2024")
    assert record.text.startswith("A cache is lit and lit again")


def test_dublin_core_with_an_identifier() -> None:
    tags = """<meta name="DC.Title" content="Lantern"><meta name="DC.Creator" content="Berg, Ada">
        <meta name="DC.Identifier" content="doi:10.1234/abc"><meta name="DC.Date" content="2024">"""
    record = only(f"<html><head>{tags}</head></html>")
    assert (record.title, record.doi, str(record.date)) == ("Lantern", "10.1234/abc", "2024")
    assert names(record) == ["Berg, Ada"]


@pytest.mark.parametrize(
    "data",
    [
        [ARTICLE],
        [{"@type": "Person", "name": "Ada Berg"}, ARTICLE],
        [{"@graph": [{"@type": "WebPage", "name": "A page"}, ARTICLE]}],
        [{**ARTICLE, "@type": ["Article", "http://schema.org/ScholarlyArticle"]}],
        [{**ARTICLE, "@type": "Article"}],
    ],
)
def test_an_article_of_json_ld(data: list[Any]) -> None:
    record = only(linked(*data))
    assert (record.title, record.text) == ("Lantern", "A cache is lit.")
    assert (record.arxiv, record.doi) == ("2401.01234", "10.1234/abc")
    assert names(record) == ["Berg, Ada", "Cray, Bo"]
    assert (record.venue, str(record.date)) == ("Journal of Caches", "Jan 2, 2024")
    assert record.lines == (2 + len(data),)


def test_a_list_of_articles_has_pointers() -> None:
    other = {"@type": "ScholarlyArticle", "name": "Orchard", "author": "Cy Dahl"}
    items = [{"@type": "ListItem", "item": each} for each in (ARTICLE, other)]
    records = read(linked({"@type": "ItemList", "itemListElement": items})).records
    assert [record.title for record in records] == ["Lantern", "Orchard"]
    assert [record.pointer for record in records] == [
        "/0/0/itemListElement/0/item",
        "/0/0/itemListElement/1/item",
    ]


def test_a_page_says_the_same_paper_twice() -> None:
    tags = '<meta name="citation_title" content="LANTERN"><meta name=citation_year content=2023>'
    related = {**ARTICLE, "headline": "Orchard"}
    record = only(linked(related, ARTICLE, above=tags))
    assert (record.title, record.doi, record.lines) == ("LANTERN", "10.1234/abc", (2, 4))
    assert names(record) == ["Berg, Ada", "Cray, Bo"]


def test_a_listing_that_carries_its_data() -> None:
    paper = {"id": "2401.01234", "title": "Lantern", "summary": "A cache.\nIt is lit."}
    props = {"dateString": "2024-01-05", "dailyPapers": [{"paper": paper}, {"paper": paper}]}
    attribute = html.escape(json.dumps(props))
    page = f'<html><body>\n<div data-target="x" data-props="{attribute}">\n<article></article>'
    dump = read(page)
    assert [record.text for record in dump.records] == ["A cache. It is lit."] * 2
    assert [record.address for record in dump.records] == [
        "page.html#/dailyPapers/0",
        "page.html#/dailyPapers/1",
    ]
    assert [record.lines for record in dump.records] == [(2,), (2,)]
    assert str(dump.pages[0].captured) == "Jan 5, 2024"
    (twice,) = read(f"{page}</div><i data-props='{json.dumps(props)}'>").pages
    assert len({record.address for record in twice.records}) == 4


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><a href='https://arxiv.org/abs/2401.01234'>Lantern</a></body></html>",
        '<html><head><meta name="DC.Title" content="A museum"></head></html>',
        "<html><head><meta name=citation_title content=Lantern></head></html>",
        linked({"@type": "NewsArticle", "headline": "Lamps are lit", "author": "Ada Berg"}),
        linked({"@type": "Article", "headline": "My week", "author": "Ada Berg"}),
        '<html><div data-props=\'{"theme": "dark", "title": "x"}\'></div></html>',
        '<html><script type=\'application/ld+json\'>{"@type": "Scholarly</script></html>',
    ],
)
def test_a_page_without_such_data_is_to_be_copied(page: str) -> None:
    unread = read(page).unread
    assert unread is not None
    assert "select everything, copy it" in unread.remedy


@given(
    st.sampled_from([ARXIV, MINIFIED, linked(ARTICLE), linked({"@graph": [ARTICLE, ARTICLE]})]),
    st.integers(0, 1200),
    st.integers(0, 60),
    st.sampled_from(["", "<", ">", "'", '"', "<meta", "</script>", "{", "<!--", "\n", "\0"]),
)
def test_every_line_of_a_mutated_page_is_in_one_place(
    text: str, start: int, length: int, mark: str
) -> None:
    read(text[:start] + mark + text[start + length :])


@pytest.mark.parametrize(
    "part",
    ["<!--", "<a ", "<script>", "<div class=abstract>", "<meta name=citation_a content=x>"],
)
def test_a_megabyte_of_one_mark_is_read_at_once(part: str) -> None:
    read(ARXIV + part * (1_000_000 // len(part)))


@needs_captures
def test_the_saved_page_and_its_truth() -> None:
    dump = read_dump(saved(CAPTURES / "hf" / "html.html"))
    assert_accounted_for(dump)
    truth = json.loads((CAPTURES / "hf" / "truth.json").read_text(encoding="utf-8"))
    assert [(record.title, record.arxiv) for record in dump.records] == [
        (fact["title"], fact["arxiv_id"]) for fact in truth
    ]
    assert [len(record.authors) for record in dump.records] == [
        fact["authors_count"] for fact in truth
    ]


def test_all_data_of_a_page_is_read_however_many_pieces_there_are() -> None:
    scripts = (
        '<script type="application/ld+json">{"@type": "ScholarlyArticle", '
        f'"name": "Lamp {number}", "doi": "10.1234/{number}"}}</script>\n'
        for number in range(1_500)
    )
    dump = read_dump(saved(f"<!doctype html><html><body>{''.join(scripts)}</body></html>"))
    assert len(dump.records) == 1_500
