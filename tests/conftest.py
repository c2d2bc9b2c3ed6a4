"""For all tests: no test fails because the machine is busy; and a list of one's own to build."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sitegen.content.settings import Settings, read_settings
from sitegen.export.icon import icon

settings.register_profile("sitegen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sitegen")

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session", autouse=True)
def icons_drawn_once() -> Iterator[None]:
    """They are the same in every site, and take longer than all else of a small one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sitegen.export.web_manifest.icon", cache(icon))
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
