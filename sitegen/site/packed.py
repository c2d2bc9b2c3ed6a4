"""Packed: the files of a site as an archive holds them, compressed where they are not as before."""

from collections.abc import Iterator

import msgspec

from sitegen.site.deflate import Deflated, deflated, deflated_files
from sitegen.site.staged import Staged
from sitegen.store import digest, store_in_use

_decoder = msgspec.msgpack.Decoder(Deflated)


def packed_files(staged: Staged, below: str) -> Iterator[tuple[str, Deflated]]:
    """The staged files below a folder by their paths below it, in the order of these."""
    store = store_in_use()
    if store is None:
        yield from deflated_files(staged.folder / below, list(staged.below(below)))
        return
    hashes = staged.below(below)
    keys = {path: digest(store.program, "deflated", each) for path, each in hashes.items()}
    # Most are as they were: looking for each of them twice would take as long as all the rest.
    known = {path for path in keys if f"{below}{path}" in staged.linked or store.has(keys[path])}
    fresh = deflated_files(staged.folder / below, [path for path in keys if path not in known])
    for path, key in keys.items():
        kept = store.find_as(key, _decoder) if path in known else None
        if kept is None:
            kept = deflated(staged.read(f"{below}{path}")) if path in known else next(fresh)[1]
            store.keep(key, msgspec.msgpack.encode(kept))
        yield path, kept
