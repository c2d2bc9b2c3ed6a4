"""Atom, by the rules of RFC 4287 and as feedparser reads it."""

import re
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given

from sitegen.export import atom
from sitegen.export.feed import feeds
from sitegen.library.library import Library
from tests.export.titles import titles
from tests.factories import ADA, JAN, date, library, organization, paper, settings

ATOM = "{http://www.w3.org/2005/Atom}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def documents(shelf: Library, url: str = "https://example.org/list/") -> dict[str, str]:
    site = settings(url)
    return {feed.stem: atom.document(feed, site) for feed in feeds(shelf, site)}


def read(shelf: Library, stem: str = "feed", url: str = "https://example.org/list/") -> Any:
    parsed = feedparser.parse(documents(shelf, url)[stem].encode())
    assert not parsed.bozo
    return parsed


def shelf() -> Library:
    return library(
        [
            paper(
                "Sparrow",
                date=date("2024-08-17"),
                abstract=("First.", "Second & last."),
                authors=(JAN, ADA),
            ),
            paper("Finch", organization=organization("Acme")),
        ]
    )


@pytest.mark.parametrize("url", ["https://example.org/list/", ""])
@pytest.mark.parametrize("stem", ["feed", "changes", "topics/caches"])
def test_every_feed_keeps_the_rules(stem: str, url: str) -> None:
    root = ElementTree.fromstring(documents(shelf(), url)[stem])
    elements = [root, *root.iter(f"{ATOM}entry")]
    for element in elements:
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert INSTANT.fullmatch(element.findtext(f"{ATOM}updated", ""))
        links = [link.get("rel") for link in element.findall(f"{ATOM}link")]
        assert links.count("alternate") == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Small & Invented"
    ids = [element.findtext(f"{ATOM}id") for element in elements]
    assert len(set(ids)) == len(ids)


def test_an_entry_tells_what_is_known() -> None:
    first, second = read(shelf()).entries
    assert first.id == first.link == f"https://example.org/list/papers/{paper('Sparrow').id}.html"
    assert first.published == first.updated > second.published
    text = "<p>First.</p><p>Second &amp; last.</p><p>Date: Aug 17, 2024</p>"
    assert first.content[0].value == text
    assert [tag.term for tag in first.tags] == ["Caches, large & small"]
    assert [each.name for each in first.authors] == ["Jan van der Berg Jr.", "Ada Bettong"]
    assert second.author == "Acme"


def test_an_entry_leads_to_the_paper_itself() -> None:
    (entry,) = read(library([paper(arxiv="2401.00001")])).entries
    related = [link.href for link in entry.links if link.rel == "related"]
    assert related == ["https://arxiv.org/abs/2401.00001"]


def test_the_feed_names_itself_and_its_page() -> None:
    feed = read(shelf(), "topics/caches").feed
    assert feed.title == "Caches, large & small · Small & Invented"
    assert feed.id == "https://example.org/list/topics/caches.atom"
    assert feed.link == "https://example.org/list/topics/caches.html"


def test_without_an_address_ids_are_names_and_links_relative() -> None:
    feed = read(shelf(), "topics/caches", url="")
    entry = feed.entries[0]
    assert UUID(entry.id)
    assert entry.link == f"../papers/{paper('Sparrow').id}.html"
    assert [link.rel for link in feed.feed.links] == ["alternate"]


@given(titles)
def test_a_title_survives(text: str) -> None:
    root = ElementTree.fromstring(documents(library([paper(text, abstract=(text,))]))["feed"])
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == text
    content = ElementTree.fromstring(entry.findtext(f"{ATOM}content", ""))
    assert (content.tag, content.text) == ("p", text)
