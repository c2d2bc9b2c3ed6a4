r"""Text with remnants of LaTeX, as a person would write it.

Listings carry what authors typed: ``O(n^{3/2}k^2)``, ``H_2O``, ``na\"{\i}vely``, ``{\rho}``,
````quoted''``, ``we~present``.  `to_text` rewrites those into plain Unicode, so that one text
serves a page, its head, the search results and the feeds.

The choice and its price: only fragments that are plainly LaTeX are touched (pylatexenc
translates a fragment, never a whole text, because to LaTeX a `%` starts a comment and
braces vanish).  What is not recognised stays as it stands; nothing is ever dropped.
"""

import re
from functools import cache
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text

_SUPERSCRIPTS = str.maketrans(
    "0123456789+-=()/abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᐟᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
)
_SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")

_URL = re.compile(r"https?://[^\s<>{}]+")
_ACCENT = re.compile(r"""\\["'`^~=.](?:\{\\?[A-Za-z]\}|\\?[A-Za-z])""")
_STYLED = re.compile(r"\{\\(?:it|em|bf|sc|tt|rm|sf)\s+([^{}]*)\}")
_MACRO = re.compile(r"\{\\[A-Za-z]+\}|\\[A-Za-z]+(?![A-Za-z])")
_QUOTED = re.compile(r"``(.{1,300}?)''")
_TIE = re.compile(r"(?<=\w)~(?=[\w\\(])")
_RAISED = re.compile(r"(?<=[\w)\]|])\^(?:\{([^{}^_]{1,24})\}|(\d+|[A-Za-z](?![A-Za-z])))")
_LOWERED = re.compile(r"(?<=[A-Za-z)\]|])_(?:\{([^{}^_]{1,24})\}|(\d+)(?!\w*_[A-Za-z]))")
_MATH = re.compile(r"\$([^$\n]{1,80})\$")


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
        text = _STYLED.sub(r"\1", text)
        text = _MACRO.sub(_translated, text)
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
    """One macro or accent in Unicode; itself when pylatexenc does not know it."""
    translated: str = _converter().latex_to_text(fragment).strip()
    return translated or fragment


@cache
def _converter() -> Any:
    return LatexNodes2Text(strict_latex_spaces=False)


def _raised(match: re.Match[str]) -> str:
    exponent = match.group(1) or match.group(2)
    raised = exponent.translate(_SUPERSCRIPTS)
    every_mark_exists = not set(exponent) & set(raised)
    return raised if every_mark_exists else f"^({exponent})" if match.group(1) else match.group()


def _lowered(match: re.Match[str]) -> str:
    index = match.group(1) or match.group(2)
    lowered = index.translate(_SUBSCRIPTS)
    every_mark_exists = not set(index) & set(lowered)
    return lowered if every_mark_exists else f"_{index}"
