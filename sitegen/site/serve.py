"""Serve: the site on this machine, built again whenever a source of it changes."""

import signal
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from sitegen.content.settings import Settings
from sitegen.errors import SitegenError
from sitegen.pages.render import TEMPLATES
from sitegen.site.mkdocs_site import THEME
from sitegen.site_map import LOST


class _Server(LiveReloadServer):
    announce: Callable[[str], None]

    def server_activate(self) -> None:
        super().server_activate()
        self.announce(f"http://127.0.0.1:{self.server_address[1]}/")


def serve(
    build: Callable[[], None],
    settings: Settings,
    port: int,
    *,
    announce: Callable[[str], None] = lambda url: None,
) -> None:
    """Build once, then serve and watch until interrupted; `announce` receives the address.

    Raises SitegenError for a taken port.
    """
    # A terminal interrupts, a service manager terminates: both stop the server.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    build()
    site = settings.out / "site"
    server = _Server(builder=build, host="127.0.0.1", port=port, root=str(site))
    server.announce = announce
    lost = site / LOST.address
    server.error_handler = lambda code: (
        lost.read_bytes() if code == HTTPStatus.NOT_FOUND and lost.is_file() else None
    )
    for path in _watched(settings):
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SitegenError(f"port {port}: {reason} (name another one with --port)") from error
    finally:
        server.server_close()


def _watched(settings: Settings) -> list[Path]:
    config = [settings.config] if settings.config else []
    folders = {settings.content, *settings.dumps, TEMPLATES, THEME}
    return sorted(path for path in {*folders, *config} if path.exists())
