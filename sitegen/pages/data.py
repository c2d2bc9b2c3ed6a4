"""The data page: everything a reader can download, with its size and what it is for."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.content.settings import Settings
from sitegen.export.downloads import SUMS, downloads_of
from sitegen.export.export_file import ExportFile
from sitegen.export.page_metadata import data_set, script_json
from sitegen.export.references import REFERENCES
from sitegen.library.library import Library
from sitegen.pages.alternates import ALL_PAPERS, reference_files
from sitegen.present.address import absolute
from sitegen.present.view import DataView, DownloadView, FilesView, Head, LinkView, Page
from sitegen.site_map import DATA, FEEDS, HOME, NEWS, TOPIC, beside
from sitegen.text.clean import counted

ARCHIVE = "reading-list.zip"
_FEED_FORMS = tuple(zip(FEEDS, ("Atom", "JSON"), strict=True))
_ALL_FEEDS, _CHANGES = "feed.html", "changes.html"  # no pages: the feeds beside them are there


def has_archive(library: Library) -> bool:
    """Is the offline copy made?"""
    return "archive" not in library.leave_out or ARCHIVE in library.published


def data_page(
    library: Library,
    settings: Settings,
    files: Mapping[str, ExportFile],
    sizes: tuple[int, int] | None = None,
) -> Page:
    """`files` are the exports by their paths, to give their sizes. `sizes` are those of the archive
    and of what a browser can keep, in bytes. The archive holds this page too, but not itself:
    without them this is the page in the archive.
    """
    archive_size, kept_size = sizes or (0, 0)
    view = DataView(
        downloads=tuple(
            DownloadView(
                url=download.path,
                size=size_text(files[download.path].size),
                purpose=download.purpose,
            )
            for download in downloads_of(library)
        ),
        archive=_archive(archive_size) if has_archive(library) else None,
        in_archive=sizes is None and has_archive(library),
        kept_size=size_text(kept_size) if kept_size else "",
        sums=SUMS,
        opml="feeds.opml" if settings.url else "",
        forms=(*(form.name for form in REFERENCES), *(form for _, form in _FEED_FORMS)),
        rows=tuple(_rows(library)),
        hidden_authors=library.hidden_authors,
        is_lean=library.is_lean,
    )
    return Page(
        path=DATA.address,
        template=DATA.name,
        title=DATA.title,
        description="Download the list: data, references, feeds and an offline copy",
        view=view,
        head=Head(json_ld=script_json(_data_set(library, settings))),
    )


def _archive(size: int) -> DownloadView:
    return DownloadView(
        url=ARCHIVE,
        size=size_text(size) if size else "the copy you are reading",
        purpose=f"This whole site, search included: unpack it and open {HOME.address}",
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
            for download in downloads_of(library)
        ],
    )


def size_text(size: int) -> str:
    """`480 kB` or `1.3 MB`, in one piece; a kilobyte has 1,000 bytes."""
    if size >= 1e6:
        return f"{size / 1e6:.1f}\u00a0MB"
    return f"{max(1, round(size / 1e3))}\u00a0kB"


def _rows(library: Library) -> Iterator[FilesView]:
    """The files of the whole list, of each topic, and of what changes."""
    none = (None,) * len(REFERENCES)
    whole = (*(reference_files(library, ALL_PAPERS) or none), *feeds_beside(_ALL_FEEDS))
    yield FilesView(name="All papers", files=whole)
    for topic in library.taxonomy.topics:
        page = TOPIC.at(topic.slug)
        files = (*(reference_files(library, page) or none), *feeds_beside(page))
        yield FilesView(name=topic.name, files=files)
    yield FilesView(name=NEWS.title, files=(*none, *feeds_beside(_CHANGES)))


def feeds_beside(page: str) -> tuple[LinkView, ...]:
    """The feeds of what is on the page of that address."""
    return tuple(LinkView(text=form, url=beside(page, ending)) for ending, form in _FEED_FORMS)
