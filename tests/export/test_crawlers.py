"""What machines read first."""

from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

from sitegen.export.crawlers import llms_txt, robots_txt, sitemap_xml
from sitegen.present.view import LazyPage, Page
from tests.factories import date, library, paper, settings

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def page(path: str, template: str = "paper") -> LazyPage:
    made = Page(path=path, template=template, title="x", description="x", view=None)
    return LazyPage(path=path, template=template, is_html=True, make=lambda: made)


def test_everybody_is_welcome() -> None:
    robots = RobotFileParser()
    robots.parse(robots_txt(settings()).splitlines())
    assert robots.can_fetch("Anybody", "https://example.org/list/papers.json")
    assert robots.site_maps() == ["https://example.org/list/sitemap.xml"]


def test_without_an_address_there_is_no_sitemap_to_name() -> None:
    assert "Sitemap" not in robots_txt(settings(url=""))


def test_the_sitemap_has_every_page_worth_finding() -> None:
    one = paper(date=date("2024-08-17"))
    pages = [page("index.html"), page(one.url), page("papers/gone-000000.html", "gone")]
    root = ElementTree.fromstring(sitemap_xml(pages, library([one]), settings()))
    found = {
        url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod")
        for url in root.findall(f"{SITEMAP}url")
    }
    assert found == {
        "https://example.org/list/index.html": None,
        f"https://example.org/list/{one.url}": "2024-08-17",
    }


def test_the_site_in_short() -> None:
    lines = llms_txt(library([paper()]), settings()).splitlines()
    assert lines[:3] == ["# Small & Invented", "", "> Papers nobody wrote"]
    assert (
        "- [Caches, large & small](https://example.org/list/topics/caches.md): "
        "1 paper. How to keep things."
    ) in lines
