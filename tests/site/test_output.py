"""The only room that writes: staged, atomic, tidy."""

import os
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from sitegen.errors import SitegenError
from sitegen.site.output import open_staging, publish, write_file, write_files, write_zip


def build(out: Path, version: str, **more: str) -> None:
    with open_staging(out) as staging:
        write_files(staging, {"site/index.html": version, "report.json": version, **more})
        publish(staging, out)


def tree(folder: Path) -> dict[str, str]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_text() for path in paths}


def test_a_build_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    build(tmp_path, "first", **{"site/old.html": "old"})
    build(tmp_path, "second")
    assert tree(tmp_path) == {"site/index.html": "second", "report.json": "second"}


def test_a_build_that_fails_leaves_the_last_one_and_no_trace(tmp_path: Path) -> None:
    build(tmp_path, "first")
    with pytest.raises(RuntimeError), open_staging(tmp_path) as staging:
        write_files(staging, {"site/index.html": "half"})
        raise RuntimeError
    assert tree(tmp_path) == {"site/index.html": "first", "report.json": "first"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "site"]


KILLED = """
import sys
from pathlib import Path
from sitegen.site.output import open_staging, publish, write_files

out = Path(sys.argv[1])
print("ready", flush=True)
for version in range(10_000):
    with open_staging(out) as staging:
        write_files(staging, {f"site/{name}.html": str(version) for name in range(20)})
        write_files(staging, {"report.json": str(version)})
        publish(staging, out)
"""


def test_a_killed_build_leaves_one_whole_site(tmp_path: Path) -> None:
    """Killed at any moment, at the latest the next build finds a site that is of one piece."""
    for pause in (0.0, 0.002, 0.005, 0.011, 0.023):
        command = [sys.executable, "-c", KILLED, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.05 + pause)
            process.kill()
        with open_staging(tmp_path):
            pass
        site = tree(tmp_path / "site")
        assert len(site) == 20
        assert len(set(site.values())) == 1
        assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "site"]


@pytest.mark.parametrize("name", ["site", "report.json"])
def test_what_a_crash_between_two_renames_left_is_put_back(tmp_path: Path, name: str) -> None:
    build(tmp_path, "first")
    (tmp_path / name).rename(tmp_path / f".old-{name}")
    (tmp_path / ".staging-x" / "site").mkdir(parents=True)
    with open_staging(tmp_path):
        pass
    assert tree(tmp_path) == {"site/index.html": "first", "report.json": "first"}
    assert not list(tmp_path.glob(".*"))


def test_what_was_replaced_before_a_crash_is_removed(tmp_path: Path) -> None:
    build(tmp_path, "second")
    write_files(tmp_path, {".old-site/index.html": "first", ".old-report.json": "first"})
    build(tmp_path, "third")
    assert tree(tmp_path) == {"site/index.html": "third", "report.json": "third"}


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    def second() -> None:
        with open_staging(tmp_path) as staging:
            assert staging.is_dir()

    waiting = threading.Thread(target=second)
    with open_staging(tmp_path) as staging:
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive()
        assert staging.is_dir()
    waiting.join(10)
    assert not waiting.is_alive()


def test_unchanged_files_keep_their_time(tmp_path: Path) -> None:
    build(tmp_path, "first", **{"site/same.html": "same"})
    for name in ("site/index.html", "site/same.html", "report.json"):
        os.utime(tmp_path / name, (1_000_000, 1_000_000))
    build(tmp_path, "second", **{"site/same.html": "same"})
    assert (tmp_path / "site/same.html").stat().st_mtime == 1_000_000
    assert (tmp_path / "site/index.html").stat().st_mtime > 1_000_000
    assert (tmp_path / "report.json").stat().st_mtime > 1_000_000


def test_a_published_folder_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    build(tmp_path, "first")
    assert (tmp_path / "site").stat().st_mode & 0o055 == 0o055


def test_an_output_that_cannot_be_written_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SitegenError, match="cannot be written"), open_staging(tmp_path / "file"):
        pass
    with pytest.raises(SitegenError, match="cannot be written"):
        write_file(tmp_path / "file" / "papers.lock", "text")


def test_a_disk_that_refuses_in_mid_build_is_a_message(tmp_path: Path) -> None:
    with (
        pytest.raises(SitegenError, match=r"site: cannot be written"),
        open_staging(tmp_path) as staging,
    ):
        write_files(staging, {"site": "a file", "site/index.html": "below it"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_whole_and_an_equal_one_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "content" / "papers.lock"
    write_file(path, "one\n")
    os.utime(path, (1_000_000, 1_000_000))
    write_file(path, "one\n")
    assert path.stat().st_mtime == 1_000_000
    write_file(path, "zwei é\n")
    assert path.read_bytes() == "zwei é\n".encode()
    assert [one.name for one in path.parent.iterdir()] == ["papers.lock"]


def test_equal_content_gives_equal_archives(tmp_path: Path) -> None:
    archives = []
    for name, when in (("one", 1_000_000_000), ("two", 1_500_000_000)):
        folder = tmp_path / name
        write_files(folder, {"index.html": "home", "a/b.html": "page", "a/é.bin": b"\xff"})
        for path in folder.rglob("*"):
            os.utime(path, (when, when))
        write_zip(folder / "list.zip", folder, "list")
        archives.append((folder / "list.zip").read_bytes())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(tmp_path / "one" / "list.zip") as archive:
        assert archive.namelist() == ["list/a/b.html", "list/a/é.bin", "list/index.html"]
        assert archive.read("list/a/é.bin") == b"\xff"
        assert archive.testzip() is None


@pytest.mark.parametrize("name", ["docs", "site", "mkdocs.yml"])
def test_a_folder_that_holds_other_things_of_these_names_is_left_alone(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).mkdir()
    with (
        pytest.raises(SitegenError, match=rf"{name}: not from a build .*--out"),
        open_staging(tmp_path),
    ):
        pytest.fail("it must not get here")
    assert [path.name for path in tmp_path.iterdir()] == [name]
