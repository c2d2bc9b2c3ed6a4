"""One paper is one thing through every door: what a reference manager makes of each format.

How Zotero reads types, names and tags is written here from its translators' published rules.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given

from sitegen.export import bibtex, csl, ris
from sitegen.export.coins import context_object
from sitegen.export.page_metadata import citation_meta
from sitegen.facts import KINDS
from sitegen.library.paper import Paper
from sitegen.present.citation import Citation, cite
from sitegen.text.person import Person
from tests.export.test_bibtex import parsed
from tests.export.titles import titles
from tests.factories import ADA, JAN, TEAM, date, library, paper, settings, summarized, topic

Read = Callable[[Citation], dict[str, Any]]

BIBTEX_TYPES = {
    "article": "journalArticle",
    "inproceedings": "conferencePaper",
    "incollection": "bookSection",
    "book": "book",
    "phdthesis": "thesis",
    "techreport": "report",
}
RIS_TYPES = {
    "JOUR": "journalArticle",
    "CONF": "conferencePaper",
    "CHAP": "bookSection",
    "BOOK": "book",
    "THES": "thesis",
    "RPRT": "report",
    "COMP": "computerProgram",
    "ELEC": "webpage",
}
CSL_TYPES = {
    "article": "preprint",
    "article-journal": "journalArticle",
    "paper-conference": "conferencePaper",
    "chapter": "bookSection",
    "software": "computerProgram",
}
# BibTeX and RIS have no type of their own for these.
ONLY_ELSEWHERE = {"preprint", "dataset", "software", "webpage"}
HARD = "Sets {a} of ~9% & $5: snake_case, #1 ^"
TEXT = "Is {x} ~ 1% of $5? snake_case & B."


def from_bibtex(citation: Citation) -> dict[str, Any]:
    entry = parsed(bibtex.entry(citation))
    fields = {name: str(field.value) for name, field in entry.fields_dict.items()}
    names = fields["author"].removesuffix(" and others").split(" and ")
    return {
        "type": BIBTEX_TYPES.get(entry.entry_type),
        "title": fields["title"],
        "people": [_name(name) for name in names],
        "date": fields["date"],
        "tags": fields["keywords"].split(", "),
        "text": fields.get("abstract") or fields["annote"],
        "url": fields["url"],
    }


def from_ris(citation: Citation) -> dict[str, Any]:
    (item,) = rispy.loads(ris.reference(citation))
    return {
        "type": RIS_TYPES.get(item["type_of_reference"]),
        "title": item["title"],
        "people": [_name(name) for name in item["authors"]],
        "date": item["date"].rstrip("/").replace("/", "-"),
        "tags": item["keywords"],
        "text": item.get("abstract") or item["notes"][0],
        "url": item["urls"][0],
    }


def from_csl(citation: Citation) -> dict[str, Any]:
    item = csl.item(citation)
    people = [
        (name.get("literal") or name["family"], _given(name.get("given"), name.get("suffix")))
        for name in item["author"]
    ]
    return {
        "type": CSL_TYPES.get(item["type"], item["type"]),
        "title": item["title"],
        "people": people,
        "date": "-".join(f"{part:02d}" for part in item["issued"]["date-parts"][0]),
        "tags": item["keyword"].split(", "),
        "text": item.get("abstract") or item["note"],
        "url": item["URL"],
    }


def from_coins(citation: Citation) -> dict[str, Any]:
    found = parse_qs(context_object(citation), strict_parsing=True)
    return {
        "type": found["rft.type"][0],
        "title": found["rft.title"][0],
        "people": [*map(_name, found["rft.au"]), *((name, "") for name in found["rft.aucorp"])],
        "date": found["rft.date"][0],
        "tags": found["rft.subject"],
        "text": found["rft.description"][0],
        "url": found["rft.identifier"][0],
    }


def from_page(citation: Citation) -> dict[str, Any]:
    meta = citation_meta(citation)
    one = dict(meta)
    return {
        "type": one["z:itemType"],
        "title": one["citation_title"],
        "people": [_name(value) for name, value in meta if name == "citation_author"],
        "date": one["citation_publication_date"].replace("/", "-"),
        "tags": [value for name, value in meta if name == "citation_keywords"],
        "text": one.get("citation_abstract") or one["z:extra"],
        "url": one["citation_public_url"],
    }


def _name(written: str) -> tuple[str, str]:
    """Family and given name with the suffix, whichever order a format has them in."""
    family, *others = [part.strip("{} ") for part in written.replace("\u00a0", " ").split(",")]
    others.sort(key=lambda part: part == "Jr.")
    return family, _given(*filter(None, others))


def _given(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


DOORS = (from_bibtex, from_ris, from_csl, from_coins, from_page)


def citation(one: Paper) -> Citation:
    shelf = library([one], topics=[topic(name="Caches, large; small"), topic("b", "Birds & bees")])
    return cite(shelf, one, settings())


@pytest.mark.parametrize("read", DOORS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_is_the_same_through_every_door(read: Read, kind: str) -> None:
    cited = citation(
        paper(
            HARD,
            kind=kind,
            authors=(JAN, ADA, TEAM),
            date=date("2024-08-17"),
            abstract=(TEXT,),
            doi="10.5555/emu",
            venue="Nests & Eggs",
        )
    )
    found = read(cited)
    type_ = found.pop("type")
    if kind not in ONLY_ELSEWHERE or read not in (from_bibtex, from_ris):
        assert type_ == from_page(cited)["type"]
    assert found == {
        "title": HARD,
        "people": [("van der Berg", "Jan Jr."), ("Bettong", "Ada"), ("The Quokka Team", "")],
        "date": "2024-08-17",
        "tags": ["Caches large small"],
        "text": TEXT,
        "url": "https://doi.org/10.5555/emu",
    }


@pytest.mark.parametrize("read", DOORS)
def test_a_summary_says_whose_it_is_through_every_door(read: Read) -> None:
    one = summarized(TEXT, authors=(ADA, TEAM), date=date("2024-08-17"))
    assert read(citation(one))["text"] == f"The reading list’s own summary: {TEXT}"


@given(titles, titles)
def test_a_name_stays_one_name_through_every_file(family: str, given_name: str) -> None:
    person = Person(family=family, given=given_name)
    cited = citation(paper(authors=(person, ADA)))
    assert len(parse_string(bibtex.entry(cited)).entries) == 1
    (item,) = rispy.loads(ris.reference(cited))
    assert len(item["authors"]) == 2
    assert csl.item(cited)["author"][0] == {"family": family, "given": given_name}
    assert parse_qs(context_object(cited), strict_parsing=True)["rft.au"][1] == "Bettong, Ada"
    assert [name for name, _ in citation_meta(cited)].count("citation_author") == 2
