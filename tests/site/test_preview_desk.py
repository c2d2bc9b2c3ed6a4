"""The desk over HTTP: its page may write, and nobody else."""

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from sitegen.content.settings import Settings
from sitegen.errors import SitegenError
from sitegen.site.preview import Preview
from sitegen.site.preview_desk import DESK, MAX_BODY, DeskPages, desk_pages
from sitegen.site.preview_server import PreviewServer, running_server
from tests.conftest import copy_golden, settings_of
from tests.review.golden_desk import HARBOR, WINTER


class Client:
    """Asks as the page of the desk does, unless a test says otherwise."""

    def __init__(self, server: PreviewServer, folder: Path) -> None:
        self.server = server
        self.curation = folder / "content" / "curation.yml"
        self.origin = f"http://127.0.0.1:{server.port}"
        self.token = self.get("").split('name="token" content="')[1].split('"')[0]

    def ask(
        self, method: str, path: str, body: str = "", **headers: str | None
    ) -> tuple[int, str, dict[str, str]]:
        given = {name.replace("_", "-"): value for name, value in headers.items() if value}
        connection = HTTPConnection("127.0.0.1", self.server.port)
        try:
            connection.request(method, DESK + path, body or None, given)
            response = connection.getresponse()
            return response.status, response.read().decode(), dict(response.headers)
        finally:
            connection.close()

    def get(self, path: str) -> str:
        return self.ask("GET", path)[1]

    def post(self, path: str, what: Any, **headers: str | None) -> tuple[int, Any]:
        sent = {
            "Origin": self.origin,
            "Content_Type": "application/json",
            "X_Sitegen_Token": self.token,
            **headers,
        }
        body = what if isinstance(what, str) else json.dumps(what)
        status, text, _ = self.ask("POST", path, body, **sent)
        return status, json.loads(text)

    @property
    def text(self) -> str:
        return self.curation.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    folder = copy_golden(tmp_path_factory.mktemp("desk"))
    preview = Preview(folder / "build" / "site")
    preview.rebuild(lambda: None, lambda error: None)
    desk = desk_pages(lambda: settings_of(folder), lambda: ["published"])
    with running_server(preview, 0, desk) as server:
        yield Client(server, folder)


CONFIRM = {"action": "confirm", "key": WINTER}


def test_the_page_has_its_token_and_may_load_nothing_else(client: Client) -> None:
    status, page, headers = client.ask("GET", "")
    assert status == 200
    assert "{{" not in page
    assert "Golden &amp; Invented" in page
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    for name, kind in (("review.js", "text/javascript"), ("review.css", "text/css")):
        status, _, headers = client.ask("GET", name)
        assert (status, headers["Content-Type"]) == (200, f"{kind}; charset=utf-8")


def test_the_address_without_a_slash_leads_there(client: Client) -> None:
    connection = HTTPConnection("127.0.0.1", client.server.port)
    connection.request("GET", DESK.removesuffix("/"))
    response = connection.getresponse()
    assert (response.status, response.headers["Location"]) == (302, DESK)
    connection.close()


def test_a_decision_is_written_and_undone(client: Client) -> None:
    before = client.text
    queue = json.loads(client.get("queue.json"))
    assert queue["left"] == len(queue["items"])
    card = json.loads(client.get(f"cards/{HARBOR}.json"))
    assert card["filed"] == {"slug": "caches", "name": "Caches & lanterns", "group": "Keeping"}
    status, answer = client.post("decide", CONFIRM)
    assert (status, answer["next"], answer["removed"]) == (200, HARBOR, [WINTER])
    assert client.get(f"changed/{queue['version']}") == answer["version"]
    assert WINTER in client.text
    assert json.loads(client.get(f"cards/{WINTER}.json"))["key"] == WINTER  # to decide otherwise
    status, answer = client.post("undo", {})
    assert (status, answer["key"]) == (200, WINTER)
    assert client.text == before


def test_publishing_says_what_it_recorded(client: Client) -> None:
    status, answer = client.post("publish", {})
    assert (status, answer["wrote"]) == (200, ["published"])


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (403, {"X_Sitegen_Token": None}),
        (403, {"X_Sitegen_Token": "0" * 32}),
        (403, {"X_Sitegen_Token": "\u00e9"}),
        (403, {"Origin": "https://evil.example"}),
        (403, {"Origin": "null"}),
        (403, {"Origin": "http://127.0.0.1:1"}),
        (403, {"Sec_Fetch_Site": "cross-site"}),
        (403, {"Sec_Fetch_Site": "same-site"}),
        (400, {"Content_Type": None}),
        (400, {"Content_Type": "text/plain"}),
        (400, {"Content_Type": "application/x-www-form-urlencoded"}),
    ],
)
def test_another_sites_page_writes_nothing(
    client: Client, status: int, headers: dict[str, str | None]
) -> None:
    before = client.text
    answered, said = client.post("decide", CONFIRM, **headers)
    assert answered == status
    assert said["error"]
    assert said["remedy"]
    assert client.text == before


def test_another_host_writes_nothing(client: Client) -> None:
    before = client.text
    status, *_ = client.ask(
        "POST",
        "decide",
        json.dumps(CONFIRM),
        Host=f"evil.example:{client.server.port}",
        Content_Type="application/json",
        X_Sitegen_Token=client.token,
    )
    assert status == 403
    assert client.text == before


def test_no_other_origin_is_told_that_it_may(client: Client) -> None:
    for method in ("GET", "POST"):
        headers = client.ask(method, "queue.json", Origin="https://evil.example")[2]
        assert not [name for name in headers if name.lower().startswith("access-control")]
    assert client.ask("OPTIONS", "decide", Origin="https://evil.example")[0] == 501


def test_another_sites_page_cannot_make_the_desk_work(client: Client) -> None:
    """A link to the desk is no harm; an image of what takes seconds to find out is."""
    for path in ("queue.json", "phrases.json", "what-if.json?topic=caches&level=decisive&phrase=x"):
        assert client.ask("GET", path, Sec_Fetch_Site="cross-site")[0] == 403
        assert client.ask("GET", path, Sec_Fetch_Site="same-site")[0] == 403
        assert client.ask("GET", path, Sec_Fetch_Site="same-origin")[0] == 200
    assert client.ask("GET", "", Sec_Fetch_Site="cross-site")[0] == 200


@pytest.mark.parametrize(
    "path", ["decide?key=x&action=confirm", "decide", "undo", "publish", f"cards/{WINTER}/confirm"]
)
def test_nothing_is_written_by_looking(client: Client, path: str) -> None:
    before = client.text
    assert client.ask("GET", path)[0] == 404
    assert client.text == before


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        '"confirm"',
        "{}",
        '{"action": 5}',
        '{"action": "confirm", "key": ["x"]}',
        '{"action": "confirm", "key": "x", "more": 1}',
        '{"action": "confirm", "also": "agents"}',
        "[" * 50_000,
        '{"action": "confirm", "key": "\\ud800"}',
    ],
)
def test_a_malformed_wish_is_refused(client: Client, body: str) -> None:
    status, said = client.post("decide", body or " ")
    assert status == 400
    assert said["error"]


@pytest.mark.parametrize(
    "key",
    [
        "no-such-paper",
        "../../../etc/passwd",
        "content/curation.yml",
        "a: &a [*a, *a, *a]",
        "x\n  hidden: true",
        "\u0000",
        "\U0001f600",
    ],
)
def test_a_key_that_is_none_reaches_no_file(client: Client, key: str) -> None:
    before = client.text
    status, said = client.post("decide", {"action": "hide", "key": key})
    assert (status, said["error"]) == (404, "nothing of that key waits")
    assert client.text == before


@pytest.mark.parametrize(
    "path", ["cards/..%2f..%2fcuration.yml.json", "cards/%00.json", "../built/x", "index.html", "x"]
)
def test_odd_addresses_lead_nowhere(client: Client, path: str) -> None:
    status, body, _ = client.ask("GET", path)
    assert status in (400, 404)
    assert "papers:" not in body


def raw(client: Client, lines: list[str], body: bytes = b"") -> bytes:
    """The answer to a request that no browser sends; nothing if the server hangs up."""
    request = [
        f"POST {DESK}decide HTTP/1.1",
        f"Host: 127.0.0.1:{client.server.port}",
        "Content-Type: application/json",
        f"X-Sitegen-Token: {client.token}",
        *lines,
    ]
    answer = b""
    address = ("127.0.0.1", client.server.port)
    with suppress(ConnectionError), socket.create_connection(address) as there:
        there.sendall("\r\n".join([*request, "", ""]).encode() + body)
        there.shutdown(socket.SHUT_WR)
        while part := there.recv(1 << 16):
            answer += part
    return answer


@pytest.mark.parametrize(
    ("status", "lines"),
    [
        (411, []),
        (411, ["Transfer-Encoding: chunked"]),
        (411, ["Content-Length: -1"]),
        (411, ["Content-Length: 1e3"]),
        (411, ["Content-Length: 2", "Content-Length: 3"]),
        (413, [f"Content-Length: {MAX_BODY + 1}"]),
        (413, [f"Content-Length: {'9' * 5000}"]),
    ],
)
def test_a_body_without_an_honest_length_is_refused(
    client: Client, status: int, lines: list[str]
) -> None:
    answer = raw(client, lines)
    assert answer.startswith(f"HTTP/1.0 {status} ".encode())
    assert b'"remedy"' in answer


def test_a_huge_body_is_refused_with_a_reason(client: Client) -> None:
    before = client.text
    status, said = client.post("decide", {**CONFIRM, "text": "x" * MAX_BODY})
    assert (status, said["error"]) == (413, f"larger than {MAX_BODY} bytes")
    assert client.text == before


def test_half_a_body_decides_nothing(client: Client) -> None:
    body = json.dumps(CONFIRM).encode()
    before = client.text
    answer = raw(client, [f"Content-Length: {len(body)}"], body[:-5])
    assert answer.startswith(b"HTTP/1.0 400 ")
    assert client.text == before


def test_a_server_without_a_desk_has_no_such_page(tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    preview.rebuild(lambda: None, lambda error: None)
    with running_server(preview, 0) as server:
        connection = HTTPConnection("127.0.0.1", server.port)
        connection.request("GET", DESK)
        assert connection.getresponse().status == 503
        connection.close()


def test_a_list_that_cannot_be_read_is_said_to_who_decides() -> None:
    def gone() -> Settings:
        raise SitegenError("there is no such folder")

    desk, headers = desk_pages(gone, None), Message()
    headers["Content-Type"], headers["X-Sitegen-Token"] = "application/json", desk._token
    body = json.dumps(CONFIRM).encode()
    response = desk.post("decide", headers, len(body), body, set())
    assert response.status == 409
    assert json.loads(response.body)["error"] == "there is no such folder"


def test_titles_with_formulas_are_titles(golden: Path) -> None:
    dump = golden / "content" / "dumps" / "may.txt"
    text = dump.read_text(encoding="utf-8")
    assert "Learning to Whistle II" in text
    dump.write_text(text.replace("Whistle II", "Whistle in $O(n^2)$"), encoding="utf-8")
    pages = desk_pages(lambda: settings_of(golden), None)
    keys = [item["key"] for item in json.loads(pages.get("queue.json").body)["items"]]
    cards = [json.loads(pages.get(f"cards/{key}.json").body) for key in keys]
    assert "Learning to Whistle in O(n²)" in [card["title"] for card in cards]
    for path in ("phrases.json", "phrases/search.json"):
        assert pages.get(path).status == 200


def test_the_list_is_read_for_those_who_come(golden: Path) -> None:
    def pages(*, eager: bool) -> DeskPages:
        return desk_pages(lambda: settings_of(golden), None, eager=eager)

    def fail(error: BaseException) -> None:
        raise error

    away, here = pages(eager=False), pages(eager=True)
    away.refresh(fail)
    assert not away.desk.is_read
    here.refresh(fail)
    assert here.desk.is_read
    assert not here.desk.queue().publish.ready
    (golden / "content").rename(golden / "gone")
    told: list[BaseException] = []
    here.refresh(told.append)
    assert "no list here" in str(told[0])
    assert here.get("queue.json").status == 200
    assert away.get("queue.json").status == 409
