"""Watch: whether files have changed, by polling.

The choice and its price: a few hundred files are checked ten times a second, which takes some 2% of
a processor.  That works on every system and every kind of disk, and a file or folder may come, go
and come back.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Event

_POLL_SECONDS = 0.1

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
    """What shows whether a file has changed, for `sources` and everything in them not hidden.

    Of a folder only that it is one: what is hidden in it changes its time too.
    """
    found: dict[Path, tuple[int, ...]] = {}
    for path in _files(sources):
        try:
            status = path.stat()
        except OSError:  # not there, or gone since it was listed
            continue
        kind = stat.S_IFMT(status.st_mode)
        is_folder = stat.S_ISDIR(status.st_mode)
        changed = () if is_folder else (status.st_mtime_ns, status.st_size, status.st_ino)
        found[path] = (kind, *changed)
    return found


def _is_shown(name: str) -> bool:
    """Is it neither hidden nor what a build itself keeps beside templates?"""
    return not name.startswith(".") and name != "__pycache__"


def _files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        yield source
        for folder, folders, files in os.walk(source):
            folders[:] = filter(_is_shown, folders)
            shown = filter(_is_shown, (*folders, *files))
            yield from (Path(folder, name) for name in shown)
