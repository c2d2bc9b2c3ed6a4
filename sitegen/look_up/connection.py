"""Connection: an answer is waited for only so long, and handed on only if it is whole and sound.

The client of arXiv's API waits forever, reads any size, mends broken XML (so that a cut answer
would lose authors unseen) and passes over an entry that reports an error.  This adapter stands
between it and the wire.  Where there is no sound answer, the client is told that the service is
unavailable: so it asks again, and after its pause, which it forgets if an exception is raised.
"""

from http import HTTPStatus
from io import BytesIO
from typing import Any

import requests
from lxml import etree
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, ReadTimeoutError

_MOST_BYTES = 10_000_000  # of one answer; fifty entries have about 200,000
_ATOM = "{http://www.w3.org/2005/Atom}"
_ERRORS = "/api/errors"


class UnsoundError(Exception):
    """There is no answer, or none that can be used; it says why."""


class SoundAnswers(HTTPAdapter):
    """`patience` is how many seconds may pass without a byte.

    `problem` says what was wrong with the last answer, and `refusal` why the API did not take the
    question, and would not if it were asked again; they are empty if there was no such thing.
    """

    def __init__(self, patience: float) -> None:
        super().__init__()
        self._patience = patience
        self.problem = ""
        self.refusal = ""

    def send(
        self, request: requests.PreparedRequest, *args: Any, **options: Any
    ) -> requests.Response:
        """The answer, without entries if it is a refusal, or that the service is unavailable."""
        self.problem = self.refusal = ""
        options |= {"stream": True, "timeout": self._patience}
        try:
            response = super().send(request, *args, **options)
            with response.raw as raw:
                body = raw.read(_MOST_BYTES + 1, decode_content=True)
            self.refusal = _checked(response.status_code, body)
        except (requests.RequestException, HTTPError, UnsoundError) as error:
            self.problem = self._reason(error)
            response, body = _unavailable(request), b""
        if self.refusal:
            response.status_code = HTTPStatus.OK
        elif not self.problem and response.status_code != HTTPStatus.OK:
            self.problem = f"it answers with HTTP {response.status_code}"
        response.raw = BytesIO(body)
        return response

    def _reason(self, error: Exception) -> str:
        """What is wrong, without the layers around it: `Connection refused`."""
        if isinstance(error, UnsoundError):
            return str(error)
        if isinstance(error, requests.Timeout | ReadTimeoutError):
            return f"no answer within {self._patience:g} seconds"
        innermost: BaseException | None = error
        while innermost is not None:
            if strerror := getattr(innermost, "strerror", None):
                return str(strerror)
            innermost = innermost.__cause__ or innermost.__context__
        return "the connection was lost"


def _unavailable(request: requests.PreparedRequest) -> requests.Response:
    response = requests.Response()
    response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    response.request = request
    response.url = request.url or ""
    return response


def _checked(status: int, body: bytes) -> str:
    """The refusal, if it is one; empty for a whole feed of papers, and for another failure.

    Raises UnsoundError for anything else.
    """
    if len(body) > _MOST_BYTES:
        raise UnsoundError(f"its answer has more than {_MOST_BYTES:,} bytes")
    feed = _feed(body)
    if status == HTTPStatus.BAD_REQUEST:
        return _refusal(feed) or "HTTP 400"
    if status == HTTPStatus.OK and feed is None:
        raise UnsoundError("its answer is not an Atom feed")
    return _refusal(feed) if status == HTTPStatus.OK else ""


def _refusal(feed: Any) -> str:
    """What the feed's entry about an error says; empty if it has none."""
    for entry in feed.iterfind(f"{_ATOM}entry") if feed is not None else ():
        if _ERRORS in (entry.findtext(f"{_ATOM}id") or ""):
            return " ".join((entry.findtext(f"{_ATOM}summary") or "an error").split())
    return ""


def _feed(body: bytes) -> Any:
    """The root of a well-formed feed without entities of its own; else None."""
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None
    is_plain = root.getroottree().docinfo.internalDTD is None
    return root if is_plain and root.tag == f"{_ATOM}feed" else None
