"""The browser, and a small built site to look at in it: over HTTP below a sub-path, and from disk.

The network is off: a request to any other host, a script's error, a missing file or anything that
the pages' policy refuses fails the test that caused it.
"""

import json
import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Route,
    expect,
    sync_playwright,
)

from sitegen.content.settings import read_settings
from sitegen.progress import Progress
from sitegen.site.build import build
from tests.browser import small_list
from tests.browser.setup import CHROMIUM
from tests.conftest import copy_golden
from tests.renderers import zensical_site as render_with_zensical

SUB_PATH = "lists/papers"
_QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

OpenPage = Callable[..., Page]

# As patient as everything else that Playwright waits for: a busy machine fails no test.
expect.set_options(timeout=30_000)
both_renderers = pytest.mark.parametrize(
    "small_site", ["mkdocs_site", "zensical_site"], ids=["mkdocs", "zensical"], indirect=True
)
short = pytest.mark.parametrize("small_site", ["short_site"], indirect=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process tests all pages: to start a browser and build its sites again costs more."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


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
    return small_list.build_site(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def zensical_site(mkdocs_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site, rendered by Zensical."""
    return render_with_zensical(mkdocs_site.parent, tmp_path_factory.mktemp("zensical"))


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
def idle_contexts() -> defaultdict[str, list[BrowserContext]]:
    """Contexts that wait for another page, by their options.

    Each holds an empty page, which keeps its process alive: to start one costs as much as a page.
    """
    return defaultdict(list)


def _context(
    browser: Browser, idle: list[BrowserContext], options: dict[str, Any]
) -> BrowserContext:
    if idle:
        return idle.pop()
    context = browser.new_context(**options)
    context.new_page()
    return context


def _forget_all(page: Page, *roots: str) -> None:
    """A context as it was before any page was opened in it."""
    session = page.context.new_cdp_session(page)
    for root in roots:
        session.send("Storage.clearDataForOrigin", {"origin": root, "storageTypes": "all"})
    session.detach()


@pytest.fixture
def open_page(
    browser: Browser,
    idle_contexts: defaultdict[str, list[BrowserContext]],
    http_root: str,
    file_root: str,
) -> Iterator[OpenPage]:
    """`open_page(url, width=1280, **options)`: a page in a context that knows nothing yet."""
    faults: list[str] = []
    taken: list[tuple[str, BrowserContext]] = []

    def allow_own(route: Route, request: Request) -> None:
        if request.url.startswith((http_root, file_root, "data:", "blob:")):
            route.continue_()
        else:
            faults.append(f"request to {request.url}")
            route.abort()

    def note_failure(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader had already gone on
            faults.append(f"{request.failure}: {request.url}")

    def note_refusal(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    def opened(url: str, width: int = 1280, **options: Any) -> Page:
        options |= {"viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
        kind = json.dumps(options, sort_keys=True)
        context = _context(browser, idle_contexts[kind], options)
        taken.append((kind, context))
        context.grant_permissions(options.get("permissions", ()))
        context.route("**/*", allow_own)
        page = context.new_page()
        _forget_all(page, http_root, file_root)
        page.on("pageerror", lambda error: faults.append(f"error in {url}: {error}"))
        page.on("requestfailed", note_failure)
        page.on("console", note_refusal)
        page.goto(url)
        return page

    yield opened
    for kind, context in taken:
        for page in context.pages[1:]:
            page.close()
        context.unroute_all()
        context.clear_permissions()
        idle_contexts[kind].append(context)
    assert faults == []
