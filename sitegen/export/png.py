"""PNG: rows of pixels as a picture; equal rows give equal bytes, and no row is filtered."""

import struct
import zlib
from collections.abc import Sequence

_PALETTE, _RGBA = 3, 6
_CHANNELS = {_PALETTE: 1, _RGBA: 4}


def png(rows: Sequence[bytes | bytearray], palette: bytes = b"") -> bytes:
    """The rows hold four bytes a pixel (red, green, blue, opacity), or with a `palette` (three
    bytes a color) one, the number of its color.
    """
    form = _PALETTE if palette else _RGBA
    header = struct.pack(">IIBBBBB", len(rows[0]) // _CHANNELS[form], len(rows), 8, form, 0, 0, 0)
    colors = [(b"PLTE", palette)] if palette else []
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    parts = ((b"IHDR", header), *colors, (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, content) for name, content in parts)


def _part(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)
