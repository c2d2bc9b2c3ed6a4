"""Tokens: what counts as a word, in a text and in a query.

Text is folded (no accents, no case, `τ` as `tau`, `H₂O` as `h2o`) and cut wherever a
character is neither a letter nor a digit.  Words written as one (`pre-training`, `GPT-4`)
also give their joined form, a compound, so that `pretraining` and `gpt4` find them.

The choice and its price: nothing is stemmed.  lunr.py and lunr.js stem some words differently
(`key`, `array`), so an index stemmed here would lose them in the browser; related forms are
found on the query side instead.  The browser repeats `tokenize` in
`browser/tokens.js`; `tests/search/search_cases.json` keeps the two alike, and
the tables below travel with the index rather than exist twice.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.text.words import STOP_WORDS

# Of "what's" and "don't". Alone they are words: "S*: ...", "t-SNE".
ENDINGS = ("s", "t")

# What decomposition leaves alone: Greek by name, and letters that are no accented letters.
SPELLINGS = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu",
    "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma",
    "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "∞": "infinity", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d",
    "ð": "d", "þ": "th", "ł": "l", "ı": "i",
}  # fmt: skip

_SPELLINGS = str.maketrans(SPELLINGS)
_STOP_WORDS = frozenset(STOP_WORDS)
_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_]+(?:(?:[-‐–'’.]|[_^$\\{}]{1,3})[^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The words of a text in order, and its compounds.

    A compound is (first, end, joined): the words it is made of, as indices, and what they
    give as one; stop words are part of what is joined but not of the words.
    """

    words: tuple[str, ...]
    compounds: tuple[tuple[int, int, str], ...]


def fold(text: str) -> str:
    """`text` without case, accents, Greek letters and typographic variants of a character."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower()
    # Lower case may bring a mark back (`İ`); the spellings come last, they are lower case.
    return _MARKS.sub("", plain).translate(_SPELLINGS)


def tokenize(text: str, *, keep_all: bool = False) -> Tokens:
    """The tokens of a text; stop words are dropped unless there is nothing else."""
    joined = [_WORD.findall(match) for match in _JOINED.findall(fold(text))]
    telling = [_telling(parts) for parts in joined]
    keep_all = keep_all or not any(telling)
    words: list[str] = []
    compounds: list[tuple[int, int, str]] = []
    for parts, some in zip(joined, telling, strict=True):
        first = len(words)
        words += parts if keep_all else some
        if len(parts) > 1:
            compounds.append((first, len(words), "".join(parts)))
    return Tokens(words=tuple(words), compounds=tuple(compounds))


def _telling(parts: Sequence[str]) -> list[str]:
    """The parts of one compound without stop words and endings."""
    return [
        word
        for number, word in enumerate(parts)
        if word not in _STOP_WORDS and not (number > 0 and word in ENDINGS)
    ]


def slug(text: str) -> str:
    """All words of a text with hyphens between them, as an address would spell it."""
    return "-".join(_WORD.findall(fold(text)))
