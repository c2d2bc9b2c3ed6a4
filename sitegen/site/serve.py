"""Serve: the site on this machine, built again whenever one of its sources changes.

No exception in a build ends it: what went wrong is reported and shown in the browser, over the
last good site, and the next edit builds again.
"""

import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from sitegen.content.settings import config_file
from sitegen.pages.render import TEMPLATES
from sitegen.site.bundles import BROWSER
from sitegen.site.preview import Preview
from sitegen.site.preview_server import running_server
from sitegen.site.renderer import THEME
from sitegen.site.watch import changes, snapshot


def serve(
    build: Callable[[], None],
    site: Path,
    sources: Iterable[Path],
    port: int,
    *,
    announce: Callable[[str], None] = lambda url: None,
    report: Callable[[BaseException], None] = lambda error: None,
    settle: Callable[[], None] = lambda: None,
) -> None:
    """Build `site`, serve it, and build again when `sources` (files and folders) change.

    Runs until interrupted. `announce` receives the address after the first build, `report` what a
    build raised; `settle` is called when browsers have been told of a build.  Raises SitegenError
    if the port is taken.
    """
    # A terminal interrupts, a service manager terminates: both stop the server.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    watched = tuple(sources)
    preview = Preview(site)
    with suppress(KeyboardInterrupt), running_server(preview, port) as server:
        seen = snapshot(watched)
        preview.rebuild(build, report)
        announce(server.url)
        settle()
        for _ in changes(watched, seen):
            preview.rebuild(build, report)
            settle()


def sources_of(content: Path, dumps: Iterable[Path]) -> list[Path]:
    """The files and folders a site is made from, which need not exist yet."""
    return [content, *dumps, config_file(content), TEMPLATES, THEME, BROWSER]
