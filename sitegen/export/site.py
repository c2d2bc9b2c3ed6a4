"""The export files of a site, by their paths below its root."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitegen.content.settings import Settings
from sitegen.export import atom, json_feed, opml
from sitegen.export.crawlers import llms_txt, robots_txt, sitemap_xml
from sitegen.export.database import papers_sqlite
from sitegen.export.dataset import Row, papers_json, papers_schema, rows
from sitegen.export.feed import feeds, former_feeds
from sitegen.export.picture import PICTURE, picture
from sitegen.export.references import REFERENCES
from sitegen.export.spreadsheet import papers_csv
from sitegen.library.library import Library
from sitegen.library.related import Related
from sitegen.present.citation import cite, former_citations
from sitegen.present.view import Page
from sitegen.site_map import PAPER, TOPIC, beside

Files = dict[str, str | bytes]


def export_files(
    library: Library, related: Mapping[str, Sequence[Related]], settings: Settings
) -> Iterator[tuple[str, str | bytes]]:
    """Data, references, feeds and what machines read, one file at a time. The library has the
    updated lock.
    """
    yield from _data(rows(library, related), related, library, settings)
    yield "robots.txt", robots_txt(settings)
    yield "llms.txt", llms_txt(library, settings)
    yield from _references(library, settings)
    yield from _feeds(library, settings)


def addressed_files(pages: Iterable[Page], library: Library, settings: Settings) -> Files:
    """What only full addresses lead to, or it to them: nothing where the site's is not known."""
    if not settings.url:
        return {}
    years = Counter(paper.year for paper in library.papers.values() if paper.year)
    return {"sitemap.xml": sitemap_xml(pages, library, settings), PICTURE: picture(years)}


def _data(
    papers: Sequence[Row],
    related: Mapping[str, Sequence[Related]],
    library: Library,
    settings: Settings,
) -> Iterator[tuple[str, str | bytes]]:
    if library.makes("papers.json"):
        yield "papers.json", papers_json(papers, settings)
    if library.makes("papers.schema.json"):
        yield "papers.schema.json", papers_schema(settings)
    if library.makes("papers.csv"):
        yield "papers.csv", papers_csv(papers)
    if library.makes("papers.sqlite"):
        yield "papers.sqlite", papers_sqlite(papers, related, library.taxonomy)


def _references(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """Each paper and topic, former ones too, and the whole list in each format."""
    citations = [cite(library, paper, settings) for paper in library.papers.values()]
    former = list(former_citations(library, settings))
    taxonomy = library.taxonomy
    by_topic = {topic.slug: library.in_topic(topic) for topic in taxonomy.topics}
    by_topic |= {slug: library.once_in(slug) for slug in (*taxonomy.former, *taxonomy.retired)}
    for form in REFERENCES:
        texts = {citation.key: form.one(citation) for citation in citations}
        pages = {
            "papers.html": list(texts.values()),
            **{TOPIC.at(slug): [texts[p.id] for p in papers] for slug, papers in by_topic.items()},
            **{PAPER.at(key): [text] for key, text in texts.items()},
            **{PAPER.at(each.key): [form.one(each)] for each in former},
        }
        for page, entries in pages.items():
            path = beside(page, form.ending)
            if library.makes(path):
                yield path, form.many(entries)


def _feeds(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    every = list(feeds(library, settings))
    for feed in (*every, *former_feeds(library, settings)):
        yield f"{feed.stem}.atom", atom.document(feed, settings)
        yield f"{feed.stem}.json", json_feed.document(feed, settings)
    if settings.url:
        yield "feeds.opml", opml.subscriptions(every, settings)
