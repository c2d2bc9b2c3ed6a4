"""The site on this machine, built again when a source changes."""

import socket
import subprocess
import sys
import threading
from pathlib import Path
from urllib.error import HTTPError
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


def get(url: str) -> str:
    with urlopen(url) as response:
        return str(response.read().decode())


def test_a_change_of_a_source_is_served(golden: Path, port: int) -> None:
    root = f"http://127.0.0.1:{port}"
    lock = golden / "content" / "papers.lock"
    before = lock.read_bytes() if lock.exists() else None
    command = [sys.executable, "-m", "sitegen", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=golden, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            while f"Serving {root}/" not in (line := process.stderr.readline()):
                assert line, "it ended"
            assert "Golden &amp; Invented" in get(f"{root}/index.html")
            config = golden / "mkdocs.yml"
            given = config.read_text().replace("Golden", "Silver")
            epoch = get(f"{root}/livereload/0/0")
            for attempt in range(9):  # the watcher may not have looked before the first change
                config.write_text(f"{given}# {attempt}\n")
                epoch = get(f"{root}/livereload/{epoch}/0")  # answers a build, or after a minute
                if "Silver &amp; Invented" in get(f"{root}/index.html"):
                    break
            else:
                pytest.fail("it never came")
            with pytest.raises(HTTPError) as lost:
                urlopen(f"{root}/no/such.html")
            assert b"There is no such page" in lost.value.read()
            lost.value.close()
        finally:
            process.terminate()
            ending = threading.Timer(300, process.kill)  # should it hang
            ending.start()
        assert process.wait() == 0
        ending.cancel()
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
