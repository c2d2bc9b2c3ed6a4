"""Serve and review: the site on this machine, built again on every edit, and the desk."""

import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli.build import build_if_changed, publish_and_tell
from sitegen.cli.options import (
    allow_unread_option,
    content_option,
    dumps_option,
    format_option,
    out_option,
    port_option,
)
from sitegen.cli.terminal import failures, print_line, show, show_failure
from sitegen.collector import without_gc
from sitegen.errors import SitegenError

if TYPE_CHECKING:
    from sitegen.content.settings import Settings

_LAST_FRAMES = 8  # of a traceback, which may have a thousand


@click.command("serve", short_help="Serve the site, and rebuild on edits.")
@content_option
@out_option
@dumps_option
@port_option
@allow_unread_option
def serve_command(
    content: Path, out: Path, dumps: tuple[Path, ...], port: int, allow_unread: bool
) -> None:
    """Serve the site on this machine, and build it again whenever its sources change."""
    with failures():
        _serve(content, out, dumps, port, allow_unread=allow_unread)


@click.command("review", short_help="Decide what needs you, in a browser.")
@content_option
@out_option
@dumps_option
@port_option
@allow_unread_option
@click.option("--list", "listed", is_flag=True, help="Only list what needs you, and serve nothing.")
@format_option
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

    with failures():
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
            show(assembly.errors, form)
            print_line("What needs you is known when these are fixed", err=True)
            raise SystemExit(1)
        library, items, day = assembly.library, queue_of(assembly), date.today()
        if form == "text":
            for line in (*listing(library, items, day), *moved(library, assembly.lock)):
                print_line(line)
        else:
            found = notices(library, items.values(), day)
            show([*found, *notices_of_moved(library, assembly.lock)], form)
        print_line(left(items.values()))
    says = publication(assembly, own_dumps=settings.own_dumps).says
    print_line(f"{says[0].upper()}{says[1:]}.")


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
        return publish_and_tell(settings(), Progress())[1]

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


def _announce(url: str, desk: str) -> None:
    print_line(f"Serving {url}; stop with Ctrl+C", err=True)
    if desk:
        print_line(f"Your desk is {desk}", err=True)
    _load()


def _load() -> None:
    """Load what a build of an edit needs, while nobody waits for it."""
    with without_gc():
        from sitegen.content.dumps import layouts  # noqa: F401
        from sitegen.site import build  # noqa: F401


def _rebuilt(settings: "Settings", published: Callable[[], None], said: set[str]) -> None:
    """One build for `serve`; of its warnings and totals, those not `said` after the last one."""
    start = time.perf_counter()
    told, _ = build_if_changed(settings, shrink=True, published=published)
    show(problem for problem in told.problems if problem.labeled not in said)
    new = [line for line in told.summary if line not in said]
    for line in new:
        print_line(line)
    seconds = time.perf_counter() - start
    print_line(f"Built in {seconds:.1f} s{'' if new else '; the totals are as before'}")
    said.clear()
    said.update(told.summary, (problem.labeled for problem in told.problems))


def _report(error: BaseException) -> None:
    """Print what a build of `serve` raised, with a traceback if it is a bug in sitegen."""
    from sitegen.site.failure import problems_of

    if isinstance(error, SitegenError):
        show_failure(error)
        return
    for part in traceback.format_exception(error, limit=-_LAST_FRAMES):
        for line in part.splitlines():
            print_line(line, err=True)
    show(problems_of(error))
