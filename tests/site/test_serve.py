"""The site on this machine, built again when a source changes, whatever an edit does to it."""

import json
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from sitegen.errors import SitegenError
from sitegen.site.serve import serve, sources_of

# `sitegen` with two faults, which files in the content bring out.
FAULTY = """
import signal, sys, threading
from sitegen import cli
from sitegen.site import build as building

signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it
build = building.build

def faulty(settings, *args, **kwargs):
    if (settings.content / "fault").exists():
        raise ValueError("a fault \\x1b[31m")
    if (settings.content / "endless").exists():
        print("endless", file=sys.stderr, flush=True)
        threading.Event().wait()
    return build(settings, *args, **kwargs)

building.build = faulty
cli.main()
"""


HARBOR = "harbor-lights-caching-at-the-waters-edge-7630a2"


class Served:
    """`sitegen serve` as a curator runs it, in the folder of a list."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.root = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-c", FAULTY, "serve", "--port", str(port)]
        self.process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)

    def says(self, text: str) -> list[str]:
        """The lines that it prints up to one with `text`."""
        assert self.process.stderr is not None
        lines = [""]
        while text not in lines[-1]:
            lines.append(self.process.stderr.readline())
            assert lines[-1], f"it ended: {lines}"
        return lines

    def get(self, address: str) -> str:
        """A page, whatever its status."""
        try:
            with urlopen(f"{self.root}/{address}") as response:
                return str(response.read().decode())
        except HTTPError as error:
            with error:
                return error.read().decode()

    def desk(self, after: dict[str, Any] | None = None) -> dict[str, Any]:
        """What waits on the curator's desk; `after` another state, once the list is read again."""
        version = after["version"] if after else "none"
        while self.get(f".serve/review/changed/{version}") == version:
            """It answers a change, or after a while."""
        found: dict[str, Any] = json.loads(self.get(".serve/review/queue.json"))
        return found

    def after(self, page: str) -> str:
        """The home page as the first build after `page` has left it."""
        known = re.search(r'data-built="([\w-]+)"', page)
        assert known
        while self.get(f".serve/built/{known[1]}") == known[1]:
            """It answers a build, or after a while."""
        return self.get("")


@pytest.fixture
def served(golden: Path) -> Iterator[Served]:
    running = Served(golden)
    hanging = threading.Timer(300, running.process.kill)
    hanging.start()
    with running.process:
        yield running
        running.process.kill()
    hanging.cancel()


def test_every_edit_is_shown_and_none_ends_it(golden: Path, served: Served) -> None:
    content, topics = golden / "content", golden / "content" / "topics.yml"
    lock = (content / "papers.lock").read_bytes()
    good = topics.read_text()
    served.says(f"Serving {served.root}/")
    home = served.get("")
    assert "Golden &amp; Invented" in home
    assert "There is no such page" in served.get("no/such.html")

    topics.write_text(f"{good}\n  - [")
    home = served.after(home)
    assert "Golden &amp; Invented" in home
    assert re.search(r'role="alert".*<code>content/topics.yml:\d+:\d+</code>', home)
    served.says("content/topics.yml:")

    (content / "fault").touch()
    home = served.after(home)
    assert "Golden &amp; Invented" in home
    assert "ValueError: a fault \\x1b[31m" in home
    assert "Traceback" not in home
    assert any("in faulty" in line for line in served.says("please report it"))

    (content / "fault").unlink()
    topics.write_text(good)
    config = golden / "mkdocs.yml"
    config.write_text(config.read_text().replace("Golden", "Silver"))
    while (
        "Silver &amp; Invented" not in home or 'role="alert"' in home
    ):  # the edits may be seen apart
        home = served.after(home)
    desk = served.desk()
    assert {item["key"] for item in desk["items"]} >= {HARBOR}
    topics.write_text(good.replace("[schedul*", "[kites, schedul*"))
    assert served.desk(after=desk)["version"] != desk["version"]
    assert (content / "papers.lock").read_bytes() == lock  # a preview publishes nothing

    served.process.terminate()
    assert served.process.wait() == 0


def test_a_list_that_never_was_built_is_served_and_healed(golden: Path) -> None:
    topics = golden / "content" / "topics.yml"
    good = topics.read_text()
    topics.write_text("topics: 5")
    served = Served(golden)
    with served.process:
        served.says("Serving ")
        page = served.get("papers/any.html")
        assert "No site yet" in page
        assert "content/topics.yml" in page
        topics.write_text(good)
        assert "Golden &amp; Invented" in served.after(page)
        served.process.terminate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_a_build_too(golden: Path, number: signal.Signals) -> None:
    (golden / "content" / "endless").touch()
    served = Served(golden)
    with served.process:
        served.says("endless")
        served.process.send_signal(number)
        assert served.process.wait() == 0


def test_what_a_site_is_made_from_is_watched(golden: Path) -> None:
    watched = sources_of(golden / "content", [golden / "more"])
    assert {golden / "content", golden / "more", golden / "mkdocs.yml"} < {*watched}


def test_a_taken_port_is_a_message() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        with pytest.raises(SitegenError, match=rf"port {number}: "):
            serve(
                lambda published: pytest.fail(), Path("site"), [], number
            )  # before anything is built
