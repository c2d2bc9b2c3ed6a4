"""Build, publish and check: from the content to the site, or to what is wrong with it."""

from collections import Counter
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli.options import (
    allow_unread_option,
    content_option,
    dumps_option,
    format_option,
    out_option,
    shrink_option,
    timings_option,
)
from sitegen.cli.terminal import failures, print_line, progress_to_stderr, show, show_timings
from sitegen.collector import without_gc
from sitegen.errors import ContentError, Problem

if TYPE_CHECKING:
    from sitegen.content.settings import Settings
    from sitegen.progress import Progress
    from sitegen.site.last_build import Told
    from sitegen.site.plan import Plan


@click.command("build", short_help="Build the site; publish nothing.")
@content_option
@out_option
@dumps_option
@click.option("--locked", is_flag=True, help="Fail if publishing would change papers.lock.")
@shrink_option
@allow_unread_option
@timings_option
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

    with failures():
        settings = read_settings(content, out, dumps, allow_unread=allow_unread)
        told, progress = build_if_changed(settings, locked=locked, shrink=shrink)
        _print_summary(told, settings, progress if timings else None)
        if told.unpublished:
            print_line(told.unpublished)


@click.command("publish", short_help="Build, and record what goes public.")
@content_option
@out_option
@click.option("--first", is_flag=True, help="Start papers.lock: nothing was published before.")
@shrink_option
@allow_unread_option
@timings_option
def publish_command(
    content: Path, out: Path, first: bool, shrink: bool, allow_unread: bool, timings: bool
) -> None:
    """Build the site, and record in papers.lock what goes public with it."""
    from sitegen.content.settings import read_settings
    from sitegen.site.build import PUBLISH_STEPS
    from sitegen.site.plan import told

    with failures():
        settings = read_settings(content, out, allow_unread=allow_unread)
        with progress_to_stderr(PUBLISH_STEPS) as progress:
            built, recorded = publish_and_tell(settings, progress, first=first, shrink=shrink)
        _print_summary(told(built, settings), settings, progress if timings else None)
        for line in recorded:
            print_line(line)


def publish_and_tell(
    settings: "Settings", progress: "Progress", *, first: bool = False, shrink: bool = False
) -> tuple["Plan", list[str]]:
    """Publish, and say what was recorded."""
    from sitegen.site.build import publish

    lock_before, map_before = _read(settings.lock_file), _read(settings.map_lock)
    with without_gc():
        built = publish(settings, progress, first=first, shrink=shrink)
    recorded = built.unpublished
    if not recorded and _read(settings.lock_file) == lock_before:
        lines = [f"{settings.lock_file} was up to date"]
    else:
        what = recorded or "what changed of papers"
        lines = [f"{settings.lock_file} records {what}; commit it with the rest"]
    if _read(settings.map_lock) != map_before:
        lines.append(f"{settings.map_lock} records where papers lie on the map; commit it, too")
    return built, lines


def _read(path: Path) -> bytes:
    """Empty if there is no such file."""
    return path.read_bytes() if path.is_file() else b""


def build_if_changed(
    settings: "Settings",
    *,
    locked: bool = False,
    shrink: bool,
    published: Callable[[], None] | None = None,
) -> tuple["Told", "Progress"]:
    """Build, unless nothing has changed since the last time; `published` is called when the pages
    are there, before all else is done."""
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

    with without_gc(), progress_to_stderr(BUILD_STEPS) as progress:
        built = build(settings, progress, locked=locked, shrink=shrink, published=published)
    return told(built, settings), progress


def _print_summary(told: "Told", settings: "Settings", progress: "Progress | None") -> None:
    from sitegen.site_map import HOME

    show(told.problems)
    for line in told.summary:
        print_line(line)
    if progress:
        show_timings(progress)
    site = settings.out / "site"
    print_line(f"The site is in {site}; open {site / HOME.address}")


@click.command("check", short_help="Report what is wrong; write nothing.")
@content_option
@dumps_option
@allow_unread_option
@format_option
def check_command(content: Path, dumps: tuple[Path, ...], allow_unread: bool, form: str) -> None:
    """Report everything wrong in the content, all at once; write nothing."""
    from sitegen.content.settings import read_settings

    with failures():
        settings = read_settings(content, dumps=dumps, allow_unread=allow_unread)
        problems, papers = _checked(settings)
        show(problems, form)
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

    with without_gc(), progress_to_stderr(PLAN_STEPS) as progress:
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
