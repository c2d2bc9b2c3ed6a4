"""Script: a value as a classic script, the one kind of data a page opened from disk can load."""

import json
import zlib
from base64 import b64encode

_LEVEL = 9


def data_script(name: str, value: object) -> str:
    """A script that hands over a value; all ASCII, and inert even inside an HTML page."""
    literal = json.dumps(value, separators=(",", ":")).replace("</", "<\\/")
    return f"sitegen.receive({json.dumps(name)},{literal});\n"


def packed_script(name: str, value: object) -> str:
    """The same for data that repeat themselves, compressed; `packed` reads them in the browser."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return data_script(name, b64encode(zlib.compress(text.encode(), _LEVEL)).decode())
