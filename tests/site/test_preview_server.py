"""The HTTP of a preview: who is answered, and with what."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socketserver import ThreadingTCPServer

import pytest

from sitegen.errors import SitegenError
from sitegen.site.preview import Preview
from sitegen.site.preview_server import PreviewServer, running_server

PAGE = b"<html><body><h1>A list</h1></body></html>"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewServer]:
    site = tmp_path_factory.mktemp("site")
    (site / "index.html").write_bytes(PAGE)
    (site / "papers.json").write_bytes(b"{}" * 50_000)
    (site / "na\xefve & more.html").write_bytes(PAGE)
    preview = Preview(site)
    preview.rebuild(lambda: None, lambda error: None)
    with running_server(preview, 0) as running:
        yield running


def ask(
    server: PreviewServer, path: str, method: str = "GET", **headers: str
) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", server.port)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def raw(server: PreviewServer, request: bytes) -> bytes:
    """The answer to what may be no request at all; nothing if it is cut off while it is sent."""
    answer = b""
    with suppress(ConnectionError), socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(request)
        client.shutdown(socket.SHUT_WR)
        while part := client.recv(1 << 16):
            answer += part
    return answer


def request(server: PreviewServer, target: str, *hosts: str) -> bytes:
    lines = [f"GET {target} HTTP/1.1", *(f"Host: {host}" for host in hosts), "", ""]
    return raw(server, "\r\n".join(lines).encode())


def test_it_listens_on_this_machine_only(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.url == f"http://127.0.0.1:{server.port}/"


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LocalHost"])
def test_its_own_names_are_answered(server: PreviewServer, name: str) -> None:
    assert request(server, "/", f"{name}:{server.port}").startswith(b"HTTP/1.0 200 ")


@pytest.mark.parametrize(
    "hosts",
    [
        ("evil.example:{port}",),  # a name that its owner lets lead here
        ("localhost.evil.example:{port}",),
        ("127.0.0.1",),
        ("localhost:1",),
        ("127.0.0.1:{port}, evil.example",),
        ("localhost:{port}", "evil.example"),
        ("",),
        (),
    ],
)
def test_other_names_are_refused(server: PreviewServer, hosts: tuple[str, ...]) -> None:
    answer = request(server, "/", *(host.format(port=server.port) for host in hosts))
    assert answer.startswith(b"HTTP/1.0 403 ")
    assert b"A list" not in answer


def test_no_other_sites_page_may_load_its_data(server: PreviewServer) -> None:
    response, _ = ask(server, "/papers.json")
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/%00", 400),
        ("/%ff", 400),
        ("index.html", 400),
        ("http://127.0.0.1/", 400),
        ("*", 400),
        ("/%2e%2e/%2e%2e/etc/passwd", 503),  # no such page, and this site has no page to say so
        ("/..%2f..%2fetc/passwd", 503),
        ("/%5c..%5c", 503),
        ("/index.html?%00#%00", 200),
        ("/na%C3%AFve%20&%20more.html", 200),
    ],
)
def test_odd_addresses_are_answered(server: PreviewServer, target: str, status: int) -> None:
    answer = request(server, target, f"localhost:{server.port}")
    assert answer.startswith(f"HTTP/1.0 {status} ".encode())
    assert b"Traceback" not in answer


@pytest.mark.parametrize(
    "request_",
    [
        *(b"\r\n\r\n", b"\x00\xff\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"),
        *(b"GET / HTTP/1.1\r\n" + b"a" * 70_000, b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200),
        *(b"GET / HTTP/1.1\r\nno header\r\n\r\n", b"GET /\r\n\r\n", b"\x16\x03\x01\x02\x00", b""),
    ],
)
def test_what_is_no_request_harms_nothing(
    server: PreviewServer, capfd: pytest.CaptureFixture[str], request_: bytes
) -> None:
    assert b" 200 " not in raw(server, request_).partition(b"\r\n")[0]
    assert b"A list" in ask(server, "/")[1]
    assert capfd.readouterr() == ("", "")


def test_head_is_get_without_its_body(server: PreviewServer) -> None:
    got, body = ask(server, "/")
    head, nothing = ask(server, "/", "HEAD")
    assert (head.status, nothing) == (200, b"")
    assert head.headers["Content-Length"] == got.headers["Content-Length"] == str(len(body))


@pytest.mark.parametrize("part", ["bytes=0-9", "bytes=-5", "bytes=999999999-", "furlongs=1-2"])
def test_a_range_is_answered_with_the_whole(server: PreviewServer, part: str) -> None:
    response, body = ask(server, "/papers.json", Range=part)
    assert (response.status, len(body)) == (200, 100_000)
    assert "Content-Range" not in response.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT"])
def test_nothing_can_be_done_but_read(server: PreviewServer, method: str) -> None:
    assert ask(server, "/", method)[0].status == 501


def test_hundreds_at_once_are_answered_beside_slow_ones(server: PreviewServer) -> None:
    address = ("127.0.0.1", server.port)
    slow = [socket.create_connection(address) for _ in range(200)]
    try:
        for client in slow:
            client.sendall(b"GET / HTTP/1.1\r\nHost: ")
        with ThreadPoolExecutor(100) as clients:
            answers = list(clients.map(lambda _: ask(server, "/papers.json"), range(400)))
    finally:
        for client in slow:
            client.close()
    assert {(response.status, len(body)) for response, body in answers} == {(200, 100_000)}


def test_a_browser_that_goes_in_the_middle_is_no_news(
    server: PreviewServer, capfd: pytest.CaptureFixture[str]
) -> None:
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", server.port)) as client:
            linger = (1).to_bytes(4, "little") + (0).to_bytes(4, "little")
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)  # a reset, not an end
            client.sendall(
                f"GET /papers.json HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n".encode()
            )
    assert b"A list" in ask(server, "/")[1]
    assert capfd.readouterr() == ("", "")


def test_where_no_thread_can_be_had_the_next_request_is_answered(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as without:
        without.setattr(ThreadingTCPServer, "process_request", refuse)
        assert {raw(server, b"") for _ in range(501)} == {b""}  # one more than its places
    assert b"A list" in ask(server, "/")[1]
    assert capfd.readouterr() == ("", "")


def test_it_ends_though_all_its_places_are_taken(tmp_path: Path) -> None:
    with running_server(Preview(tmp_path), 0) as server:
        clients = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(600)]
    for client in clients:
        client.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", server.port))


def test_a_taken_port_is_a_message(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        with (
            pytest.raises(
                SitegenError, match=rf"port {number}: .*\(name another one with --port\)"
            ),
            running_server(Preview(tmp_path), number),
        ):
            pass
