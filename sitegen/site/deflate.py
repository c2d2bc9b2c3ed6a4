"""Deflate: files as an archive holds them, by all processors where there are many.

Each file of a site is compressed once: for the archive, and to know what it takes in a browser that
keeps it.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from sitegen.site.processes import executor_if, mapped

PAYS_FROM = 15_000  # files: fewer are compressed by the time that processes have started
_LEVEL = 4  # most of what browsers and archives save, in half the time
_CHUNK = 1 << 20  # bytes read of a file at a time
_FILES = 32  # that a worker takes at once: most are small


class Deflated(Struct, frozen=True, kw_only=True):
    """A file's bytes, compressed; `size`, `crc` and `sha256` (in hex) are those of its own."""

    data: bytes
    size: int
    crc: int
    sha256: str


def deflated(content: bytes) -> Deflated:
    return _deflated(BytesIO(content))


def deflated_files(folder: Path, paths: Sequence[str]) -> Iterator[tuple[str, Deflated]]:
    """Each of the files below `folder` with its path, in this order."""
    remaining = iter(paths)
    parts = iter(lambda: list(islice(remaining, _FILES)), [])
    read = partial(_read, folder)
    with executor_if(len(paths) >= PAYS_FROM) as executor:
        for files in mapped(executor, read, parts) if executor else map(read, parts):
            yield from files


def _read(folder: Path, paths: Iterable[str]) -> list[tuple[str, Deflated]]:
    files = []
    for path in paths:
        with (folder / path).open("rb") as file:
            files.append((path, _deflated(file)))
    return files


def _deflated(file: BinaryIO) -> Deflated:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    digest, parts, size, crc = sha256(), [], 0, 0
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        parts.append(packer.compress(chunk))
        size, crc = size + len(chunk), zlib.crc32(chunk, crc)
    data = b"".join((*parts, packer.flush()))
    return Deflated(data=data, size=size, crc=crc, sha256=digest.hexdigest())
