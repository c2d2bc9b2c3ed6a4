"""Store: what builds made, kept beside their output for the builds to come.

`kept` marks a pure function whose results are worth keeping.  While a store is open, a result that
was made before is read back instead of made again; without one, such a function is what it was.

A key is a hash of all that a result was made from: the function, its arguments, and the program
(its code, and the versions of Python and of every package installed).  So nothing in a store is
ever outdated; what has changed has another key, and what is no longer asked for is dropped in the
end.  Each value has a checksum.  A store with a wrong one, or that is not of this form, is thrown
away and made anew: it may be deleted at any time, and a build with it gives the bytes of one
without.

Values are MessagePack, read back as the type that the function declares: unlike a pickle, what
lies in a folder runs nothing when it is read.
"""

import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from functools import cache, wraps
from hashlib import blake2b
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, get_type_hints

import msgspec

HOUSE = Path(__file__).parent
SHOWN = ("browser", "starter", "templates", "theme")  # what is no code: see `folder_key`
_FORM = 0x53474B32  # in the file's header; another number is another form
_TABLE = "CREATE TABLE kept (key BLOB PRIMARY KEY, value BLOB NOT NULL)"
_HAS, _VALUE = (f"SELECT {what} FROM kept WHERE key = ?" for what in ("1", "value"))
_CHECK = 4  # bytes of a checksum
_SPARE = 1_000  # entries beyond twice those of the last build, before any are dropped
_IN_MEMORY = 1 << 24  # bytes of new values; what is beyond them waits in a file

P = ParamSpec("P")
R = TypeVar("R")


class Store:
    """Values by their keys, from the file at `path`, which need not exist.

    Nothing is written before `save`.  With `in_memory`, results stay in memory too, for a process
    that builds again and again.  It is of one process: in a fork of it, nothing is found and
    nothing kept.
    """

    def __init__(self, path: Path, *, in_memory: bool = False) -> None:
        self.path = path
        self.program = program_key()
        self._file = _opened(path)
        self._process = os.getpid()
        self._used: set[bytes] = set()
        self._fresh = _Fresh()
        self._results: dict[bytes, Any] | None = {} if in_memory else None
        self._is_damaged = False

    def has(self, key: bytes) -> bool:
        """Is a value kept under a key?  It may yet be found to be damaged."""
        if os.getpid() != self._process:
            return False
        is_here = key in self._fresh.keys or key in (self._results or ())
        return is_here or self._reads(_HAS, key) is not None

    def find(self, key: bytes) -> bytes | None:
        """The value kept under a key; None if there is none that can be trusted."""
        if os.getpid() != self._process:
            return None
        value = self._fresh.find(key) or self._read(key)
        if value is not None:
            self._used.add(key)
        return value

    def find_as(self, key: bytes, decoder: msgspec.msgpack.Decoder[R]) -> R | None:
        """The value kept under a key, decoded; None if there is none that can be trusted."""
        if self._results is not None and key in self._results:
            self._used.add(key)
            known: R = self._results[key]
            return known
        value = self.find(key)
        if value is None:
            return None
        try:
            found = decoder.decode(value)
        except (msgspec.MsgspecError, RecursionError):  # written by hand: its checksum is right
            self._is_damaged = True
            return None
        if self._results is not None:
            self._results[key] = found
        return found

    def keep(self, key: bytes, value: bytes) -> None:
        if os.getpid() == self._process:
            self._fresh.add(key, value)
            if self._results is not None:
                self._results.pop(key, None)

    def result(self, key: bytes, make: Callable[[], R], decoder: msgspec.msgpack.Decoder[R]) -> R:
        """What `make` returns, from memory or the file if it was made before."""
        made = self.find_as(key, decoder)
        if made is None:
            made = make()
            self._keep_result(key, made, decoder)
        if self._results is not None:
            self._results[key] = made
        return made

    def save(self) -> None:
        """Write what is new, and drop much of what is not used; a disk that fails loses only time.

        Nothing is kept if the program was changed while it ran: which one made it is not known.
        """
        fresh, self._fresh = self._fresh, _Fresh()
        self._used |= fresh.keys
        self._forget_results()
        used, self._used = self._used, set()
        self.pause()
        if os.getpid() != self._process or read_program_key() != self.program:
            return
        if self._is_damaged or self._file is None:
            self._begin_anew()
        if self._file is not None:
            with suppress(sqlite3.Error):
                _written(self._file, fresh.rows())
                _trimmed(self._file, used)

    def pause(self) -> None:
        """Let other processes write: nothing is read for a while."""
        if self._file is None or os.getpid() != self._process:
            return
        if self._file.in_transaction:
            with suppress(sqlite3.Error):
                self._file.execute("COMMIT")

    def close(self) -> None:
        if self._file is not None and os.getpid() == self._process:
            self._file.close()
        self._file = None

    def _read(self, key: bytes) -> bytes | None:
        row = self._reads(_VALUE, key)
        if row is None:
            return None
        value = _checked(key, row[0])
        self._is_damaged = value is None
        return value

    def _reads(self, query: str, key: bytes) -> tuple[object] | None:
        """The row of a key, if there is one and the file can be read."""
        if self._file is None or self._is_damaged:
            return None
        try:
            if not self._file.in_transaction:
                self._file.execute("BEGIN")  # thousands of reads: locking for each takes longer
            row: tuple[object] | None = self._file.execute(query, (key,)).fetchone()
        except sqlite3.OperationalError as error:  # locked by another build: not damaged
            self._is_damaged = "locked" not in str(error)
            return None
        except sqlite3.Error:
            self._is_damaged = True
            return None
        return row

    def _keep_result(self, key: bytes, made: R, decoder: msgspec.msgpack.Decoder[R]) -> None:
        """Keep a result, unless it would be read back as something else."""
        try:
            value = msgspec.msgpack.encode(made)
            is_same = decoder.decode(value) == made
        except (TypeError, ValueError, OverflowError, RecursionError):  # no text, a huge number
            return
        if is_same:
            self.keep(key, value)

    def _forget_results(self) -> None:
        """What the last build did not use need not stay in memory."""
        if self._results is not None:
            self._results = {key: self._results[key] for key in self._results.keys() & self._used}

    def _begin_anew(self) -> None:
        self.close()
        self._is_damaged = False
        try:
            for path in (self.path, self.path.with_name(f"{self.path.name}-journal")):
                path.unlink(missing_ok=True)
            self._file = _connected(self.path)
            self._file.execute(f"PRAGMA application_id = {_FORM}")
            self._file.execute(_TABLE)
        except (OSError, sqlite3.Error):  # a folder of that name, a disk that is full
            self.close()


class _Fresh:
    """New values by their keys: the last of them, and in a file without a name those before."""

    def __init__(self) -> None:
        self.keys: set[bytes] = set()
        self._last: dict[bytes, bytes] = {}
        self._size = 0
        self._file: sqlite3.Connection | None = None

    def add(self, key: bytes, value: bytes) -> None:
        self.keys.add(key)
        self._last[key] = value
        self._size += len(value)
        if self._size > _IN_MEMORY:
            self._put_away()

    def find(self, key: bytes) -> bytes | None:
        if key not in self.keys:
            return None
        if key in self._last or self._file is None:
            return self._last.get(key)
        with suppress(sqlite3.Error):
            found: tuple[bytes] | None = self._file.execute(_VALUE, (key,)).fetchone()
            return found[0] if found else None
        return None

    def rows(self) -> Iterator[tuple[bytes, bytes]]:
        if self._file is not None:
            yield from self._file.execute("SELECT key, value FROM kept")
        yield from self._last.items()

    def _put_away(self) -> None:
        """A disk that fails loses only time: what does not go there is made again."""
        last, self._last, self._size = self._last, {}, 0
        try:
            if self._file is None:
                self._file = sqlite3.connect("", isolation_level=None)
                self._file.execute("PRAGMA journal_mode = OFF")
                self._file.execute(_TABLE)
            _insert(self._file, last.items())
        except sqlite3.Error:  # what else is in it can no longer be trusted
            self.keys.clear()
            self._file = None


_open: ContextVar[Store | None] = ContextVar("store", default=None)


@contextmanager
def open_store(path: Path, *, in_memory: bool = False) -> Iterator[Store]:
    """Use the store at `path` inside the block; one that is in use there already is used on."""
    outer = _open.get()
    if outer is not None and outer.path == path:
        try:
            yield outer
        finally:
            outer.pause()
        return
    with closing(Store(path, in_memory=in_memory)) as store:
        token = _open.set(store)
        try:
            yield store
        finally:
            _open.reset(token)


def kept(make: Callable[P, R]) -> Callable[P, R]:
    """Keep what a function returns, by its arguments.

    It must depend on nothing else, templates and files included.  Arguments are plain values:
    structs, sequences, mappings, texts (with `segments`, if they have some), numbers, paths,
    and what has a `digest` of all that it is.  What is returned is of a type that says what is in
    it.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @cache
    def decoder() -> msgspec.msgpack.Decoder[R]:
        return msgspec.msgpack.Decoder(get_type_hints(make)["return"])

    @wraps(make)
    def found(*args: P.args, **kwargs: P.kwargs) -> R:
        store = _open.get()
        key = store_key(store, name, args, kwargs) if store else None
        if store is None or key is None:
            return make(*args, **kwargs)
        return store.result(key, lambda: make(*args, **kwargs), decoder())

    return found


def store_in_use() -> Store | None:
    """The store that is open, if one is."""
    return _open.get()


def store_key(store: Store, *values: object) -> bytes | None:
    """The key of what this program makes of `values`; None for text that is none (half a pair)."""
    try:
        return blake2b(_encoder.encode((store.program, *values)), digest_size=16).digest()
    except (ValueError, OverflowError, RecursionError):
        return None


def digest(*values: object) -> bytes:
    """A hash of plain values, for what is made of much and asked for often."""
    try:
        encoded = _encoder.encode(values)
    except (ValueError, OverflowError):  # text that is none (half a pair), a huge number
        encoded = repr(values).encode("ascii", "backslashreplace")
    return blake2b(encoded, digest_size=16).digest()


def _plain(value: object) -> object:
    """What stands for a value in a key."""
    if isinstance(found := getattr(value, "digest", None), bytes):
        return found
    if isinstance(value, str | Path | range):
        return type(value).__name__, getattr(value, "segments", f"{value}")
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is no plain value")


_encoder = msgspec.msgpack.Encoder(enc_hook=_plain)


@cache
def program_key() -> bytes:
    """A hash of the code that this process runs and of what it runs on."""
    return read_program_key()


def read_program_key() -> bytes:
    """As `program_key`, of what is on disk now."""
    runs_on = (sys.version, sys.platform, sqlite3.sqlite_version, zlib.ZLIB_RUNTIME_VERSION)
    found = blake2b("\n".join(runs_on).encode(), digest_size=16)
    for name in sorted({name for folder in sys.path for name in _packages(folder)}):
        found.update(f"{name}\n".encode("utf-8", "surrogateescape"))
    for name in _files(HOUSE):
        if name.partition("/")[0] not in SHOWN:
            _add(found, name, HOUSE)
    return found.digest()


def folder_key(folder: Path) -> bytes:
    """A hash of the files of a folder, with their names."""
    found = blake2b(digest_size=16)
    for name in _files(folder):
        _add(found, name, folder)
    return found.digest()


def _add(found: blake2b, name: str, folder: Path) -> None:
    with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123
        data = file.read()
    found.update(f"{name}\n{len(data)}\n".encode("utf-8", "surrogateescape"))
    found.update(data)


def _files(folder: Path) -> Iterator[str]:
    """The paths of the files below a folder: a Path of each would take longer than to read it."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        below = Path(parent).relative_to(folder).as_posix()
        yield from (name if below == "." else f"{below}/{name}" for name in sorted(names))


def _packages(folder: str) -> Iterator[str]:
    """The packages installed in a folder, with their versions, as installers record them."""
    try:
        with os.scandir(folder or ".") as entries:
            names = [entry.name for entry in entries]
    except OSError:
        return
    yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))


def _opened(path: Path) -> sqlite3.Connection | None:
    """The file, if it is a store of this form."""
    if path.is_symlink() or not path.is_file():
        return None
    try:
        file = _connected(path)
    except (sqlite3.Error, UnicodeDecodeError):  # a damaged schema is quoted in the message
        return None
    try:
        (form,) = file.execute("PRAGMA application_id").fetchone()
        tables = file.execute("SELECT sql FROM sqlite_schema").fetchall()
        if form == _FORM and tables == [(_TABLE,), (None,)]:  # the other is the index of its keys
            return file
    except (sqlite3.Error, UnicodeDecodeError):
        pass
    file.close()
    return None


def _connected(path: Path) -> sqlite3.Connection:
    """Without waiting for another process, and without flushing: checksums tell what was lost."""
    file = sqlite3.connect(path, timeout=0, isolation_level=None)
    file.execute("PRAGMA trusted_schema = OFF")
    file.execute("PRAGMA synchronous = OFF")
    return file


def _written(file: sqlite3.Connection, fresh: Iterable[tuple[bytes, bytes]]) -> None:
    _insert(file, ((key, _check(key, value) + value) for key, value in fresh))


def _insert(file: sqlite3.Connection, rows: Iterable[tuple[bytes, bytes]]) -> None:
    with _transaction(file):
        file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)


def _trimmed(file: sqlite3.Connection, used: set[bytes]) -> None:
    """Drop what was not used, once it is more than what was."""
    (count,) = file.execute("SELECT count(*) FROM kept").fetchone()
    if count <= 2 * len(used) + _SPARE:
        return
    unused = [row for row in file.execute("SELECT key FROM kept") if row[0] not in used]
    with _transaction(file):
        file.executemany("DELETE FROM kept WHERE key = ?", unused)


@contextmanager
def _transaction(file: sqlite3.Connection) -> Iterator[None]:
    file.execute("BEGIN IMMEDIATE")
    try:
        yield
        file.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            file.execute("ROLLBACK")
        raise


def _check(key: bytes, value: bytes) -> bytes:
    """It is there to find damage, which a CRC does in a fifth of the time of a hash."""
    return zlib.crc32(value, zlib.crc32(key)).to_bytes(_CHECK)


def _checked(key: bytes, stored: object) -> bytes | None:
    """The value, if it is what was written."""
    if not isinstance(stored, bytes):
        return None
    value = stored[_CHECK:]
    return value if stored[:_CHECK] == _check(key, value) else None
