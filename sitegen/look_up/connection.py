"""Connection: an answer is waited for only so long, and handed on only if it is whole and sound.

The client of arXiv's API waits forever, reads any size, mends broken XML (so that a cut answer
would lose authors unseen) and passes over an entry that reports an error.  This adapter stands
between it and the wire; what it raises as a ConnectionError, the client asks for again.
"""

from io import BytesIO
from typing import Any

import requests
from lxml import etree
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, ReadTimeoutError

_MOST_BYTES = 10_000_000  # of one answer; fifty entries have about 200,000
_ATOM = "{http://www.w3.org/2005/Atom}"
_ERRORS = "/api/errors"


class RefusedError(Exception):
    """The API does not take the question, and would not if it were asked again; it says why."""


class SoundAnswers(HTTPAdapter):
    """`patience` is how many seconds may pass without a byte."""

    def __init__(self, patience: float) -> None:
        super().__init__()
        self._patience = patience

    def send(
        self, request: requests.PreparedRequest, *args: Any, **options: Any
    ) -> requests.Response:
        options |= {"stream": True, "timeout": self._patience}
        try:
            response = super().send(request, *args, **options)
            with response.raw as raw:
                body = raw.read(_MOST_BYTES + 1, decode_content=True)
        except (requests.Timeout, ReadTimeoutError) as error:
            raise requests.ConnectionError(
                f"no answer within {self._patience:g} seconds"
            ) from error
        except (requests.RequestException, HTTPError) as error:
            raise requests.ConnectionError(_reason(error)) from error
        if len(body) > _MOST_BYTES:
            raise requests.ConnectionError(f"its answer has more than {_MOST_BYTES:,} bytes")
        _check(response.status_code, body)
        response.raw = BytesIO(body)
        return response


def _check(status: int, body: bytes) -> None:
    """Raise unless the answer is a whole Atom feed that reports no error; leave failures be."""
    if status not in (requests.codes.ok, requests.codes.bad_request):
        return
    feed = _feed(body)
    if refusal := _refusal(feed):
        raise RefusedError(refusal)
    if status == requests.codes.bad_request:
        raise RefusedError("HTTP 400")
    if feed is None:
        raise requests.ConnectionError("its answer is not an Atom feed")


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


def _reason(error: BaseException) -> str:
    """What the system said was wrong: `Connection refused`, without the layers around it."""
    innermost: BaseException | None = error
    while innermost is not None:
        if strerror := getattr(innermost, "strerror", None):
            return str(strerror)
        innermost = innermost.__cause__ or innermost.__context__
    return "the connection was lost"
