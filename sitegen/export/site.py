"""The export files of a site, by their paths below its root."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from sitegen.content.settings import Settings
from sitegen.export import atom, json_feed, opml
from sitegen.export.crawlers import llms_txt, robots_txt, sitemap_xml
from sitegen.export.database import papers_sqlite
from sitegen.export.dataset import papers_json, papers_schema, rows
from sitegen.export.export_file import ExportFile
from sitegen.export.feed import feeds, former_feeds
from sitegen.export.picture import PICTURE, picture
from sitegen.export.references import REFERENCES, ReferenceFormat
from sitegen.export.spreadsheet import papers_csv
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.library.related import Related
from sitegen.present.citation import cite, former_citations
from sitegen.present.view import LazyPage
from sitegen.site_map import PAPER, TOPIC, beside

Make = Callable[[], str | bytes]


def export_files(
    library: Library, related: Mapping[str, Sequence[Related]], settings: Settings
) -> dict[str, ExportFile]:
    """Data, references, feeds and what machines read, by path. The library has the updated lock.

    None is made before it is asked for: they take more memory than all that they are made of.
    """
    files: dict[str, Make] = {
        **_data(library, related, settings),
        "robots.txt": partial(robots_txt, settings),
        "llms.txt": partial(llms_txt, library, settings),
        **dict(_references(library, settings)),
        **dict(_feeds(library, settings)),
    }
    return {path: ExportFile(make) for path, make in files.items()}


def addressed_files(
    pages: Iterable[LazyPage], library: Library, settings: Settings
) -> dict[str, ExportFile]:
    """What only full addresses lead to, or it to them: nothing where the site's is not known."""
    if not settings.url:
        return {}
    years = Counter(paper.year for paper in library.papers.values() if paper.year)
    return {
        "sitemap.xml": ExportFile(partial(sitemap_xml, pages, library, settings)),
        PICTURE: ExportFile(partial(picture, years)),
    }


def _data(
    library: Library, related: Mapping[str, Sequence[Related]], settings: Settings
) -> dict[str, Make]:
    files: dict[str, Make] = {
        "papers.json": lambda: papers_json(rows(library, related), settings),
        "papers.schema.json": lambda: papers_schema(settings),
        "papers.csv": lambda: papers_csv(rows(library, related)),
        "papers.sqlite": lambda: papers_sqlite(
            [*rows(library, related)], related, library.taxonomy, library.facets.facets
        ),
    }
    return {path: make for path, make in files.items() if library.makes(path)}


def _references(library: Library, settings: Settings) -> Iterator[tuple[str, Make]]:
    """Each paper and topic, former ones too, and the whole list in each format."""
    taxonomy = library.taxonomy
    pages: dict[str, Iterable[Paper]] = {
        "papers.html": library.papers.values(),
        **{TOPIC.at(topic.slug): library.in_topic(topic) for topic in taxonomy.topics},
        **{TOPIC.at(slug): library.once_in(slug) for slug in (*taxonomy.former, *taxonomy.retired)},
        **{PAPER.at(paper.id): (paper,) for paper in library.papers.values()},
    }
    former = [*former_citations(library, settings)]
    for form in REFERENCES:
        for page, papers in pages.items():
            path = beside(page, form.ending)
            if library.makes(path):
                yield path, partial(_written, form, library, papers, settings)
        for each in former:
            path = beside(PAPER.at(each.key), form.ending)
            if library.makes(path):
                yield path, partial(form.file_of, (each,))


def _written(
    form: ReferenceFormat, library: Library, papers: Iterable[Paper], settings: Settings
) -> str:
    return form.file_of(cite(library, paper, settings) for paper in papers)


def _feeds(library: Library, settings: Settings) -> Iterator[tuple[str, Make]]:
    every = list(feeds(library, settings))
    for feed in (*every, *former_feeds(library, settings)):
        yield f"{feed.stem}.atom", partial(atom.document, feed, settings)
        yield f"{feed.stem}.json", partial(json_feed.document, feed, settings)
    if settings.url:
        yield "feeds.opml", partial(opml.subscriptions, every, settings)
