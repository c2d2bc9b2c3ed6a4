"""Output: the only module that writes to disk.

A build is staged in its own folder inside the output folder and replaces the last one
only when it is complete, by renaming: a build that fails, is interrupted or killed
leaves the last good site as it was.  Between the two renames of a swap there is an instant
without a site; `open_staging` puts the old one back, should a machine die just then.
"""

import errno
import filecmp
import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock

from sitegen.errors import SitegenError
from sitegen.site.deflate import Deflated
from sitegen.site.exchange import exchange

_MARKER = ".sitegen-build"  # everything beside it is from a build, and the next one may replace it
_CLAIM = "From sitegen: each build replaces docs, site, mkdocs.yml and report.json beside this.\n"
PUBLISHED = ("report.json", "docs", "site", "mkdocs.yml")
_STAGING = ".staging-"
_OLD = ".old-"
_LOCK = ".sitegen.lock"  # empty, and stays: removing it would let a third build in beside a second
_EARLIEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_TRIES = 20


@contextmanager
def open_staging(out: Path) -> Iterator[Path]:
    """An empty folder inside `out`, removed at the end whatever happens. Cleans up after a crash.

    Raises SitegenError if the disk fails, here or while the folder is in use, or if `out` has
    files that a build would replace although no build put them there.
    """
    with _disk_errors(out):
        _refuse_foreign(out)
        out.mkdir(parents=True, exist_ok=True)
        with folder_lock(out):
            _refuse_foreign(out)
            _recover(out)
            staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=out))
            _mark(staging)
            try:
                yield staging
            finally:
                _discard(staging)


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Lock `folder` for one process: a second one waits, and a killed one releases it.

    Raises SitegenError if there is no such folder, or the disk fails.
    """
    if not folder.is_dir():
        raise SitegenError(
            f"{folder}: there is no such folder (name it, or start with 'sitegen new')"
        )
    with _disk_errors(folder), FileLock(folder / _LOCK):
        yield


@contextmanager
def _disk_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise SitegenError(_disk_is_full(path)) from error
        where = error.filename or path
        message = f"{where}: cannot be written: {error.strerror or error}"
        raise SitegenError(f"{message} (check the folder, its permissions and limits)") from error


def _disk_is_full(path: Path) -> str:
    """The message for a full disk, whatever file was being written to it."""
    there = next(folder for folder in (path, *path.absolute().parents) if folder.exists())
    free = shutil.disk_usage(there).free / 1e6
    return (
        f"{path}: the disk is full: {free:.1f} MB free are not enough "
        "(make room; what was published before is unchanged)"
    )


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write `files` (content by path below `folder`), the same bytes on every machine.

    Raises SitegenError, before anything is written, if a path leads out of the folder.
    """
    refuse_outside(files)
    for name, content in files.items():
        with _new_file(folder / name) as file:
            file.write(content.encode() if isinstance(content, str) else content)


def _new_file(path: Path) -> BinaryIO:
    """A file at `path` that is new, below a folder that may not be there yet."""
    try:
        return path.open("xb")
    except (FileNotFoundError, NotADirectoryError):
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:  # another name of a file of the last build, perhaps
        path.unlink()
    return path.open("xb")


def refuse_outside(names: Iterable[str]) -> None:
    """Raise SitegenError if a path leads out of the folder that it is in."""
    for name in names:
        if name.startswith("/") or ".." in name.split("/"):
            raise SitegenError(
                f"{name}: leads out of the folder it belongs in (nothing was written)"
            )


def link_file(last: str, path: str) -> bool:
    """Give a file a second name at `path`, below a folder that may not be there yet.

    False where the disk, or what is there by now, does not allow it.
    """
    try:
        os.link(last, path, follow_symlinks=False)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):
            os.link(last, path, follow_symlinks=False)
            return True
        return False
    except (OSError, NotImplementedError):
        return False
    return True


def files_below(folder: Path) -> list[str]:
    """The paths of the files below `folder`, sorted; none if there is no such folder."""
    found = (Path(where, name) for where, _, names in os.walk(folder) for name in names)
    return sorted(path.relative_to(folder).as_posix() for path in found if path.is_file())


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_files(source: Path, folder: Path, names: Iterable[str]) -> None:
    """Copy files (paths below `source`) to the same places below `folder`."""
    copies = [(source / name, folder / name) for name in names]
    for parent in {copy.parent for _, copy in copies}:
        parent.mkdir(parents=True, exist_ok=True)
    for original, copy in copies:
        shutil.copyfile(original, copy)


def add_file(path: Path, data: bytes) -> bool:
    """Write a file where there is nothing, not even a link; False if there is something.

    Raises SitegenError if the disk fails; then no part of the file is left.
    """
    with _disk_errors(path):
        path.parent.mkdir(exist_ok=True)
        try:
            file = path.open("xb")
        except FileExistsError:
            return False
        try:
            with file:
                file.write(data)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return True


def remove(folder: Path, names: Iterable[str]) -> None:
    """Remove files or folders from `folder`; missing ones are ignored."""
    for name in names:
        _remove(folder / name)


@contextmanager
def replacing(path: Path, text: str) -> Iterator[None]:
    """Replace one file when the block ends without an error; an equal file is left alone.

    The text is on disk before the block begins, so nothing in it happens if there is no room.
    """
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        with _disk_errors(path):
            _beside(path).unlink(missing_ok=True)  # left by a publish that was killed
        yield
        return
    with _written_beside(path, data) as fresh:
        yield
        with _disk_errors(path):
            _put(fresh, path)


@contextmanager
def _written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A file with this data, on disk beside another one whose place it may take."""
    fresh = _beside(path)
    try:
        with _disk_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_through(fresh, data)
        yield fresh
    finally:
        with suppress(OSError):  # what is wrong with the folder has been said
            fresh.unlink()


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _put(fresh: Path, path: Path) -> None:
    fresh.replace(path)
    _flush(path.parent)


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Replace a text file by what `change` makes of its text, with the line ends that it has.

    It is read under the lock of its folder, and again before it is replaced: where somebody else
    wrote to it in between, `change` is asked anew.  Raises what `change` raises, and SitegenError
    if the file cannot be read or keeps changing; then nothing is written.
    """
    with folder_lock(path.parent):
        path = path.resolve()  # a link stays one
        for _ in range(_TRIES):
            with _disk_errors(path):
                before = path.read_bytes() if path.exists() else b""
            after = _rewritten(path, before, change)
            if after == before:
                return
            if _exchanged(path, before, after):
                return
    raise SitegenError(f"{path}: is written to all the time (stop what writes to it)")


def _rewritten(path: Path, data: bytes, change: Callable[[str], str]) -> bytes:
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    try:
        text = data.removeprefix(mark).decode()
    except UnicodeDecodeError as error:
        raise SitegenError(f"{path}: cannot be read (save it as UTF-8)") from error
    end = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    if "\r" in plain or text != plain.replace("\n", end):
        raise SitegenError(f"{path}: its lines end in several ways (save it with one)")
    return mark + change(plain).replace("\n", end).encode()


def _exchanged(path: Path, before: bytes, after: bytes) -> bool:
    """Replace the file, unless it is no longer what it was."""
    with _written_beside(path, after) as fresh, _disk_errors(path):
        if path.exists():
            shutil.copymode(path, fresh)
        if (path.read_bytes() if path.exists() else b"") != before:
            return False
        _put(fresh, path)
        return True


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())  # or a power failure may leave an empty file under the name


def _flush(folder: Path) -> None:
    """Flush the entries of `folder` itself to disk."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # this system cannot open folders
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_zip(archive: Path, files: Iterable[tuple[str, Deflated]], inside: str) -> None:
    """Pack files, given with their paths, under the name `inside`; equal files give equal bytes."""
    archive.unlink(missing_ok=True)  # it may be another name of the last one
    with zipfile.ZipFile(archive, "w") as packed:
        for path, file in files:
            entry = zipfile.ZipInfo(f"{inside}/{path}", date_time=_EARLIEST_ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            entry.CRC, entry.file_size, entry.compress_size = file.crc, file.size, len(file.data)
            _add_deflated(packed, entry, file.data)


def _add_deflated(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> None:
    """Add what is compressed already, which `ZipFile` has no method for."""
    assert packed.fp
    entry.header_offset = packed.start_dir
    header = entry.FileHeader()
    packed.fp.write(header)
    packed.fp.write(data)
    packed.filelist.append(entry)
    packed.start_dir += len(header) + len(data)


def publish(staging: Path, out: Path, written: Iterable[str] | None = None) -> None:
    """Replace the last build with the staged one; they change places, where the system knows how.

    `written` are the paths of the files that are not those of the last build already: all, if it is
    not told.
    """
    if not _is_marked(out):
        _mark(out)
    _keep_times(staging, out, files_below(staging) if written is None else written)
    if hasattr(os, "sync"):  # thousands of files: faster than one by one, and before the renames
        os.sync()
    for name in PUBLISHED:
        if (staging / name).exists():
            _swap(staging / name, out / name, out / f"{_OLD}{name}")
    _flush(out)


def _swap(fresh: Path, last: Path, old: Path) -> None:
    """Replace `last` with `fresh`; if that fails or is interrupted, `last` stays."""
    if last.exists() and exchange(fresh, last):
        return  # the last one is in the staging folder now, which is removed in the end
    try:
        if last.exists():
            last.rename(old)
        fresh.rename(last)
    finally:
        if old.exists() and not last.exists():
            old.rename(last)
    _remove(old)


def _keep_times(staging: Path, out: Path, written: Iterable[str]) -> None:
    """Give unchanged files the times of the last build, so that a sync sees what changed."""
    for path in written:
        fresh, before = staging / path, out / path
        if fresh.is_file() and before.is_file() and filecmp.cmp(fresh, before, shallow=False):
            status = before.stat()
            os.utime(fresh, ns=(status.st_atime_ns, status.st_mtime_ns))


def has_leftovers(out: Path) -> bool:
    """Was a build stopped here, so that the next one has something to clean up?"""
    return any(path.name.startswith((_STAGING, _OLD)) for path in out.iterdir())


def _recover(out: Path) -> None:
    for name in PUBLISHED:
        old = out / f"{_OLD}{name}"
        if old.exists() and not (out / name).exists():
            old.rename(out / name)
        _remove(old)
        if old.exists():  # or the next swap could not put the last one there
            raise SitegenError(f"{old}: cannot be removed (remove it; the site is as it was)")
    for leftover in out.glob(f"{_STAGING}*"):
        if _is_marked(leftover) or _holds_no_more_than_a_marker(leftover):
            _discard(leftover)


def _holds_no_more_than_a_marker(folder: Path) -> bool:
    """So it is where a build was stopped before it had marked its staging folder."""
    return folder.is_dir() and {path.name for path in folder.iterdir()} <= {_MARKER}


def _refuse_foreign(out: Path) -> None:
    """Raise SitegenError if a build would replace what no build put there."""
    paths = [out / f"{before}{name}" for before in ("", _OLD) for name in PUBLISHED]
    link = next((path for path in paths if path.is_symlink()), None)
    if link:
        raise SitegenError(
            f"{link}: is a link, and a build would replace it by what it wrote (remove it, or "
            "name another folder with --out; nothing was written)"
        )
    if _is_marked(out):
        return
    foreign = next((path for path in paths if path.exists()), None)
    if foreign:
        raise SitegenError(
            f"{foreign}: would be replaced, but no build of this version put it there "
            "(remove it, or name another folder with --out; nothing was written)"
        )


def _mark(folder: Path) -> None:
    (folder / _MARKER).write_text(_CLAIM, encoding="utf-8")


def _is_marked(folder: Path) -> bool:
    try:
        return (folder / _MARKER).read_text(encoding="utf-8") == _CLAIM
    except (OSError, UnicodeDecodeError):
        return False


def _discard(staging: Path) -> None:
    """Remove a staging folder, its marker last: what cannot be removed now stays marked as ours."""
    for path in staging.iterdir():
        if path.name != _MARKER:
            _remove(path)
    if _holds_no_more_than_a_marker(staging):
        shutil.rmtree(staging, ignore_errors=True)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
