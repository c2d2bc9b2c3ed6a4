"""Whether files have changed."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.site.watch import changes, snapshot


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_what_is_written_moved_made_and_taken_away_is_seen(tmp_path: Path) -> None:
    folder, config = tmp_path / "content", tmp_path / "mkdocs.yml"
    sources = [folder, config]
    steps: list[Callable[[], object]] = [
        lambda: write(folder / "topics.yml", "a"),  # the folder itself is new
        lambda: write(folder / "topics.yml", "ab"),
        lambda: write(folder / "dumps" / "b.txt", ""),
        lambda: (folder / "dumps").rename(folder / "saved"),
        lambda: write(config, "site_name: A"),
        lambda: config.unlink(),
        lambda: shutil.rmtree(folder),
    ]
    seen = snapshot(sources)
    assert seen == {}
    for step in steps:
        step()
        next(changes(sources, seen))
        assert snapshot(sources) != seen
        seen = snapshot(sources)


def test_a_file_of_the_same_size_and_time_is_another(tmp_path: Path) -> None:
    path, fresh = tmp_path / "a.txt", tmp_path / ".b.txt"
    write(path, "one")
    before = snapshot([tmp_path])
    write(fresh, "two")
    os.utime(fresh, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    fresh.replace(path)
    assert snapshot([tmp_path]) != before


def test_a_file_that_has_become_a_folder_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    absent = snapshot([path])
    write(path, "")
    a_file = snapshot([path])
    path.unlink()
    path.mkdir()
    assert snapshot([path]) not in (absent, a_file)


def test_hidden_files_and_what_leads_nowhere_are_no_sources(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    before = snapshot([tmp_path])
    write(tmp_path / ".a.txt.swp", "")
    write(tmp_path / ".git" / "index", "")
    write(tmp_path / "__pycache__" / "a.pyc", "")  # of a template: a build leaves it
    (tmp_path / "away").symlink_to(tmp_path / "nowhere")
    (tmp_path / "circle").symlink_to(tmp_path)
    now = snapshot([tmp_path])
    assert {path.name for path in now} - {"circle"} == {path.name for path in before}


def test_a_change_while_one_is_dealt_with_is_the_next(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    news = changes([tmp_path], {})
    next(news)
    write(tmp_path / "b.txt", "")
    next(news)


@pytest.mark.parametrize("name", ["a.txt", "no/such/folder"])
def test_a_source_may_be_a_file_or_not_there(tmp_path: Path, name: str) -> None:
    write(tmp_path / "a.txt", "")
    assert len(snapshot([tmp_path / name])) == (name == "a.txt")
