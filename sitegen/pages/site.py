"""The site: every page there is, in the order they are written."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from sitegen.content.handwritten import Handwritten
from sitegen.content.settings import Settings
from sitegen.export.export_file import ExportFile
from sitegen.library.library import Library
from sitegen.library.related import Related
from sitegen.pages.about import about_page, explore_pages
from sitegen.pages.author import author_index, author_pages
from sitegen.pages.data import data_page
from sitegen.pages.former import former_pages
from sitegen.pages.glossary import glossary_pages
from sitegen.pages.handwritten import handwritten_page
from sitegen.pages.home import home_page
from sitegen.pages.made import made_pages
from sitegen.pages.map import map_page
from sitegen.pages.my_list import my_list_page
from sitegen.pages.news import news_page
from sitegen.pages.paper import paper_page
from sitegen.pages.render import is_html
from sitegen.pages.topic import topic_pages, unsorted_pages
from sitegen.pages.year import year_pages
from sitegen.present.view import LazyPage, Page
from sitegen.site_map import ABOUT, DATA, GLOSSARY, PAPER, TOPIC, markdown_of


def all_pages(
    library: Library,
    related: Mapping[str, Sequence[Related]],
    settings: Settings,
    handwritten: Mapping[str, Handwritten],
    exports: Mapping[str, ExportFile],
) -> Iterator[LazyPage]:
    """Every page of the site, one at a time. `handwritten` are the handwritten pages, resolved
    Markdown by path, and `exports` the files whose sizes the data page gives; that page is as in
    the archive.
    """
    living = set()
    for page in _pages(library, related, settings, handwritten, exports):
        living.add(page.path)
        yield _copied(library, page)
    for former in former_pages(library, living):
        yield _copied(library, _made(former))


def _pages(
    library: Library,
    related: Mapping[str, Sequence[Related]],
    settings: Settings,
    handwritten: Mapping[str, Handwritten],
    exports: Mapping[str, ExportFile],
) -> Iterator[LazyPage]:
    """Those of papers and authors, which are many, are made one by one; lists share their cards."""
    yield _made(home_page(library, settings))
    for topic in library.taxonomy.topics:
        yield from map(_made, topic_pages(library, topic, settings))
    if library.unsorted:
        yield from map(_made, unsorted_pages(library, settings))
    yield from _paper_pages(library, related, settings)
    yield from map(_made, year_pages(library, settings))
    yield from map(_made, author_index(library))
    yield from author_pages(library, settings)
    glossary = [*glossary_pages(library, handwritten.get(GLOSSARY.address))]
    yield from map(_made, glossary)
    yield from map(_made, explore_pages(library))
    yield _made(map_page(library))
    yield _made(my_list_page(library, settings))
    yield _made(news_page(library))
    yield LazyPage(
        path=DATA.address,
        template=DATA.name,
        is_html=not DATA.in_markdown,
        make=partial(data_page, library, settings, exports),
    )
    about = handwritten.get(ABOUT.address, Handwritten(markdown=""))
    yield _made(about_page(library, settings, about))
    yield from map(_made, made_pages(library))
    with_text = {ABOUT.address, *(page.path for page in glossary)}
    for path, written in handwritten.items():
        if path not in with_text:
            yield _made(handwritten_page(path, written))


def _paper_pages(
    library: Library, related: Mapping[str, Sequence[Related]], settings: Settings
) -> Iterator[LazyPage]:
    former = library.lock.former
    for paper in library.papers.values():
        others, formerly = related.get(paper.id, ()), former.get(paper.id, ())
        yield LazyPage(
            path=paper.url,
            template=PAPER.name,
            is_html=not PAPER.in_markdown,
            make=partial(paper_page, library, paper, others, settings, formerly),
        )


def _made(page: Page) -> LazyPage:
    return LazyPage(
        path=page.path, template=page.template, is_html=is_html(page), make=lambda: page
    )


def _copied(library: Library, page: LazyPage) -> LazyPage:
    """The first page of a topic always has its Markdown: `llms.txt` leads there."""
    is_first = page.template == TOPIC.name and "/page-" not in page.path
    if is_first or library.makes(markdown_of(page.path)):
        return page
    return replace(page, is_copied=False)
