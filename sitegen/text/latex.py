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
from functools import cache
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text

_SUPERSCRIPTS = str.maketrans(
    "0123456789+-=()/abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᐟᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
)
_SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
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
_QUOTED = re.compile(r"``(.{1,300}?)''")
_TIE = re.compile(r"(?<=\w)~(?=[^\W\d]|[\\(])|(?<=[^\W\d])~(?=\d)")  # "5~10" is a range
_RAISED = re.compile(r"(?<=[\w)\]|])\^(?:\{([^{}^_]{1,24})\}|(\*|\d+|[A-Za-z](?![A-Za-z])))")
_LOWERED = re.compile(
    r"(?<=[A-Za-z)\]|])_\{([^{}^_]{1,24})\}"
    r"|(?<![A-Za-z]{4})(?<=[A-Za-z)\]|])_(\d{1,9})(?!\d|\w{0,40}_[A-Za-z])"  # "file_1" is a name
)
# As Pandoc reads it: no space inside the dollars, no digit (nor a shell's brace) behind them.
_MATH = re.compile(r"(?<!\\)\$(?!\s)([^$\n]{1,80})(?<![\\\s])\$(?![\d{])")


def to_text(text: str) -> str:
    """`text` with its LaTeX remnants spelled in Unicode; web addresses stay as they are."""
    pieces = []
    end = 0
    for url in _URL.finditer(text):
        pieces += [_rewrite(text[end : url.start()]), url.group()]
        end = url.end()
    return "".join([*pieces, _rewrite(text[end:])])


def _rewrite(text: str) -> str:
    if "$" in text:
        text = _MATH.sub(_math, text)
    if "\\" in text:
        text = _ACCENT.sub(_translated, text)
        text = _STYLED.sub(lambda styled: styled[1] or styled[2] or "", text)
        text = _MACRO.sub(_translated, text)
        text = _ESCAPED.sub(r"\1", text)
    if "``" in text:
        text = _QUOTED.sub(r"“\1”", text)
    text = _TIE.sub("\u00a0", text)
    text = _RAISED.sub(_raised, text)
    return _LOWERED.sub(_lowered, text)


def _math(match: re.Match[str]) -> str:
    """Drop the dollars around a formula; leave prices (`$5 and $6`) alone."""
    formula = match.group(1)
    looks_like_math = re.search(r"[\\^_={}<>+]", formula) or re.fullmatch(r"[A-Za-z]'*", formula)
    return formula if looks_like_math else match.group()


def _translated(match: re.Match[str]) -> str:
    return _in_unicode(match.group())


@cache
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
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # unknown macros are common
    return LatexNodes2Text(strict_latex_spaces=False)


def _raised(match: re.Match[str]) -> str:
    exponent = match.group(1) or match.group(2)
    raised = exponent.translate(_SUPERSCRIPTS)
    every_mark_exists = not set(exponent) & set(raised)
    if every_mark_exists or exponent == "*":
        return raised
    return f"^({exponent})" if match.group(1) else match.group()


def _lowered(match: re.Match[str]) -> str:
    index = match.group(1) or match.group(2)
    lowered = index.translate(_SUBSCRIPTS)
    every_mark_exists = not set(index) & set(lowered)
    if every_mark_exists:
        return lowered
    return f"_({index})" if index[0].isdigit() else f"_{index}"
