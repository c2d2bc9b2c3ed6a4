"""The browser, and a small built site to look at in it: over HTTP below a sub-path, and from disk.

The network is off: a request to any other host, a script's error, a missing file or anything that
the pages' policy refuses fails the test that caused it.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from sitegen.content.settings import read_settings
from sitegen.progress import Progress
from sitegen.site.build import build
from tests.browser import small_list
from tests.browser.setup import CHROMIUM
from tests.browser.tabs import OpenPage, Tabs, watched_pages
from tests.conftest import copy_golden
from tests.made_once import built_once
from tests.renderers import zensical_site as render_with_zensical

SUB_PATH = "lists/papers"
_QUIET = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # the network is off
]

# As patient as everything else that Playwright waits for: a busy machine fails no test.
expect.set_options(timeout=30_000)
both_renderers = pytest.mark.parametrize(
    "small_site", ["mkdocs_site", "zensical_site"], ids=["mkdocs", "zensical"], indirect=True
)
short = pytest.mark.parametrize("small_site", ["short_site"], indirect=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        launched = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def mkdocs_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site, as a build leaves it."""
    return built_once("small", small_list.build_site, tmp_path_factory)


@pytest.fixture(scope="session")
def zensical_site(mkdocs_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site, rendered by Zensical."""
    render = partial(render_with_zensical, mkdocs_site.parent)
    return built_once(f"zensical-{mkdocs_site.parents[1].name}", render, tmp_path_factory)


@pytest.fixture(scope="session")
def short_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with few enough papers for a mark each, which knows no address of its
    own.
    """
    folder = copy_golden(tmp_path_factory.mktemp("short"))
    config = folder / "mkdocs.yml"
    config.write_text(re.sub(r"(?m)^site_url:.*\n", "", config.read_text("utf-8")), "utf-8")
    build(read_settings(folder / "content", folder / "build"), Progress())
    return folder / "build" / "site"


@pytest.fixture(scope="session")
def small_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; its last two parts are the sub-path it is served under.

    MkDocs rendered it, or for tests marked with `both_renderers` each of the two.
    """
    rendered = request.getfixturevalue(getattr(request, "param", "mkdocs_site"))
    return below_sub_path(rendered, tmp_path_factory.mktemp("served"))


def below_sub_path(rendered: Path, folder: Path) -> Path:
    """The same site where its address ends with the sub-path."""
    site = folder / "www" / SUB_PATH
    site.parent.mkdir(parents=True)
    site.symlink_to(rendered, target_is_directory=True)
    return site


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address over HTTP of a site that is below the sub-path, with a slash at the end."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    handler = partial(Quiet, directory=site.parents[1])
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def http_root(small_site: Path) -> Iterator[str]:
    """The site's address over HTTP, with a slash at the end."""
    with served(small_site) as root:
        yield root


@pytest.fixture
def file_root(small_site: Path) -> str:
    """The site's address on disk, with a slash at the end."""
    return small_site.as_uri() + "/"


@pytest.fixture(params=["http_root", "file_root"])
def root(request: pytest.FixtureRequest) -> str:
    """The site's address, over HTTP below a sub-path and then on disk."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    return Tabs(browser)


@pytest.fixture
def open_page(tabs: Tabs, http_root: str, file_root: str) -> Iterator[OpenPage]:
    with watched_pages(tabs, http_root, file_root) as opened:
        yield opened
