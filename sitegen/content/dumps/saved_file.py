"""Saved file: a capture as it is on disk, and its text whatever the bytes are."""

import codecs
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class SavedFile(Struct, frozen=True, kw_only=True, dict=True):
    """A file as it is on disk. `name` is what records carry, `path` what messages show."""

    name: str
    path: str
    data: bytes

    @cached_property
    def text(self) -> str:
        """The decoded text, its lines ended by line feeds."""
        return decode(self.data).replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def undecoded(self) -> int | None:
        """The first line with a byte that is not of the file's encoding."""
        try:
            self.data.decode(_encoding(self.data))
        except UnicodeDecodeError as error:
            before = self.data[: error.start].decode(_encoding(self.data), errors="replace")
            return len(split_lines(f"{before}."))
        return None

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines; the first has the number 1."""
        return split_lines(self.text)


def decode(data: bytes) -> str:
    """The text of a saved page, without byte order marks (two pages in a file may have two).

    Invalid bytes become U+FFFD: they are shown, not lost, and never raise an exception.
    """
    return data.decode(_encoding(data), errors="replace").replace("\ufeff", "")


def _encoding(data: bytes) -> str:
    """By the byte order mark, else UTF-16 if every other byte is mostly zero, else UTF-8."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    sample = data[:2000]
    if sample[1::2].count(0) > len(sample) // 4:
        return "utf-16-le"
    if sample[0::2].count(0) > len(sample) // 4:
        return "utf-16-be"
    return "utf-8"


def split_lines(text: str) -> list[str]:
    r"""Lines as an editor counts them: separated by \n, \r\n or \r and by nothing else."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]
