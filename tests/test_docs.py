"""What README and CONTRIBUTING name is there: files behind links, targets of make, the version."""

import re

import pytest

from sitegen import __version__
from tests.corpus import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md")
HOUSE = ROOT / "sitegen"
TARGETS = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_behind_a_link_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r'(?:\]\(|src="|srcset=")([^)"#]+)', text)
    files = [link for link in links if ":" not in link]  # of papers, topics, others
    assert files
    assert [file for file in files if not (ROOT / file).is_file()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_target_of_make_is_there(name: str) -> None:
    named = re.findall(r"(?:`|\n)make ([\w-]+)[`\n]", (ROOT / name).read_text(encoding="utf-8"))
    assert set(named) <= set(TARGETS)
    assert named


def test_what_people_run_is_in_contributing() -> None:
    """Targets that only CI runs need no explanation there."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    ours = set(TARGETS) - {"site", "site-locked", "check", "check-github", "correct", "clean"}
    assert {target for target in ours if f"`make {target}`" not in text} == set()


def test_every_path_in_contributing_is_there() -> None:
    """A recipe that names a file is followed to the letter; rooms may go without `sitegen/`."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = set(re.findall(r"`([\w-]+/[\w./-]+)`", text))
    assert len(paths) > 20
    missing = {path for path in paths if not any((at / path).exists() for at in (ROOT, HOUSE))}
    assert missing == set()


def test_the_changelog_begins_with_this_version() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == __version__
