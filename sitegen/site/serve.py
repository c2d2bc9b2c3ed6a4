"""Serve: the site on this machine, built again whenever one of its sources changes.

No exception in a build ends it: what went wrong is reported and shown in the browser, over the
last good site, and the next edit builds again.
"""

import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from sitegen.content.settings import config_file
from sitegen.pages.render import TEMPLATES
from sitegen.site.bundles import BROWSER
from sitegen.site.preview import Preview
from sitegen.site.preview_desk import DeskPages
from sitegen.site.preview_server import running_server
from sitegen.site.renderer import THEME
from sitegen.site.watch import changes, snapshot


def serve(
    build: Callable[[Callable[[], None]], None],
    site: Path,
    sources: Iterable[Path],
    port: int,
    *,
    desk: DeskPages | None = None,
    announce: Callable[[str], None] = lambda url: None,
    report: Callable[[BaseException], None] = lambda error: None,
) -> None:
    """Build `site`, serve it, and build again when `sources` (files and folders) change.

    `build` receives what it is to call when the site is there, if it has more to do then.  `desk`
    reads the list before each build.  Runs until interrupted.  `announce` receives the address
    after the first build, `report` what a build raised.  Raises SitegenError if the port is taken.
    """
    # A terminal interrupts, a service manager terminates: both stop the server.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    watched = tuple(sources)
    preview = Preview(site)

    def rebuild() -> None:
        if desk:
            desk.refresh(report)
        preview.rebuild(partial(build, preview.show), report)

    with suppress(KeyboardInterrupt), running_server(preview, port, desk) as server:
        seen = snapshot(watched)
        rebuild()
        announce(server.url)
        for _ in changes(watched, seen):
            rebuild()


def sources_of(content: Path, dumps: Iterable[Path]) -> list[Path]:
    """The files and folders a site is made from, which need not exist yet."""
    return [content, *dumps, config_file(content), TEMPLATES, THEME, BROWSER]
