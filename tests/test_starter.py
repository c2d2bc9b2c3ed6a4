"""A new list has all it needs, and what GitHub runs for it works before anything is published."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.content.requirements_file import PLACEHOLDER
from sitegen.content.settings import read_settings
from sitegen.origin import DISTRIBUTION
from sitegen.starter import start
from tests.corpus import ROOT as OURS

PAGES = Path(".github", "workflows", "pages.yml")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    list(start(tmp_path / "mine"))
    return tmp_path / "mine"


def steps(folder: Path) -> list[dict[str, Any]]:
    workflow = yaml.safe_load((folder / PAGES).read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = workflow["jobs"]["build"]["steps"]
    return found


def test_a_new_list_has_what_the_readme_names(mine: Path) -> None:
    for name in (PAGES, "README.md", "content/curation.yml", "content/pages/about.md"):
        assert (mine / name).is_file()
    assert len(list((mine / "content" / "dumps").iterdir())) == 1
    topics = (mine / "content" / "topics.yml").read_text(encoding="utf-8")
    assert topics.count("#") > 10


def required(folder: Path) -> str:
    lines = (folder / "requirements.txt").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if not line.startswith("#"))
    return line


def test_the_requirement_is_this_distribution() -> None:
    project = tomllib.loads((OURS / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == DISTRIBUTION


@pytest.mark.parametrize("origin", [f"{DISTRIBUTION}==1.2.3", ""])
def test_the_requirement_is_filled_or_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: str
) -> None:
    monkeypatch.setattr("sitegen.starter.requirement", lambda: origin)
    said = "\n".join(start(tmp_path))
    assert required(tmp_path) == origin or f"{DISTRIBUTION} @ git+" in required(tmp_path)
    assert (PLACEHOLDER in required(tmp_path)) == ("requirements.txt" in said) == (not origin)


def test_what_comes_next_is_said_for_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Next: cd 'my list' && sitegen serve" in list(start(Path("my list")))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert "Next: sitegen serve" in list(start(Path()))


def test_no_text_of_the_starter_speaks_of_a_lock_to_delete(mine: Path) -> None:
    for path in mine.rglob("*.md"):
        assert not re.search(r"delete[^.]*papers\.lock", path.read_text(encoding="utf-8"))


def test_the_workflows_check_and_build_locked(mine: Path) -> None:
    for folder, commands in (
        (mine, ("sitegen check --format github", "sitegen build --locked")),
        (OURS, ("make check-github", "make site-locked")),
    ):
        runs = [step.get("run", "") for step in steps(folder)]
        for command in commands:
            assert any(run.startswith(command) for run in runs), command


@pytest.mark.parametrize("base", ["", "https://example.org/list", "https://example.org/list/"])
@pytest.mark.parametrize("ours", [True, False])
def test_the_address_that_github_gives_is_one_or_none(
    mine: Path, monkeypatch: pytest.MonkeyPatch, base: str, ours: bool
) -> None:
    """On a pull request, pages are not configured and the address is empty."""
    (given,) = (s["env"]["SITE_URL"] for s in steps(OURS if ours else mine) if "env" in s)
    monkeypatch.setenv("SITE_URL", re.sub(r"\$\{\{.*?\}\}", base, given))
    monkeypatch.setenv("GITHUB_REPOSITORY", "a/b")
    settings = read_settings(mine / "content", mine / "build")
    assert settings.problems == ()
    assert settings.url == (f"{base.rstrip('/')}/" if base else "")
