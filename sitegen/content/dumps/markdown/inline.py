"""Inline: a paragraph of Markdown as runs of text, with their links and emphasis.

Pictures, footnote marks and tags are left out; mathematics stays as it is written.
"""

import html
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen.text.link import find_links

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_LONGEST = 20_000  # characters that are looked at for marks; the rest is taken as it is
_MATH = re.compile(r"\$\$[^$]{1,500}\$\$|\$(?![\s$])[^$\n]{0,300}[^$\s\\]\$(?!\d)")
_LINE_BREAK = re.compile(r"\\\\(?=[\s\w])")  # one of LaTeX's, in titles copied from arXiv
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_TAGS = frozenset(
    {"a", "abbr", "b", "big", "br", "center", "code", "details", "div", "em", "font", "h1", "h2"}
    | {"h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "mark", "ol", "p", "picture", "s"}
    | {"small", "source", "span", "strong", "sub", "summary", "sup", "table", "td", "th", "tr", "u"}
    | {"ul"}
)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,60}\]")
_SHORTCODE = re.compile(r"(?<!\w):[a-z][a-z0-9_+-]{1,30}:(?!\w)")


class Run(Struct, frozen=True):
    """A text of one style; line breaks are line feeds, those of paragraphs two."""

    text: str
    url: str = ""
    is_strong: bool = False
    is_emphasis: bool = False


def runs(source: str) -> list[Run]:
    """The runs of a paragraph's or a cell's source; adjacent ones differ in style."""
    head, rest = source[:_LONGEST], source[_LONGEST:]
    head = _LINE_BREAK.sub(" ", head) if "\\\\" in head else head
    tokens = _parser().parseInline(_FOOTNOTE.sub("", head))[0].children or []
    found = [*_styled(tokens), *([Run(rest)] if rest else [])]
    return _merged([piece for run in found for piece in _with_addresses(run)])


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # it takes long to load, and few lists have Markdown

    parser = MarkdownIt("commonmark").enable("strikethrough")
    parser.inline.ruler.before("escape", "math", _math)
    return parser


def _math(state: "StateInline", silent: bool) -> bool:
    """Keep marks inside of mathematics from being those of Markdown."""
    match = _MATH.match(state.src, state.pos) if state.src[state.pos] == "$" else None
    if match is None:
        return False
    if not silent:
        state.push("text", "", 0).content = match[0]
    state.pos = match.end()
    return True


class _Style(Struct):
    """What is open where a text stands."""

    url: str = ""
    strong: int = 0
    emphasis: int = 0
    hidden: int = 0

    def run(self, text: str) -> Run:
        return Run(text, self.url, self.strong > 0, self.emphasis > 0)


def _styled(tokens: "Sequence[Token]") -> Iterator[Run]:
    style = _Style()
    for token in tokens:
        text = _text(token, style)
        if text and not style.hidden:
            yield style.run(text)


def _text(token: "Token", style: _Style) -> str:
    """The text that a token adds; one that adds none changes the style."""
    match token.type:
        case "text" | "text_special" | "code_inline":
            return token.content
        case "softbreak":
            return "\n"
        case "hardbreak":
            return "\n"
        case "html_inline":
            return _of_tag(token.content, style)
        case "link_open":
            style.url = str(token.attrGet("href") or "")
        case "link_close":
            style.url = ""
        case "strong_open" | "strong_close":
            style.strong += token.nesting
        case "em_open" | "em_close":
            style.emphasis += token.nesting
    return ""


def _of_tag(source: str, style: _Style) -> str:
    tag = _TAG.match(source)
    name = tag[2].lower() if tag else ""
    if tag is None or name not in _TAGS:
        return "" if source.startswith("<!") else html.unescape(source)
    step = -1 if tag[1] else 1
    match name:
        case "a":
            href = _HREF.search(source)
            style.url = html.unescape(next(filter(None, href.groups()), "")) if href else ""
        case "b" | "strong":
            style.strong = max(0, style.strong + step)
        case "i" | "em":
            style.emphasis = max(0, style.emphasis + step)
        case "summary":
            style.hidden = max(0, style.hidden + step)
        case "br" | "p" | "div" | "li" | "hr":
            return "\n\n"
    return ""


def _with_addresses(run: Run) -> Iterator[Run]:
    """Addresses in plain text as links of their own."""
    text = _SHORTCODE.sub("", run.text)
    if run.url or "://" not in text:
        yield replace(run, text=text)
        return
    for link in find_links(text):
        before, found, text = text.partition(link.url)
        yield replace(run, text=before)
        if found:
            yield replace(run, text=found, url=found)
    yield replace(run, text=text)


def _merged(pieces: Sequence[Run]) -> list[Run]:
    merged: list[Run] = []
    for piece in pieces:
        if merged and piece.text and _style(merged[-1]) == _style(piece):
            merged[-1] = replace(merged[-1], text=merged[-1].text + piece.text)
        elif piece.text:
            merged.append(piece)
    return merged


def _style(run: Run) -> tuple[object, ...]:
    """What tells runs apart: marks inside of a link are the link's own."""
    return (run.url,) if run.url else (run.url, run.is_strong, run.is_strong or run.is_emphasis)
