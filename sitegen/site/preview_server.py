"""The HTTP server of a preview: for browsers on this machine, but not for other sites' pages."""

import socketserver
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from threading import Semaphore, Thread
from typing import Any
from urllib.parse import unquote_to_bytes

from sitegen.errors import SitegenError
from sitegen.site.preview import Preview
from sitegen.site.preview_desk import DESK, DeskPages
from sitegen.site.preview_response import Response

_LOOPBACK = "127.0.0.1"
_NAMES = ("localhost", _LOOPBACK, "[::1]")
_POLL_SECONDS = 0.1  # how soon `stop` is noticed
_AT_ONCE = 500  # connections: each takes one of the open files a process may have, often a thousand
_MOST_READ = 1 << 20  # bytes of a body; one that is not read may keep its answer from arriving
_DIGITS = 12  # of its length


@contextmanager
def running_server(
    preview: Preview, port: int, desk: DeskPages | None = None
) -> Iterator["PreviewServer"]:
    """A server in a thread of its own. Raises SitegenError if the port is taken."""
    try:
        server = PreviewServer(preview, port, desk)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SitegenError(f"port {port}: {reason} (name another one with --port)") from error
    with server:
        Thread(target=server.serve_forever, args=(_POLL_SECONDS,), daemon=True).start()
        try:
            yield server
        finally:
            server.stop()


class PreviewServer(socketserver.ThreadingTCPServer):
    """Listens on this machine only, each request in its own thread."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would allow sharing a taken port
    request_queue_size = 1024

    def __init__(self, preview: Preview, port: int, desk: DeskPages | None = None) -> None:
        self.preview = preview
        self.desk = desk
        self._free = Semaphore(_AT_ONCE)
        super().__init__((_LOOPBACK, port), _Handler)
        self.port = int(self.server_address[1])
        self.hosts = {f"{name}:{self.port}" for name in _NAMES}
        if self.port == 80:
            self.hosts |= {*_NAMES}

    @property
    def url(self) -> str:
        return f"http://{_LOOPBACK}:{self.port}/"

    def stop(self) -> None:
        """End `serve_forever`, which runs in another thread."""
        self._free.release(_AT_ONCE)  # in case it waits for a free one
        self.shutdown()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._free.acquire()
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # the system cannot start another thread
            self._free.release()
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has disconnected."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with the whole file, whatever range is requested."""

    server: PreviewServer
    timeout = 10  # seconds without a byte

    def do_GET(self) -> None:
        if not self._is_addressed():
            self.send_error(HTTPStatus.FORBIDDEN, explain=f"This is {self.server.url}")
            return
        path = _path_of(self.path)
        if path is None:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        desk = self.server.desk
        if desk and path == DESK.removesuffix("/"):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", DESK)
            self.end_headers()
        elif desk and path.startswith(DESK):
            if path != DESK and self._is_from_elsewhere():
                self.send_error(HTTPStatus.FORBIDDEN, explain="Another site's page asks for this")
                return
            self._send(desk.get(path.removeprefix(DESK), self.path.partition("?")[2]))
        else:
            self._send(self.server.preview.respond(path))

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        """Only the desk is written to."""
        path, desk = _path_of(self.path), self.server.desk
        if not self._is_addressed():
            self.send_error(HTTPStatus.FORBIDDEN, explain=f"This is {self.server.url}")
        elif desk is None or path is None or not path.startswith(DESK):
            self.send_error(HTTPStatus.NOT_IMPLEMENTED)
        else:
            length = self._length()
            body = b"" if length is None else self.rfile.read(min(length, _MOST_READ))
            address = path.removeprefix(DESK)
            self._send(desk.post(address, self.headers, length, body, self._origins()))

    def _length(self) -> int | None:
        """How long the body is said to be; None if that is not said, or not clearly."""
        lengths = self.headers.get_all("Content-Length", [])
        if len(lengths) != 1 or not lengths[0].isascii() or not lengths[0].isdigit():
            return None
        return int(lengths[0][:_DIGITS])

    def _origins(self) -> set[str]:
        return {f"http://{host}" for host in self.server.hosts}

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.kind)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if response.policy:
            self.send_header("Content-Security-Policy", response.policy)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def _is_addressed(self) -> bool:
        """Does it ask for one of our names? A name that another site points here is not."""
        hosts = [host.strip().lower() for host in self.headers.get_all("Host", [])]
        return len(hosts) == 1 and hosts[0] in self.server.hosts

    def _is_from_elsewhere(self) -> bool:
        """Does another site's page ask?  It would learn nothing, but keep the machine busy."""
        return self.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site")

    def log_message(self, *args: Any) -> None:
        """Do not log requests."""


def _path_of(target: str) -> str | None:
    """The decoded path of a request's target; None if it is malformed."""
    try:
        path = unquote_to_bytes(target.partition("?")[0].encode("latin-1")).decode()
    except ValueError:
        return None
    return path if target.startswith("/") and "\0" not in path else None
