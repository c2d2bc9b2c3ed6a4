"""Markdown: untrusted text escaped with backslashes, and what a curator's text uses.

CommonMark takes a backslash before any punctuation mark, so the text reads as it was written
and never becomes markup.
"""

import re

_MARK = re.compile(r"[\\`*_\[\]<>~|$]|&(?=[#\w])")


_BLOCK_START = re.compile(r"^(\d*)([#+=:.)-])")  # of a heading, a list, an underline


_NOTE = re.compile(r"^[ ]{0,3}\[\^[^\]\n]+\]:", re.MULTILINE)
_NOTES_HERE = "///Footnotes Go Here///"  # Python-Markdown's own mark

# What Material's stylesheet is for: blocks that begin with a mark, code, notes, keys and the like,
# and HTML with a class.
_EXTENDED = re.compile(
    r"^[ ]*(?:!!!|\?\?\?|===|```|~~~|:::|[-*+] \[[ xX]\] |\*\[|\[\^|:[ ]|\|)"
    r"|\[\^|==|\+\+|~\w|\^\w|\{:?[ ]?[.#]|`#!|\bclass=|:[a-z0-9-]+:",
    re.MULTILINE,
)


def with_notes_below(text: str) -> str:
    """A curator's Markdown that is followed by other things: its footnotes stand at its end."""
    return f"{text}\n\n{_NOTES_HERE}\n" if _NOTE.search(text) and _NOTES_HERE not in text else text


def uses_extensions(text: str) -> bool:
    """May there be something in a curator's Markdown that plain Markdown does not have?"""
    return bool(_EXTENDED.search(text))


def escaped(text: str) -> str:
    """One paragraph of untrusted text, inert in Markdown."""
    return _BLOCK_START.sub(r"\1\\\2", _MARK.sub(lambda mark: f"\\{mark[0]}", text))
