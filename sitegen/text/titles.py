r"""The normal form of a title: what stays when case, accents, punctuation and LaTeX are folded.

``H_2O``, ``H$_2$O`` and ``H₂O`` have one normal form, and so have ``\tau-Bench`` and
``τ-bench``.  It is what two titles are compared by and what a paper's identifier is hashed
from, so a change here changes published addresses.

The choice and its price: British words are respelled by a few rules over their endings rather
than by a dictionary.  The rules also bend words they need not (`promise` becomes `promize`),
which is harmless because both sides of every comparison are bent alike.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from sitegen.text.latex import to_text

_GREEK = {
    letter: unicodedata.name(letter).split()[-1].lower() for letter in "αβγδεζηθικλμνξοπρσςτυφχψω"
} | {"λ": "lambda"}  # whose Unicode name is LAMDA
_LONE_GREEK = re.compile("(?<![α-ω])[α-ω](?![α-ω])")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
    | {"×": "x", "&": " and ", "ᐟ": "/"}
)
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = re.compile(r"(?<=\w)['`´ʼ’‘](?=\w)")
_PLUSES = re.compile(r"(?<=\w)\+\+(?![\w+])")
_PLUS = re.compile(r"(?<=\w)\+(?![\w+])")
_SHARP = re.compile(r"\b([cf])#(?!\w)")
# Longer starred words are likelier emphasis in Markdown than a name such as `S*` or `RRT*`.
_STAR = re.compile(r"(?<![\w*])(\w{1,4})\*(?![\w*])")
_GROUPED_DIGITS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NOT_IN_A_NUMBER = re.compile(r"(?<!\d)\.|\.(?!\d)")
_ASCII_MARKS = re.compile(r"[^a-z0-9.]+")

_BREAK = re.compile(r":(?!\S)|\s[-–—|]+\s|--+|[—()\[\]?!;]|\.(?=\s)")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.+)[\s\])\"'”’]*$")

# A word that somebody made up: `FlashInfer`, `DistZO2`, `cuRobo`.
_COINED = re.compile(r"\w*[a-z]-?[A-Z0-9][\w-]*")

_AMERICAN = {
    re.compile(british): american
    for british, american in (
        (r"(?<=\w{3})is(?=(?:e|ed|es|er|ers|ing|able|ations?)\b)", "iz"),
        (r"(?<=ly)s(?=(?:e|ed|er|ers|ing)\b)", "z"),
        (r"(col|fav|hon|lab|vap|hum|rum|vig|rig|flav|sav|behavi|endeav|neighb|harb)our", r"\1or"),
        (r"\b(cen|me|li|thea|spec)tre", r"\1ter"),
        (r"\b(fi|cali)bre", r"\1ber"),
        (r"(\w{3}[aeiou])ll(?=(?:ing|ed|er|ers)\b)", r"\1l"),
        (r"(catal|dial|anal|monol)ogue", r"\1og"),
        (r"\b(defen|offen|licen|preten)ce", r"\1se"),
        (r"\bprogramme(?=s?\b)", "program"),
        (r"\bartefact", "artifact"),
        (r"(judg|ledg)ement", r"\1ment"),
        (r"\bgrey", "gray"),
        (r"\bageing\b", "aging"),
        (r"\bsceptic", "skeptic"),
    )
}
_BRITISH = re.compile("|".join(british.pattern for british in _AMERICAN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title taken apart for comparison.

    `breaks` are the positions in `words` at which a part begins (after a colon, a dash, a
    bracket); `cut` tells that the title ends in an ellipsis; `named`, that its first part is
    nothing but a name made up for the paper.
    """

    words: tuple[str, ...]
    breaks: frozenset[int]
    cut: bool
    named: bool

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def squeezed(self) -> str:
        """The words without spaces: equal for `pre-training` and `pretraining`."""
        return "".join(self.words)


def normalise(title: str) -> str:
    """The normal form: words parted by one space, never empty unless `title` is blank."""
    return parse_title(title).text


def parse_title(title: str) -> Title:
    """`title` as words in normal form, with its parts and its ellipsis told apart."""
    text = to_text(title).strip()
    whole = _ELLIPSIS.sub("", text)
    parts = _BREAK.split(whole)
    words: list[str] = []
    breaks = []
    for part in parts:
        breaks.append(len(words))
        words += fold(part).split()
    if not words:  # nothing but symbols: they are all the title there is
        words = unicodedata.normalize("NFKC", text).casefold().split()
    return Title(
        words=tuple(words),
        breaks=frozenset(breaks) - {0, len(words)},
        cut=whole != text,
        named=_COINED.fullmatch(parts[0].strip()) is not None,
    )


def fold(text: str) -> str:
    """`text` in lower case, without accents and punctuation, its Greek letters spelled out."""
    folded = text.casefold()
    if not folded.isascii():
        folded = _fold_unicode(folded)
    folded = _fold_marks(folded.translate(_LETTERS))
    return " ".join(_respell(word) for word in folded.split())


def spell_greek(text: str) -> str:
    """Each small Greek letter that stands alone by its name; a word in Greek stays."""
    return _LONE_GREEK.sub(lambda letter: _GREEK[letter[0]], text)


def _fold_unicode(text: str) -> str:
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return spell_greek(unicodedata.normalize("NFC", bare))


def _fold_marks(text: str) -> str:
    """Spell out the few marks that tell names apart (`C++`, `A*`); the others are spaces."""
    if text.isalnum():
        return text
    text = _APOSTROPHES.sub("", text)
    text = _SHARP.sub(r"\1sharp", _PLUS.sub(" plus", _PLUSES.sub("pp", text)))
    text = _STAR.sub(r"\1 star", text)
    text = _NOT_IN_A_NUMBER.sub(" ", _GROUPED_DIGITS.sub("", text))
    if text.isascii():
        return _ASCII_MARKS.sub(" ", text)
    return "".join(mark if mark == "." or _is_letter(mark) else " " for mark in text)


@lru_cache(maxsize=4096)
def _is_letter(mark: str) -> bool:
    """Letters, digits, and the vowel signs without which many scripts cannot be read."""
    return unicodedata.category(mark)[0] in "LMN"


@lru_cache(maxsize=65536)
def _respell(word: str) -> str:
    """The American spelling of a British word."""
    if _BRITISH.search(word):
        for british, american in _AMERICAN.items():
            word = british.sub(american, word)
    return word
