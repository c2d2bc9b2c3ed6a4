"""OPML 2.0: every feed of the site in one file, to subscribe to them at once.

It has no date: the specification does not ask for one.
"""

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from sitegen.content.settings import Settings
from sitegen.export.feed import Feed
from sitegen.present.address import absolute


def subscriptions(feeds: Iterable[Feed], settings: Settings) -> str:
    """The file; subscribing takes an address, so the site's must be known."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = settings.name
    body = SubElement(root, "body")
    for feed in feeds:
        SubElement(
            body,
            "outline",
            type="rss",
            text=feed.title,
            title=feed.title,
            xmlUrl=absolute(settings, f"{feed.stem}.atom"),
            htmlUrl=absolute(settings, feed.page),
        )
    ElementTree.indent(root)
    xml = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n'
