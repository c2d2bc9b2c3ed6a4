r"""Markdown: papers as a list to paste into notes.

Untrusted text is escaped with backslashes, which CommonMark takes before any punctuation
mark, so it reads as it was written and never becomes markup.
"""

import re
from collections.abc import Iterable

from sitegen.export.citation import Citation
from sitegen.pages.card import date_text, who
from sitegen.paper import Paper

_MARK = re.compile(r"[\\`*_\[\]<>~|$]|&(?=[#\w])")
_BLOCK_START = re.compile(r"^(\d*)([#+=:.)-])")  # of a heading, a list, an underline


def line(paper: Paper, citation: Citation) -> str:
    """A list item with a newline; the title is a link where the site's address is known."""
    date = date_text(paper.date.value if paper.date else None)
    title = escaped(citation.title)
    linked = f"[{title}](<{citation.url}>)" if citation.url else title
    return f"- {linked} ({date}; {escaped(who(paper))})\n"


def lines(each: Iterable[str]) -> str:
    return "".join(each)


def escaped(text: str) -> str:
    """One paragraph of untrusted text, inert in Markdown."""
    return _BLOCK_START.sub(r"\1\\\2", _MARK.sub(lambda mark: f"\\{mark[0]}", text))
