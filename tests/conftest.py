"""For all tests: no test fails because the machine is busy, or has a slow disk; and a list of one's
own to build.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sitegen.content.settings import Settings, read_settings
from tests.made_once import made_once

settings.register_profile("sitegen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sitegen")

GOLDEN = Path(__file__).parent / "golden"
_MEMORY = Path("/dev/shm")
_ROOM = 4 << 30  # bytes; a run takes less than half


def pytest_configure() -> None:
    """Let all of them write to memory where it has room: a small file takes a fraction there."""
    room = shutil.disk_usage(_MEMORY).free if _MEMORY.is_dir() else 0
    if "TMPDIR" not in os.environ and room > _ROOM:
        os.environ["TMPDIR"] = str(_MEMORY)
        tempfile.tempdir = None  # it is asked for again


@pytest.fixture(scope="session", autouse=True)
def same_in_every_site() -> Iterator[None]:
    with made_once():
        yield


def copy_golden(folder: Path) -> Path:
    """A copy of the invented golden list, which a test may build and change."""
    shutil.copytree(GOLDEN / "content", folder / "content")
    shutil.copy(GOLDEN / "mkdocs.yml", folder)
    return folder


def golden_line(name: str, text: str) -> int:
    """The number of the first line of a file of the golden list that has this text."""
    lines = (GOLDEN / "content" / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def settings_of(folder: Path) -> Settings:
    return read_settings(folder / "content", folder / "build")


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    return copy_golden(tmp_path)
