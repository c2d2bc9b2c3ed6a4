"""The data page: everything a reader can download, with its size and what it is for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitegen.content.settings import Settings
from sitegen.export.downloads import DOWNLOADS, SUMS
from sitegen.export.page_metadata import data_set, script_json
from sitegen.export.references import REFERENCES
from sitegen.library.library import Library
from sitegen.present.address import absolute
from sitegen.present.view import DataView, DownloadView, Head, LinkView, Page
from sitegen.site_map import DATA, FEEDS, HOME, TOPIC, beside
from sitegen.text.clean import counted

ARCHIVE = "reading-list.zip"
_FEED_FORMS = tuple(zip(FEEDS, ("Atom", "JSON Feed"), strict=True))


def data_page(
    library: Library,
    settings: Settings,
    files: Mapping[str, str | bytes],
    archive_size: int | None = None,
) -> Page:
    """`files` are the exports by their paths, to give their sizes. The archive holds this page
    too, but not itself: without its size (in bytes) this is the page in the archive.
    """
    view = DataView(
        downloads=tuple(
            DownloadView(
                url=download.path,
                size=size_text(len(_bytes(files[download.path]))),
                purpose=download.purpose,
            )
            for download in DOWNLOADS
        ),
        archive=DownloadView(
            url=ARCHIVE,
            size=size_text(archive_size) if archive_size else "the copy you are reading",
            purpose=f"This whole site, search included: unpack it and open {HOME.address}",
        ),
        in_archive=archive_size is None,
        sums=SUMS,
        feeds=tuple(_feeds(settings)),
        topics=tuple((topic.name, topic_files(topic.slug)) for topic in library.taxonomy.topics),
        hidden_authors=library.hidden_authors,
    )
    return Page(
        path=DATA.address,
        template=DATA.name,
        title=DATA.title,
        description="Download the list: data, references, feeds and an offline copy",
        view=view,
        head=Head(json_ld=script_json(_data_set(library, settings))),
    )


def _data_set(library: Library, settings: Settings) -> dict[str, Any]:
    count = counted(len(library.papers), "paper")
    about = f"{count} with their authors, dates, identifiers, abstracts and topics"
    return data_set(
        settings.name,
        f"{settings.description}: {about}" if settings.description else about,
        absolute(settings, DATA.address),
        [
            (absolute(settings, download.path) or download.path, download.media_type)
            for download in DOWNLOADS
        ],
    )


def size_text(size: int) -> str:
    """`480 kB` or `1.3 MB`, in one piece; a kilobyte has 1,000 bytes."""
    if size >= 1e6:
        return f"{size / 1e6:.1f}\u00a0MB"
    return f"{max(1, round(size / 1e3))}\u00a0kB"


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _feeds(settings: Settings) -> Iterator[LinkView]:
    for stem, name in (("feed", "All papers"), ("changes", "Changes")):
        for ending, form in _FEED_FORMS:
            yield LinkView(text=f"{name}, {form}", url=stem + ending)
    if settings.url:
        yield LinkView(text="Every feed, OPML", url="feeds.opml")


def topic_files(slug: str) -> tuple[LinkView, ...]:
    return topic_references(slug) + topic_feeds(slug)


def topic_references(slug: str) -> tuple[LinkView, ...]:
    return _files(slug, ((form.ending, form.name) for form in REFERENCES))


def topic_feeds(slug: str) -> tuple[LinkView, ...]:
    return _files(slug, _FEED_FORMS)


def _files(slug: str, forms: Iterable[tuple[str, str]]) -> tuple[LinkView, ...]:
    page = TOPIC.at(slug)
    return tuple(LinkView(text=name, url=beside(page, ending)) for ending, name in forms)
