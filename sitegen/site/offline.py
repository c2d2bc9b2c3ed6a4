"""Offline: the service worker, and the list of the files it keeps in a browser that is asked to.

    service-worker.js               at the site's root, because it may answer for nothing above it
    assets/sitegen/offline.json     the files: path, hash of the contents, bytes when compressed

Kept are all pages and what they load; not what is there to be downloaded.  The version of a site is
the hash of that list: it is in the worker, so that a browser finds a new worker when, and only
when, some file has changed.
"""

import json
from collections.abc import Iterable
from hashlib import sha256

from msgspec import Struct

from sitegen.export.picture import PICTURE
from sitegen.export.web_manifest import MANIFEST
from sitegen.site.bundles import ASSETS, worker_script
from sitegen.site.deflate import Deflated
from sitegen.site_map import HOME, LOST

WORKER = "service-worker.js"
OFFLINE = f"{ASSETS}/offline.json"
_FOLDERS = ("assets/", "search/", "explore/", "selection/")
_HASH = 16  # characters of a SHA-256 in hex
_FRAME = 18  # bytes that browsers put around what they compress


class KeptFile(Struct, frozen=True, kw_only=True):
    """`path` is below the site's root; `packed` is its size in bytes when compressed."""

    path: str
    hash: str
    packed: int


def is_kept(path: str) -> bool:
    """Does a page need the file: is it one, or does one load it?"""
    needed = path.endswith(".html") or path == MANIFEST or path.startswith(_FOLDERS)
    return needed and path not in (PICTURE, OFFLINE)


def kept_file(path: str, file: Deflated) -> KeptFile:
    return KeptFile(path=path, hash=file.sha256[:_HASH], packed=len(file.data) + _FRAME)


def offline_files(kept: Iterable[KeptFile]) -> dict[str, str]:
    """The worker and its list, by path."""
    rows = [[file.path, file.hash, file.packed] for file in sorted(kept, key=lambda f: f.path)]
    listed = json.dumps({"files": rows}, separators=(",", ":"))
    version = sha256(listed.encode()).hexdigest()[:_HASH]
    facts = {"version": version, "files": OFFLINE, "home": HOME.address, "lost": LOST.address}
    return {OFFLINE: listed, WORKER: worker_script(facts)}
