"""Raw markup: what a curator meant as markup, and a page would print as it is written.

It is looked for in the rendered page, outside of code and formulas: whatever an extension has read
is no longer there, so this follows from the extensions that are on, and from nothing else.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from sitegen.text.mathematics import is_like_mathematics

_MOST = 20  # of one kind on a page
_LONGEST = 60

_HIDDEN = re.compile(r"<(code|pre|math|script|style|svg)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|li|h\d|div|td|th|blockquote|dd|dt|br|summary)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_NOT_MARKDOWN = re.compile(r"<\w[^>]*\smarkdown(?:=[^\s>]+)?(?=[\s>])[^>]*>")


class RawMarkup(NamedTuple):
    """What is printed raw, a `message` that says what it is, and how to mend it."""

    printed: str
    message: str
    remedy: str


class _Kind(NamedTuple):
    pattern: re.Pattern[str]
    what: str
    remedy: str


def _kind(pattern: str, what: str, remedy: str) -> _Kind:
    return _Kind(re.compile(pattern, re.MULTILINE), what, remedy)


_EMOJI = "add 'pymdownx.emoji' to markdown_extensions as Material's documentation has it"
_KINDS = (
    _kind(r"^[ \t]*!!!.*", "an admonition", "write '!!! note', and indent its text by four spaces"),
    _kind(
        r"^[ \t]*\?\?\?.*", "an admonition", "write '??? note', and indent its text by four spaces"
    ),
    _kind(r"^[ \t]*===[!+]? ?[\"'].*", "a tab", "write '=== \"Title\"', and indent its text"),
    _kind(r"^[ \t]*(?:```|~~~).*", "a block of code", "close it with the mark that opens it"),
    _kind(r"^[ \t]*/// .*", "a block", "add the extension that reads it to markdown_extensions"),
    _kind(r"^[ \t]*\[[ xX]\] .*", "a task", "begin the line with '- [ ] ', below an empty line"),
    _kind(r"^[ \t]*\*\[[^\]\n]{1,80}\]:.*", "an abbreviation", "give it lines of its own"),
    _kind(r"-{1,2}8<-{1,2}.*", "a snippet", "write its text here"),
    _kind(r"\[\^[^\]\s]{1,80}\]", "a footnote", "write its text as '[^name]: …'"),
    _kind(r"\[\[[^\]\n]{1,80}\]\]", "a link", "write [text](page.md)"),
    _kind(r"\{:?[ ]?[.#][\w-][^{}\n]{0,80}\}", "an attribute", "write it right behind its text"),
    _kind(r"(?<![\w:/]):[a-z][a-z0-9_+-]{1,60}:(?![\w:/])", "an icon or emoji", _EMOJI),
    _kind(r"\+\+[a-z][\w+-]{0,40}\+\+", "a key", "write ++ctrl+k++"),
    _kind(r"==[^\s=][^=\n]{0,80}==", "marked text", "write ==text==, without spaces at its ends"),
    _kind(r"~~[^\s~][^~\n]{0,80}~~", "deleted text", "write ~~text~~"),
)
_LATEX = re.compile(
    r"(?<![\\\w$])\$\$?(?!\s)([^$]{1,200}?)(?<!\s)\$\$?(?!\d)|\\[A-Za-z]{2,}(?:\{[^{}\n]{0,60}\})*"
)


def raw_markup(page: str) -> Iterator[RawMarkup]:
    """What is printed raw in the HTML of a page."""
    for found in list(_NOT_MARKDOWN.finditer(page))[:_MOST]:
        yield _raw(found[0], "Markdown in HTML", "add 'md_in_html' to markdown_extensions")
    text = _text(page)
    for kind in _KINDS:
        for found in list(kind.pattern.finditer(text))[:_MOST]:
            yield _raw(found[0], kind.what, kind.remedy)
    formulas = [each[0] for each in _LATEX.finditer(text) if _is_latex(each)]
    for formula in formulas[:_MOST]:
        yield _raw(formula, "LaTeX that cannot be read", "simplify it, or write '\\$' for a dollar")


def _is_latex(found: re.Match[str]) -> bool:
    return found[1] is None or is_like_mathematics(found[1])


def _raw(printed: str, what: str, remedy: str) -> RawMarkup:
    printed = printed.strip()
    shown = printed.partition("\n")[0]
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    return RawMarkup(printed, f"{what} is printed as it is written: {shown}", remedy)


def _text(page: str) -> str:
    """The text of a page, a line for each block."""
    shown = _BLOCK.sub("\n", _HIDDEN.sub(" ", page))
    return html.unescape(_TAG.sub("", shown))
