"""The requirement of a new list is what was installed here, if others can install it too."""

import json
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from sitegen.origin import DISTRIBUTION, requirement

COMMIT = "0123456789abcdef0123456789abcdef01234567"
GIT = {"vcs": "git", "commit_id": COMMIT, "requested_revision": "main"}
HASH = "ab" * 32


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What an installer leaves of a distribution of this name, found before any other."""
    info = tmp_path / f"{DISTRIBUTION}-1.2.3.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {DISTRIBUTION}\nVersion: 1.2.3\n")
    monkeypatch.syspath_prepend(tmp_path)
    return info


def installed_from(site: Path, direct: Any) -> str:
    text = direct if isinstance(direct, str) else json.dumps(direct)
    (site / "direct_url.json").write_text(text)
    return requirement()


def test_an_index_gives_the_version(site: Path) -> None:
    assert requirement() == "papershelf==1.2.3"


@pytest.mark.parametrize(
    ("direct", "line"),
    [
        (
            {"url": "https://example.org/a/sitegen.git", "vcs_info": GIT},
            f"git+https://example.org/a/sitegen.git@{COMMIT}",
        ),
        (
            {"url": "https://example.org/a/all", "vcs_info": GIT, "subdirectory": "tools/sitegen"},
            f"git+https://example.org/a/all@{COMMIT}#subdirectory=tools/sitegen",
        ),
        (
            {"url": "ssh://git@example.org/a/sitegen.git", "vcs_info": GIT},
            f"git+ssh://git@example.org/a/sitegen.git@{COMMIT}",
        ),
        (
            {"url": "https://user:secret@example.org/sitegen", "vcs_info": GIT},
            f"git+https://example.org/sitegen@{COMMIT}",
        ),
        (
            {"url": "https://token@example.org/sitegen", "vcs_info": GIT},
            f"git+https://example.org/sitegen@{COMMIT}",
        ),
        (
            {"url": "https://example.org/hg", "vcs_info": {"vcs": "hg", "commit_id": "abc"}},
            "hg+https://example.org/hg@abc",
        ),
        (
            {"url": "https://example.org/p.whl", "archive_info": {"hashes": {"sha256": HASH}}},
            f"https://example.org/p.whl#sha256={HASH}",
        ),
        (
            {"url": "https://example.org/p.zip", "archive_info": {"hash": f"sha256={HASH}"}},
            f"https://example.org/p.zip#sha256={HASH}",
        ),
        ({"url": "https://example.org/p.zip", "archive_info": {}}, "https://example.org/p.zip"),
        (
            {"url": "https://example.org/p.zip", "archive_info": {"hashes": {"md5": "ab"}}},
            "https://example.org/p.zip",
        ),
    ],
)
def test_an_address_is_given_as_it_was_installed(site: Path, direct: Any, line: str) -> None:
    given = installed_from(site, direct)
    assert given == f"papershelf @ {line}"
    assert Requirement(given).url == line


@pytest.mark.parametrize(
    "direct",
    [
        {"url": "file:///home/me/sitegen", "dir_info": {"editable": True}},
        {"url": "file:///home/me/sitegen", "dir_info": {}},
        {"url": "file:///home/me/sitegen", "vcs_info": GIT},
        {"url": "file:///home/me/papershelf.whl", "archive_info": {}},
        {"url": "http://localhost:8000/papershelf.whl", "archive_info": {}},
        {"url": "http://127.0.0.2/papershelf.whl", "archive_info": {}},
        {"url": "http://[::1]/papershelf.whl", "archive_info": {}},
        {"url": "https://[::1/papershelf.whl", "archive_info": {}},
        {"url": "https://example.org/a b\n--index-url x", "archive_info": {}},
        {"url": "https://example.org/a", "vcs_info": {**GIT, "commit_id": "x\ny"}},
        {"url": "https://example.org/a", "vcs_info": {**GIT, "vcs": "rm"}},
        {"url": "https://example.org/a"},
        {"url": 5, "archive_info": {}},
        *({}, [], 5, "", "{", "[" * 100_000),
    ],
    ids=lambda direct: str(direct)[:60],
)
def test_what_no_other_machine_can_use_is_no_origin(site: Path, direct: Any) -> None:
    assert installed_from(site, direct) == ""


def test_sources_that_are_importable_are_no_installation(site: Path) -> None:
    site.rename(egg := site.with_name(f"{DISTRIBUTION}.egg-info"))
    (egg / "METADATA").rename(egg / "PKG-INFO")
    assert requirement() == ""
