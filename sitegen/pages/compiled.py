"""Compiled: templates as bytecode, kept in their `__pycache__`.

What has changed since, be it the template, the program, Jinja or Python, is compiled again.
"""

from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from sitegen.pages.pycache import find_made, keep_made
from sitegen.store import program_key


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
        code = find_made(Path(bucket.key), bytes.fromhex(bucket.checksum))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.key:
            code = bucket.bytecode_to_string()
            keep_made(Path(bucket.key), bytes.fromhex(bucket.checksum), code)
