"""Script: a value as a classic script, the one kind of data a page opened from disk can load."""

import json
import zlib
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import TypeVar

Script = TypeVar("Script", str, bytes)

_DIGITS = 8  # of the hash, in hexadecimal
_LEVEL = 9


def data_script(name: str, value: object) -> str:
    """A script that hands over a value; all ASCII, and inert even inside an HTML page."""
    literal = json.dumps(value, separators=(",", ":")).replace("</", "<\\/")
    return f"sitegen.receive({json.dumps(name)},{literal});\n"


def versioned(folder: str, scripts: Mapping[str, Script]) -> tuple[str, dict[str, Script]]:
    """The version of some scripts, the hash of all they hold, and the scripts by path: they stand
    below the version in `folder`, so that no page of one build loads a script of another.
    """
    whole = sha256()
    for script in scripts.values():
        whole.update(script.encode() if isinstance(script, str) else script)
    version = whole.hexdigest()[:_DIGITS]
    return version, {f"{folder}/{version}/{name}.js": script for name, script in scripts.items()}


def packed_script(name: str, value: object) -> str:
    """The same for data that repeat themselves, compressed; `packed` reads them in the browser."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return data_script(name, b64encode(zlib.compress(text.encode(), _LEVEL)).decode())
