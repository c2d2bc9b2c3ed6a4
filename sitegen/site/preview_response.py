"""Response: what a browser gets from the preview server."""

from http import HTTPStatus

from msgspec import Struct

HTML, PLAIN = (f"text/{kind}; charset=utf-8" for kind in ("html", "plain"))


class Response(Struct, frozen=True, kw_only=True):
    """What a browser gets for an address. `kind` is a MIME type, `policy` what a page may load."""

    status: HTTPStatus = HTTPStatus.OK
    kind: str
    body: bytes
    policy: str = ""
