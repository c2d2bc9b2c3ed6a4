"""Pycache: what follows from the program alone, kept as Python keeps the bytecode of modules.

It lies in `__pycache__`, so it is trusted as the program is, and found as little where Python is
told to leave no bytecode.  Nothing of it comes from where a site goes.  What was made from anything
else, or is damaged, is not found.
"""

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_CHECK = 16  # bytes of the checksum that a file begins with


def find_made(path: Path, made_from: bytes) -> bytes | None:
    """What is kept at `path`, if it was made from that (a hash)."""
    with suppress(OSError):
        data = path.read_bytes()
        if data[:_CHECK] == _check(data[_CHECK:], made_from):
            return data[_CHECK:]
    return None


def keep_made(path: Path, made_from: bytes, made: bytes) -> None:
    """Keep it at `path`, in place of what is there; a disk that fails loses only time."""
    if sys.dont_write_bytecode:
        return
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("xb") as file:
            file.write(_check(made, made_from) + made)
        fresh.replace(path)
        return
    with suppress(OSError):
        fresh.unlink()


def _check(made: bytes, made_from: bytes) -> bytes:
    return blake2b(made, digest_size=_CHECK, key=made_from).digest()
