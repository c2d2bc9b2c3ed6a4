"""The reader: from a file's bytes to a Dump, whatever the bytes are.

A layout is recognized by the text, never by the file's name.  Reading never raises: a file
in an unknown layout is a Dump in which every line is skipped for that reason.
"""

import codecs
from collections.abc import Sequence

from sitegen.content.dumps import bare, cards, glued
from sitegen.content.dumps.layout import Boilerplate, Layout, Line
from sitegen.content.dumps.record_parser import read_records
from sitegen.content.record import Dump, Record, Skipped
from sitegen.text.dates import PartialDate

LAYOUTS: tuple[Layout, ...] = (cards.LAYOUT, bare.LAYOUT, glued.LAYOUT)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_dump(name: str, path: str, data: bytes) -> Dump:
    """Read one saved page. `name` is what records carry, `path` what messages show."""
    texts = split_lines(decode(data))
    lines = [Line(number, text) for number, text in enumerate(texts, 1) if text.strip()]
    layout = next((layout for layout in LAYOUTS if layout.recognizes(lines)), None)
    if layout is None:
        return _unknown(name, path, texts)
    tokens = list(layout.tokens(lines))
    entries = list(read_records(name, tokens))
    records = tuple(entry for entry in entries if isinstance(entry, Record))
    skipped = sorted((e for e in entries if isinstance(e, Skipped)), key=lambda s: s.line)
    page = [token for token in tokens if isinstance(token, Boilerplate)]
    return Dump(
        name=name,
        path=path,
        layout=layout.name,
        captured=_captured(page),
        line_count=len(texts),
        boilerplate=len(texts) - len(lines) + len(page),
        records=records,
        skipped=tuple(skipped),
    )


def decode(data: bytes) -> str:
    """The text of a saved page, without byte order marks (two pages in a file have two).

    Bytes that mean nothing become U+FFFD: shown, not lost, and never an exception.
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


def _captured(page: Sequence[Boilerplate]) -> PartialDate | None:
    return next((token.captured for token in page if token.captured), None)


def _unknown(name: str, path: str, texts: Sequence[str]) -> Dump:
    known = ", ".join(layout.name for layout in LAYOUTS)
    first = next((text.strip() for text in texts if text.strip()), "")
    everything = Skipped(
        dump=name,
        line=1,
        count=len(texts),
        reason=f"the file is in no known layout ({known})",
        excerpt=first[:80],
    )
    return Dump(
        name=name,
        path=path,
        layout=None,
        captured=None,
        line_count=len(texts),
        boilerplate=0,
        records=(),
        skipped=(everything,) if texts else (),
    )
