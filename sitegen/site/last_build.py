"""Last build: what it was made from, what it told, and the files that it left.

It lies in the store.  Each file has a hash, and what its status was: a file whose status is
another may have been edited, so its bytes are read and compared.  What is not as it was left is
made again, so the output is what a build without a store would leave.
"""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct, field

from sitegen.errors import Problem
from sitegen.site.output import PUBLISHED
from sitegen.store import Store, store_key

STORE = ".sitegen-store"
HASH = 16  # bytes
_SECOND = 1_000_000_000
_TICK = 20_000_000  # twice the longest of a kernel's clock

Status = tuple[int, int, int, int]
_UNKNOWN: Status = (0, 0, 0, 0)


class Left(Struct, frozen=True):
    """A file as a build left it: the hash of its bytes, and its status after that."""

    hash: bytes
    status: Status


class Told(Struct, frozen=True, kw_only=True):
    """What a build says in the end: problems, lines of a summary, and what is not published."""

    problems: tuple[Problem, ...]
    summary: tuple[str, ...]
    unpublished: str


class LastBuild(Struct, frozen=True, kw_only=True):
    """`inputs` is a hash of all that it was made from, and `files` are by their paths in the
    output."""

    inputs: bytes
    told: Told
    files: Mapping[str, Left] = field(default_factory=dict)


_decoder = msgspec.msgpack.Decoder(LastBuild)


def find_last_build(store: Store) -> LastBuild | None:
    key = store_key(store, "last build")
    return store.find_as(key, _decoder) if key else None


def keep_last_build(store: Store, last: LastBuild) -> None:
    key = store_key(store, "last build")
    with suppress(ValueError):  # names of files that are no text
        if key:
            store.keep(key, msgspec.msgpack.encode(last))


def hash_of(content: bytes) -> bytes:
    return blake2b(content, digest_size=HASH).digest()


def is_as_left(path: str, left: Left) -> bool:
    """Does the file have the bytes that a build left in it?"""
    try:
        # Of thousands of files: making a Path of each takes longer than this.
        if status_of(os.stat(path, follow_symlinks=False)) == left.status:  # noqa: PTH116
            return True
        file = Path(path)
        return not file.is_symlink() and hash_of(file.read_bytes()) == left.hash
    except OSError:
        return False


def status_of(found: os.stat_result) -> Status:
    """What of a file changes when its bytes do: nobody sets the last of these as they like."""
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def left_in(out: Path, hashes: Mapping[str, bytes]) -> dict[str, Left]:
    """Files of these hashes as they are in `out` now."""
    found, now = statuses(out), time.time_ns()
    return {
        path: Left(hash=known, status=settled(found.get(path, _UNKNOWN), now))
        for path, known in hashes.items()
    }


def settled(status: Status, now: int) -> Status:
    """A status to be kept at the time `now` (in nanoseconds).

    One that another write could still leave as it is tells nothing: clocks of files tick.
    """
    changed = status[-1]
    tells = changed % _SECOND and now - changed > _TICK
    return status if tells else _UNKNOWN


def statuses(out: Path) -> dict[str, Status]:
    """The files that a build replaces, with their paths below `out`; so is what is no folder, and
    a folder that is empty, with a slash at the end.

    Raises OSError if a folder cannot be read.
    """
    found: dict[str, Status] = {}
    for name in PUBLISHED:
        path = out / name
        if path.is_dir() and not path.is_symlink():
            found.update(_statuses_in(path, f"{name}/"))
        elif os.path.lexists(path):
            found[name] = status_of(path.lstat())
    return found


def _statuses_in(folder: Path, below: str) -> Iterator[tuple[str, Status]]:
    with os.scandir(folder) as entries:
        found = list(entries)
    if not found:
        yield below, _UNKNOWN
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _statuses_in(Path(entry.path), f"{below}{entry.name}/")
        else:
            yield f"{below}{entry.name}", status_of(entry.stat(follow_symlinks=False))
