"""Markdown: untrusted text escaped with backslashes.

CommonMark takes a backslash before any punctuation mark, so the text reads as it was written
and never becomes markup.
"""

import re

_MARK = re.compile(r"[\\`*_\[\]<>~|$]|&(?=[#\w])")


_BLOCK_START = re.compile(r"^(\d*)([#+=:.)-])")  # of a heading, a list, an underline


def escaped(text: str) -> str:
    """One paragraph of untrusted text, inert in Markdown."""
    return _BLOCK_START.sub(r"\1\\\2", _MARK.sub(lambda mark: f"\\{mark[0]}", text))
