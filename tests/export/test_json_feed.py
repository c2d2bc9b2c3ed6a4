"""JSON Feed, by the rules of version 1.1."""

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from sitegen.export import json_feed
from sitegen.export.feed import feeds
from sitegen.library.library import Library
from tests.export.titles import titles
from tests.factories import date, library, organization, paper, settings

ADDRESS = {"type": "string", "pattern": "^https?://"}
INSTANT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
RULES = {
    "type": "object",
    "required": ["version", "title", "items"],
    "not": {"required": ["authors"]},  # items would inherit them
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html"],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": ADDRESS,
                    "external_url": ADDRESS,
                    "date_published": INSTANT,
                    "date_modified": INSTANT,
                    "authors": {"type": "array", "minItems": 1},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}


def read(shelf: Library, stem: str = "feed", url: str = "https://example.org/list/") -> Any:
    site = settings(url)
    feed = next(each for each in feeds(shelf, site) if each.stem == stem)
    data = json.loads(json_feed.document(feed, site))
    Draft202012Validator(RULES).validate(data)
    return data


@pytest.mark.parametrize("url", ["https://example.org/list/", ""])
@pytest.mark.parametrize("stem", ["feed", "changes", "topics/caches"])
def test_every_feed_keeps_the_rules(stem: str, url: str) -> None:
    items = read(library([paper("Sparrow"), paper("Finch")]), stem, url)["items"]
    assert len({item["id"] for item in items}) == len(items)


def test_an_item_leads_to_the_paper_itself() -> None:
    (item,) = read(library([paper(arxiv="2401.00001")]))["items"]
    assert item["external_url"] == "https://arxiv.org/abs/2401.00001"


def test_an_item_tells_what_is_known() -> None:
    one = paper(
        date=date("2024-08-17"), organization=organization("Acme"), abstract=("First.", "Last.")
    )
    address = f"https://example.org/list/{one.url}"
    assert read(library([one]))["items"] == [
        {
            "id": address,
            "url": address,
            "title": "Sparrow: A Small Cache",
            "content_html": "<p>First.</p><p>Last.</p><p>Date: Aug 17, 2024</p>",
            "date_published": "2026-04-15T00:00:00Z",
            "date_modified": "2026-04-15T00:00:00Z",
            "authors": [{"name": "Acme"}],
            "tags": ["Caches, large & small"],
        }
    ]


def test_unnamed_authors_are_left_out() -> None:
    (item,) = read(library([paper(authors_count=7)]))["items"]
    assert "authors" not in item


def test_without_an_address_nothing_claims_one() -> None:
    data = read(library([paper()]), url="")
    (item,) = data["items"]
    assert item["id"].startswith("urn:uuid:")
    assert not {"url"} & item.keys() and not {"home_page_url", "feed_url"} & data.keys()


@given(titles)
def test_a_title_survives(text: str) -> None:
    assert read(library([paper(text)]))["items"][0]["title"] == text


def test_two_lists_without_an_address_share_no_id() -> None:
    one, other = (
        json_feed.document(next(feeds(library([paper()]), site)), site)
        for site in (settings(url="", name="Sparrows"), settings(url="", name="Finches"))
    )
    ids = [{item["id"] for item in json.loads(text)["items"]} for text in (one, other)]
    assert ids[0].isdisjoint(ids[1])
