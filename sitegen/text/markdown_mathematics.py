r"""Mathematics in a curator's Markdown: `$…$`, `$$…$$`, `\(…\)` and `\[…\]` become MathML.

An extension of Python-Markdown, named in the configuration of a build.  It looks only where
Markdown looks for markup: not in code, and not in blocks of HTML, which hold what others wrote.
What cannot be read stays as it is.
"""

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor

from sitegen.text.clean import escape
from sitegen.text.formula import Formula
from sitegen.text.mathematics import PATTERN, find_formula

# After code (190), before backslashes lose their meaning (180).
_PRIORITY = 185


def formula_html(formula: Formula) -> str:
    """A formula for a page. A long one scrolls inside itself."""
    if formula.is_long:
        return f'<span class="sg-formula" tabindex="0">{formula.mathml}</span>'
    return formula.mathml


class _Formulas(InlineProcessor):
    def __init__(self, md: Markdown, write: Callable[[Formula], str]) -> None:
        super().__init__(PATTERN, md)
        self._write = write

    def handleMatch(  # type: ignore[override]  # noqa: N802, as Python-Markdown names it
        self, match: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        found = find_formula(data, match.start())
        if found is None:
            return None, None, None
        return self.md.htmlStash.store(self._write(found.formula)), found.start, found.end


class Mathematics(Extension):
    """`write` says how a formula is written: by default as MathML."""

    def __init__(self, write: Callable[[Formula], str] = formula_html) -> None:
        super().__init__()
        self._write = write

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, as Python-Markdown names it
        md.inlinePatterns.register(_Formulas(md, self._write), "sitegen-mathematics", _PRIORITY)


def as_text(formula: Formula) -> str:
    """A formula for a search: its line of Unicode."""
    return escape(formula.text)


def makeExtension(**_: Any) -> Mathematics:  # noqa: N802, as Python-Markdown asks for it
    return Mathematics()
