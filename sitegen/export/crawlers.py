"""What machines that visit the site read first: robots.txt, sitemap.xml and llms.txt."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from sitegen.content.settings import Settings
from sitegen.export.downloads import downloads_of
from sitegen.library.library import Library
from sitegen.present.address import absolute
from sitegen.present.last_modified import last_changed
from sitegen.present.view import LazyPage
from sitegen.site_map import BY_NAME, HOME, KINDS, TOPIC, markdown_of
from sitegen.text.clean import counted

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def robots_txt(settings: Settings) -> str:
    """Every crawler is welcome."""
    sitemap = absolute(settings, "sitemap.xml")
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {sitemap}\n" if sitemap else "")


def sitemap_xml(pages: Iterable[LazyPage], library: Library, settings: Settings) -> str:
    """Every page worth finding; redirects and tombstones are not. Needs the site's address."""
    changed = {paper.url: last_changed(library, paper) for paper in library.papers.values()}
    found = [page.path for page in pages if BY_NAME[page.template].indexed]
    return _sitemap(found, changed, settings)


def _sitemap(paths: Iterable[str], changed: Mapping[str, str], settings: Settings) -> str:
    root = Element("urlset", xmlns=_SITEMAP)
    for path in paths:
        url = SubElement(root, "url")
        SubElement(url, "loc").text = absolute(settings, quote(path))
        if path in changed:
            SubElement(url, "lastmod").text = changed[path]
    ElementTree.indent(root)
    xml = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n'


def llms_txt(library: Library, settings: Settings) -> str:
    """The site in short for language models (llmstxt.org): its topics and its data."""
    lines = [f"# {settings.name}", ""]
    if settings.description:
        lines += [f"> {settings.description}", ""]
    lines += [f"A reading list of {len(library.papers)} papers.", "", "## Data", ""]
    lines += [_line(settings, d.path, d.name, d.purpose) for d in downloads_of(library)]
    lines += ["", "## Pages", ""]
    lines += [
        _line(settings, markdown_of(k.address), k.title) for k in KINDS if k.place and k != HOME
    ]
    lines += ["", "## Topics", ""]
    for topic in library.taxonomy.topics:
        count = len(library.in_topic(topic))
        note = f"{counted(count, 'paper')}. {topic.scope}"
        lines.append(_line(settings, markdown_of(TOPIC.at(topic.slug)), topic.name, note))
    return "\n".join(lines) + "\n"


def _line(settings: Settings, path: str, name: str, note: str = "") -> str:
    link = f"- [{name}]({absolute(settings, path) or path})"
    return f"{link}: {' '.join(note.split())}" if note else link
