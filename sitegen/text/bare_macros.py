r"""Bare macros: what is certainly LaTeX although a listing dropped its backslash.

`mathcal{O}(1/k²)` is O(1/k²), and `leq` is no word of English.  The table is short on purpose:
`epsilon`, `lambda` and `times` are words, and of `nfrac{L{mu}}` nobody can tell where the fraction
began.  Whatever is not certain stays exactly as it was.
"""

import re

_SYMBOLS = {
    "varepsilon": "ε", "vartheta": "ϑ", "varphi": "φ", "infty": "∞", "leq": "≤", "geq": "≥",
    "neq": "≠", "ldots": "…", "cdots": "⋯",
}  # fmt: skip
_STYLES = r"(?:math(?:bb|bf|cal|frak|it|rm|scr|sf|tt)|text(?:bf|it|rm|sc|sf|tt)|emph)"
_BRACKETS = {"ceil": ("⌈", "⌉"), "floor": ("⌊", "⌋")}

# In braces only letters, digits and spaces: with anything else in them, more may be lost.
_STYLED = re.compile(rf"(?<![\\\w]){_STYLES}\{{([^\W_][\w .,+-]{{0,80}})\}}(?![{{\w])")
_LETTER = re.compile(r"(?<![\\\w])math(?:bb|bf|cal|frak|rm|scr|sf) (?=[A-Za-z](?![A-Za-z]))")
_PAIR = re.compile(r"(?<![\\\w])l(ceil|floor) ([^{}$\\]{1,40}?) r\1(?!\w)")
_SYMBOL = re.compile(rf"(?<![\\A-Za-z])({'|'.join(_SYMBOLS)})(?![A-Za-z{{])")


def restored(text: str) -> str:
    """`text` with its bare macros read."""
    if "{" in text:
        text = _STYLED.sub(r"\1", text)
    if "math" in text:
        text = _LETTER.sub("", text)
    if any(name in text for name in _BRACKETS):
        text = _PAIR.sub(_bracketed, text)
    if any(name in text for name in _SYMBOLS):
        text = _SYMBOL.sub(lambda symbol: _SYMBOLS[symbol[1]], text)
    return text


def _bracketed(pair: re.Match[str]) -> str:
    opening, closing = _BRACKETS[pair[1]]
    return f"{opening}{pair[2]}{closing}"
