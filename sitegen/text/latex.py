r"""Text with remnants of LaTeX, as a person would write it.

Listings carry what authors typed: ``O(n^{3/2}k^2)``, ``H_2O``, ``na\"{\i}vely``, ``{\rho}``,
````quoted''``, ``we~present``.  `to_text` rewrites those into plain Unicode, so that one text
serves a page, its head, the search results and the feeds.

The choice and its price: only fragments that are plainly LaTeX are touched (pylatexenc
translates a fragment, never a whole text, because to LaTeX a `%` starts a comment and
braces vanish), and of its translations only letters and symbols are taken: to it `\today` is
today's date and `\frac` an error.  What is not recognized stays; nothing is ever dropped.
"""

import logging
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from sitegen.store import kept
from sitegen.text.bare_macros import restored
from sitegen.text.formula import Formula
from sitegen.text.linear import subscript, superscript
from sitegen.text.mathematics import parts

_SYMBOLS = {
    "\\textless": "<", "\\textgreater": ">", "\\mid": "|", "\\vert": "|", "\\textquotesingle": "'",
}  # fmt: skip

_URL = re.compile(r"https?://[^\s<>{}]+")
_CONTRACTION = r"(?!'(?:s|t|d|m|ll|re|ve)\b)"  # "don\'t" is an escaped quote, not an accent
_ACCENT = re.compile(
    r"""\{\\(?:["'`^~=.]|[Hbcdkruv]\s)\\?[A-Za-z]\}"""
    r"""|\{\\["'`^~=.Hbcdkruv]\{\\?[A-Za-z]\}\}|\\["'`^~=.Hbcdkruv]\{\\?[A-Za-z]\}"""
    rf"""|\\{_CONTRACTION}["'`^~]\\?[A-Za-z]"""
)
_STYLED = re.compile(
    r"\{\\(?:it|em|bf|sc|tt|rm|sf)\s([^{}]*)\}"
    r"|\\(?:emph|text(?:bf|it|rm|sc|sf|tt)?|math(?:bb|bf|cal|frak|it|rm|sf))\{([^{}]*)\}"
)
_MACRO = re.compile(r"\{\\[A-Za-z]+\}|\\[A-Za-z]+(?:\{\})?")
_ESCAPED = re.compile(r"(?<!\\)\\+([%&#])")
# A word, and groups that hold spaces; what is still in braces after its scripts are read.
_SCRIPTED = re.compile(r"(?:[^\s{}]|\{[^{}]{0,80}\}|[{}])+")
_UNREAD = re.compile(r"[_^]\{|[\w)}]\{")
_QUOTED = re.compile(r"``(.{1,300}?)''")
_TIE = re.compile(r"(?<=\w)~(?=[^\W\d]|[\\(])|(?<=[^\W\d])~(?=\d)")  # "5~10" is a range
_RAISED = re.compile(r"(?<=[\w)\]|])\^(?:\{([^{}^_]{1,24})\}|(\*|\d+|[A-Za-z](?![A-Za-z])))")
_LOWERED = re.compile(
    r"(?<=[A-Za-z)\]|])_\{([^{}^_]{1,24})\}"
    r"|(?<![A-Za-z]{4})(?<=[A-Za-z)\]|])_(\d{1,9})(?!\d|\w{0,40}_[A-Za-z])"  # "file_1" is a name
)


def to_text(text: str) -> str:
    """`text` with its LaTeX remnants spelled in Unicode; web addresses stay as they are.

    Identifiers and comparisons are made of it, so it guesses nothing: see `segments`.
    """
    read = _segments(text, _rewrite)
    return "".join(part.text if isinstance(part, Formula) else part for part in read)


def segments(text: str) -> Iterator[str | Formula]:
    """`text` as a reader is shown it, in its parts: formulas, and between them Unicode.

    What lost its backslash in a listing is read too, where that is certain.
    """
    return _segments(text, lambda part: _rewrite(restored(part)))


def _segments(text: str, rewrite: Callable[[str], str]) -> Iterator[str | Formula]:
    end = 0
    for url in [*_URL.finditer(text), None]:
        for part in parts(text[end : url.start() if url else len(text)]):
            yield part if isinstance(part, Formula) else rewrite(part)
        if url:
            yield url.group()
            end = url.end()


def _rewrite(text: str) -> str:
    if "\\" in text:
        text = _ACCENT.sub(_translated, text)
        text = _STYLED.sub(lambda styled: styled[1] or styled[2] or "", text)
        text = _MACRO.sub(_translated, text)
        text = _ESCAPED.sub(r"\1", text)
    if "``" in text:
        text = _QUOTED.sub(r"“\1”", text)
    if "~" in text:
        text = _TIE.sub("\u00a0", text)
    return _SCRIPTED.sub(_scripted, text) if "_" in text or "^" in text else text


def _scripted(word: re.Match[str]) -> str:
    """A word with its indices and exponents; as it was written if one of them would stay raw."""
    if "_" not in word[0] and "^" not in word[0]:
        return word[0]
    lowered = _LOWERED.sub(_lowered, _RAISED.sub(_raised, word[0]))
    return word[0] if _UNREAD.search(lowered) else lowered


def _translated(match: re.Match[str]) -> str:
    return _in_unicode(match.group())


@cache
@kept
def _in_unicode(fragment: str) -> str:
    """One macro or accent in Unicode; itself when it is not a letter, symbol or function."""
    name = fragment.strip("{}")
    try:
        translated: str = _converter().latex_to_text(fragment).strip()
    except Exception:  # pylatexenc fails in many ways on a macro that lacks its arguments
        return fragment
    letter = unicodedata.normalize("NFC", translated)
    is_symbol = len(letter) == 1 and not letter.isascii() and not unicodedata.combining(letter)
    is_function = translated == name[1:]
    return letter if is_symbol or is_function else _SYMBOLS.get(name, fragment)


@cache
def _converter() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # unknown macros are common
    return LatexNodes2Text(strict_latex_spaces=False)


def _raised(match: re.Match[str]) -> str:
    exponent = match.group(1) or match.group(2)
    raised = exponent if exponent == "*" else superscript(exponent)
    if raised is not None:
        return raised
    return f"^({exponent})" if match.group(1) else match.group()


def _lowered(match: re.Match[str]) -> str:
    index = match.group(1) or match.group(2)
    lowered = subscript(index)
    if lowered is not None:
        return lowered
    return f"_({index})" if index[0].isdigit() else f"_{index}"
