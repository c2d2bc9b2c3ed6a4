"""BibTeX blocks: a file split into its entries, macros and comments, each with its lines.

bibtexparser finds them, and goes on behind an entry that is broken.  What is left to do: the rest
of a broken entry belongs to it, and an `@` in prose begins nothing.
"""

import logging
import re
from collections.abc import Iterator

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import BlockAbortedException
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from msgspec import Struct
from msgspec.structs import replace

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # broken entries are ours to report

_BRACE_BELOW = re.compile(r"^([ \t]*@\w{1,50})([ \t]*\n[ \t]*)([{(])", re.MULTILINE)
_KEY_MISSING = re.compile(
    r"^([ \t]*@(?!string|comment|preamble)\w{1,50}[ \t]*[{(])(?=\s{0,99}[\w-]{1,50}[ \t]{0,20}=)",
    re.MULTILINE | re.IGNORECASE,
)
_FIELD = re.compile(r"^[ \t]*[A-Za-z][\w-]{1,30}[ \t]*=[ \t]*[{\"]", re.MULTILINE)
_LONGEST_LINE = 1_000
_REASONS = (
    ("but found the end", "an entry of BibTeX in which a field has no value"),
    ("`=` after", "an entry of BibTeX with a comma or an = too few or too many"),
    ("Expected comma", "an entry of BibTeX with no comma behind its key"),
)
_NOT_CLOSED = "an entry of BibTeX that is not closed"


class BibtexBlock(Struct, frozen=True):
    """An entry, a macro (`@string`), or neither: a comment if `broken` does not say otherwise."""

    lines: range
    raw: str
    entry: Entry | None = None
    macro: String | None = None
    broken: str = ""  # why it cannot be read


def find_blocks(text: str) -> list[BibtexBlock]:
    """The blocks of a file in their order, without the prose between them."""
    text = _KEY_MISSING.sub(r"\1,", _BRACE_BELOW.sub(r"\1\3\2", text))
    found: list[BibtexBlock] = []
    at = 0
    for block in parse_string(text, parse_stack=[]).blocks:
        raw = block.raw or ""
        at = max(text.find(raw, at), at)  # blocks follow each other
        if not isinstance(block, ImplicitComment):
            read = _read(block)
            found += [] if _is_in_prose(read, _before(text, at)) else [read]
        elif found and found[-1].broken:
            lines = range(found[-1].lines.start, _lines(block).stop)
            found[-1] = replace(found[-1], lines=lines)
        else:
            found += _closed_too_early(block)
        at += len(raw)
    return found


def _before(text: str, at: int) -> str:
    """What stands on the line before a block, if the line is not too long."""
    start = max(at - _LONGEST_LINE, 0)
    return text[start:at].rpartition("\n")[2].strip()


def _lines(block: Block) -> range:
    first = (block.start_line or 0) + 1
    return range(first, first + (block.raw or "").rstrip().count("\n") + 1)


def _read(block: Block) -> BibtexBlock:
    """An entry whose key, or the name of a field, is there twice is one as well."""
    lines, raw = _lines(block), block.raw or ""
    while isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        block = block.ignore_error_block or ImplicitComment("")
    if isinstance(block, ParsingFailedBlock):
        return BibtexBlock(lines, raw, broken=_reason(block.error))
    return BibtexBlock(
        lines,
        raw,
        entry=block if isinstance(block, Entry) else None,
        macro=block if isinstance(block, String) else None,
    )


def _reason(error: Exception) -> str:
    said = error.abort_reason if isinstance(error, BlockAbortedException) else ""
    return next((reason for part, reason in _REASONS if part in said), _NOT_CLOSED)


def _is_in_prose(block: BibtexBlock, before: str) -> bool:
    """Does an `@` in the middle of a line begin nothing, or is the whole block commented out?"""
    further = block.raw.split("\n")[1:]
    if before.startswith("%") and all(line.lstrip()[:1] in ("%", "") for line in further):
        return True
    is_entry = block.entry is not None and block.entry.fields
    return bool(before) and not before.endswith(("}", ")")) and not is_entry


def _closed_too_early(prose: Block) -> Iterator[BibtexBlock]:
    """Fields outside of any entry."""
    if _FIELD.search(prose.raw or ""):
        reason = "fields of BibTeX outside of an entry, which is closed too early or not opened"
        yield BibtexBlock(_lines(prose), prose.raw or "", broken=reason)
