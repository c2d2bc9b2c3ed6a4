"""The build: from the files a curator keeps to a site on disk.

Read from top to bottom, it is the table of contents of the program; each step lives in the
module it is imported from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sitegen.content.lock_file import Lock, write_lock
from sitegen.content.read import read_content
from sitegen.content.settings import Settings
from sitegen.content.sources import read_sources
from sitegen.errors import ContentError, SitegenError
from sitegen.explore.facets import explore_files
from sitegen.explore.selection_export import selection_files
from sitegen.export.downloads import DOWNLOADS, SUMS, sha256_sums
from sitegen.export.site import export_files, sitemap_files
from sitegen.library.assemble import Assembly, assemble
from sitegen.library.history import record_site
from sitegen.library.library import Library
from sitegen.library.related import Related, relate
from sitegen.pages.data import ARCHIVE, data_page
from sitegen.pages.render import render as render_page
from sitegen.pages.render import render_markdown
from sitegen.pages.site import all_pages, refuse_collisions
from sitegen.present.view import Page
from sitegen.progress import Progress
from sitegen.search import search_files
from sitegen.search.documents import documents
from sitegen.site import output
from sitegen.site.bundles import script_files, style_files
from sitegen.site.mkdocs_site import configuration, render
from sitegen.site.navigation import navigation, not_in_navigation
from sitegen.site.report import report_json
from sitegen.site_map import NEED_SITE_ADDRESS, PAPER, markdown_of
from sitegen.text.clean import counted

BUILD_STEPS = 8


def read(settings: Settings, progress: Progress) -> Assembly:
    """Everything up to the library, and nothing on disk: what `check` and `explain` need."""
    with progress.step("Reading the content"):
        sources = read_sources(settings)
        content = read_content(settings, sources)
    return assemble(settings, sources, content, progress)


def build(
    settings: Settings, progress: Progress, *, locked: bool = False, preview: bool = False
) -> Assembly:
    """Build the site. Content with errors raises ContentError before anything is written.

    The lock is written too, unless it is `locked` (then an outdated one is an error), the
    dumps are not the list's own, or it is a `preview`: what was in a file between two
    keystrokes was never published.
    """
    assembly = read(settings, progress)
    if assembly.errors:
        raise ContentError(assembly.errors)
    library = assembly.library
    with progress.step("Relating papers"):
        related = relate(library)
    with progress.step("Writing pages, exports and the search index"):
        files = export_files(library, related, settings)
        pages = all_pages(library, related, settings, assembly.handwritten, files)
        refuse_collisions(pages)
        lock = _with_site(library, pages, files)
        beside = _taken_out(files, PAPER.folder)
        files |= {markdown_of(page.path): render_page(page) for page in pages}
        files |= _program_files(library, related, assembly, settings)
        beside |= {markdown_of(page.path): render_markdown(page) for page in pages}
        beside |= sitemap_files(pages, library, settings)
    if locked and settings.own_dumps and lock != assembly.lock:
        raise SitegenError(_outdated(settings, assembly.lock, lock))
    with output.open_staging(settings.out) as staging:
        output.write_files(staging / "docs", files)
        nav = navigation(library.taxonomy, assembly.handwritten)
        config = configuration(settings, nav, not_in_navigation(nav, pages))
        output.write_files(staging, {"mkdocs.yml": config, "report.json": report_json(library)})
        with progress.step(f"Rendering {len(pages)} pages with MkDocs"):
            warnings = render(staging, _epoch(library))
        with progress.step("Packing the offline copy"):
            output.write_files(staging / "site", beside)
            size = _pack(staging / "site")
            _render_last(staging, data_page(library, settings, files, size), _epoch(library))
        _refuse_lost_addresses(lock, staging / "site")
        output.publish(staging, settings.out)
    if settings.own_dumps and not locked and not preview:
        output.write_file(settings.lock_file, write_lock(lock))
    return replace(assembly, problems=(*assembly.problems, *warnings))


def _program_files(
    library: Library,
    related: Mapping[str, Sequence[Related]],
    assembly: Assembly,
    settings: Settings,
) -> dict[str, str | bytes]:
    """What runs in the browser, and what it loads: the search index, the facts of Explore."""
    found = list(documents(library, assembly.handwritten))
    explore = explore_files(library, found)
    data: dict[str, str | bytes] = {**search_files(found), **explore}
    return data | selection_files(library, related, settings) | script_files() | style_files()


def _taken_out(files: dict[str, str | bytes], folder: str) -> dict[str, str | bytes]:
    """Files beside pages: thousands, which MkDocs would only read and write again."""
    return {path: files.pop(path) for path in list(files) if path.startswith(folder)}


def _pack(site: Path) -> int:
    """Leave the offline copy in the site; returns its size in bytes.

    The checksums in the copy cover the other downloads; those beside it cover the copy too.
    """
    downloads = {d.path: (site / d.path).read_bytes() for d in DOWNLOADS}
    output.write_files(site, {SUMS: sha256_sums(downloads)})
    output.write_zip(site / ARCHIVE, site, ARCHIVE.removesuffix(".zip"))
    downloads[ARCHIVE] = (site / ARCHIVE).read_bytes()
    output.write_files(site, {SUMS: sha256_sums(downloads)})
    return len(downloads[ARCHIVE])


def _render_last(staging: Path, page: Page, epoch: int) -> None:
    """Render the page that says how large the packed site is."""
    output.write_files(staging / "site", {markdown_of(page.path): render_markdown(page)})
    output.write_files(staging / "docs", {markdown_of(page.path): render_page(page)})
    render(staging, epoch, only=page.path)


def _refuse_lost_addresses(lock: Lock, site: Path) -> None:
    """Raise SitegenError if something that was ever published is not in the site."""
    papers = [PAPER.at(identifier) for identifier in lock.entries]
    lost = [path for path in (*lock.addresses, *papers) if not (site / path).is_file()]
    if lost:
        raise SitegenError(
            f"the site has lost an address that was published: {lost[0]} (bring it back; if "
            "nobody can know of it, take its line out of papers.lock)"
        )


def _with_site(library: Library, pages: Sequence[Page], exports: Iterable[str]) -> Lock:
    """The lock of the library with the addresses and topics under which this build publishes."""
    paths = {page.path for page in pages} | {markdown_of(page.path) for page in pages}
    others = {*exports, ARCHIVE, SUMS} - {*NEED_SITE_ADDRESS}
    addresses = (path for path in paths | others if not path.startswith(PAPER.folder))
    topics = {i: [p.topic for p in each.placements] for i, each in library.paper_topics.items()}
    return record_site(library.lock, addresses, topics, set(library.taxonomy.by_slug))


def _outdated(settings: Settings, before: Lock, after: Lock) -> str:
    changed = sorted(
        identifier
        for identifier, entry in after.entries.items()
        if before.entries.get(identifier) != entry
    )
    addresses = sorted({*after.addresses} - {*before.addresses})
    changed, noun = (changed, "paper") if changed else (addresses, "file")
    shown = ", ".join(changed[:5]) + (f" and {len(changed) - 5} more" if len(changed) > 5 else "")
    what = (
        f"for {counted(len(changed), noun)}: {shown}" if changed else "in the version of its rules"
    )
    return f"{settings.lock_file}: out of date {what} (run 'sitegen build' and commit papers.lock)"


def _epoch(library: Library) -> int:
    """Seconds since 1970 of the newest capture's day: the only time a page may show."""
    day = library.newest_day
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) if day else 0
