"""Every export carries every fact that is meant for it.

For each fact of the table there is a paper that states it and one that does not.  What an
export is read back to must show the fact of the first, in one of the ways in which a value of
its type may look, and nothing like it of the second: so what is looked for is the fact.
"""

import csv
import html
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from io import StringIO
from typing import Any
from urllib.parse import parse_qs
from xml.etree import ElementTree

import pytest
import rispy
from msgspec.structs import fields, replace

from sitegen.content.record import Record
from sitegen.explore.facets import explore_files
from sitegen.export import atom, bibtex, csl, json_feed, ris
from sitegen.export.coins import context_object
from sitegen.export.database import papers_sqlite
from sitegen.export.dataset import identified, papers_json, rows
from sitegen.export.feed import feeds
from sitegen.export.page_metadata import NO_BREAK, citation_meta, scholarly_article
from sitegen.export.spreadsheet import papers_csv
from sitegen.facts import FACTS, Export, Fact, FactType, Source, facts_in
from sitegen.library.library import Library
from sitegen.library.paper import Paper, build_paper
from sitegen.pages.paper import paper_page
from sitegen.pages.render import render, render_markdown
from sitegen.present.citation import Citation, cite
from sitegen.search.documents import documents
from sitegen.site.explain import explain
from sitegen.text.link import Link
from sitegen.text.person import Person
from tests.export.test_bibtex import parsed as parsed_bibtex
from tests.factories import (
    BY_CURATOR,
    CAPTURES,
    date,
    facet,
    faceted,
    library,
    organization,
    paper,
    settings,
)
from tests.text.test_data_script import read_packed, read_script

TABLES = {
    FactType.LINKS: ("paper_links", ["url"]),
    FactType.PEOPLE: ("paper_authors", ["name"]),
    FactType.TEXTS: ("paper_labels", ["label"]),
}
# A fact that is reported only where others are not known.
HIDDEN_BY = {
    "authors_count": {"organization", "authors", "authors_complete"},
    "organization": {"authors", "authors_complete"},
    "links": {"arxiv", "doi", "paper_url"},
    "paper_url": {"arxiv", "doi"},
}
KIND = "thesis"
IDENTIFIERS = {
    "arxiv": "1906.04321",
    "doi": "10.5555/emu.77",
    "paper_url": "https://quokka.example/emu",
}
PAPER_URL, CODE_URL = "https://arxiv.org/abs/1903.07777", "https://github.com/quokka/code"


def value(fact: Fact) -> Any:
    """A value that nothing else in the outputs looks like."""
    return {
        FactType.TEXT: f"Quokka and the {fact.name}",
        FactType.PARAGRAPHS: ("Quolls hop over numbats.", "Bilbies do not."),
        FactType.COUNT: 4000 + len(fact.name),
        FactType.DATE: date("2019-03-07"),
        FactType.ORGANIZATION: organization("Wombat Works"),
        FactType.LINKS: (Link("paper", PAPER_URL), Link("code", CODE_URL)),
        FactType.CHOICE: KIND if KIND in fact.choices else "list",
        FactType.PEOPLE: (
            Person(given="Ada", family="Bettong"),
            Person(given="Eli", family="van Potoroo", suffix="Jr."),
        ),
        FactType.FLAG: False,
        FactType.TEXTS: (f"{fact.label} of marsupials", "cs.AU"),
        FactType.IDENTIFIER: IDENTIFIERS.get(fact.name, ""),
    }[fact.type]


def looks(fact: Fact) -> set[str]:
    """How that value may look: as data, in a reference, on a page."""
    given = value(fact)
    match fact.type:
        case FactType.PARAGRAPHS:
            return {given[0], f"{sum(len(text.split()) for text in given)} words"}
        case FactType.DATE:
            return {"2019 3 7", "2019-03-07", "2019/03/07", "Mar 7, 2019"}
        case FactType.ORGANIZATION:
            return {given.name}
        case FactType.LINKS:
            return {PAPER_URL, "code=1"}
        case FactType.CHOICE:
            shown = fact.choices[given]
            in_ris = {"THES"} if given == KIND else set()
            return {f"{fact.name}={given}", shown, shown.capitalize()} | in_ris
        case FactType.PEOPLE:
            name = given[1]
            ordered = (name.family, name.given, name.suffix)
            coins = f"{name.family}, {name.given} {name.suffix}"
            whole = coins.replace("van ", f"van{NO_BREAK}")  # as page metadata have it
            return {name.name, name.inverted, ", ".join(ordered), " ".join(ordered), coins, whole}
        case FactType.TEXTS:
            return {separator.join(given) for separator in (" ", ", ", "; ")}
        case FactType.FLAG:
            return {f"{fact.name}={given}", f"{fact.name}=0", "others", "Not all authors"}
        case FactType.COUNT:
            return {f"{given}", f"{given:,}"}
        case _:
            return {str(given)}


def paper_with(facts: set[str]) -> Paper:
    """A paper that states these facts, each by a source that may."""
    stated = {fact.name: value(fact) for fact in FACTS if fact.name in facts}
    curators = {fact.name for fact in FACTS if Source.CURATOR in fact.sources}
    own = {field.name for field in fields(Record)} - curators
    record: dict[str, Any] = {"title": "Another title", "abstract": ("Emus run.",)}
    record |= {name: given for name, given in stated.items() if name in own}
    return build_paper(
        [Record(dump="spring.txt", lines=(1,), **record)],
        (),
        {name: replace(c, summaries="abstract_from" in facts) for name, c in CAPTURES.items()},
        curated={name: (v, BY_CURATOR) for name, v in stated.items() if name in curators},
    )


def leaves(data: Any) -> Iterator[str]:
    """Every value inside parsed data, as text."""
    if isinstance(data, dict | list | tuple):
        for each in data.values() if isinstance(data, dict) else data:
            yield from leaves(each)
    elif data is not None:
        yield str(data)


def keyed(fact: Fact, data: Any) -> str:
    """The values under the fact's own key; those of a choice with their key."""
    key = f"{fact.name}=" if fact.type in (FactType.CHOICE, FactType.FLAG) else ""
    return key + " ".join(leaves(data))


def in_json(fact: Fact, shelf: Library, paper: Paper) -> str:
    (row,) = json.loads(papers_json(rows(shelf, {}), settings()))["papers"]
    return keyed(fact, identified(row)[fact.name])


def in_csv(fact: Fact, shelf: Library, paper: Paper) -> str:
    (row,) = csv.DictReader(StringIO(papers_csv(rows(shelf, {})), newline=""))
    return keyed(fact, [row[column] for column in columns(fact)])


def in_sqlite(fact: Fact, shelf: Library, paper: Paper) -> str:
    table, names = TABLES.get(fact.type, ("papers", columns(fact)))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(papers_sqlite([*rows(shelf, {})], {}, shelf.taxonomy))
        found = connection.execute(f"select {', '.join(names)} from {table}").fetchall()
    return keyed(fact, found)


def columns(fact: Fact) -> list[str]:
    return ["year", "month", "day"] if fact.type is FactType.DATE else [fact.name]


def cited(read: Callable[[Citation], Any]) -> Callable[[Fact, Library, Paper], str]:
    """The values of a reference as it is read back."""

    def look(fact: Fact, shelf: Library, paper: Paper) -> str:
        return " ".join(leaves(read(cite(shelf, paper, settings()))))

    return look


def bibtex_fields(citation: Citation) -> list[str]:
    entry = parsed_bibtex(bibtex.entry(citation))
    return [entry.entry_type, *(str(field.value) for field in entry.fields)]


def in_atom(fact: Fact, shelf: Library, paper: Paper) -> str:
    feed = next(feeds(shelf, settings()))
    tag = "{http://www.w3.org/2005/Atom}"
    (entry,) = ElementTree.fromstring(atom.document(feed, settings())).iter(f"{tag}entry")
    reported = [
        part
        for name in ("title", "published", "author", "summary", "content")
        for part in entry.iter(tag + name)
    ]
    return html.unescape(" ".join(text for part in reported for text in part.itertext()))


def in_json_feed(fact: Fact, shelf: Library, paper: Paper) -> str:
    feed = next(feeds(shelf, settings()))
    (item,) = json.loads(json_feed.document(feed, settings()))["items"]
    reported = ("title", "date_published", "authors", "summary", "content_html")
    return html.unescape(" ".join(leaves([item.get(name) for name in reported])))


def on_page(fact: Fact, shelf: Library, paper: Paper) -> str:
    """The body above what it quotes of other exports, and how dumps put it."""
    text = render(paper_page(shelf, paper, (), settings()))
    return html.unescape(text.split("---\n", 2)[2].partition('<div class="sg-rest">')[0])


def in_copy(fact: Fact, shelf: Library, paper: Paper) -> str:
    return render_markdown(paper_page(shelf, paper, (), settings())).replace("\\", "")


def in_explain(fact: Fact, shelf: Library, paper: Paper) -> str:
    return "\n".join(explain(shelf, paper.id))


def in_explore(fact: Fact, shelf: Library, paper: Paper) -> str:
    """The columns, and the rows, which hold the titles."""
    files = explore_files(shelf, list(documents(shelf, {})))
    data = read_packed(files["explore/papers.js"])[1]
    shown = [f"{name}={' '.join(leaves(column))}" for name, column in data["columns"].items()]
    rows = read_script(files[f"explore/{data['version']}/rows-0.js"])[1]
    return " ".join([*shown, *leaves(rows)])


READERS: tuple[tuple[Export, Callable[[Fact, Library, Paper], str]], ...] = (
    (Export.JSON, in_json),
    (Export.CSV, in_csv),
    (Export.SQLITE, in_sqlite),
    (Export.BIBTEX, cited(bibtex_fields)),
    (Export.RIS, cited(lambda citation: rispy.loads(ris.reference(citation)))),
    (Export.CSL, cited(csl.item)),
    (Export.COINS, cited(lambda citation: parse_qs(context_object(citation)))),
    (Export.METADATA, cited(citation_meta)),
    (Export.JSON_LD, cited(scholarly_article)),
    (Export.ATOM, in_atom),
    (Export.JSON_FEED, in_json_feed),
    (Export.PAGE, on_page),
    (Export.PAGE, in_copy),
    (Export.EXPLAIN, in_explain),
    (Export.EXPLORE, in_explore),
)
CASES = [
    pytest.param(read, tuple(facts_in(export)), id=export + " copy" * (read is in_copy))
    for export, read in READERS
]


def test_every_export_is_read() -> None:
    assert {export for export, _ in READERS} == set(Export)


@pytest.mark.parametrize(("read", "facts"), CASES)
def test_an_export_carries_each_fact(
    read: Callable[[Fact, Library, Paper], str], facts: Iterable[Fact]
) -> None:
    for fact in facts:
        every = {each.name for each in FACTS} - HIDDEN_BY.get(fact.name, set())
        with_it, without = paper_with(every), paper_with(every - {fact.name})
        text = read(fact, library([with_it]), with_it)
        assert any(look in text for look in looks(fact)), f"{fact.name} is not in {text}"
        text = read(fact, library([without]), without)
        assert not any(look in text for look in looks(fact)), f"{fact.name} is still in {text}"


def test_each_export_of_data_and_every_page_has_the_facets() -> None:
    one, bare = paper("Sparrow"), paper("Finch")
    made_of = facet("made-of", "clay", "iron", title="What is it made of?", several=True)
    own = faceted({one.id: {"made-of": ["iron", "clay"]}}, made_of)
    shelf = library([one, bare], facets=own)
    held = {row["id"]: row["facets"] for row in rows(shelf, {})}
    assert held == {one.id: {"made-of": ["iron", "clay"]}, bare.id: {"made-of": []}}
    cells = csv.DictReader(StringIO(papers_csv(rows(shelf, {})), newline=""))
    assert {row["title"]: row["facets"] for row in cells} == {
        "Sparrow": "made-of:iron made-of:clay",
        "Finch": "",
    }
    data = papers_sqlite([*rows(shelf, {})], {}, shelf.taxonomy, shelf.facets.facets)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        query = "select paper, title from paper_facets natural join facets order by position"
        assert connection.execute(query).fetchall() == [(one.id, "Iron"), (one.id, "Clay")]
    assert "- What is it made of?: Iron, Clay" in render_markdown(
        paper_page(shelf, one, (), settings())
    )
    explained = "\n".join(explain(shelf, one.id))
    assert "What is it made of?:\n  Iron: iron (abstract)\n  Clay: clay" in explained
    assert "What is it made of?:\n  none: " in "\n".join(explain(shelf, bare.id))
