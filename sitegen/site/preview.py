"""Preview: what a browser sees of a site that is being edited.

It gets the files of the last good build.  Each page has a script that reloads it after the next
build and, if the last build failed, a banner that says what is wrong.
"""

import re
import secrets
from collections.abc import Callable
from http import HTTPStatus
from mimetypes import MimeTypes
from pathlib import Path
from threading import Condition

from sitegen.errors import Problem
from sitegen.site.banner import NO_SITE, banner
from sitegen.site.bundles import BROWSER
from sitegen.site.failure import problems_of
from sitegen.site.preview_response import HTML, PLAIN, Response
from sitegen.site_map import HOME, LOST

_OWN = "/.serve/"  # no site has these addresses: nothing hidden is published
_BUILT = f"{_OWN}built/"
_OWN_FILES = {f"{_OWN}{name}": BROWSER / name for name in ("reload.js", "banner.css")}
_RESPOND_AFTER = 30.0  # seconds; a browser waiting for a build then asks again
_BODY = re.compile(rb"<body\b[^>]*>")
_TYPES = MimeTypes()  # Python's own, the same on every machine


class Preview:
    """The site in the folder `site`, how often it was built, and what was wrong the last time.

    Builds run in one thread, responses in many.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        self._session = secrets.token_hex(4)  # tells two servers apart that use one port in turn
        self._count = 0
        self._building = True
        self._problems: tuple[Problem, ...] = ()
        self._ended = Condition()

    def rebuild(self, build: Callable[[], None], report: Callable[[BaseException], None]) -> None:
        """Build; any exception except an interrupt is reported and shown."""
        with self._ended:
            self._building = True
        try:
            build()
        except (Exception, SystemExit) as error:
            report(error)
            self._tell(problems_of(error))
        if self._building:
            self._tell()

    def show(self) -> None:
        """Tell browsers of the build that is running: its site is there, and the rest is not for
        them to wait for."""
        self._tell()

    def _tell(self, problems: tuple[Problem, ...] = ()) -> None:
        with self._ended:
            self._problems = problems
            self._count += 1
            self._building = False
            self._ended.notify_all()

    def respond(self, path: str) -> Response:
        """The response for the decoded path of an address, which begins with a slash."""
        if path.startswith(_BUILT):
            return self._next_build(path.removeprefix(_BUILT))
        if path in _OWN_FILES:
            return Response(kind=_kind(path), body=_OWN_FILES[path].read_bytes())
        return self._page(path) or self._page_after_build(path) or self._missing()

    def _next_build(self, known: str) -> Response:
        """The name of the last build; if it is `known`, wait a while for the next."""
        with self._ended:
            self._ended.wait_for(lambda: self._name() != known, timeout=_RESPOND_AFTER)
            return Response(kind=PLAIN, body=self._name().encode())

    def _name(self) -> str:
        return f"{self._session}-{self._count}"

    def _page_after_build(self, path: str) -> Response | None:
        """Look again after the build: a site that is being replaced is gone for an instant."""
        with self._ended:
            self._ended.wait_for(lambda: not self._building)
        return self._page(path)

    def _page(self, path: str, status: HTTPStatus = HTTPStatus.OK) -> Response | None:
        added = (
            self._additions()
        )  # before the file is read: the file may be newer than these, but not older
        address = f"{path}{HOME.address}" if path.endswith("/") else path
        body = _read_inside(self._site, address.lstrip("/"))
        if body is None:
            return None
        kind = _kind(address)
        is_page = kind == HTML
        return Response(status=status, kind=kind, body=_with(added, body) if is_page else body)

    def _missing(self) -> Response:
        """The site's own 404 page; without a site, a page that says so."""
        return self._page(f"/{LOST.address}", HTTPStatus.NOT_FOUND) or Response(
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            kind=HTML,
            body=_with(self._additions(), NO_SITE),
        )

    def _additions(self) -> str:
        """HTML for the beginning of a page: the script, and the banner if the last build failed."""
        with self._ended:
            name, problems = self._name(), self._problems
        script = f'<script src="{_OWN}reload.js" data-built="{name}" defer></script>'
        if not problems:
            return script
        return f'<link rel="stylesheet" href="{_OWN}banner.css">{script}{banner(problems)}'


def _with(added: str, page: bytes) -> bytes:
    body = _BODY.search(page)
    place = body.end() if body else 0
    return page[:place] + added.encode() + page[place:]


def _read_inside(folder: Path, address: str) -> bytes | None:
    """The file at an address below `folder`; None if links or dots lead out of it."""
    try:
        root = folder.resolve(strict=True)
        file = (root / address).resolve(strict=True)
        inside = file.is_relative_to(root) and file.is_file()
        return file.read_bytes() if inside else None
    except (OSError, RuntimeError, ValueError):  # RuntimeError: a loop of links
        return None


def _kind(address: str) -> str:
    kind, encoding = _TYPES.guess_type(address)
    if encoding or not kind:
        return "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))
    return f"{kind}; charset=utf-8" if is_text else kind
