"""The head of a paper's page, by the rules of those who read it."""

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given

from sitegen.export.page_metadata import (
    citation_meta,
    collection_page,
    data_set,
    scholarly_article,
    script_json,
)
from sitegen.library.paper import Paper
from sitegen.present.citation import Citation, cite
from sitegen.text.person import Person
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


def citation(one: Paper) -> Citation:
    return cite(library([one]), one, settings())


class Script(HTMLParser):
    """Collects what a browser would take for the script's text."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_dated_paper_of_an_organization() -> None:
    one = paper(
        date=date("2024-08-17"), organization=organization("Acme, Inc."), abstract=("First.",)
    )
    assert citation_meta(citation(one)) == (
        ("z:itemType", "preprint"),
        ("citation_title", "Sparrow: A Small Cache"),
        ("citation_author", "Acme Inc.,"),
        ("citation_publication_date", "2024/08/17"),
        ("citation_keywords", "Caches large & small"),
        ("citation_abstract", "First."),
        ("citation_public_url", f"https://example.org/list/{one.url}"),
    )


def test_nothing_is_said_of_unnamed_authors_and_inferred_years() -> None:
    meta = dict(citation_meta(citation(paper(date=date(day=(4, 10)), authors_count=7))))
    assert not {"citation_author", "citation_publication_date"} & meta.keys()


def test_each_author_has_an_element_that_zotero_reads_as_one_name() -> None:
    one = paper(authors=(JAN, ADA, TEAM, Person(family="Plato")))
    assert [value for name, value in citation_meta(citation(one)) if name == "citation_author"] == [
        "van\u00a0der\u00a0Berg, Jan Jr.",
        "Bettong, Ada",
        "The Quokka Team,",
        "Plato",
    ]


@pytest.mark.parametrize(
    ("kind", "item_type", "venue"),
    [
        ("article", "journalArticle", "citation_journal_title"),
        ("conference", "conferencePaper", "citation_conference_title"),
        ("thesis", "thesis", "citation_dissertation_institution"),
        ("software", "computerProgram", "DC.relation.ispartof"),
    ],
)
def test_the_kind_and_the_venue_are_told(kind: str, item_type: str, venue: str) -> None:
    meta = dict(citation_meta(citation(paper(kind=kind, venue="Nests & Eggs"))))
    assert (meta["z:itemType"], meta[venue]) == (item_type, "Nests & Eggs")


def test_identifiers_are_told() -> None:
    meta = dict(citation_meta(citation(paper(arxiv="2401.00001", doi="10.5555/emu"))))
    assert (meta["citation_arxiv_id"], meta["citation_doi"]) == ("2401.00001", "10.5555/emu")
    assert meta["citation_public_url"] == "https://arxiv.org/abs/2401.00001"


def test_a_summary_of_the_list_is_no_abstract() -> None:
    meta = dict(citation_meta(citation(summarized("One.", "Two."))))
    assert meta["z:extra"] == "The reading list’s own summary: One. Two."
    assert "citation_abstract" not in meta
    article = scholarly_article(citation(summarized("One.", "Two.")))
    assert article["comment"]["text"] == "The reading list’s own summary: One. Two."
    assert "abstract" not in article


def test_an_article_names_its_authors_and_its_identifiers() -> None:
    one = paper(
        authors=(JAN, TEAM), arxiv="2401.00001", doi="10.5555/emu", venue="Journal of Nests"
    )
    article = scholarly_article(citation(one))
    assert article["author"] == [
        {
            "@type": "Person",
            "name": "Jan van der Berg Jr.",
            "familyName": "van der Berg",
            "givenName": "Jan",
            "honorificSuffix": "Jr.",
        },
        {"@type": "Organization", "name": "The Quokka Team"},
    ]
    assert article["sameAs"] == [
        "https://arxiv.org/abs/2401.00001",
        "https://doi.org/10.5555/emu",
    ]
    assert [each["value"] for each in article["identifier"]] == ["2401.00001", "10.5555/emu"]
    assert article["isPartOf"] == {"@type": "Periodical", "name": "Journal of Nests"}


def test_an_article_has_no_author() -> None:
    one = paper(date=date("2024-08-17"), organization=organization("Acme"), authors_count=7)
    article = scholarly_article(citation(one))
    assert article["@type"] == "ScholarlyArticle"
    assert article["datePublished"] == "2024-08-17"
    assert article["sourceOrganization"] == {"@type": "Organization", "name": "Acme"}
    assert "author" not in article


def test_an_article_of_an_inferred_year_is_undated() -> None:
    assert "datePublished" not in scholarly_article(citation(paper(date=date(day=(4, 10)))))


def test_a_page_of_papers_lists_them_in_their_order() -> None:
    page = collection_page("Nests", "All of them", "", [("One", "https://a.org/1"), ("Two", "")])
    assert (page["@type"], page["name"]) == ("CollectionPage", "Nests")
    assert page["mainEntity"]["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "One", "url": "https://a.org/1"},
        {"@type": "ListItem", "position": 2, "name": "Two"},
    ]
    assert "url" not in page
    assert "mainEntity" not in collection_page("Nests", "None", "", [])


def test_a_data_set_has_its_files() -> None:
    found = data_set("Nests", "", "https://a.org", [("https://a.org/x.csv", "text/csv")])
    assert found["distribution"] == [
        {
            "@type": "DataDownload",
            "contentUrl": "https://a.org/x.csv",
            "encodingFormat": "text/csv",
        }
    ]


@given(titles)
def test_a_title_stays_inside_its_script(text: str) -> None:
    data = scholarly_article(citation(paper(text)))
    script = Script()
    script.feed(f'<script type="application/ld+json">{script_json(data)}</script>')
    script.close()
    assert script.tags == ["script"]
    assert json.loads(script.text) == data


def test_no_line_separator_is_left() -> None:
    assert (
        script_json({"a": "</script>\u2028\u2029"})
        == '{"a": "\\u003c/script\\u003e\\u2028\\u2029"}'
    )
