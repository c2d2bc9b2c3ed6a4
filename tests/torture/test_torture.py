"""The short form of each part, with one seed: the same code as `make torture`."""

import random
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from sitegen.content.dumps.reader import read_dump
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.record import Dump
from sitegen.library.library import Library
from sitegen.present.view import Page
from tests.corpus import ROOT
from tests.torture import dumps, generations
from tests.torture.__main__ import PARTS
from tests.torture.effort import SHORT
from tests.torture.tally import Tally

SEED = "9"


@pytest.mark.skipif(sys.platform != "linux", reason="its limits, mounts and users are Linux's")
@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_lost_and_nothing_raises(part: str) -> None:
    """In a process of its own, which forks, kills and limits its children."""
    command = [sys.executable, "-m", "tests.torture", part, "--short", "--seed", SEED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    left_out = [line for line in done.stdout.splitlines() if ": left out: " in line]
    if left_out:
        pytest.skip("; ".join(left_out))


def test_a_line_that_is_lost_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The suite itself can fail."""

    def careless(name: str, path: str, data: bytes) -> Dump:
        dump = read_dump(SavedFile(name=name, path=path, data=data))
        return replace(dump, boilerplate=dump.boilerplate + 1)

    monkeypatch.setattr(dumps, "read_dump", careless)
    tally = Tally()
    dumps.run(replace(SHORT, dumps=3), random.Random(SEED), tmp_path, tally)
    assert len(tally.failures) == 3
    assert "FAILED: dump 0" in "\n".join(tally.lines("dumps"))
    assert len(list(tmp_path.iterdir())) == 3


def test_an_address_that_is_lost_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even when the program itself does not look."""

    def forgetful(library: Library, living: Collection[str]) -> Iterator[Page]:
        yield from ()

    monkeypatch.setattr("sitegen.pages.site.former_pages", forgetful)
    monkeypatch.setattr("sitegen.site.plan.lost_addresses", lambda *_: ())
    monkeypatch.setattr("sitegen.site.build.lost_addresses", lambda *_: ())
    tally = Tally()
    generations.run(replace(SHORT, generations=12), random.Random(SEED), tmp_path, tally)
    assert any("status 404" in failure for failure in tally.failures)
