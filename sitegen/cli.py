"""The command line: the only module that prints and exits.

Exit codes: 0 done, 1 the content has errors (for `check`, warnings too; or the build or the look-up
failed), 2 wrong usage.

Each command imports what it needs when it runs: all of it takes most of a second.
"""

import atexit
import gc
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen import __version__
from sitegen.collector import without_gc
from sitegen.errors import ContentError, Problem, SitegenError, address, github_annotation

if TYPE_CHECKING:
    from sitegen.content.settings import Settings
    from sitegen.progress import Progress
    from sitegen.site.last_build import Told
    from sitegen.site.plan import Plan

_FORMATS = ("text", "github")
_LAST_FRAMES = 8  # of a traceback, which may have a thousand

_content = click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="The folder of the list's content.",
)
_out = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build"),
    show_default=True,
    help="Where the site goes.",
)
_dumps = click.option(
    "--dumps",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    multiple=True,
    help="Read these dumps instead of the content's own; can be given more than once.",
)

_format = click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How to report: to people, or as annotations of a pull request.",
)
_port = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on.",
)
_allow_unread = click.option(
    "--allow-unread", is_flag=True, help="Leave out dumps that cannot be read."
)
_shrink = click.option(
    "--shrink", is_flag=True, help="Allow more than a fifth of the published papers to be lost."
)
_timings = click.option("--timings", is_flag=True, help="Say what each step took.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Make a browsable, searchable reading list from saved paper-listing pages."""
    atexit.register(gc.freeze)  # or Python would look for cycles in all that is left
    for stream in (sys.stdout, sys.stderr):  # what a terminal cannot encode is escaped
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@main.command("build", short_help="Build the site; publish nothing.")
@_content
@_out
@_dumps
@click.option("--locked", is_flag=True, help="Fail if publishing would change papers.lock.")
@_shrink
@_allow_unread
@_timings
def build_command(
    content: Path,
    out: Path,
    dumps: tuple[Path, ...],
    locked: bool,
    shrink: bool,
    allow_unread: bool,
    timings: bool,
) -> None:
    """Build the site into OUT/site; publish nothing."""
    from sitegen.content.settings import read_settings

    with _failures():
        settings = read_settings(content, out, dumps, allow_unread=allow_unread)
        told, progress = _built(settings, locked=locked, shrink=shrink)
        _print_summary(told, settings, progress if timings else None)
        if told.unpublished:
            _print(told.unpublished)


@main.command("publish", short_help="Build, and record what goes public.")
@_content
@_out
@click.option("--first", is_flag=True, help="Start papers.lock: nothing was published before.")
@_shrink
@_allow_unread
@_timings
def publish_command(
    content: Path, out: Path, first: bool, shrink: bool, allow_unread: bool, timings: bool
) -> None:
    """Build the site, and record in papers.lock what goes public with it."""
    from sitegen.content.settings import read_settings
    from sitegen.site.build import PUBLISH_STEPS
    from sitegen.site.plan import told

    with _failures():
        settings = read_settings(content, out, allow_unread=allow_unread)
        with _progress_bar(PUBLISH_STEPS) as progress:
            built, recorded = _published(settings, progress, first=first, shrink=shrink)
        _print_summary(told(built, settings), settings, progress if timings else None)
        for line in recorded:
            _print(line)


def _published(
    settings: "Settings", progress: "Progress", *, first: bool = False, shrink: bool = False
) -> tuple["Plan", list[str]]:
    """Publish, and say what was recorded."""
    from sitegen.site.build import publish

    map_before = _read(settings.map_lock)
    with without_gc():
        built = publish(settings, progress, first=first, shrink=shrink)
    recorded = built.unpublished
    what = f"records {recorded}; commit it with the rest" if recorded else "was up to date"
    lines = [f"{settings.lock_file} {what}"]
    if _read(settings.map_lock) != map_before:
        lines.append(f"{settings.map_lock} records where papers lie on the map; commit it, too")
    return built, lines


def _read(path: Path) -> bytes:
    """Empty if there is no such file."""
    return path.read_bytes() if path.is_file() else b""


def _built(
    settings: "Settings",
    *,
    locked: bool = False,
    shrink: bool,
    published: Callable[[], None] = lambda: None,
) -> tuple["Told", "Progress"]:
    """Build, unless nothing has changed since the last time; `published` is called when the site is
    there, before the build is tidied up."""
    from sitegen.progress import Progress
    from sitegen.site.up_to_date import up_to_date

    progress = Progress()
    with progress.step("Comparing with the last build"):
        known = up_to_date(settings, locked=locked, shrink=shrink)
    if known:
        return known, progress
    with without_gc():  # loading makes much too, and all of it stays
        # It takes longer than finding that nothing has to be made.
        from sitegen.site.build import BUILD_STEPS, build
        from sitegen.site.plan import told

    with without_gc(), _progress_bar(BUILD_STEPS) as progress:
        built = build(settings, progress, locked=locked, shrink=shrink, published=published)
    return told(built, settings), progress


def _print_summary(told: "Told", settings: "Settings", progress: "Progress | None") -> None:
    from sitegen.site_map import HOME

    _show(told.problems)
    for line in told.summary:
        _print(line)
    if progress:
        _show_timings(progress)
    site = settings.out / "site"
    _print(f"The site is in {site}; open {site / HOME.address}")


@main.command("serve", short_help="Serve the site, and rebuild on edits.")
@_content
@_out
@_dumps
@_port
@_allow_unread
def serve_command(
    content: Path, out: Path, dumps: tuple[Path, ...], port: int, allow_unread: bool
) -> None:
    """Serve the site on this machine, and build it again whenever its sources change."""
    with _failures():
        _serve(content, out, dumps, port, allow_unread=allow_unread)


@main.command("review", short_help="Decide what needs you, in a browser.")
@_content
@_out
@_dumps
@_port
@_allow_unread
@click.option("--list", "listed", is_flag=True, help="Only list what needs you, and serve nothing.")
@_format
def review_command(
    content: Path,
    out: Path,
    dumps: tuple[Path, ...],
    port: int,
    allow_unread: bool,
    listed: bool,
    form: str,
) -> None:
    """Serve the site with a desk, on which one key decides what waits for you.

    Decisions go into content/curation.yml, which keeps its comments and its order.
    """
    from sitegen.content.settings import read_settings

    with _failures():
        if listed:
            _list(read_settings(content, out, dumps, allow_unread=allow_unread), form)
        else:
            _serve(content, out, dumps, port, allow_unread=allow_unread, at_desk=True)


def _list(settings: "Settings", form: str) -> None:
    """What waits for the curator, unless the content has errors, which come first."""
    from datetime import date

    from sitegen.progress import Progress
    from sitegen.review.listing import left, listing, moved, notices, notices_of_moved
    from sitegen.review.publication import publication
    from sitegen.review.queue import queue_of
    from sitegen.site.plan import read

    with without_gc():
        assembly = read(settings, Progress())
        if assembly.errors:
            _show(assembly.errors, form)
            _print("What needs you is known when these are fixed", err=True)
            raise SystemExit(1)
        library, items, day = assembly.library, queue_of(assembly), date.today()
        if form == "text":
            for line in (*listing(library, items, day), *moved(library, assembly.lock)):
                _print(line)
        else:
            found = notices(library, items.values(), day)
            _show([*found, *notices_of_moved(library, assembly.lock)], form)
        _print(left(items.values()))
    says = publication(assembly, own_dumps=settings.own_dumps).says
    _print(f"{says[0].upper()}{says[1:]}.")


def _serve(
    content: Path,
    out: Path,
    dumps: tuple[Path, ...],
    port: int,
    *,
    allow_unread: bool,
    at_desk: bool = False,
) -> None:
    from sitegen.content.settings import read_settings
    from sitegen.progress import Progress
    from sitegen.site.last_build import STORE
    from sitegen.site.preview_desk import DESK, desk_pages
    from sitegen.site.serve import serve, sources_of
    from sitegen.store import open_store

    def settings() -> "Settings":
        return read_settings(content, out, dumps, allow_unread=allow_unread)

    def publish() -> list[str]:
        return _published(settings(), Progress())[1]

    settings()  # where there is no list, there is nothing to wait for
    said: set[str] = set()
    with open_store(out / STORE, in_memory=True):
        serve(
            lambda published: _rebuilt(settings(), published, said),
            out / "site",
            sources_of(content, dumps),
            port,
            desk=desk_pages(settings, publish if not dumps else None, eager=at_desk),
            announce=lambda url: _announce(url, url + DESK[1:] if at_desk else ""),
            report=_report,
        )


@main.command("check", short_help="Report what is wrong; write nothing.")
@_content
@_dumps
@_allow_unread
@_format
def check_command(content: Path, dumps: tuple[Path, ...], allow_unread: bool, form: str) -> None:
    """Report everything wrong in the content, all at once; write nothing."""
    from sitegen.content.settings import read_settings

    with _failures():
        settings = read_settings(content, dumps=dumps, allow_unread=allow_unread)
        problems, papers = _checked(settings)
        _show(problems, form)
        severities = Counter(problem.severity for problem in problems)
        if severities["error"] or severities["warning"]:
            click.echo(
                f"Errors: {severities['error']}, warnings: {severities['warning']}. "
                "Errors stop a build, warnings only this check."
            )
            raise SystemExit(1)
        told = f" Notices: {severities['notice']}." if problems else ""
        click.echo(f"{papers} papers, nothing to fix.{told}")


def _checked(settings: "Settings") -> tuple[Collection[Problem], int]:
    """The problems that a build would have, and the number of papers."""
    from sitegen.site.plan import PLAN_STEPS, check_written, plan, read, rehearse

    with without_gc(), _progress_bar(PLAN_STEPS) as progress:
        assembly = read(settings, progress)
        try:
            planned = plan(assembly, settings, progress)
            rehearse(planned)
        except ContentError as error:
            errors = {problem.place for problem in error.problems}
            written = check_written(assembly, settings)
            more = (problem for problem in written if problem.place not in errors)
            return {*assembly.problems, *error.problems, *more}, 0
    return planned.assembly.problems, len(planned.library.papers)


@main.command("explain", short_help="Say why a paper is shown as it is.")
@click.argument("paper")
@_content
@_dumps
def explain_command(paper: str, content: Path, dumps: tuple[Path, ...]) -> None:
    """Say why PAPER was merged, dated and put under its topics as it is, and what it relates to.

    PAPER is an id, a title or a part of one, or a line of a dump such as page.txt:20.
    """
    from sitegen.content.settings import read_settings
    from sitegen.progress import Progress
    from sitegen.site.explain import explain
    from sitegen.site.plan import read

    with _failures():
        assembly = read(read_settings(content, dumps=dumps), Progress())
        for line in explain(assembly.library, paper):
            _print(line)


@main.command("phrases", short_help="Show what the topics' phrases do.")
@click.argument("topic", required=False)
@_content
@_dumps
@click.option(
    "--dead", is_flag=True, help="List the phrases that are in no paper, with their lines."
)
@click.option(
    "--divide", is_flag=True, help="Propose topics that TOPIC may be divided into, as YAML."
)
@click.option("--moved", is_flag=True, help="Say which papers moved since they were published.")
@click.option(
    "--what-if",
    "edits",
    multiple=True,
    metavar="EDIT",
    help='Try "TOPIC LEVEL PHRASE", or "TOPIC without PHRASE"; several are tried together.',
)
def phrases_command(
    topic: str | None,
    content: Path,
    dumps: tuple[Path, ...],
    dead: bool,
    divide: bool,
    moved: bool,
    edits: tuple[str, ...],
) -> None:
    """Show what the phrases of all topics do, or those of TOPIC: a slug or a name.

    That is: what each finds and what it decides alone, which topics are close, how often the
    phrases say what you decided, and what other phrases would say it. Nothing is written.
    """
    from sitegen.content.settings import read_settings
    from sitegen.site import phrases

    if (topic is not None) + dead + moved + bool(edits) > 1:
        raise click.UsageError("choose one of TOPIC, --dead, --moved and --what-if")
    if divide and topic is None:
        raise click.UsageError("--divide needs a TOPIC")
    with _failures():
        settings = read_settings(content, dumps=dumps)
        with without_gc(), _progress_bar(phrases.STEPS) as progress:
            assembly, places = phrases.read_phrases(settings, progress)
            library = assembly.library
            if topic is not None:
                found = phrases.find_topic(library.taxonomy, topic)
                lines = (
                    phrases.division(library, found)
                    if divide
                    else phrases.one_topic(library, found, places)
                )
            elif dead:
                lines = phrases.dead_phrases(library, places)
            elif moved:
                lines = phrases.moved(library, assembly.lock)
            elif edits:
                lines = phrases.trial(library, edits)
            else:
                lines = phrases.overview(library, assembly.lock)
            with progress.step("Trying the phrases"):
                told = list(lines)
        for line in told:
            _print(line)


@main.command("look-up", short_help="Ask arXiv for what is missing.")
@_content
@_dumps
def look_up_command(content: Path, dumps: tuple[Path, ...]) -> None:
    """Ask arXiv for the titles of ids, and for the ids and authors of papers that have none.

    Accepted answers go into content/references/look-up.bib, which you read and commit; doubtful
    ones are listed.  No other command opens a connection to another machine.
    """
    from sitegen.content.settings import read_settings
    from sitegen.look_up.look_up import READ_STEPS, keep, look_up, what_is_wanted
    from sitegen.look_up.report import report

    with _failures():
        settings = read_settings(content, dumps=dumps)
        with without_gc(), _progress_bar(READ_STEPS) as progress:
            wanted = what_is_wanted(settings, progress)
        with _progress_bar(wanted.requests) as progress:
            outcome = look_up(wanted, progress)
        path = keep(outcome, settings)
        for line in report(wanted, outcome, path):
            _print(line)
        if outcome.stopped:
            _print(outcome.stopped, err=True)
            raise SystemExit(1)


@main.command("correct", short_help="Apply a correction form of GitHub.")
@click.argument("event", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@_content
def correct_command(event: Path, content: Path) -> None:
    """Write into CONTENT/curation.yml what the correction form in EVENT says.

    EVENT is the file of a GitHub event on an issue, as a workflow has it in GITHUB_EVENT_PATH. If
    the content would have errors, they are reported and nothing is written.
    """
    from sitegen.content.correction_form import read_event
    from sitegen.content.settings import read_settings
    from sitegen.site.correct import CORRECT_STEPS, correct

    with _failures():
        form = read_event(event)
        with without_gc(), _progress_bar(CORRECT_STEPS) as progress:
            lines = correct(read_settings(content), form, progress)
        for line in lines:
            _print(line)


@main.command("new", short_help="Start a reading list of your own.")
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
def new_command(directory: Path) -> None:
    """Start your own reading list in an empty DIRECTORY."""
    from sitegen.starter import start

    with _failures():
        for line in start(directory):
            _print(line)


@main.command("import", short_help="Preview files and add them to the dumps.")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@_content
@click.option("-n", "--dry-run", is_flag=True, help="Only preview; copy nothing.")
def import_command(files: tuple[Path, ...], content: Path, dry_run: bool) -> None:
    """Show what is read of each FILE, and copy it into CONTENT/dumps under a dated name.

    A FILE of - is standard input. What cannot be read is not copied, and nothing is replaced.
    """
    from sitegen.content.settings import read_settings
    from sitegen.site.import_files import import_files, today

    with _failures():
        (dumps,) = read_settings(content).dumps
        failed = False
        for imported in import_files(files, dumps, today(), sys.stdin.buffer, dry_run=dry_run):
            for line in imported.lines:
                _print(line)
            if imported.problem:
                failed = True
                _show([imported.problem])
        if failed:
            raise SystemExit(1)


@contextmanager
def _progress_bar(steps: int) -> Iterator["Progress"]:
    from sitegen.progress import progress_bar

    with progress_bar(sys.stderr, steps) as progress:
        yield progress


def _announce(url: str, desk: str) -> None:
    _print(f"Serving {url}; stop with Ctrl+C", err=True)
    if desk:
        _print(f"Your desk is {desk}", err=True)
    _load()


def _load() -> None:
    """Load what a build of an edit needs, while nobody waits for it."""
    with without_gc():
        from sitegen.content.dumps import layouts  # noqa: F401
        from sitegen.site import build  # noqa: F401


def _rebuilt(settings: "Settings", published: Callable[[], None], said: set[str]) -> None:
    """One build for `serve`; of its warnings and totals, those not `said` after the last one."""
    start = time.perf_counter()
    told, _ = _built(settings, shrink=True, published=published)
    _show(problem for problem in told.problems if problem.labeled not in said)
    new = [line for line in told.summary if line not in said]
    for line in new:
        _print(line)
    seconds = time.perf_counter() - start
    _print(f"Built in {seconds:.1f} s{'' if new else '; the totals are as before'}")
    said.clear()
    said.update(told.summary, (problem.labeled for problem in told.problems))


def _report(error: BaseException) -> None:
    """Print what a build of `serve` raised, with a traceback if it is a bug in sitegen."""
    from sitegen.site.failure import problems_of

    if isinstance(error, SitegenError):
        _show_failure(error)
        return
    for part in traceback.format_exception(error, limit=-_LAST_FRAMES):
        for line in part.splitlines():
            _print(line, err=True)
    _show(problems_of(error))


@contextmanager
def _failures() -> Iterator[None]:
    """Turn the library's errors into a message and exit code 1."""
    try:
        yield
    except SitegenError as error:
        _show_failure(error)
        raise SystemExit(1) from error
    except BrokenPipeError:
        raise
    except OSError as error:  # a folder without permission, a name that is too long
        where = error.filename or "the disk"
        _print(
            f"{where}: {error.strerror or error} (check the folder and its permissions)", err=True
        )
        raise SystemExit(1) from error
    except MemoryError as error:
        _print("not enough memory (close other programs, or give this one more)", err=True)
        raise SystemExit(1) from error


def _show_failure(error: SitegenError) -> None:
    if isinstance(error, ContentError):
        _show(error.problems)
    else:
        _print(str(error), err=True)


def _show(problems: Iterable[Problem], form: str = "text") -> None:
    from sitegen.text.clean import printable

    for problem in sorted(problems, key=address):
        if form == "text":
            _print(problem.labeled, err=True)
        else:  # the one command we mean to give; its values are escaped
            click.echo("::" + printable(github_annotation(problem).removeprefix("::")), err=True)


def _print(line: str, *, err: bool = False) -> None:
    """Print a line in which no name or value from a file can command a terminal or a workflow."""
    from sitegen.text.clean import printable

    click.echo(printable(line), err=err)


def _show_timings(progress: "Progress") -> None:
    for timing in progress.timings:
        click.echo(f"{timing.wall:6.2f} s  {timing.cpu:6.2f} s CPU  {timing.name}")
    total_wall = sum(timing.wall for timing in progress.timings)
    total_cpu = sum(timing.cpu for timing in progress.timings)
    click.echo(f"{total_wall:6.2f} s  {total_cpu:6.2f} s CPU  in all")
