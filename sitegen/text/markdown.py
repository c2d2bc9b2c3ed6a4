"""Markdown: untrusted text escaped with backslashes, and what a curator's text uses.

CommonMark takes a backslash before any punctuation mark, so the text reads as it was written
and never becomes markup.
"""

import re
from collections.abc import Iterator

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


# What is no running text: blocks that begin with a mark, and code, links, formulas, HTML in a line.
# All that needs an end is bounded, so that what has none costs little.
_NOT_RUNNING = re.compile(
    r"""
    ^[ ]{0,3}(?P<fence>`{3,}|~{3,}) .*? (?:^[ ]{0,3}(?P=fence)|\Z)
    | ^(?:[ ]{4}|\t|[ ]{0,3}\#) [^\n]*
    | ^[^\n]+\n[ ]{0,3}(?:=+|-+)[ ]*$
    | ^[ ]*(?:!!!|\?\?\?|===|:::|\*\[|\[[^\]\n]+\]:) [^\n]*
    | (?P<ticks>`+)(?!`) .{0,2000}? (?<!`)(?P=ticks)(?!`)
    | (?P<dollars>\${1,2})(?!\$) .{0,2000}? (?P=dollars)
    | \\\( .{0,2000}? \\\) | \\\[ .{0,2000}? \\\]
    | !?\[ (?:[^\[\]]|\[[^\[\]]{0,500}\]){0,1000} \]
        (?:\( (?:[^()]|\([^()]{0,500}\)){0,2000} \) | \[[^\[\]]{0,500}\])?
    | <!-- .{0,9000}? -->
    | <(?P<tag>a|abbr|button|code|h[1-6]|kbd|math|pre|script|style|summary|svg|textarea)\b
        .{0,9000}? </(?P=tag)>
    | </?[a-zA-Z][^<>]{0,2000}>
    | https?://\S+
    | \{[^{}\n]{0,500}\}
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


def not_running(text: str) -> Iterator[tuple[int, int]]:
    """Where a curator's Markdown is more than words of a sentence, in order: from, to."""
    return (match.span() for match in _NOT_RUNNING.finditer(text))


def with_notes_below(text: str) -> str:
    """A curator's Markdown that is followed by other things: its footnotes stand at its end."""
    return f"{text}\n\n{_NOTES_HERE}\n" if _NOTE.search(text) and _NOTES_HERE not in text else text


def uses_extensions(text: str) -> bool:
    """May there be something in a curator's Markdown that plain Markdown does not have?"""
    return bool(_EXTENDED.search(text))


def escaped(text: str) -> str:
    """One paragraph of untrusted text, inert in Markdown."""
    return _BLOCK_START.sub(r"\1\\\2", _MARK.sub(lambda mark: f"\\{mark[0]}", text))
