"""For all tests: no test fails because the machine is busy; and a list of one's own to build."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sitegen.content.settings import Settings, read_settings

settings.register_profile("sitegen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sitegen")

GOLDEN = Path(__file__).parent / "golden"
BROWSER = Path(__file__).parent / "browser"


@pytest.hookimpl(tryfirst=True)  # before xdist reads the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process tests a file, and one all pages: what tests share is built and started once."""
    for item in items:
        group = BROWSER if BROWSER in item.path.parents else item.path
        item.add_marker(pytest.mark.xdist_group(str(group)))


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
