"""Watch: whether files have changed, by looking at them again and again.

The choice and its price: some hundred files are looked at four times a second, which every system
and every kind of disk allows, and a file or folder may come, go and come back.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Event

_POLL_SECONDS = 0.25

Snapshot = Mapping[Path, tuple[int, ...]]


def changes(sources: Iterable[Path], seen: Snapshot) -> Iterator[None]:
    """One item whenever files differ from what was `seen` last; never ends.

    A change while an item is in use is the next one.
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
    """What tells that a file has changed: of `sources` and of all in them that is not hidden."""
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
