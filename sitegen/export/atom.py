"""Atom 1.0 (RFC 4287).

Every entry needs an author, or the feed does: it is the list that says what it says where nobody
is known to have written a paper.
"""

import html
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from sitegen.content.settings import Settings
from sitegen.export.entry import Entry
from sitegen.export.feed import Feed
from sitegen.present.address import absolute, permalink
from sitegen.store import kept
from sitegen.text.clean import clean

_NAMESPACE = "http://www.w3.org/2005/Atom"


@kept
def document(feed: Feed, settings: Settings) -> str:
    """The feed as XML; links are relative where the site's address is not known."""
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "en"})
    _text(root, "id", permalink(settings, f"{feed.stem}.atom"))
    _text(root, "title", feed.title)
    if feed.description:
        _text(root, "subtitle", feed.description)
    _text(root, "updated", feed.updated)
    _text(SubElement(root, "author"), "name", clean(settings.name))
    if settings.url:
        own = absolute(settings, f"{feed.stem}.atom")
        SubElement(root, "link", rel="self", type="application/atom+xml", href=own)
    up = settings.url or "../" * feed.stem.count("/")
    SubElement(root, "link", rel="alternate", type="text/html", href=up + feed.page)
    for entry in feed.entries:
        _entry(root, entry, settings, up)
    ElementTree.indent(root)
    xml = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n'


def paragraphs_html(paragraphs: Iterable[str]) -> str:
    """Untrusted text as HTML, without any other markup."""
    return "".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)


def _entry(root: Element, entry: Entry, settings: Settings, up: str) -> None:
    element = SubElement(root, "entry")
    _text(element, "id", permalink(settings, entry.address))
    _text(element, "title", entry.title)
    _text(element, "updated", entry.updated)
    _text(element, "published", entry.published)
    for name in entry.authors:
        _text(SubElement(element, "author"), "name", name)
    SubElement(element, "link", rel="alternate", type="text/html", href=up + entry.path)
    if entry.elsewhere:
        SubElement(element, "link", rel="related", href=entry.elsewhere)
    for tag in entry.tags:
        SubElement(element, "category", term=tag)
    if entry.summary:
        _text(element, "summary", entry.summary)
    _text(element, "content", paragraphs_html(entry.paragraphs), type="html")


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text
