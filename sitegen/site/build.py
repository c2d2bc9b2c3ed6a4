"""The build: from the files a curator keeps to a site on disk.

Read with `plan`, from top to bottom, it is the table of contents of the program; each step lives
in the module it is imported from.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sitegen.content.lock_file import Lock, write_lock
from sitegen.content.settings import Settings
from sitegen.errors import Problem, SitegenError
from sitegen.export.downloads import DOWNLOADS, SUMS, sha256_sums
from sitegen.library.assemble import Assembly
from sitegen.library.library import Library
from sitegen.pages.data import ARCHIVE, data_page
from sitegen.pages.render import render as render_page
from sitegen.pages.render import render_markdown
from sitegen.present.view import Page
from sitegen.progress import Progress
from sitegen.site import output
from sitegen.site.mkdocs_site import render
from sitegen.site.plan import PLAN_STEPS, Plan, plan, read
from sitegen.site.report import report_json
from sitegen.site_map import PAPER, markdown_of
from sitegen.text.clean import counted

BUILD_STEPS = PLAN_STEPS + 2


def build(
    settings: Settings, progress: Progress, *, locked: bool = False, preview: bool = False
) -> Assembly:
    """Build the site. Content with errors raises ContentError before anything is written.

    The lock is written too, unless it is `locked` (then an outdated one is an error), the
    dumps are not the list's own, or it is a `preview`: what was in a file between two
    keystrokes was never published.
    """
    assembly = read(settings, progress)
    planned = plan(assembly, settings, progress)
    lock = planned.lock
    if locked and settings.own_dumps and lock != assembly.lock:
        raise SitegenError(_outdated(settings, assembly.lock, lock))
    with output.open_staging(settings.out) as staging:
        warnings = _stage(planned, settings, staging, progress)
        _refuse_lost_addresses(lock, staging / "site")
        output.publish(staging, settings.out)
    if settings.own_dumps and not locked and not preview:
        output.write_file(settings.lock_file, write_lock(lock))
    return replace(assembly, problems=(*assembly.problems, *warnings))


def _stage(
    planned: Plan, settings: Settings, staging: Path, progress: Progress
) -> tuple[Problem, ...]:
    """Make the whole site in `staging`; returns what MkDocs warned of."""
    library = planned.assembly.library
    report = report_json(library)
    output.write_files(staging / "docs", planned.docs)
    output.write_files(staging, {"mkdocs.yml": planned.configuration, "report.json": report})
    with progress.step(f"Rendering {len(planned.pages)} pages with MkDocs"):
        warnings = render(staging, _epoch(library))
    with progress.step("Packing the offline copy"):
        output.write_files(staging / "site", planned.beside)
        size = _pack(staging / "site")
        _render_last(staging, data_page(library, settings, planned.exports, size), _epoch(library))
    return warnings


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
