"""What is still the starter's is asked about, with its file and line, until it is one's own."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.content.read import read_content
from sitegen.content.requirements_file import PLACEHOLDER
from sitegen.content.settings import read_settings
from sitegen.content.sources import read_sources
from sitegen.starter import start
from tests.corpus import ROOT

MINE = f"# Mine\n\n{'Papers on knots, kept by sailors for sailors. ' * 4}\n"


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sitegen.starter.requirement", str)  # of a folder of this machine
    list(start(tmp_path / "mine"))
    return tmp_path / "mine"


def asked(folder: Path) -> list[str]:
    """`file:line` of each warning that is about a text of the starter."""
    settings = read_settings(folder / "content")
    problems = read_content(settings, read_sources(settings)).problems
    assert "error" not in {problem.severity for problem in problems}
    warnings = [problem for problem in problems if problem.severity == "warning"]
    return sorted(f"{Path(problem.path).name}:{problem.line}" for problem in warnings)


def edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_a_new_list_is_asked_about_each_of_them(mine: Path) -> None:
    assert asked(mine) == [
        *("about.md:3", "about.md:6", "first.txt:1", "mkdocs.yml:4", "mkdocs.yml:5"),
        "requirements.txt:3",
    ]


def test_once_they_are_ones_own_there_is_nothing_to_ask(mine: Path) -> None:
    content = mine / "content"
    edit(mine / "requirements.txt", lambda text: text.replace(PLACEHOLDER, "sailor/sitegen"))
    edit(mine / "mkdocs.yml", lambda text: re.sub(r"(?m)^(site_\w+): \w.*", r"\1: Knots", text))
    (content / "pages" / "about.md").write_text(MINE)
    edit(content / "dumps" / "first.txt", lambda text: text.replace("Moonlight", "Starlight"))
    assert asked(mine) == []


@pytest.mark.parametrize(
    ("name", "change", "place"),
    [
        ("content/pages/about.md", lambda text: f"{MINE}\n{text}", "about.md:7"),
        ("content/pages/about.md", lambda text: text.replace("Every other", "Any"), "about.md:3"),
        ("content/pages/about.md", lambda text: text.replace("\n", "\r\n"), "about.md:6"),
        ("content/dumps/first.txt", lambda text: text.replace("\n", "\r\n\r\n"), "first.txt:1"),
        (
            "mkdocs.yml",
            lambda text: text.replace("My reading list", '"My reading list"'),
            "mkdocs.yml:4",
        ),
        ("mkdocs.yml", lambda text: f"# A comment\n{text}", "mkdocs.yml:5"),
        ("requirements.txt", lambda text: f"\n{text}", "requirements.txt:4"),
    ],
)
def test_what_is_nearly_the_starters_is_asked_about_too(
    mine: Path, name: str, change: Callable[[str], str], place: str
) -> None:
    edit(mine / name, change)
    assert place in asked(mine)


def test_a_renamed_dump_is_still_invented(mine: Path) -> None:
    dumps = mine / "content" / "dumps"
    (dumps / "first.txt").rename(dumps / "december.txt")
    assert "december.txt:1" in asked(mine)


def test_what_stands_in_a_comment_is_not_installed(mine: Path) -> None:
    (mine / "requirements.txt").write_text(f"papershelf==1 # not {PLACEHOLDER}\n")
    assert not any(place.startswith("requirements") for place in asked(mine))


def test_a_list_needs_none_of_these_files(mine: Path) -> None:
    for name in ("requirements.txt", "mkdocs.yml", "content/pages/about.md"):
        (mine / name).unlink()
    (mine / "requirements.txt").mkdir()
    assert asked(mine) == ["first.txt:1"]


def test_bytes_that_are_no_text_are_not_ours_to_complain_of(mine: Path) -> None:
    (mine / "requirements.txt").write_bytes(b"\xff\xfe" * 2_000_000)
    assert "first.txt:1" in asked(mine)


def test_the_bundled_list_has_none_of_them() -> None:
    assert asked(ROOT) == []
