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
    hashes = staged.below(below)
    linked = {path for path in hashes if store and f"{below}{path}" in staged.linked}
    written = [path for path in hashes if path not in linked]
    fresh = deflated_files(staged.folder / below, written)
    for path, known in hashes.items():
        if store is None:
            yield next(fresh)
            continue
        key = digest(store.program, "deflated", known)
        kept = store.find_as(key, _decoder) if path in linked else None
        if kept is None:
            kept = deflated(staged.read(f"{below}{path}")) if path in linked else next(fresh)[1]
            store.keep(key, msgspec.msgpack.encode(kept))
        yield path, kept
