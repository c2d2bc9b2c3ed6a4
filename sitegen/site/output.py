"""Output: the only module that writes to disk.

A build is staged in its own folder inside the output folder and replaces the last one
only when it is complete, by renaming: a build that fails, is interrupted or killed
leaves the last good site as it was.  Between the two renames of a swap there is an instant
without a site; `open_staging` puts the old one back, should a machine die just then.
"""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from sitegen.errors import SitegenError

PUBLISHED = ("report.json", "docs", "site", "mkdocs.yml")  # the first marks a folder as ours
_STAGING = ".staging-"
_OLD = ".old-"
_LOCK = ".lock"  # empty, and left behind: removing it would let a third build in beside a second
_COMPRESSION = 2  # less than half the time of zlib's default, for a tenth more bytes
_EARLIEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


@contextmanager
def open_staging(out: Path) -> Iterator[Path]:
    """An empty folder inside `out`; gone at the end, whatever happens. Tidies after a crash.

    Raises SitegenError if the disk refuses, here or while the folder is in use, or if `out`
    holds what a build would replace although no build put it there.
    """
    with _refusals(out):
        out.mkdir(parents=True, exist_ok=True)
        if not (out / _LOCK).exists():
            _refuse_foreign(out)  # before anything is left there
        # One build at a time (`serve` is one too): a second waits; one that is killed lets go.
        with FileLock(out / _LOCK):
            _recover(out)
            _refuse_foreign(out)
            staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=out))
            try:
                yield staging
            finally:
                shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename or path
        raise SitegenError(f"{where}: cannot be written ({error.strerror or error})") from error


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write `files` (content by path below `folder`), the same bytes on every machine."""
    for parent in {(folder / name).parent for name in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def remove(folder: Path, names: Iterable[str]) -> None:
    """Take files or folders out of `folder`; those that are not there are ignored."""
    for name in names:
        _remove(folder / name)


def write_file(path: Path, text: str) -> None:
    """Replace one file atomically; an equal one is left alone."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return
    fresh = path.with_name(f".{path.name}.new")
    with _refusals(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(data)
        fresh.replace(path)


def write_zip(archive: Path, folder: Path, inside: str) -> None:
    """Pack `folder` under the name `inside`; equal content gives equal bytes."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path != archive)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in paths:
            name = f"{inside}/{path.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, date_time=_EARLIEST_ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes(), compresslevel=_COMPRESSION)


def publish(staging: Path, out: Path) -> None:
    """Replace the last build with the staged one."""
    for name in PUBLISHED:
        _keep_times(staging / name, out / name)
    for name in PUBLISHED:
        if not (staging / name).exists():
            continue
        if (out / name).exists():
            (out / name).rename(out / f"{_OLD}{name}")
        (staging / name).rename(out / name)
        _remove(out / f"{_OLD}{name}")


def _keep_times(fresh: Path, last: Path) -> None:
    """Give unchanged files the time of the last build, so that a sync sees what changed."""
    paths = [fresh] if fresh.is_file() else fresh.rglob("*")
    for path in paths:
        before = last / path.relative_to(fresh) if path != fresh else last
        if path.is_file() and before.is_file() and path.read_bytes() == before.read_bytes():
            status = before.stat()
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _recover(out: Path) -> None:
    for name in PUBLISHED:
        old = out / f"{_OLD}{name}"
        if old.exists() and not (out / name).exists():
            old.rename(out / name)
        _remove(old)
    for leftover in out.glob(f"{_STAGING}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _refuse_foreign(out: Path) -> None:
    mark, *others = PUBLISHED
    foreign = [name for name in others if (out / name).exists()]
    ours = (out / mark).exists() or (out / f"{_OLD}{mark}").exists()
    if foreign and not ours:
        raise SitegenError(
            f"{out / foreign[0]}: not from a build (name another folder with --out; "
            "nothing was written)"
        )


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
