"""Tabs that one test after another uses, because to open one costs more than what it shows; and
pages in them, which are watched.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    WebError,
)

OpenPage = Callable[..., Page]
Options = Mapping[str, Any]
ColorScheme = Literal["light", "dark"]


class Tabs:
    """Each is the first of a context of its own; idle, it shows nothing and knows of no site.

    Scripts that a test adds to one stay in it: `with page.add_init_script(...)` removes them.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: defaultdict[str, list[Page]] = defaultdict(list)
        self._taken: dict[Page, str] = {}

    def take(self, url: str, width: int, color_scheme: ColorScheme, options: Options) -> Page:
        """One as wide and as light, in a context with these options, whose process has shown the
        likes of `url`.
        """
        kind = json.dumps([url.partition(":")[0], options], sort_keys=True)
        idle = self._idle[kind]
        page = idle.pop() if idle else self._new(options)
        if page.viewport_size != (size := ViewportSize(width=width, height=800)):
            page.set_viewport_size(size)
        page.emulate_media(media="null", color_scheme=color_scheme)
        self._taken[page] = kind
        return page

    def _new(self, options: Options) -> Page:
        return self._browser.new_context(
            viewport={"width": 1280, "height": 800}, reduced_motion="reduce", **options
        ).new_page()

    def give_back(self, page: Page, *origins: str) -> None:
        """Show nothing, and forget what sites of these origins keep."""
        for other in page.context.pages[1:]:
            other.close()
        page.unroute_all()
        page.context.clear_permissions()
        page.goto("about:blank")
        _forget(page, origins)
        self._idle[self._taken.pop(page)].append(page)


def _forget(page: Page, origins: tuple[str, ...]) -> None:
    session = page.context.new_cdp_session(page)
    for origin in origins:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()


@contextmanager
def watched_pages(tabs: Tabs, *roots: str) -> Iterator[OpenPage]:
    """`open_page(url, width=1280, color_scheme="light", **options)`: a page in a context that knows
    nothing yet.

    At the end it fails if one asked for anything outside of `roots` and the folder of its address,
    missed a file, met an error, or was refused anything by its policy.
    """
    watch, opened = _Watch(roots), list[Page]()

    def open_page(
        url: str, width: int = 1280, color_scheme: ColorScheme = "light", **options: Any
    ) -> Page:
        page = tabs.take(url, width, color_scheme, options)
        opened.append(page)
        watch.start(page.context, url)
        page.goto(url)
        return page

    yield open_page
    for page in opened:
        tabs.give_back(page, *roots)
        watch.end(page.context)
    assert watch.faults == [], watch.faults


class _Watch:
    def __init__(self, roots: tuple[str, ...]) -> None:
        self.faults: list[str] = []
        self._own: tuple[str, ...] = (*roots, "data:", "blob:")
        self._notes: Mapping[Any, Callable[[Any], None]] = {
            "request": self._note_stranger,
            "requestfailed": self._note_failure,
            "console": self._note_refusal,
            "weberror": self._note_error,
        }

    def start(self, context: BrowserContext, url: str) -> None:
        self._own += (url.rpartition("/")[0] + "/",)
        for event, note in self._notes.items():
            context.on(event, note)

    def end(self, context: BrowserContext) -> None:
        for event, note in self._notes.items():
            context.remove_listener(event, note)

    def _note_stranger(self, request: Request) -> None:
        if not request.url.startswith(self._own):
            self.faults.append(f"request to {request.url}")

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader had already gone on
            self.faults.append(f"{request.failure}: {request.url}")

    def _note_refusal(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(message.text)

    def _note_error(self, error: WebError) -> None:
        self.faults.append(f"error: {error.error}")
