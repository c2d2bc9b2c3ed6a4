"""Preview: what a browser is shown of a site that is being edited.

The files of the last good build, with a script that loads a page again after the next one, and,
when the last build failed, with what was wrong over them.
"""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from mimetypes import MimeTypes
from pathlib import Path
from threading import Condition

from sitegen.errors import Problem
from sitegen.site.banner import NO_SITE, banner
from sitegen.site.bundles import BROWSER
from sitegen.site.failure import problems_of
from sitegen.site_map import HOME, LOST

_OWN = "/.serve/"  # addresses that no site has: nothing hidden is published
_BUILT = f"{_OWN}built/"
_OWN_FILES = {f"{_OWN}{name}": BROWSER / name for name in ("reload.js", "banner.css")}
_RESPOND_AFTER = 30.0  # seconds; a browser that waits for a build then asks again
_BODY = re.compile(rb"<body\b[^>]*>")
_HTML, _PLAIN = (f"text/{kind}; charset=utf-8" for kind in ("html", "plain"))
_TYPES = MimeTypes()  # Python's own, whatever this machine calls things


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a browser gets for an address. `kind` is a MIME type."""

    status: HTTPStatus = HTTPStatus.OK
    kind: str
    body: bytes


class Preview:
    """The site in the folder `site`, how often it was built, and what was wrong the last time.

    Builds run in one thread, responses in many.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        self._session = secrets.token_hex(4)  # two servers at one port, in turn, are told apart
        self._count = 0
        self._building = True
        self._problems: tuple[Problem, ...] = ()
        self._ended = Condition()

    def renew(self, build: Callable[[], None], report: Callable[[BaseException], None]) -> None:
        """Build; whatever it raises, but for an interrupt, is reported and shown."""
        with self._ended:
            self._building = True
        problems: tuple[Problem, ...] = ()
        try:
            build()
        except (Exception, SystemExit) as error:
            problems = problems_of(error)
            report(error)
        with self._ended:
            self._problems = problems
            self._count += 1
            self._building = False
            self._ended.notify_all()

    def respond(self, path: str) -> Response:
        """For the path of an address, decoded, which begins with a slash."""
        if path.startswith(_BUILT):
            return self._next_build(path.removeprefix(_BUILT))
        if path in _OWN_FILES:
            return Response(kind=_kind(path), body=_OWN_FILES[path].read_bytes())
        return self._page(path) or self._page_after_build(path) or self._missing()

    def _next_build(self, known: str) -> Response:
        """The name of the last build; if that is `known`, wait for another, though not forever."""
        with self._ended:
            self._ended.wait_for(lambda: self._name() != known, timeout=_RESPOND_AFTER)
            return Response(kind=_PLAIN, body=self._name().encode())

    def _name(self) -> str:
        return f"{self._session}-{self._count}"

    def _page_after_build(self, path: str) -> Response | None:
        """A site that is being replaced is not there for an instant: look again."""
        with self._ended:
            self._ended.wait_for(lambda: not self._building)
        return self._page(path)

    def _page(self, path: str, status: HTTPStatus = HTTPStatus.OK) -> Response | None:
        news = self._news()  # before the file is read: it may be newer than they, but not older
        address = f"{path}{HOME.address}" if path.endswith("/") else path
        body = _read_inside(self._site, address.lstrip("/"))
        if body is None:
            return None
        kind = _kind(address)
        is_page = kind == _HTML
        return Response(status=status, kind=kind, body=_with(news, body) if is_page else body)

    def _missing(self) -> Response:
        """The site's own page for what it has not; without a site, what became of it."""
        return self._page(f"/{LOST.address}", HTTPStatus.NOT_FOUND) or Response(
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            kind=_HTML,
            body=_with(self._news(), NO_SITE),
        )

    def _news(self) -> str:
        """HTML for the beginning of a page: its script, and what was wrong with the last build."""
        with self._ended:
            name, problems = self._name(), self._problems
        script = f'<script src="{_OWN}reload.js" data-built="{name}" defer></script>'
        if not problems:
            return script
        return f'<link rel="stylesheet" href="{_OWN}banner.css">{script}{banner(problems)}'


def _with(news: str, page: bytes) -> bytes:
    body = _BODY.search(page)
    place = body.end() if body else 0
    return page[:place] + news.encode() + page[place:]


def _read_inside(folder: Path, address: str) -> bytes | None:
    """The file at an address below `folder`; none if links or dots lead out of it."""
    try:
        root = folder.resolve(strict=True)
        file = (root / address).resolve(strict=True)
        inside = file.is_relative_to(root) and file.is_file()
        return file.read_bytes() if inside else None
    except (OSError, RuntimeError, ValueError):  # RuntimeError: a circle of links
        return None


def _kind(address: str) -> str:
    kind, encoding = _TYPES.guess_type(address)
    if encoding or not kind:
        return "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))
    return f"{kind}; charset=utf-8" if is_text else kind
