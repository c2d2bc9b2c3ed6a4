"""The site on this machine, built again when a source changes."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from sitegen.errors import SitegenError
from sitegen.site.serve import serve
from tests.conftest import settings_of


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_until(found: Callable[[], bool]) -> None:
    """Patient: it only ends early, so that a busy machine fails no test."""
    for _ in range(600):
        if found():
            return
        time.sleep(0.1)
    pytest.fail("it never came")


def test_a_change_of_a_source_is_served(golden: Path, port: int) -> None:
    def home() -> str:
        try:
            with urlopen(f"http://127.0.0.1:{port}/index.html") as response:
                return str(response.read().decode())
        except (URLError, ConnectionError):
            return ""

    lock = golden / "content" / "papers.lock"
    before = lock.read_bytes() if lock.exists() else None
    command = [sys.executable, "-m", "sitegen", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=golden, stderr=subprocess.PIPE, text=True) as process:
        try:
            wait_until(lambda: "Golden &amp; Invented" in home())
            config = golden / "mkdocs.yml"
            config.write_text(config.read_text().replace("Golden", "Silver"))
            wait_until(lambda: "Silver &amp; Invented" in home())
            with pytest.raises(HTTPError) as lost:
                urlopen(f"http://127.0.0.1:{port}/no/such.html")
            assert b"There is no such page" in lost.value.read()
            lost.value.close()
        finally:
            process.terminate()
            ending = threading.Timer(60, process.kill)
            ending.start()
        assert process.wait() == 0
        ending.cancel()
        assert process.stderr is not None
        assert f"Serving http://127.0.0.1:{port}/" in process.stderr.read()
    after = lock.read_bytes() if lock.exists() else None
    assert after == before  # a preview publishes nothing


def test_a_taken_port_is_a_message(golden: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        with pytest.raises(
            SitegenError, match=rf"port {number}: .*\(name another one with --port\)"
        ):
            serve(lambda: None, settings_of(golden), number)
