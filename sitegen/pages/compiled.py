"""Compiled: templates as bytecode, kept beside them as Python keeps that of its modules.

It lies in their `__pycache__`, so it is trusted as the program is, and found as little where Python
is told to leave no bytecode.  Nothing of it comes from where a site goes.  What has changed since,
be it the template, the program, Jinja or Python, is compiled again, and so is what is damaged.
"""

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from sitegen.store import program_key

_CHECK = 16  # bytes of the checksum that a file begins with


class CompiledTemplates(BytecodeCache):
    """Those of one environment. `kind` (letters) tells it from others that compile the same ones:
    how an environment compiles follows from the program, so its options need not be known.
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        path = cache_from_source(filename, optimization=self._kind) if filename else ""
        made_from = blake2b(f"{self._kind}\n{name}\n{source}".encode(), key=program_key())
        bucket = Bucket(environment, path, made_from.hexdigest())
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        if not bucket.key:  # what no file holds
            return
        with suppress(OSError):
            data = Path(bucket.key).read_bytes()
            if data[:_CHECK] == _check(bucket, data[_CHECK:]):
                bucket.bytecode_from_string(data[_CHECK:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not bucket.key or sys.dont_write_bytecode:
            return
        code = bucket.bytecode_to_string()
        path = Path(bucket.key)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("xb") as file:
                file.write(_check(bucket, code) + code)
            fresh.replace(path)
            return
        with suppress(OSError):
            fresh.unlink()


def _check(bucket: Bucket, code: bytes) -> bytes:
    """Of the code and of all that it was made from."""
    return blake2b(code, digest_size=_CHECK, key=bytes.fromhex(bucket.checksum)).digest()
