"""The site: every page there is, in the order they are written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.content.handwritten import Handwritten
from sitegen.content.settings import Settings
from sitegen.library.library import Library
from sitegen.library.related import Related
from sitegen.pages.about import about_page, explore_pages
from sitegen.pages.author import author_pages
from sitegen.pages.data import data_page
from sitegen.pages.former import former_pages
from sitegen.pages.glossary import glossary_pages
from sitegen.pages.handwritten import handwritten_page
from sitegen.pages.home import home_page
from sitegen.pages.made import made_pages
from sitegen.pages.my_list import my_list_page
from sitegen.pages.news import news_page
from sitegen.pages.paper import paper_page
from sitegen.pages.topic import topic_pages, unsorted_pages
from sitegen.pages.year import year_pages
from sitegen.present.view import Page
from sitegen.site_map import ABOUT, GLOSSARY, TOPIC, markdown_of


def all_pages(
    library: Library,
    related: Mapping[str, Sequence[Related]],
    settings: Settings,
    handwritten: Mapping[str, Handwritten],
    exports: Mapping[str, str | bytes],
) -> Iterator[Page]:
    """Every page of the site, one at a time. `handwritten` are the handwritten pages, resolved
    Markdown by path, and `exports` the files whose sizes the data page gives; that page is as in
    the archive.
    """
    living = set()
    for page in _pages(library, related, settings, handwritten, exports):
        living.add(page.path)
        yield _copied(library, page)
    for page in former_pages(library, living):
        yield _copied(library, page)


def _pages(
    library: Library,
    related: Mapping[str, Sequence[Related]],
    settings: Settings,
    handwritten: Mapping[str, Handwritten],
    exports: Mapping[str, str | bytes],
) -> Iterator[Page]:
    glossary = [*glossary_pages(library, handwritten.get(GLOSSARY.address))]
    former = library.lock.former
    yield home_page(library, settings)
    for topic in library.taxonomy.topics:
        yield from topic_pages(library, topic, settings)
    if library.unsorted:
        yield from unsorted_pages(library, settings)
    for paper in library.papers.values():
        others = related.get(paper.id, ())
        yield paper_page(library, paper, others, settings, former.get(paper.id, ()))
    yield from year_pages(library, settings)
    yield from author_pages(library, settings)
    yield from glossary
    yield from explore_pages(library)
    yield my_list_page(library, settings)
    yield news_page(library)
    yield data_page(library, settings, exports)
    yield about_page(library, settings, handwritten.get(ABOUT.address, Handwritten(markdown="")))
    yield from made_pages(library)
    with_text = {ABOUT.address, *(page.path for page in glossary)}
    for path, written in handwritten.items():
        if path not in with_text:
            yield handwritten_page(path, written)


def _copied(library: Library, page: Page) -> Page:
    """The first page of a topic always has its Markdown: `llms.txt` leads there."""
    is_first = page.template == TOPIC.name and "/page-" not in page.path
    if is_first or library.makes(markdown_of(page.path)):
        return page
    return replace(page, is_copied=False)
