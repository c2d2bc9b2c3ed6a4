"""The build: from the files a curator keeps to a site on disk.

Together with `plan`, it is the table of contents of the program; each step lives in the module it
is imported from.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from msgspec.structs import replace

from sitegen.content.lock_file import write_lock
from sitegen.content.map_lock import write_map_lock
from sitegen.content.settings import Settings
from sitegen.content.sources import read_sources
from sitegen.errors import ContentError, Problem
from sitegen.export.downloads import SUMS, downloads_of, sha256_sums
from sitegen.library.assemble import Assembly
from sitegen.library.lay_out import lay_out
from sitegen.library.library import Library
from sitegen.library.related import relate
from sitegen.pages.data import ARCHIVE, data_page, has_archive
from sitegen.pages.paper import shared_parts
from sitegen.present.view import Page
from sitegen.progress import Progress
from sitegen.site import output
from sitegen.site.deflate import Deflated, deflated
from sitegen.site.frame import FRAME, frame_script
from sitegen.site.last_build import STORE, LastBuild, find_last_build, keep_last_build
from sitegen.site.mkdocs_site import theme_assets
from sitegen.site.offline import OFFLINE, WORKER, KeptFile, is_kept, kept_file, offline_files
from sitegen.site.overlap import refuse_overlap
from sitegen.site.packed import packed_files
from sitegen.site.page_text import Content, PageText
from sitegen.site.plan import PLAN_STEPS, Plan, plan, read, told
from sitegen.site.rendered import render_changed
from sitegen.site.report import report_json
from sitegen.site.safeguards import (
    lost_addresses,
    refuse_empty,
    refuse_outdated,
    refuse_starter_papers,
    refuse_wrong_first,
)
from sitegen.site.site_files import DOCS, SITE
from sitegen.site.staged import Staged
from sitegen.site.typeface import typeface_files
from sitegen.site.up_to_date import inputs_of
from sitegen.site_map import DATA, HOME, LOST
from sitegen.store import Store, open_store

BUILD_STEPS = PLAN_STEPS + 3
PUBLISH_STEPS = BUILD_STEPS + 1


def build(
    settings: Settings,
    progress: Progress,
    *,
    locked: bool = False,
    shrink: bool = False,
    published: Callable[[], None] | None = None,
    executor: Executor | None = None,
) -> Plan:
    """Build the site, and leave `papers.lock` as it is: trying publishes nothing.

    What the last build made is made again only where it would be different.  Content with errors
    raises ContentError before anything is written.  A `locked` build raises SitegenError if
    publishing would change the lock.  `shrink` allows more than a fifth of the published papers to
    be lost.  `published` is for those who wait for the pages alone: it is called when they are
    there, which may be before they are packed.  An `executor` renders the pages (see
    `mkdocs_site.render_pages`).
    """
    refuse_overlap(settings)
    with open_store(settings.out / STORE) as store:
        sources = read_sources(settings)
        inputs = inputs_of(store, settings, sources, locked=locked, shrink=shrink)
        planned = plan(read(settings, progress, sources), settings, progress, shrink=shrink)
        if locked and settings.own_dumps:
            refuse_outdated(settings.lock_file, planned.unpublished)
        with _staging(settings, store) as staged:
            warnings = _stage(planned, settings, staged, progress, executor)
            planned = planned.with_problems(warnings)
            shown = _shown(planned, settings, staged, published) if published else None
            staged = shown or staged
            _complete(planned, settings, staged, progress)
            output.publish(staged.folder, settings.out, staged.written)
            if published and not shown:
                published()
            _keep(store, staged, inputs, planned, settings)
    return planned


def publish(
    settings: Settings, progress: Progress, *, first: bool = False, shrink: bool = False
) -> Plan:
    """Build the site, and record in `papers.lock` what is published with it, in `map.lock` where
    papers lie on its map.

    Raises what `build` raises, and SitegenError if there is no lock (unless this is the `first`
    time, when there must be none, but papers), or if papers of the starter are still there.
    """
    refuse_overlap(settings)
    # Held from reading the lock to writing it: two at once would lose a revision.
    with output.folder_lock(settings.content), open_store(settings.out / STORE) as store:
        refuse_wrong_first(settings.lock_file, first=first)
        assembly = _laid_out(read(settings, progress), progress)
        planned = plan(assembly, settings, progress, shrink=shrink)
        refuse_starter_papers(planned.library)
        if first:
            refuse_empty(planned.library)
        with _staging(settings, store) as staged:
            planned = planned.with_problems(_stage(planned, settings, staged, progress))
            _complete(planned, settings, staged, progress)
            layout = write_map_lock(planned.library.layout)
            with (
                output.replacing(settings.lock_file, write_lock(planned.lock)),
                output.replacing(settings.map_lock, layout),
            ):
                output.publish(staged.folder, settings.out, staged.written)
            _keep(store, staged, b"", planned, settings)
    return planned


def _laid_out(assembly: Assembly, progress: Progress) -> Assembly:
    """With all papers on the map, unless errors in the content will stop the build anyway."""
    if assembly.errors:
        return assembly
    with progress.step("Laying out the map"):
        layout = lay_out(assembly.library, relate(assembly.library))
    # A paper that is not shown for now keeps its place.
    before = {i: at for i, at in assembly.library.layout.items() if i in assembly.lock.entries}
    return replace(assembly, library=replace(assembly.library, layout={**before, **layout}))


@contextmanager
def _staging(settings: Settings, store: Store) -> Iterator[Staged]:
    """An empty staging folder, and the last build's files to link to."""
    store.pause()  # while another build here ends, which saves its own
    with output.open_staging(settings.out) as folder:
        last = find_last_build(store)
        yield Staged(folder, settings.out, last.files if last else {})


def _stage(
    planned: Plan,
    settings: Settings,
    staged: Staged,
    progress: Progress,
    executor: Executor | None = None,
) -> tuple[Problem, ...]:
    """Make the site in the staging folder, but for what is packed of it; returns the warnings of
    MkDocs.
    """
    report = report_json(planned.library, planned.assembly.ignored, planned.moved)
    addresses = [*(page.path for page in planned.files.pages), LOST.address]
    with progress.step("Writing pages and exports"):
        staged.write("", {"mkdocs.yml": planned.configuration, "report.json": report})
        letters = _write(planned.files.made(), staged)
    with progress.step(f"Rendering {len(addresses) - 1} pages with MkDocs"):
        warnings = render_changed(staged, addresses, planned.frame, executor)
        staged.write("site/", theme_assets())
        staged.write("site/", typeface_files(letters))
        if planned.library.is_lean:
            home = staged.read(f"site/{HOME.address}").decode()
            staged.write(
                "site/", {FRAME: frame_script(home, shared_parts(planned.library, settings))}
            )
    return warnings


def _shown(
    planned: Plan, settings: Settings, staged: Staged, published: Callable[[], None]
) -> Staged | None:
    """Publish the pages with what was packed of the last ones; what is staged then, to be packed.

    None, and nothing is published, where nothing was packed before.
    """
    names = [SUMS, OFFLINE, WORKER, *([ARCHIVE] if has_archive(planned.library) else [])]
    packed = [f"{SITE}{name}" for name in names]
    if not staged.borrow(packed):
        return None
    _refuse_lost(planned, settings, staged)
    output.publish(staged.folder, settings.out, staged.written)
    published()
    again = staged.again()
    again.drop(packed)
    return again


def _complete(planned: Plan, settings: Settings, staged: Staged, progress: Progress) -> None:
    """Pack what is staged; raise ContentError if an address is lost."""
    with progress.step("Packing the offline copy"):
        _pack_and_measure(planned, settings, staged)
    _refuse_lost(planned, settings, staged)


def _refuse_lost(planned: Plan, settings: Settings, staged: Staged) -> None:
    is_there = staged.below(SITE).__contains__
    lost = list(lost_addresses(settings.lock_file, planned.lock, is_there))
    if lost:
        raise ContentError(lost)


def _write(files: Iterable[tuple[str, Content]], staged: Staged) -> list[str]:
    """Write files one by one, as they are made; returns what letters each page is made of."""
    letters = []
    for path, content in files:
        staged.write("", {path: content})
        if isinstance(content, PageText) and path.startswith(DOCS):
            letters.append(content.letters)
    return letters


def _pack_and_measure(planned: Plan, settings: Settings, staged: Staged) -> None:
    """Leave both copies for use without a network, and the page that says how large they are.

    What a browser keeps is measured with that page as it is in the archive: a few bytes less.
    """
    kept = {file.path: file for file in _pack(staged, planned.library)}
    archive = staged.folder / "site" / ARCHIVE
    size = archive.stat().st_size if has_archive(planned.library) else 0
    sizes = size, sum(file.packed for file in kept.values())
    page = data_page(planned.library, settings, planned.files.exports, sizes)
    _render_last(page, planned, staged)
    last = kept_file(DATA.address, deflated(staged.read(f"site/{DATA.address}")))
    staged.write("site/", offline_files((kept | {last.path: last}).values()))


def _pack(staged: Staged, library: Library) -> list[KeptFile]:
    """Leave the offline copy in the site, if the list has one; returns those of the site's files
    that a browser keeps.

    The checksums in the copy cover the other downloads; those beside it cover the copy too.
    """
    kept = []

    def noted(files: Iterable[tuple[str, Deflated]]) -> Iterator[tuple[str, Deflated]]:
        for path, file in files:
            if is_kept(path):
                kept.append(kept_file(path, file))
            yield path, file

    site = staged.folder / "site"
    digests = {each.path: output.digest(site / each.path) for each in downloads_of(library)}
    staged.write("site/", {SUMS: sha256_sums(digests)})
    files = noted(packed_files(staged, "site/"))
    if not has_archive(library):
        deque(files, maxlen=0)  # to know what they take
        return kept
    output.write_zip(site / ARCHIVE, files, ARCHIVE.removesuffix(".zip"))
    staged.add(f"site/{ARCHIVE}")
    digests[ARCHIVE] = output.digest(site / ARCHIVE)
    staged.write("site/", {SUMS: sha256_sums(digests)})
    return kept


def _render_last(page: Page, planned: Plan, staged: Staged) -> None:
    """Render the page that says how large the packed site is."""
    _write(planned.files.texts_of([page]), staged)
    render_changed(staged, [page.path], planned.frame)


def _keep(store: Store, staged: Staged, inputs: bytes, planned: Plan, settings: Settings) -> None:
    """Keep what was made for the builds to come, now that it is published.

    The last build goes before: its files are other names of these, whose status changes with it.
    """
    output.remove(staged.folder, output.PUBLISHED)
    last = LastBuild(inputs=inputs, told=told(planned, settings), files=staged.left())
    keep_last_build(store, last)
    store.save()
