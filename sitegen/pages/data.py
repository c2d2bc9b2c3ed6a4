"""The data page: everything a reader can take along, with its size and what it is for."""

from collections.abc import Iterator, Mapping

from sitegen.content.settings import Settings
from sitegen.export.downloads import DOWNLOADS, SUMS
from sitegen.export.references import REFERENCES
from sitegen.library.library import Library
from sitegen.present.view import DataView, DownloadView, LinkView, Page

ARCHIVE = "reading-list.zip"
DATA_PAGE = "data.html"
DATA_PAGES = (DATA_PAGE, "data.md")

# Stands for the archive's size until that is known: the archive holds this page.
ARCHIVE_SIZE = "ARCHIVE-SIZE"

_ARCHIVE_LINKS = (f'<a href="{ARCHIVE}" download>{ARCHIVE}</a>', f"[{ARCHIVE}]({ARCHIVE})")
_FEEDS = ((".atom", "Atom"), (".json", "JSON Feed"))


def data_page(library: Library, settings: Settings, files: Mapping[str, str | bytes]) -> Page:
    """`files` are the exports by their paths, to tell their sizes."""
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
            size=ARCHIVE_SIZE,
            purpose="This whole site, search included: unpack it and open index.html",
        ),
        sums=SUMS,
        feeds=tuple(_feeds(settings)),
        topics=tuple((topic.name, topic_files(topic.slug)) for topic in library.taxonomy.topics),
    )
    return Page(
        path=DATA_PAGE,
        template="data",
        title="Data",
        description="Take the list along: data, references, feeds and an offline copy",
        view=view,
    )


def in_archive(page: str) -> str:
    """The page, or its Markdown, as it stands in the archive, which does not hold itself."""
    for link in _ARCHIVE_LINKS:
        page = page.replace(link, ARCHIVE)
    return page.replace(ARCHIVE_SIZE, "the copy you are reading")


def size_text(size: int) -> str:
    """`480 kB` or `1.3 MB`, in one piece; a kilobyte has 1,000 bytes."""
    if size >= 1e6:
        return f"{size / 1e6:.1f}\u00a0MB"
    return f"{max(1, round(size / 1e3))}\u00a0kB"


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _feeds(settings: Settings) -> Iterator[LinkView]:
    for stem, name in (("feed", "All papers"), ("changes", "Changes")):
        for ending, form in _FEEDS:
            yield LinkView(text=f"{name}, {form}", url=stem + ending)
    if settings.url:
        yield LinkView(text="Every feed, OPML", url="feeds.opml")


def topic_files(slug: str) -> tuple[LinkView, ...]:
    references = ((form.ending, form.name) for form in REFERENCES)
    return tuple(
        LinkView(text=form, url=f"topics/{slug}{ending}") for ending, form in (*references, *_FEEDS)
    )
