"""Which files of a folder are read, and what is said about the others."""

import os
import socket
from pathlib import Path

import pytest

from sitegen.content.folder import IgnoredFile, files_below, problem_with, read_bytes


def found(root: Path) -> tuple[list[str], dict[str, str]]:
    """The files to read, and the reason for which each of the others is ignored."""
    below = list(files_below(root))
    read = [path.relative_to(root).as_posix() for path, ignored in below if ignored is None]
    return read, {each.name: each.reason for _, each in below if each is not None}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "dumps"
    for name in ("b.txt", "a/z.txt", "a.txt", "a/b/c.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def test_files_are_in_the_order_of_their_paths(root: Path) -> None:
    assert found(root) == (["a/b/c.txt", "a/z.txt", "a.txt", "b.txt"], {})
    assert [path for path, _ in files_below(root)] == sorted(p for p in root.rglob("*.txt"))


def test_what_is_not_there_and_what_is_no_folder_has_no_files(root: Path) -> None:
    assert found(root / "nowhere") == found(root / "b.txt") == ([], {})


def test_hidden_files_are_ignored_and_hidden_folders_as_a_whole(root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".git" / "x.txt").write_text("x")
    (root / "a" / "..txt").write_text("x")
    read, ignored = found(root)
    assert len(read) == 4
    assert ignored == {".git": "it is hidden", "a/..txt": "it is hidden"}


def test_no_link_leads_out_of_the_folder(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "page.txt").write_text("x")
    (root / "passwd.txt").symlink_to("/etc/passwd")
    (root / "up.txt").symlink_to("../secret")
    (root / "others").symlink_to(tmp_path / "others")
    read, ignored = found(root)
    assert len(read) == 4
    reason = "it is a link that leads out of the folder"
    assert ignored == dict.fromkeys(("others", "passwd.txt", "up.txt"), reason)


def test_a_link_to_a_file_of_the_folder_is_read_and_one_to_a_folder_is_no_circle(
    root: Path,
) -> None:
    (root / "c.txt").symlink_to("a.txt")
    (root / "a" / "again").symlink_to(root)
    (root / "gone.txt").symlink_to("nothing")
    (root / "self.txt").symlink_to("self.txt")
    read, ignored = found(root)
    assert "c.txt" in read and len(read) == 5
    assert ignored == {
        "a/again": "it is a link to a folder that is read anyway",
        "gone.txt": "it is a broken link",
        "self.txt": "it is a broken link",
    }


def test_the_folder_itself_may_be_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(root)
    (root / "c.txt").symlink_to("a.txt")
    assert found(tmp_path / "linked") == found(root)


def test_a_pipe_and_a_socket_are_not_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "pipe.txt")
    monkeypatch.chdir(root)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        read, ignored = found(root)
    assert len(read) == 4
    assert set(ignored) == {"pipe.txt", "socket.txt"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9.txt", r"caf\udce9.txt"),
        (b"a\n::error::owned.txt", r"a\n::error::owned.txt"),
        (b"\x1b[31mred.txt", r"\x1b[31mred.txt"),
        ("\u202etxt.evil".encode(), r"\u202etxt.evil"),
    ],
)
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_name_that_cannot_be_shown_is_an_error_with_the_name_made_printable(
    root: Path, name: bytes, shown: str, kind: str
) -> None:
    path = root / os.fsdecode(name)
    if kind == "folder":
        path.mkdir()
    else:
        path.touch()
    (found_path, ignored), *others = [each for each in files_below(root) if each[1]]
    assert others == []
    assert ignored is not None and (ignored.name, ignored.severity) == (shown, "error")
    assert problem_with(found_path, ignored).path.endswith(shown)
    assert str(problem_with(found_path, ignored)).isprintable()


@pytest.mark.parametrize(
    "name", ["日本語 ページ.txt", "صفحه\u200cها.txt", "10.30\u202fPM.txt", "é.txt"]
)
def test_names_of_any_script_are_read(root: Path, name: str) -> None:
    (root / name).write_text("x")
    assert name in found(root)[0]


def test_what_may_not_be_read_is_an_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "stat", refuse)
        assert {"a", "a.txt", "b.txt"} == found(root)[1].keys()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "iterdir", refuse)
        assert found(root)[1] == {".": "it cannot be read (Permission denied)"}
    monkeypatch.setattr(Path, "open", refuse)
    unread = read_bytes(root, root / "a.txt", 99)
    assert isinstance(unread, IgnoredFile) and unread.severity == "error"
    assert problem_with(root, unread, allowed=True).severity == "notice"


def test_a_file_that_is_too_long_is_not_read_whole(root: Path) -> None:
    path = root / "long.txt"
    with path.open("wb") as file:
        file.truncate(150_000_000)  # a file of holes: it takes no space
    unread = read_bytes(root, path, 20_000_000)
    assert isinstance(unread, IgnoredFile)
    assert unread.reason == "it has 150.0 MB; a dump may have at most 20 MB"
    assert read_bytes(root, root / "a.txt", 5) == b"a.txt"
    assert isinstance(read_bytes(root, root / "a.txt", 4), IgnoredFile)
