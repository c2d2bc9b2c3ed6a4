"""Bare text: a title without what lists put around it.

Emoji, a number, an alias in brackets in front, who wrote it behind an `@`, quotation marks, the
period of a list's item.
"""

import re
import unicodedata

from msgspec import Struct

from sitegen.text.identifier import arxiv_id

_NUMBER = re.compile(r"^(?:\[?\(?\d{1,4}(?:\.\d{1,3}){0,3}[.)\]]+|#\d{1,4}\b[.:]?)\s*(?=\D)")
_ALIAS = re.compile(r"[\[【]([^\[\]【】]{1,80})[\]】]\s*[:\-–]?\s*(?=\S)")
_WHO = re.compile(r"[(（]\s*@([^()（）]{0,100})[)）]")
_LABEL = re.compile(
    r"^(?:paper|title|article|publication|论文|标题)s?\s*(?:title)?\s*[:：]\s+", re.IGNORECASE
)
_IDENTIFIER = re.compile(r"(?:arxiv\s*[:.]?\s*)?(\d{4}\.\d{4,5})(?:v\d+)?\s*(?:[—–:|-]\s*)?")
_REMARK = re.compile(
    r"\s*[(（\[](?:book|survey|oral|spotlight|poster|best paper(?: award)?|new|preprint|highlight"
    r"|arxiv(?: preprint)?|pdf)[)）\]]\s*$",
    re.IGNORECASE,
)
_BRACKETS = r"[\[(（【][\s,|/·;&+:]*[\])）】]"
_EMPTY = re.compile(rf"(?<!\w){_BRACKETS}|{_BRACKETS}\s*$")
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’", "'": "'", "`": "`", "《": "》"}
_TRAILING = " .,;:·|/-–—\\…"
_MARKS = frozenset({"So", "Sk", "Cf", "Cs", "Co", "Cn"})
_SELECTORS = frozenset("\ufe0f\ufe0e\u200d\u20e3")


class BareText(Struct, frozen=True):
    """A title; `organization` and `arxiv` are what stood beside it."""

    title: str
    organization: str = ""
    arxiv: str = ""


def bare_text(text: str) -> BareText:
    """The title in a text that holds no more than a title and what lists add to one."""
    text = _REMARK.sub("", without_marks(without_empty_brackets(text)))
    who = _WHO.search(text)
    text = _WHO.sub(" ", text)
    text = _in_front(text)
    identifier = _IDENTIFIER.match(text)
    arxiv = arxiv_id(identifier[1]) if identifier else None
    if identifier and arxiv:
        text = text[identifier.end() :]
    return BareText(
        title=_without_quotes(_unwrapped(_behind(text))),
        organization=without_marks(who[1]) if who else "",
        arxiv=arxiv or "",
    )


def without_empty_brackets(text: str) -> str:
    """The text without brackets that links have left; `LLM.int8()` in a title is a name."""
    return _EMPTY.sub(" ", text)


def without_marks(text: str) -> str:
    """The text without emoji and blanks around it."""
    text = " ".join(text.split())
    start, end = 0, len(text)
    while start < end and _is_mark(text[start]):
        start += 1
    while end > start and _is_mark(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_mark(character: str) -> bool:
    if character.isspace() or character in _SELECTORS:
        return True
    return not character.isascii() and unicodedata.category(character) in _MARKS


def _in_front(text: str) -> str:
    """Without number, label and alias; an alias that is all there is stays."""
    for _ in range(3):
        before = text
        text = _LABEL.sub("", _NUMBER.sub("", text, count=1), count=1) if text else text
        alias = _ALIAS.match(text)
        if alias and len(text) - alias.end() >= 3:
            text = text[alias.end() :]
        text = without_marks(text).lstrip(" :-–—|")
        if text == before:
            break
    return text


def _behind(text: str) -> str:
    """Without the punctuation that ends an item; an ellipsis of a title that was cut stays."""
    end = text.rstrip(_TRAILING)
    cut = text[len(end) :].strip()
    return end + (cut[:1] if cut[:1] == "…" else "..." if cut.startswith("...") else "")


def _unwrapped(text: str) -> str:
    """The words of a title that is all in brackets, `[A title]`."""
    is_whole = text[:1] == "[" and text[-1:] == "]" and "[" not in text[1:]
    return text[1:-1].strip() if is_whole and " " in text else text


def _without_quotes(text: str) -> str:
    close = _QUOTES.get(text[:1])
    if close and len(text) > 2 and text[-1] == close:
        inside = text[1:-1]
        if close not in inside and text[0] not in inside:
            return _behind(inside.strip())
    return text
