r"""Mathematics in a text: which parts are formulas, and which are not.

A formula is `\(…\)`, `\[…\]`, `$$…$$` or `$…$`; and, without any of these, what begins with a macro
that only formulas have, such as `\frac{a}{b}\sqrt{n}`.  A dollar that is money stays money.

The choice and its price: what looks like a formula but cannot be read stays as it was written,
its delimiters included.  One exception: listings lose backslashes, and in a formula between dollars
`lceil log_2 N rceil` can mean nothing else.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sitegen.text.formula import MAX_LENGTH, Formula, read_formula

_GROUP = r"\{(?:[^{}$]|\{(?:[^{}$]|\{[^{}$]{0,80}\}){0,80}\}){0,200}\}"
_SCRIPT = rf"(?:[_^](?:{_GROUP}|\\[A-Za-z]{{1,20}}|[A-Za-z0-9*]))"
_OPERAND = rf"(?:\\?[A-Za-z]{{1,20}}|\d{{1,9}}){_SCRIPT}{{1,2}}"
_BARE = (
    rf"\\[dt]?frac{_GROUP}{_GROUP}{_SCRIPT}{{0,2}}"
    rf"|\\sqrt(?:\[\d{{1,2}}\])?{_GROUP}{_SCRIPT}{{0,2}}"
    rf"|\\(?:sum|prod|int){_SCRIPT}{{1,2}}(?: ?{_OPERAND})?"
)
_FORMULA = re.compile(
    rf"(?<!\\)\\\((?P<round>[^$]{{1,{MAX_LENGTH}}}?)(?<!\\)\\\)"
    rf"|(?<!\\)\\\[(?P<square>[^$]{{1,{MAX_LENGTH}}}?)(?<!\\)\\\]"
    rf"|(?<![\\$])\$\$(?P<double>[^$]{{1,{MAX_LENGTH}}})\$\$(?!\$)"
    # A sign alone is no money, whatever follows: `$\\sim$10`.
    rf"|(?<![\\$])\$(?P<sign>\\[A-Za-z]{{2,20}})\$"
    # As Pandoc reads it: no space inside the dollars, no digit (nor a shell's brace) behind them.
    rf"|(?<![\\$])\$(?P<single>(?![\s$])(?:[^$\\]|\\.){{1,{MAX_LENGTH}}}?)(?<!\s)\$(?![\d{{$])"
    rf"|(?P<bare>(?:{_BARE}){{1,9}})"
)
_LIKE_MATH = re.compile(
    r"[\\^_={}<>+]|\A(?:[A-Za-z]{1,2}'*|\d{1,3}/\d{1,3}|[A-Za-z]{1,9}\([^()]{1,40}\))\Z"
)
_SUM_OF_MONEY = re.compile(r"\d.*\s[A-Za-z]{3,}(?:\s|\Z)", re.DOTALL)
_OPEN_END = re.compile(r"(?:[=+<>,(\[]|\d[-–—])\Z")
_WORDS = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){1,20}")
_TEXT = re.compile(r"\\(?:text[a-z]{0,6}|mbox|operatorname\*?|math[a-z]{2,4})\{[^{}]*\}")

# What listings lose the backslash of, and what is no word of a text inside a formula.
_NAMES = (
    r"le|leq|ge|geq|neq|approx|sim|times|cdot|infty|lceil|rceil|lfloor|rfloor|langle|rangle"
    r"|log|ln|exp|max|min|sup|inf|lim|sum|prod|frac|sqrt|in|to|rightarrow|ldots|cdots"
    r"|alpha|beta|gamma|delta|(?:var)?epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma"
    r"|tau|(?:var)?phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega"
)
_LOST = re.compile(rf"(?<![\\A-Za-z])({_NAMES})(?![A-Za-z])")


PATTERN = _FORMULA.pattern


class Found(NamedTuple):
    """A formula, and where in its text it begins and ends."""

    formula: Formula
    start: int
    end: int


def parts(text: str) -> Iterator[str | Formula]:
    """The text in parts, in their order; what is no formula is as it was written."""
    end = 0
    while found := find_formula(text, end):
        if end < found.start:
            yield text[end : found.start]
        yield found.formula
        end = found.end
    if end < len(text):
        yield text[end:]


def find_formula(text: str, start: int = 0) -> Found | None:
    """The first formula from `start` on, if there is one."""
    if "$" not in text and "\\" not in text:
        return None
    while match := _FORMULA.search(text, start):
        if formula := _read(match):
            return Found(formula, match.start(), match.end())
        start = match.start() + 1  # a dollar that is money may stand before one that is not
    return None


def _read(match: re.Match[str]) -> Formula | None:
    kind = str(match.lastgroup)
    latex = match[kind]
    if kind == "single":
        return _between_dollars(match[0], latex)
    return read_formula(match[0], latex.strip(), display=kind in ("square", "double"))


def _between_dollars(written: str, latex: str) -> Formula | None:
    """What may be money, a variable of a shell, or a formula that lost its backslashes."""
    if not is_like_mathematics(latex):
        return None
    if len(latex) > 1 and _OPEN_END.search(latex):
        return None
    if _LOST.search(_TEXT.sub("", latex)):
        latex = _LOST.sub(r"\\\1", latex)
        latex = _WORDS.sub(lambda words: rf"\text{{{words[0]}}}", latex)
    return None if _has_words(latex) else read_formula(written, latex)


def is_like_mathematics(latex: str) -> bool:
    """May what is between dollars be a formula? Otherwise it is money, or anything else."""
    return bool(_LIKE_MATH.search(latex)) and not _SUM_OF_MONEY.match(latex)


def _has_words(latex: str) -> bool:
    """Does it say in letters what no formula does: prose, or a macro without its backslash?"""
    bare = _TEXT.sub("", latex)
    return bool(_WORDS.search(bare) or _LOST.search(bare))
