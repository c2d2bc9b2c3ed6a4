"""Markup inside a value: the text of a title or an abstract that is HTML or JATS.

Only elements by their known names are taken away, because `<MASK>` and `a < b` are words.
"""

import html
import re

_BLOCKS = "p|div|br|sec|title|li|ul|ol|list|list-item|h[1-6]|blockquote|section"
_INLINE = (
    "a|abbr|b|i|u|s|em|strong|sub|sup|span|tt|code|small|big|cite|font|q|var|kbd|abstract|img|nobr"
    "|bold|italic|sc|scp|monospace|underline|ext-link|xref|inline-formula|disp-formula"
    "|math|semantics|annotation|mrow|mi|mn|mo|msub|msup|msubsup|mfrac|mtext|mspace|mover|munder"
    "|msqrt|mstyle|mfenced|mtable|mtr|mtd|mmultiscripts|mprescripts|none|alternatives|tex-math"
)
_TAG = re.compile(
    rf"</?(?:(?:jats|mml|m|ns\d):)?(?:({_BLOCKS})|{_INLINE})(?:\s[^<>]{{0,1000}})?/?>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\s*(?:abstract|summary)\s*(?:[:.]\s*|\n)", re.IGNORECASE)
_ESCAPES = 3  # how often a text may have been escaped: `&amp;amp;lt;i&amp;amp;gt;`


def plain(text: str) -> str:
    """The text without its markup; what is a block there is a paragraph of its own."""
    for _ in range(_ESCAPES):
        text = _TAG.sub(_in_place_of, text) if "<" in text else text
        if "&" not in text:
            break
        text = html.unescape(text)
    return text


def plain_abstract(text: str) -> str:
    """The same, without the heading `Abstract`."""
    text = plain(text).strip()
    heading = _HEADING.match(text)
    return text[heading.end() :] if heading else text


def _in_place_of(tag: re.Match[str]) -> str:
    return "\n\n" if tag[1] else ""
