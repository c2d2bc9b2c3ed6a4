"""Plan: everything a build would publish, made in memory; nothing is written to disk.

`sitegen check` stops here, so whatever would make a build fail has to be found here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.leave_out import NAMES
from sitegen.content.lock_file import Lock
from sitegen.content.read import read_content
from sitegen.content.settings import Settings, config_file
from sitegen.content.sources import Sources, read_sources
from sitegen.errors import ContentError, Problem
from sitegen.explore.facets import explore_files
from sitegen.explore.known import known_files
from sitegen.explore.map_files import map_files
from sitegen.explore.selection_export import selection_files
from sitegen.export.web_manifest import install_files
from sitegen.library.assemble import Assembly, assemble
from sitegen.library.difference import Difference, difference
from sitegen.library.field_map import field_map
from sitegen.library.history import record_site
from sitegen.library.library import Library
from sitegen.library.moved import Moved, moved_papers
from sitegen.library.related import Related, relate
from sitegen.present.course import course_files
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
from sitegen.site.page_text import PageText
from sitegen.site.rendered import Frame
from sitegen.site.report import moved_text, summary, unpublished
from sitegen.site.safeguards import lost_addresses, too_few_papers
from sitegen.site.site_files import SiteFiles, site_files
from sitegen.site_map import NEED_SITE_ADDRESS, PAPER, markdown_of

PLAN_STEPS = 6


class Plan(Struct, frozen=True, kw_only=True):
    """What a build writes: most `files` are made then.

    `lock` is `papers.lock` as publishing would leave it, and `configuration` is the `mkdocs.yml`
    for MkDocs.
    """

    assembly: Assembly
    files: SiteFiles
    configuration: str
    frame: Frame
    lock: Lock

    @property
    def library(self) -> Library:
        return self.assembly.library

    @property
    def addresses(self) -> list[str]:
        """Every file of the site except those that MkDocs adds."""
        return self.files.addresses

    @property
    def unpublished(self) -> Difference:
        """What publishing would record."""
        return difference(self.assembly.lock, self.lock)

    @property
    def moved(self) -> list[Moved]:
        """The papers that are under another topic than they were published under."""
        return moved_papers(self.library, self.assembly.lock)

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
    with progress.step("Listing pages and exports, indexing for search"):
        program = _program_files(library, related, assembly, settings)
        files = site_files(assembly, related, settings, program)
    planned = _planned(assembly, files, settings)
    planned = planned.with_problems(_found_in(planned, settings))
    if planned.assembly.errors:
        raise ContentError(planned.assembly.errors)
    return planned


def rehearse(planned: Plan) -> None:
    """Make every file, and keep none: what a build would stumble over is found."""
    for _, content in planned.files.made():
        if isinstance(content, PageText):
            content.make()


def check_written(assembly: Assembly, settings: Settings) -> list[Problem]:
    """What is wrong in what people wrote, where errors elsewhere in the content prevent a plan."""
    files = site_files(assembly, {}, settings, {})
    docs = files.docs
    written = [each for each in assembly.written if markdown_of(each.page) in docs]
    return check_markdown(configuration(settings, [], ()), files, written, settings.extensions)


def told(planned: Plan, settings: Settings) -> Told:
    """What a build of the plan says in the end."""
    assembly = planned.assembly
    moved = planned.moved
    return Told(
        problems=tuple(assembly.problems),
        summary=(*summary(assembly.library), *([moved_text(moved)] if moved else [])),
        unpublished=unpublished(assembly.lock, planned.unpublished) if settings.own_dumps else "",
    )


def epoch_of(library: Library) -> int:
    """Seconds since 1970 of the newest capture's day: the only time a page may show."""
    day = library.newest_day
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) if day else 0


def _planned(assembly: Assembly, files: SiteFiles, settings: Settings) -> Plan:
    library = assembly.library
    nav = navigation(library.taxonomy, assembly.handwritten, {page.path for page in files.pages})
    return Plan(
        assembly=assembly,
        files=files,
        configuration=configuration(
            settings, nav, not_in_navigation(nav, files.pages), is_lean=library.is_lean
        ),
        frame=Frame(
            configuration=configuration(settings, nav, (), is_lean=library.is_lean),
            extensions=settings.extensions,
            epoch=epoch_of(library),
            in_html=frozenset(page.path for page in files.pages if page.is_html),
        ),
        lock=_with_site(library, files),
    )


def _found_in(planned: Plan, settings: Settings) -> Iterator[Problem]:
    """What is wrong with the site as a whole, and with the links in what people wrote."""
    addresses = planned.addresses
    written = planned.assembly.written
    yield from lost_addresses(settings.lock_file, planned.lock, set(addresses).__contains__)
    yield from collisions(addresses, planned.assembly.handwritten, settings)
    yield from check_markdown(planned.configuration, planned.files, written, settings.extensions)
    yield from _left_out(planned.library, settings)


def _left_out(library: Library, settings: Settings) -> Iterator[Problem]:
    """What is not in the site because the list is large, unless the curator said so."""
    if library.leave_out and settings.leave_out is None:
        names = ", ".join(name for name in NAMES if name in library.leave_out)
        yield Problem(
            path=str(settings.config or config_file(settings.content)),
            message=f"{len(library.papers):,} papers are many, so the site leaves out {names} that "
            "were never published",
            remedy="say what to leave out: extra.sitegen.leave_out, as the README has it",
            severity="notice",
        )


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
    data |= map_files(library, related, field_map(library, related))
    return data | script_files() | style_files()


def _with_site(library: Library, files: SiteFiles) -> Lock:
    """The lock of the library with the addresses and topics of this build."""
    lasting = {*files.lasting} - {*NEED_SITE_ADDRESS}
    addresses = (path for path in lasting if not path.startswith(PAPER.folder))
    topics = {i: [p.topic for p in each.placements] for i, each in library.paper_topics.items()}
    return record_site(library.lock, addresses, topics, set(library.taxonomy.by_slug))
