"""Plan: everything a build would publish, made in memory; nothing is written to disk.

`sitegen check` stops here, so whatever would make a build fail has to be found here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from sitegen.content.leave_out import NAMES
from sitegen.content.lock_file import Lock
from sitegen.content.read import read_content
from sitegen.content.settings import Settings, config_file
from sitegen.content.sources import Sources, read_sources
from sitegen.errors import ContentError, Problem
from sitegen.explore.facets import explore_files
from sitegen.explore.known import known_files
from sitegen.explore.selection_export import selection_files
from sitegen.export.downloads import SUMS
from sitegen.export.site import addressed_files, export_files
from sitegen.export.web_manifest import install_files
from sitegen.library.assemble import Assembly, assemble
from sitegen.library.difference import Difference, difference
from sitegen.library.history import record_site
from sitegen.library.library import Library
from sitegen.library.related import Related, relate
from sitegen.pages.data import ARCHIVE, has_archive
from sitegen.pages.render import is_html, render_markdown
from sitegen.pages.render import render as render_page
from sitegen.pages.site import all_pages
from sitegen.present.course import course_files
from sitegen.present.view import Page
from sitegen.progress import Progress
from sitegen.search import search_data
from sitegen.search.documents import documents
from sitegen.search.opening import opening
from sitegen.site.bundles import script_files, style_files
from sitegen.site.collisions import collisions
from sitegen.site.last_build import Told
from sitegen.site.markdown_check import check_markdown
from sitegen.site.mkdocs_site import configuration
from sitegen.site.navigation import navigation, not_in_navigation
from sitegen.site.offline import OFFLINE, WORKER
from sitegen.site.page_text import Content, PageText, page_texts
from sitegen.site.rendered import Frame
from sitegen.site.report import summary, unpublished
from sitegen.site.safeguards import lost_addresses, too_few_papers
from sitegen.site.typeface import PATHS as TYPEFACE
from sitegen.site_map import MARKDOWN, NEED_SITE_ADDRESS, PAPER, markdown_of

PLAN_STEPS = 6

Files = Mapping[str, Content]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a build writes, by path: MkDocs renders `docs`; `beside` goes straight to the site.

    The texts of pages are made when they are written.

    `lock` is `papers.lock` as publishing would leave it, `exports` are what the data page lists,
    and `configuration` is the `mkdocs.yml` for MkDocs.
    """

    assembly: Assembly
    pages: Sequence[Page]
    exports: Mapping[str, str | bytes]
    docs: Files
    beside: Files
    configuration: str
    frame: Frame
    lock: Lock

    @property
    def library(self) -> Library:
        return self.assembly.library

    @property
    def addresses(self) -> list[str]:
        """Every file of the site except those that MkDocs adds, once for each that is to be there.

        The Markdown of a page is beside it, so that of `docs` is not counted again.
        """
        pages = (page.path for page in self.pages)
        copied = (path for path in self.docs if not path.endswith(MARKDOWN))
        packed = (*_archive(self.library), SUMS, WORKER, OFFLINE)
        return [*pages, *copied, *self.beside, *TYPEFACE, *packed]

    @property
    def unpublished(self) -> Difference:
        """What publishing would record."""
        return difference(self.assembly.lock, self.lock)

    def with_problems(self, problems: Iterable[Problem]) -> "Plan":
        """The same plan, with more problems."""
        every = (*self.assembly.problems, *problems)
        return replace(self, assembly=replace(self.assembly, problems=every))


def read(settings: Settings, progress: Progress, sources: Sources | None = None) -> Assembly:
    """Everything up to the library: all that `explain` needs."""
    with progress.step("Reading the content"):
        sources = sources or read_sources(settings)
        content = read_content(settings, sources)
    return assemble(settings, sources, content, progress)


def plan(
    assembly: Assembly, settings: Settings, progress: Progress, *, shrink: bool = False
) -> Plan:
    """Everything up to writing. Raises ContentError if the content has errors.

    Unless `shrink` is set, losing more than a fifth of the published papers is an error too.
    """
    library = assembly.library
    errors = assembly.errors
    if settings.own_dumps and not shrink:
        errors += too_few_papers(settings.lock_file, assembly.lock, library.lock)
    if errors:
        raise ContentError(errors)
    with progress.step("Relating papers"):
        related = relate(library)
    with progress.step("Writing pages, exports and the search index"):
        exports = dict(export_files(library, related, settings))
        pages = [*all_pages(library, related, settings, assembly.handwritten, exports)]
        docs = _docs(pages, exports)
        docs |= _program_files(library, related, assembly, settings)
        # Thousands of files that MkDocs would only copy.
        beside: dict[str, Content] = {
            path: data for path, data in exports.items() if _is_beside_a_paper(path)
        }
        beside |= copies(pages, without_copy(pages))
        beside |= addressed_files(pages, library, settings)
    nav = navigation(library.taxonomy, assembly.handwritten, {page.path for page in pages})
    planned = Plan(
        assembly=assembly,
        pages=pages,
        exports=exports,
        docs=docs,
        beside=beside,
        configuration=configuration(
            settings, nav, not_in_navigation(nav, pages), is_lean=library.is_lean
        ),
        frame=Frame(
            configuration=configuration(settings, nav, (), is_lean=library.is_lean),
            extensions=settings.extensions,
            epoch=epoch_of(library),
            in_html=frozenset(page.path for page in pages if is_html(page)),
        ),
        lock=_with_site(library, pages, exports),
    )
    planned = planned.with_problems(_found_in(planned, settings))
    if planned.assembly.errors:
        raise ContentError(planned.assembly.errors)
    return planned


def without_copy(pages: Iterable[Page]) -> frozenset[str]:
    """The addresses of the pages that have no copy in plain Markdown."""
    return frozenset(page.path for page in pages if not page.is_copied)


def copies(pages: Iterable[Page], without: frozenset[str]) -> dict[str, PageText]:
    """The copies of pages in plain Markdown, by path; `without` are all those that have none."""
    return page_texts(
        (page for page in pages if page.is_copied),
        partial(render_markdown, without=without),
        "markdown",
        sorted(without),
    )


def rehearse(planned: Plan) -> None:
    """Make every page, and keep none: what a build would stumble over is found."""
    for content in (*planned.docs.values(), *planned.beside.values()):
        if isinstance(content, PageText):
            content.make()


def check_written(assembly: Assembly, settings: Settings) -> list[Problem]:
    """What is wrong in what people wrote, where errors elsewhere in the content prevent a plan."""
    exports = dict(export_files(assembly.library, {}, settings))
    pages = [*all_pages(assembly.library, {}, settings, assembly.handwritten, exports)]
    docs = _docs(pages, exports)
    written = [each for each in assembly.written if markdown_of(each.page) in docs]
    return check_markdown(configuration(settings, [], ()), docs, written, settings.extensions)


def told(planned: Plan, settings: Settings) -> Told:
    """What a build of the plan says in the end."""
    assembly = planned.assembly
    return Told(
        problems=tuple(assembly.problems),
        summary=tuple(summary(assembly.library)),
        unpublished=unpublished(assembly.lock, planned.unpublished) if settings.own_dumps else "",
    )


def epoch_of(library: Library) -> int:
    """Seconds since 1970 of the newest capture's day: the only time a page may show."""
    day = library.newest_day
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) if day else 0


def _found_in(planned: Plan, settings: Settings) -> Iterator[Problem]:
    """What is wrong with the site as a whole, and with the links in what people wrote."""
    addresses = planned.addresses
    written = planned.assembly.written
    yield from lost_addresses(settings.lock_file, planned.lock, set(addresses).__contains__)
    yield from collisions(addresses, planned.assembly.handwritten, settings)
    yield from check_markdown(planned.configuration, planned.docs, written, settings.extensions)
    yield from _left_out(planned.library, settings)


def _left_out(library: Library, settings: Settings) -> Iterator[Problem]:
    """What is not in the site because the list is large, unless the curator said so."""
    if library.leave_out and settings.leave_out is None:
        names = " and ".join(name for name in NAMES if name in library.leave_out)
        yield Problem(
            path=str(settings.config or config_file(settings.content)),
            message=f"{len(library.papers):,} papers are many, so the site leaves out {names} that "
            "were never published",
            remedy="say what to leave out: extra.sitegen.leave_out, as the README has it",
            severity="notice",
        )


def _docs(pages: Sequence[Page], exports: Mapping[str, str | bytes]) -> dict[str, Content]:
    """The pages, and the files that MkDocs copies."""
    docs: dict[str, Content] = {
        path: data for path, data in exports.items() if not _is_beside_a_paper(path)
    }
    return docs | page_texts(pages, render_page, "pages")


def _is_beside_a_paper(path: str) -> bool:
    return path.startswith(PAPER.folder)


def _program_files(
    library: Library,
    related: Mapping[str, Sequence[Related]],
    assembly: Assembly,
    settings: Settings,
) -> dict[str, str | bytes]:
    """What runs in the browser, and what it loads: the search index, the facts of Explore,
    the courses."""
    found = [*documents(library, assembly.handwritten, settings.extensions)]
    search = search_data(found, opening(library), library.glossary)
    ordered = [found[place] for place in search.order]
    data: dict[str, str | bytes] = {**search.files, **explore_files(library, ordered)}
    data |= selection_files(library, related, settings) | course_files(library)
    numbers = {one.id: number for number, one in enumerate(ordered) if one.kind == "paper"}
    data |= known_files(library, numbers) | install_files(settings)
    return data | script_files() | style_files()


def _archive(library: Library) -> tuple[str, ...]:
    return (ARCHIVE,) if has_archive(library) else ()


def _with_site(library: Library, pages: Sequence[Page], exports: Iterable[str]) -> Lock:
    """The lock of the library with the addresses and topics of this build."""
    paths = {page.path for page in pages}
    paths |= {markdown_of(page.path) for page in pages if page.is_copied}
    others = {*exports, *_archive(library), SUMS} - {*NEED_SITE_ADDRESS}
    addresses = (path for path in paths | others if not path.startswith(PAPER.folder))
    topics = {i: [p.topic for p in each.placements] for i, each in library.paper_topics.items()}
    return record_site(library.lock, addresses, topics, set(library.taxonomy.by_slug))
