"""The only room that writes: staged, atomic, tidy."""

import errno
import itertools
import json
import logging
import os
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import IO, Any

import pytest

from sitegen.errors import SitegenError
from sitegen.site.deflate import deflated_files
from sitegen.site.output import (
    add_file,
    files_below,
    open_staging,
    publish,
    replacing,
    rewrite,
    write_files,
    write_zip,
)
from tests.corpus import ROOT


def build(out: Path, version: str, **more: str) -> None:
    with open_staging(out) as staging:
        write_files(staging, {"site/index.html": version, "report.json": version, **more})
        publish(staging, out)


def tree(folder: Path) -> dict[str, str]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    files = {path.relative_to(folder).as_posix(): path.read_text() for path in paths}
    files.pop(".sitegen.lock", None)  # empty; it stays where builds have been
    files.pop(".sitegen-build", None)  # says that they have
    return files


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


MARKER = ".sitegen-build"


def marker(out: Path) -> str:
    return (out / MARKER).read_text(encoding="utf-8")


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
    assert names(tmp_path) == [".sitegen-build", ".sitegen.lock", "report.json", "site"]


PAGES = ("site/a.html", "site/b.html", "site/c.html")
ON_DISK = ("open", "os.", "shutil.", "fcntl.")


def build_killed_at(last_step: int, out: Path) -> None:
    """A build whose process is killed just before its `last_step` on disk, if it has so many."""
    steps = itertools.count(1)

    def watch(event: str, _: object) -> None:
        if event.startswith(ON_DISK) and next(steps) == last_step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    build(out, str(last_step), **dict.fromkeys(PAGES, str(last_step)))


def kill_at_every_step(out: Path) -> None:
    """Print what the next build finds after each of the kills, until a build gets through."""
    for last_step in itertools.count(1):
        child = os.fork()
        if child == 0:
            try:
                build_killed_at(last_step, out)
            finally:
                os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            return
        with open_staging(out):
            print(json.dumps(tree(out / "site")))


@pytest.mark.skipif(sys.platform == "win32", reason="nothing forks there")
def test_a_killed_build_leaves_one_whole_site(tmp_path: Path) -> None:
    """Killed at any step, at the latest the next build finds a site that is of one piece."""
    build(tmp_path, "0", **dict.fromkeys(PAGES, "0"))
    script = "import sys, pathlib; from tests.site.test_output import kill_at_every_step as kill"
    command = [sys.executable, "-c", f"{script}; kill(pathlib.Path(sys.argv[1]))", str(tmp_path)]
    killed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    sites = [json.loads(line) for line in killed.stdout.splitlines()]
    versions = [int(site["index.html"]) for site in sites]
    for site, version in zip(sites, versions, strict=True):
        assert site == dict.fromkeys(["index.html", "a.html", "b.html", "c.html"], str(version))
    # The first kills come before the swap, the last ones after it, and never does it go back.
    assert versions[0] == 0
    assert versions[-1] == len(versions)
    assert versions == sorted(versions)
    assert not [*tmp_path.glob(".old-*"), *tmp_path.glob(".staging-*")]


@pytest.mark.parametrize("name", ["site", "report.json"])
def test_what_a_crash_between_two_renames_left_is_put_back(tmp_path: Path, name: str) -> None:
    build(tmp_path, "first")
    (tmp_path / name).rename(tmp_path / f".old-{name}")
    write_files(tmp_path / ".staging-x", {"site/index.html": "half", MARKER: marker(tmp_path)})
    with open_staging(tmp_path):
        pass
    assert tree(tmp_path) == {"site/index.html": "first", "report.json": "first"}
    assert names(tmp_path) == [".sitegen-build", ".sitegen.lock", "report.json", "site"]


def test_what_was_replaced_before_a_crash_is_removed(tmp_path: Path) -> None:
    build(tmp_path, "second")
    write_files(tmp_path, {".old-site/index.html": "first", ".old-report.json": "first"})
    build(tmp_path, "third")
    assert tree(tmp_path) == {"site/index.html": "third", "report.json": "third"}


class Told(logging.Handler):
    """What the library of locks says it does, as it does it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.messages: Queue[str] = Queue()

    def emit(self, entry: logging.LogRecord) -> None:
        self.messages.put(entry.getMessage())


@pytest.fixture
def reported() -> Iterator[Queue[str]]:
    handler = Told()
    logger = logging.getLogger("filelock")
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield handler.messages
    logger.setLevel(logging.NOTSET)
    logger.removeHandler(handler)


def test_a_second_build_waits_for_the_first(tmp_path: Path, reported: Queue[str]) -> None:
    def second() -> None:
        with open_staging(tmp_path) as staging:
            reported.put("the second is in")
            assert staging.is_dir()

    waiting = threading.Thread(target=second)
    with open_staging(tmp_path) as staging:
        waiting.start()
        while "waiting" not in (message := reported.get(timeout=300)):
            assert message != "the second is in"
        assert staging.is_dir()
    waiting.join(300)
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
    with (
        pytest.raises(SitegenError, match="cannot be written"),
        replacing(tmp_path / "file" / "papers.lock", "text"),
    ):
        raise AssertionError("there is no room for the file, and the block begins")


def test_a_disk_that_refuses_in_mid_build_is_a_message(tmp_path: Path) -> None:
    with (
        pytest.raises(SitegenError, match=r"site: cannot be written"),
        open_staging(tmp_path) as staging,
    ):
        write_files(staging, {"site": "a file", "site/index.html": "below it"})
    assert names(tmp_path) == [".sitegen.lock"]


def write(path: Path, text: str) -> None:
    with replacing(path, text):
        pass


def test_a_file_is_not_replaced_if_anything_goes_wrong_until_then(tmp_path: Path) -> None:
    write(tmp_path / "papers.lock", "one\n")
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "papers.lock", "two\n"):
        raise KeyboardInterrupt
    assert (tmp_path / "papers.lock").read_text() == "one\n"
    assert names(tmp_path) == ["papers.lock"]


def test_a_file_is_replaced_whole_and_an_equal_one_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "content" / "papers.lock"
    write(path, "one\n")
    os.utime(path, (1_000_000, 1_000_000))
    write(path, "one\n")
    assert path.stat().st_mtime == 1_000_000
    write(path, "zwei é\n")
    assert path.read_bytes() == "zwei é\n".encode()
    assert names(path.parent) == ["papers.lock"]


def test_who_reads_a_file_as_it_is_replaced_reads_the_old_one(tmp_path: Path) -> None:
    write(tmp_path / "papers.lock", "one\n")
    with (tmp_path / "papers.lock").open() as reader:
        write(tmp_path / "papers.lock", "two\n")
        assert reader.read() == "one\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\nb\n", b"a\nb\nc\n"),
        (b"a\r\nb\r\n", b"a\r\nb\r\nc\r\n"),
        (b"\xef\xbb\xbfa\n", b"\xef\xbb\xbfa\nc\n"),
        (b"", b"c\n"),
        (None, b"c\n"),
    ],
)
def test_a_rewritten_file_keeps_its_kind_of_lines(
    tmp_path: Path, before: bytes | None, after: bytes
) -> None:
    file = tmp_path / "notes.yml"
    if before is not None:
        file.write_bytes(before)
        file.chmod(0o640)
    rewrite(file, lambda text: text + "c\n")
    assert file.read_bytes() == after
    assert before is None or file.stat().st_mode & 0o777 == 0o640
    assert {path.name for path in tmp_path.iterdir()} <= {"notes.yml", ".sitegen.lock"}


@pytest.mark.parametrize("written", [b"a\r\nb\n", b"a\rb\n", b"\xff\n"])
def test_a_file_that_would_not_come_back_the_same_is_not_rewritten(
    tmp_path: Path, written: bytes
) -> None:
    file = tmp_path / "notes.yml"
    file.write_bytes(written)
    with pytest.raises(SitegenError, match=r"notes\.yml: .* \(save it "):
        rewrite(file, str.upper)
    assert file.read_bytes() == written


def test_what_somebody_wrote_meanwhile_is_read_before_a_file_is_rewritten(tmp_path: Path) -> None:
    file = tmp_path / "notes.yml"
    file.write_text("mine\n")
    asked: list[str] = []

    def change(text: str) -> str:
        asked.append(text)
        if len(asked) == 1:
            file.write_text("mine\ntheirs\n")  # by an editor, which knows no lock
        return text + "more\n"

    rewrite(file, change)
    assert asked == ["mine\n", "mine\ntheirs\n"]
    assert file.read_text() == "mine\ntheirs\nmore\n"


def test_a_file_that_never_rests_is_not_rewritten(tmp_path: Path) -> None:
    file = tmp_path / "notes.yml"
    numbers = itertools.count()

    def change(text: str) -> str:
        file.write_text(f"{next(numbers)}\n")
        return "mine\n"

    with pytest.raises(SitegenError, match="all the time"):
        rewrite(file, change)
    assert file.read_text() != "mine\n"


def test_a_linked_file_is_rewritten_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    there, link = tmp_path / "elsewhere" / "notes.yml", tmp_path / "notes.yml"
    there.write_text("a\n")
    link.symlink_to(there)
    rewrite(link, str.upper)
    assert link.is_symlink()
    assert there.read_text() == "A\n"


def test_equal_content_gives_equal_archives(tmp_path: Path) -> None:
    archives = []
    for name, when in (("one", 1_000_000_000), ("two", 1_500_000_000)):
        folder = tmp_path / name
        write_files(folder, {"index.html": "home" * 99, "a/b.html": "page", "a/é.bin": b"\xff"})
        for path in folder.rglob("*"):
            os.utime(path, (when, when))
        write_zip(folder / "list.zip", deflated_files(folder, files_below(folder)), "list")
        archives.append((folder / "list.zip").read_bytes())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(tmp_path / "one" / "list.zip") as archive:
        assert archive.namelist() == ["list/a/b.html", "list/a/é.bin", "list/index.html"]
        assert archive.read("list/a/é.bin") == b"\xff"
        assert archive.testzip() is None
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert all(entry.create_system == 3 for entry in entries)  # Unix, where a file has a mode
    assert all(entry.external_attr >> 16 == 0o644 for entry in entries)
    assert entries[-1].compress_size < entries[-1].file_size / 9


@pytest.mark.parametrize("left", [[], [".sitegen.lock"]], ids=["new", "after a build that failed"])
@pytest.mark.parametrize("name", ["docs", "site", "mkdocs.yml"])
def test_a_folder_that_holds_other_things_of_these_names_is_left_alone(
    tmp_path: Path, name: str, left: list[str]
) -> None:
    (tmp_path / name).mkdir()
    write_files(tmp_path, dict.fromkeys(left, ""))
    with (
        pytest.raises(SitegenError, match=rf"{name}: would be replaced, .*--out"),
        open_staging(tmp_path),
    ):
        pytest.fail("it must not get here")
    assert names(tmp_path) == [*left, name]


FOREIGN = {"report.json": "M", "docs/important.md": "M", "site/thesis.txt": "M", ".old-site/x": "M"}


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("claim", [None, "", "From sitegen"], ids=["no marker", "empty", "another"])
def test_a_strangers_files_are_left_alone(tmp_path: Path, name: str, claim: str | None) -> None:
    files = {name: FOREIGN[name], **({} if claim is None else {MARKER: claim})}
    write_files(tmp_path, files)
    with pytest.raises(SitegenError, match=r"would be replaced, .* nothing was written"):
        build(tmp_path, "first")
    assert {path: (tmp_path / path).read_text() for path in files} == files
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == len(files)


def test_a_strangers_folder_that_looks_staged_is_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path, {".staging-notes/mine.txt": "M"})
    build(tmp_path, "first")
    assert (tmp_path / ".staging-notes" / "mine.txt").read_text() == "M"


@pytest.mark.parametrize("name", ["../out.md", "papers/../../out.md", "/out.md"])
def test_nothing_is_written_outside_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(SitegenError, match="leads out of the folder"):
        write_files(tmp_path / "site", {"index.html": "home", name: "pwned"})
    assert list(tmp_path.rglob("*")) == []


def test_a_full_disk_is_reported_by_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "build", "first")

    opened = Path.open

    def refuse(path: Path, mode: str = "r", **options: Any) -> IO[Any]:
        if mode == "xb":
            raise OSError(errno.ENOSPC, "No space left on device", "somewhere/else.js")
        return opened(path, mode, **options)

    monkeypatch.setattr("sitegen.site.output.Path.open", refuse)
    with pytest.raises(
        SitegenError, match=r"build: the disk is full: [\d.]+ MB free are not enough"
    ):
        build(tmp_path / "build", "second")
    assert tree(tmp_path / "build")["site/index.html"] == "first"


def test_a_swap_that_is_interrupted_leaves_the_last_site_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, "first")
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if path.name == "site" and path.parent != tmp_path:
            raise KeyboardInterrupt
        return rename(path, target)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("sitegen.site.output.exchange", lambda *_: False)  # not everywhere
        patch.setattr(Path, "rename", interrupted)
        build(tmp_path, "second")
    assert tree(tmp_path)["site/index.html"] == "first"
    assert not list(tmp_path.glob(".old-*"))


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
@pytest.mark.parametrize("marked", [True, False])
def test_a_link_is_never_replaced(tmp_path: Path, target: str, marked: bool) -> None:
    (tmp_path / "elsewhere").mkdir()
    out = tmp_path / "out"
    out.mkdir()
    if marked:
        build(out, "first")
        (out / "site").rename(tmp_path / "kept")
    (out / "site").symlink_to(tmp_path / target)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(SitegenError, match="site: is a link"):
        build(out, "second")
    assert sorted(tmp_path.rglob("*")) == before


def test_what_cannot_be_removed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, "first")
    write_files(tmp_path, {".old-site/kept.txt": "of another"})
    monkeypatch.setattr("shutil.rmtree", lambda *_, **__: None)
    with pytest.raises(SitegenError, match=r"\.old-site: cannot be removed"):
        build(tmp_path, "second")


def test_what_cannot_be_removed_of_a_staging_folder_stays_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, "first")
    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", lambda *_, **__: None)
        build(tmp_path, "second")
    assert len(list(tmp_path.glob(".staging-*"))) == 1
    build(tmp_path, "third")
    assert not list(tmp_path.glob(".staging-*"))


def test_a_build_stopped_while_it_marked_its_staging_folder_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / ".staging-empty").mkdir()
    (tmp_path / ".staging-half").mkdir()
    (tmp_path / ".staging-half" / MARKER).write_text("")
    build(tmp_path, "first")
    assert not list(tmp_path.glob(".staging-*"))


def test_what_a_killed_run_left_of_a_file_is_removed(tmp_path: Path) -> None:
    write(tmp_path / "papers.lock", "one\n")
    (tmp_path / ".papers.lock.new").write_text("half")
    write(tmp_path / "papers.lock", "one\n")
    assert names(tmp_path) == ["papers.lock"]


def test_a_file_is_added_where_there_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "below" / "a.txt"
    assert add_file(path, b"first")
    assert not add_file(path, b"second")
    assert path.read_bytes() == b"first"
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "gone")
    assert not add_file(link, b"through it")
    assert not (tmp_path / "gone").exists()


def test_no_part_of_a_file_is_added_if_the_disk_fails() -> None:
    """`RLIMIT_FSIZE` stands in for a full disk."""
    script = (
        "import resource, signal, sys, tempfile; from pathlib import Path\n"
        "from sitegen.errors import SitegenError; from sitegen.site.output import add_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "folder = Path(tempfile.mkdtemp()); resource.setrlimit(resource.RLIMIT_FSIZE, (9, 9))\n"
        "try: add_file(folder / 'a.txt', b'x' * 10_000)\n"
        "except SitegenError as error: print(error)\n"
        "print(list(folder.iterdir())); folder.rmdir()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert "cannot be written: File too large" in done.stdout, done.stderr
    assert done.stdout.endswith("[]\n")
