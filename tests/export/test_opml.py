"""OPML: every feed, to subscribe to."""

from xml.etree import ElementTree

from sitegen.export.feed import feeds
from sitegen.export.opml import subscriptions
from tests.factories import library, paper, settings


def test_every_feed_is_an_outline() -> None:
    site = settings()
    root = ElementTree.fromstring(subscriptions(feeds(library([paper()]), site), site))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Small & Invented"
    outlines = root.findall("body/outline")
    assert {outline.get("type") for outline in outlines} == {"rss"}
    assert [(outline.get("text"), outline.get("xmlUrl")) for outline in outlines] == [
        ("Small & Invented", "https://example.org/list/feed.atom"),
        ("Changes · Small & Invented", "https://example.org/list/changes.atom"),
        (
            "Caches, large & small · Small & Invented",
            "https://example.org/list/topics/caches.atom",
        ),
    ]
