"""Two names are swapped at once, or nothing is done."""

import sys
from pathlib import Path

import pytest

from sitegen.site.exchange import exchange


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="no such call here")
def test_two_folders_change_places(tmp_path: Path) -> None:
    one, other = tmp_path / "önе", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "name").write_text(folder.name)
    assert exchange(one, other)
    assert (one / "name").read_text() == "other"
    assert (other / "name").read_text() == "önе"


def test_nothing_is_done_for_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("one")
    assert not exchange(tmp_path / "one", tmp_path / "nowhere")
    assert (tmp_path / "one").read_text() == "one"
    assert not (tmp_path / "nowhere").exists()


def test_a_system_that_cannot_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "plan9")
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    assert not exchange(tmp_path / "one", tmp_path / "other")
