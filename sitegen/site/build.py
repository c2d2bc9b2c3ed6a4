"""The build: from the files a curator keeps to a site on disk.

Together with `plan`, it is the table of contents of the program; each step lives in the module it
is imported from.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sitegen.content.lock_file import write_lock
from sitegen.content.settings import Settings
from sitegen.errors import ContentError, Problem
from sitegen.export.downloads import SUMS, downloads_of, sha256_sums
from sitegen.library.library import Library
from sitegen.pages.data import ARCHIVE, data_page, has_archive
from sitegen.pages.render import render as render_page
from sitegen.pages.render import render_markdown
from sitegen.present.view import Page
from sitegen.progress import Progress
from sitegen.site import output
from sitegen.site.frame import FRAME, frame_script
from sitegen.site.mkdocs_site import render
from sitegen.site.offline import KeptFile, is_kept, kept_file, offline_files
from sitegen.site.plan import PLAN_STEPS, Plan, plan, read
from sitegen.site.report import report_json
from sitegen.site.safeguards import (
    lost_addresses,
    refuse_empty,
    refuse_outdated,
    refuse_overlap,
    refuse_starter_papers,
    refuse_wrong_first,
)
from sitegen.site.typeface import typeface_files
from sitegen.site_map import DATA, HOME, MARKDOWN, markdown_of

BUILD_STEPS = PLAN_STEPS + 2


def build(
    settings: Settings, progress: Progress, *, locked: bool = False, shrink: bool = False
) -> Plan:
    """Build the site, and leave `papers.lock` as it is: trying publishes nothing.

    Content with errors raises ContentError before anything is written.  A `locked` build raises
    SitegenError if publishing would change the lock.  `shrink` allows more than a fifth of the
    published papers to be lost.
    """
    refuse_overlap(settings)
    planned = plan(read(settings, progress), settings, progress, shrink=shrink)
    if locked and settings.own_dumps:
        refuse_outdated(settings.lock_file, planned.unpublished)
    with output.open_staging(settings.out) as staging:
        warnings = _stage(planned, settings, staging, progress)
        output.publish(staging, settings.out)
    return planned.with_problems(warnings)


def publish(
    settings: Settings, progress: Progress, *, first: bool = False, shrink: bool = False
) -> Plan:
    """Build the site, and record in `papers.lock` what is published with it.

    Raises what `build` raises, and SitegenError if there is no lock (unless this is the `first`
    time, when there must be none, but papers), or if papers of the starter are still there.
    """
    refuse_overlap(settings)
    # Held from reading the lock to writing it: two at once would lose a revision.
    with output.folder_lock(settings.content):
        refuse_wrong_first(settings.lock_file, first=first)
        planned = plan(read(settings, progress), settings, progress, shrink=shrink)
        refuse_starter_papers(planned.library)
        if first:
            refuse_empty(planned.library)
        with output.open_staging(settings.out) as staging:
            warnings = _stage(planned, settings, staging, progress)
            with output.replacing(settings.lock_file, write_lock(planned.lock)):
                output.publish(staging, settings.out)
    return planned.with_problems(warnings)


def _stage(
    planned: Plan, settings: Settings, staging: Path, progress: Progress
) -> tuple[Problem, ...]:
    """Make the whole site in `staging`; returns the warnings of MkDocs."""
    library = planned.library
    report = report_json(library, planned.assembly.ignored)
    output.write_files(staging / "docs", planned.docs)
    output.write_files(staging, {"mkdocs.yml": planned.configuration, "report.json": report})
    with progress.step(f"Rendering {len(planned.pages)} pages with MkDocs"):
        warnings = render(staging, _epoch(library))
    with progress.step("Packing the offline copy"):
        output.write_files(staging / "site", planned.beside)
        output.write_files(staging / "site", typeface_files(_texts(planned)))
        if library.is_lean:
            home = (staging / "site" / HOME.address).read_text(encoding="utf-8")
            output.write_files(staging / "site", {FRAME: frame_script(home)})
        _pack_and_measure(planned, settings, staging)
    site = staging / "site"
    lost = list(lost_addresses(settings.lock_file, planned.lock, lambda p: (site / p).is_file()))
    if lost:
        raise ContentError(lost)
    return warnings


def _texts(planned: Plan) -> Iterator[str]:
    """What pages are made of, and so every character that they set."""
    for path, text in planned.docs.items():
        if path.endswith(MARKDOWN) and isinstance(text, str):
            yield text


def _pack_and_measure(planned: Plan, settings: Settings, staging: Path) -> None:
    """Leave both copies for use without a network, and the page that says how large they are.

    What a browser keeps is measured with that page as it is in the archive: a few bytes less.
    """
    site, library = staging / "site", planned.library
    kept = {file.path: file for file in _kept(site)}
    archive = _pack(site, library)
    sizes = archive, sum(file.packed for file in kept.values())
    page = data_page(library, settings, planned.exports, sizes)
    _render_last(staging, page, _epoch(library))
    last = kept_file(DATA.address, (site / DATA.address).read_bytes())
    output.write_files(site, offline_files((kept | {last.path: last}).values()))


def _kept(site: Path) -> Iterator[KeptFile]:
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if is_kept(path) and file.is_file():
            yield kept_file(path, file.read_bytes())


def _pack(site: Path, library: Library) -> int:
    """Leave the offline copy in the site; returns its size in bytes, 0 if the list has none.

    The checksums in the copy cover the other downloads; those beside it cover the copy too.
    """
    downloads = {d.path: (site / d.path).read_bytes() for d in downloads_of(library)}
    output.write_files(site, {SUMS: sha256_sums(downloads)})
    if not has_archive(library):
        return 0
    output.write_zip(site / ARCHIVE, site, ARCHIVE.removesuffix(".zip"))
    downloads[ARCHIVE] = (site / ARCHIVE).read_bytes()
    output.write_files(site, {SUMS: sha256_sums(downloads)})
    return len(downloads[ARCHIVE])


def _render_last(staging: Path, page: Page, epoch: int) -> None:
    """Render the page that says how large the packed site is."""
    output.write_files(staging / "site", {markdown_of(page.path): render_markdown(page)})
    output.write_files(staging / "docs", {markdown_of(page.path): render_page(page)})
    render(staging, epoch, only=page.path)


def _epoch(library: Library) -> int:
    """Seconds since 1970 of the newest capture's day: the only time a page may show."""
    day = library.newest_day
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) if day else 0
