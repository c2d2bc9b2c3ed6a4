"""The curator's desk on the preview server: its addresses, and who may write.

Only the page itself may: it holds a token that no other site can read, its requests are JSON, which
a form cannot send, and they come from this server's own pages.  Nothing is said to other origins.
"""

import html
import secrets
from collections.abc import Callable
from datetime import date
from email.message import Message
from hmac import compare_digest
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from sitegen.collector import without_gc
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.settings import Settings
from sitegen.content.text_file import read_text
from sitegen.errors import SitegenError
from sitegen.library.assemble import Assembly
from sitegen.progress import Progress
from sitegen.review.decide import RefusedError, Wish
from sitegen.review.desk import Desk, Workplace
from sitegen.site import output
from sitegen.site.bundles import BROWSER, desk_script, desk_style
from sitegen.site.plan import read
from sitegen.site.preview_phrases import about_phrases, is_of_phrases
from sitegen.site.preview_response import HTML, PLAIN, Response

DESK = "/.serve/review/"
MAX_BODY = 65_536  # bytes of a request
T = TypeVar("T")

_JSON = "application/json"
_PAGE = BROWSER / "review" / "desk.html"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


class DeskPages:
    """What the server answers below `DESK`.  Unless it is `eager`, the list is read for the desk
    only when somebody comes to it."""

    def __init__(
        self, desk: Desk, settings: Callable[[], Settings], *, eager: bool = False
    ) -> None:
        self.desk = desk
        self._eager = eager
        self._settings = settings
        self._token = secrets.token_hex(16)

    def refresh(self, report: Callable[[BaseException], None]) -> None:
        """Read the list anew, if anybody is at the desk; what goes wrong is reported."""
        if self.desk.is_read or self._eager:
            self.desk.wait_for_pause()
            try:
                self.desk.refresh()
            except Exception as error:
                report(error)

    def get(self, path: str, query: str = "") -> Response:
        """The response for the rest of an address."""
        try:
            return self._get(path, query)
        except RefusedError as refused:
            return _refusal(refused)
        except SitegenError as error:
            return _refusal(RefusedError(409, str(error), "the desk reads again after an edit"))

    def _get(self, path: str, query: str) -> Response:
        if path == "":
            return Response(kind=HTML, body=self._page().encode(), policy=_POLICY)
        if path == "review.js":
            return Response(kind="text/javascript; charset=utf-8", body=desk_script().encode())
        if path == "review.css":
            return Response(kind="text/css; charset=utf-8", body=desk_style().encode())
        if path.startswith("changed/"):
            known = path.removeprefix("changed/")
            return Response(kind=PLAIN, body=self.desk.changed(known).encode())
        with without_gc():  # which takes longer than any answer
            if path == "queue.json":
                return _json(self.desk.queue())
            if path.startswith("cards/") and path.endswith(".json"):
                return _json(self.desk.card(path.removeprefix("cards/").removesuffix(".json")))
            if is_of_phrases(path):
                return _json(about_phrases(self.desk.assembly, self._settings(), path, query))
        raise RefusedError(404, "there is no such page of the desk", f"open {DESK}")

    def _page(self) -> str:
        page = _PAGE.read_text(encoding="utf-8")
        name = html.escape(self._settings().name)
        return page.replace("{{token}}", self._token).replace("{{site}}", name)

    def post(
        self, path: str, headers: Message, length: int | None, body: bytes, origins: set[str]
    ) -> Response:
        """What becomes of a wish, whose `body` should have that length; `origins` are our own."""
        try:
            self._refuse_strangers(headers, origins)
            _refuse_length(length, len(body))
            with without_gc():
                return _json(self._post(path, body))
        except RefusedError as refused:
            return _refusal(refused)
        except SitegenError as error:
            return _refusal(RefusedError(409, str(error), "nothing was written"))

    def _refuse_strangers(self, headers: Message, origins: set[str]) -> None:
        """Raise RefusedError unless the page of the desk itself asks."""
        reload = "load the desk again"
        origin, site = headers.get("Origin"), headers.get("Sec-Fetch-Site", "same-origin")
        if (origin is not None and origin not in origins) or site != "same-origin":
            raise RefusedError(403, "this came from another site's page", "use the desk's own page")
        token = headers.get("X-Sitegen-Token", "").encode(errors="replace")
        if not compare_digest(token, self._token.encode()):
            raise RefusedError(403, "the token is missing or of another session", reload)
        kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != _JSON:
            raise RefusedError(400, f"not of the type {_JSON}", reload)

    def _post(self, path: str, body: bytes) -> Any:
        if path == "decide":
            return self.desk.decide(_decoded(body, Wish))
        if path not in ("undo", "publish"):
            raise RefusedError(404, "nothing can be sent there", f"open {DESK}")
        if _decoded(body, dict[str, Any]):
            raise RefusedError(400, "nothing belongs to this", "send {}")
        return self.desk.undo() if path == "undo" else self.desk.publish()


def _refuse_length(length: int | None, read: int) -> None:
    if length is None:
        raise RefusedError(411, "its length is not said", "load the desk again")
    if length > MAX_BODY:
        raise RefusedError(413, f"larger than {MAX_BODY} bytes", "write less")
    if length != read:
        raise RefusedError(400, "it ends too early", "send it again")


def _decoded(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(400, f"not a request of the desk: {error}", "load it again") from error


def _json(value: Any, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(status=status, kind=_JSON, body=msgspec.json.encode(value, enc_hook=_plain))


def _plain(value: Any) -> str:
    """A title that knows its formulas, as the text that it is."""
    if isinstance(value, str):
        return str(value)
    raise NotImplementedError


def _refusal(refused: RefusedError) -> Response:
    said = {"error": refused.error, "remedy": refused.remedy}
    return _json(said, HTTPStatus(refused.status))


def desk_pages(
    settings: Callable[[], Settings],
    publish: Callable[[], list[str]] | None,
    *,
    eager: bool = False,
) -> DeskPages:
    """The desk of the list that `settings` reads; `publish` records, and says what."""

    def read_list() -> Assembly:
        return read(settings(), Progress())

    def rewrite(change: Callable[[str], str]) -> None:
        output.rewrite(settings().curation_file, change)

    place = Workplace(
        read=read_list,
        rewrite=rewrite,
        written=lambda: read_text(settings().curation_file)[0],
        lines=_lines,
        publish=publish,
        today=date.today,
    )
    return DeskPages(Desk(place), settings, eager=eager)


def _lines(path: str) -> list[str]:
    """The lines of a dump; none if it is gone."""
    try:
        return [*SavedFile(name=path, path=path, data=Path(path).read_bytes()).lines]
    except OSError:
        return []
