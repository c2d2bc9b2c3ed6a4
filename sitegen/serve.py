"""Serve: the site on this machine, built again whenever a source of it changes."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from sitegen.errors import SitegenError
from sitegen.mkdocs_site import THEME
from sitegen.settings import Settings
from sitegen.template import TEMPLATES


def serve(build: Callable[[], None], settings: Settings, port: int) -> None:
    """Build once, then serve and watch until interrupted. Raises SitegenError for a taken port."""
    build()
    server = LiveReloadServer(
        builder=build, host="127.0.0.1", port=port, root=str(settings.out / "site")
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
