"""Watch: whether files have changed, by polling.

The choice and its price: a few hundred files are checked four times a second.  That works on every
system and every kind of disk, and a file or folder may come, go and come back.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Event

_POLL_SECONDS = 0.25

Snapshot = Mapping[Path, tuple[int, ...]]


def changes(sources: Iterable[Path], seen: Snapshot) -> Iterator[None]:
    """One item whenever files differ from what was `seen` last; never ends.

    A change while one item is being handled is the next item.
    """
    watched = tuple(sources)
    pause = Event()
    while True:
        now = snapshot(watched)
        if now != seen:
            seen = now
            yield
        pause.wait(_POLL_SECONDS)


def snapshot(sources: Iterable[Path]) -> Snapshot:
    """What shows whether a file has changed, for `sources` and everything in them not hidden."""
    found: dict[Path, tuple[int, ...]] = {}
    for path in _files(sources):
        try:
            status = path.stat()
        except OSError:  # not there, or gone since it was listed
            continue
        found[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def _files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        if not source.is_dir():
            yield source
        for folder, folders, files in os.walk(source):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (Path(folder, name) for name in files if not name.startswith("."))
