"""Untrusted text, made safe to show: cleaned once, escaped at the page's edge.

Titles and abstracts are hostile until proven otherwise.  `clean` takes out what no reader
can see but a renderer may act on; `escape` makes the rest inert in HTML and in Markdown.
"""

import html
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from sitegen.text.formula import Formula
from sitegen.text.invisible import remove_invisible
from sitegen.text.latex import segments
from sitegen.text.prose import Prose, text_of

_MARKS = re.compile(r"[&<>\"'{}]")


def clean(text: str) -> str:
    """One line of NFC text without characters that only machines see."""
    if text.isascii() and text.isprintable():  # as most texts
        line = " ".join(text.split())
        return text if line == text and type(text) is str else line  # one in memory, not two
    visible = unicodedata.normalize("NFC", text)
    # Marks may trade places where something between them is gone, and so part a joiner from its
    # letter: once more, until nothing is left to remove.
    while (left := unicodedata.normalize("NFC", remove_invisible(visible))) != visible:
        visible = left
    return " ".join(visible.split())


@lru_cache(maxsize=1 << 14)
def readable(text: str) -> str:
    """What a reader is shown of an untrusted text: cleaned, LaTeX remnants in Unicode.

    It is a `Prose` if there are formulas in it.  Kept, because a text is asked for wherever its
    record is named, chosen or compared.
    """
    cleaned = clean(text)
    parts = [*segments(cleaned)]
    if not any(isinstance(part, Formula) for part in parts):
        plain = "".join(map(text_of, parts))
        return cleaned if plain == cleaned else clean(plain)
    prose = Prose(parts)
    whole = clean(prose)
    return prose if prose == whole and prose.formulas else str(whole)


def escape(text: str) -> str:
    """Text for an HTML block or attribute: `&<>"'` and braces as entities."""
    if _MARKS.search(text) is None:  # most texts: dates, addresses, names
        return text
    return html.escape(text, quote=True).replace("{", "&#123;").replace("}", "&#125;")


def printable(line: str) -> str:
    r"""One line for a terminal or a log: what would command either is escaped.

    Line breaks, escape sequences and bidirectional controls become `\x1b` and the like; so do the
    first colon of a leading `::` and the first sign of `##[`, wherever it stands, which would make
    a line of a workflow's log a command.
    """
    spelled = "".join(map(_spelled_out, line)).replace("##[", r"\x23#[")
    return spelled.replace(":", r"\x3a", 1) if spelled.lstrip().startswith("::") else spelled


def _spelled_out(character: str) -> str:
    if character.isprintable() or character == " ":
        return character
    return character.encode("unicode_escape").decode("ascii")


def first_few(names: Sequence[str], most: int = 5) -> str:
    """`a, b`, or `a, b, c, d, e and 3 more`."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def counted(number: int, noun: str) -> str:
    """`1 paper`, `2 papers`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
