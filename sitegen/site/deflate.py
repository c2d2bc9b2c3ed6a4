"""Deflate: files as an archive holds them, in threads for all processors.

Each file of a site is compressed once: for the archive, and to know what it takes in a browser that
keeps it.  Compressing leaves the interpreter to other threads; the bytes are the same without any.
"""

import os
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import BinaryIO

_LEVEL = 4  # most of what browsers and archives save, in half the time
_CHUNK = 1 << 20  # bytes read of a file at a time
_FILES = 32  # that a thread takes at once: most are small
_AHEAD = 8  # of those, on their way: what is compressed faster than it is written waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Deflated:
    """A file's bytes, compressed; `size`, `crc` and `sha256` (in hex) are those of its own."""

    data: bytes
    size: int
    crc: int
    sha256: str


def deflated(content: bytes) -> Deflated:
    return _deflated(BytesIO(content))


def deflated_files(folder: Path, paths: Iterable[str]) -> Iterator[tuple[str, Deflated]]:
    """Each of the files below `folder` with its path, in this order."""
    remaining = iter(paths)
    waiting: deque[Future[list[tuple[str, Deflated]]]] = deque()
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        try:
            while part := list(islice(remaining, _FILES)):
                waiting.append(threads.submit(_read, folder, part))
                if len(waiting) == _AHEAD:
                    yield from waiting.popleft().result()
            for each in waiting:
                yield from each.result()
        finally:
            threads.shutdown(cancel_futures=True)


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
