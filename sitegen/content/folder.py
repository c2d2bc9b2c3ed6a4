"""Folder: the files below a folder that may be read, and those that are not, with the reason.

No link is followed out of the folder, only regular files are opened, and nothing is left out
silently: a pipe would keep a build waiting, a link could publish the machine's own files, and a
dump that is not read must not look as if it was.
"""

import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sitegen.errors import Problem, Severity
from sitegen.text.clean import printable

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"  # part of names in some scripts, and of emoji


class IgnoredFile(Struct, frozen=True):
    """A file or folder that is not read. `name` is its path below the folder, printable."""

    name: str
    reason: str
    remedy: str
    severity: Severity


def files_below(root: Path) -> Iterator[tuple[Path, IgnoredFile | None]]:
    """Everything below `root` in the order of its path: a file to read, or what is ignored.

    Of an ignored folder, nothing inside is listed.  A root that is not a folder has no files.
    """
    waiting = [root]
    while waiting:
        path = waiting.pop()
        ignored = None if path == root else _ignored(root, path)
        if ignored is not None or (path != root and not path.is_dir()):
            yield path, ignored
            continue
        try:
            waiting += sorted(path.iterdir(), key=lambda child: child.name, reverse=True)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            yield path, _unreadable(_name(root, path), error)


def problem_with(path: Path, ignored: IgnoredFile, *, allowed: bool = False) -> Problem:
    """The problem with a file that is not read; if `allowed`, an error is only a notice."""
    return Problem(
        path=printable(str(path)),
        message=f"not read: {ignored.reason}",
        remedy=ignored.remedy,
        severity="notice" if allowed and ignored.severity == "error" else ignored.severity,
    )


def read_bytes(root: Path, path: Path, most: int) -> bytes | IgnoredFile:
    """The bytes of a file, unless it cannot be read or has more than `most`."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        return _unreadable(_name(root, path), error)
    return data if len(data) <= most else too_large(_name(root, path), size, most)


def too_large(name: str, size: int, most: int) -> IgnoredFile:
    """A file of `size` bytes or more, where `most` are allowed."""
    reason = (
        f"it has {max(size, most + 1) / 1e6:,.1f} MB; a dump may have at most {most / 1e6:g} MB"
    )
    remedy = "save each page in its own file, and move anything else out of the folder"
    return IgnoredFile(name, reason, remedy, "error")


def _ignored(root: Path, path: Path) -> IgnoredFile | None:
    """Why a file or folder is not read, if it is not."""
    try:
        return _unwanted(root, path, _name(root, path))
    except OSError as error:
        return _unreadable(_name(root, path), error)


def _unwanted(root: Path, path: Path, name: str) -> IgnoredFile | None:
    """As `_ignored`, but raises OSError if the file cannot be looked at."""
    if not _is_seen(path.name):
        reason = "its name is not UTF-8, or has characters that cannot be seen"
        return IgnoredFile(name, reason, "rename it", "error")
    if path.name.startswith("."):
        return IgnoredFile(
            name, "it is hidden", "to have it read, remove the dot from its name", "notice"
        )
    if path.is_symlink() and not path.exists():
        return IgnoredFile(name, "it is a broken link", "replace it with the file", "warning")
    mode = path.stat().st_mode
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        reason = "it is a link that leads out of the folder"
        return IgnoredFile(name, reason, "replace it with a copy of the file", "warning")
    if path.is_symlink() and stat.S_ISDIR(mode):
        reason = "it is a link to a folder that is read anyway"
        return IgnoredFile(name, reason, "remove it", "warning")
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        reason = "it is a pipe, a socket or a device, not a file"
        return IgnoredFile(name, reason, "remove it", "warning")
    return None


def _name(root: Path, path: Path) -> str:
    return printable(path.relative_to(root).as_posix()) if path != root else "."


def _is_seen(name: str) -> bool:
    return not any(
        unicodedata.category(character) in _UNSEEN and character not in _JOINERS
        for character in name
    )


def _unreadable(name: str, error: OSError) -> IgnoredFile:
    reason = error.strerror or str(error)
    return IgnoredFile(name, f"it cannot be read ({reason})", "check its permissions", "error")
