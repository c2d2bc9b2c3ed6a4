"""Words: what a text's words are, and which of them are one word.

`split` finds the words as they are written, `key` gives what all writings of one word share:
case, width, accents, Greek letters, British spelling and plural make no difference, while `C++`,
`C#` and `S*` are not `C` and `S`.  Titles are matched, topics found, papers related and the list
searched by these keys, and nothing else decides what a word is.

The rules are data (`word_rules`), so that the browser reads words alike: `browser/search/words.js`
is the same few functions once more, and `tests/text/word_pairs.json` keeps the two together.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from sitegen.text import word_rules
from sitegen.text.word_rules import Rule

_KNOWN = 1 << 17  # words whose readings are kept
_LETTER = "0-9A-Za-z"
_RAISED_SLASH = "\u141f"  # where fractions are raised
_LAST_ASCII, _LAST_LETTER = 0x7F, 0x32400  # beyond, there are none yet
_ACCENTS = re.compile("[\u0300-\u036f]")
_JOINER = "\u034f"  # of accents
_LONE_GREEK = re.compile("(?<![α-ω])[α-ω](?![α-ω])")
_LETTERS = str.maketrans(word_rules.LETTERS)
_CAPITAL_PLURAL = re.compile(word_rules.CAPITAL_PLURAL)
_WORD = re.compile(word_rules.WORD.replace("[letters]", f"[{_LETTER}]"))
_BARE_WORD = re.compile(word_rules.BARE_WORD.replace("[letters]", f"[{_LETTER}]"))
_PIECE, _BARE_PIECE = (
    re.compile(f"({word.pattern})((?:{word_rules.JOINER})(?=[{_LETTER}]|&))?")
    for word in (_WORD, _BARE_WORD)
)
# Accents behind a letter are seen; see `_accents_of_letter`.
_INVISIBLE = re.compile(word_rules.INVISIBLE.replace("(?<![letters])", ""))
_APOSTROPHE = re.compile(word_rules.APOSTROPHE)
_IN_ADDRESSES = re.compile("[a-z0-9]+")


def _compiled(rules: tuple[Rule, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), new.replace("$", "\\")) for pattern, new in rules)


def _any(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """To see with one search that a word fits none of the rules, as most do.

    Where they begin is asked once for all that must be at the beginning of a word.
    """
    at_start = [pattern[1:] for pattern, _ in rules if pattern.startswith("^")]
    anywhere = [f"(?:{pattern})" for pattern, _ in rules if not pattern.startswith("^")]
    return re.compile("|".join([f"^(?:{'|'.join(at_start)})", *anywhere]))


_MARKS = _compiled(word_rules.MARKS)
_SPELLING = _compiled(word_rules.SPELLING)
_IS_BRITISH = _any(word_rules.SPELLING)
_EXCEPTIONS = _compiled(word_rules.EXCEPTIONS)
_NUMBER = _compiled(word_rules.NUMBER)


def split(text: str) -> list[str]:
    """The words of a text as they are written, without hyphens: `Pre-training` is two."""
    plain = _plain(text)
    shape = _shape(plain)
    word = _BARE_WORD if _is_bare(shape) else _WORD
    if shape == plain:
        return word.findall(plain)
    return [plain[match.start() : match.end()] for match in word.finditer(shape)]


def placed(text: str) -> list[tuple[int, str]]:
    """The words of a text as it is, each with where it starts."""
    words = _WORD.finditer(_shape(text))
    return [(match.start(), text[match.start() : match.end()]) for match in words]


def compounds(text: str) -> list[list[str]]:
    """The words of a text, those together that are written as one: `H_2O`, `text-to-image`."""
    runs: list[list[str]] = []
    run: list[str] = []
    for word, joined in pieces(text):
        run.append(word)
        if not joined:
            runs.append(run)
            run = []
    return runs


def pieces(text: str) -> list[tuple[str, str]]:
    """The words of a text, each with what joins it to the next, as in a compound, or nothing."""
    plain = _plain(text)
    shape = _shape(plain)
    piece = _BARE_PIECE if _is_bare(shape) else _PIECE
    if shape == plain:
        found: list[tuple[str, str]] = piece.findall(plain)
        return found
    return [
        (plain[match.start(1) : match.end(1)], match[2] or "") for match in piece.finditer(shape)
    ]


def _is_bare(text: str) -> bool:
    """Are there none of the marks that take long to look for, as in most texts?"""
    return not any(mark in text for mark in word_rules.NAME_MARKS)


def keys(text: str) -> list[str]:
    """The keys of a text's words."""
    return list(map(key, split(text)))


def _key(word: str) -> str:
    plural = None if len(word) > word_rules.LONGEST else _CAPITAL_PLURAL.match(word)
    return _american(plural[1]) if plural else _singular(_american(word))


class _Keys(dict[str, str]):
    """The keys of words, kept for many; `lru_cache` takes twice as long to find one."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KNOWN:
            self.clear()
        found = self[word] = _key(word)
        return found


# What two writings of one word have in common; never empty.
key: Callable[[str], str] = _Keys().__getitem__


@lru_cache(_KNOWN)
def spell(word: str) -> str:
    """A word in plain letters and American spelling, in its own number; `S*` gives `s star`."""
    return _spelled(word)


def _spelled(word: str) -> str:
    letters = fold(word)
    if not letters.isalnum():
        letters = _replaced(letters, _MARKS)
    if len(letters) > word_rules.LONGEST or not _IS_BRITISH.search(letters):
        return letters
    return _replaced(letters, _SPELLING)


def acronym(word: str) -> str | None:
    """A word of two capitals or more in its own case, without a plural's ending: `MoEs`, `MoE`."""
    if word.islower() or sum(map(str.isupper, word)) < 2:
        return None
    read = key(word)
    return word[: len(read)] if fold(word).startswith(read) else word


def beginnings(written: str) -> list[str]:
    """What keys may begin with if a word begins so: `quantis`, and `quantiz` too."""
    spelled = _american(written)
    found = [spelled]
    for ending in word_rules.ENDINGS:
        read = key(spelled + ending).removesuffix(ending)
        if not any(map(read.startswith, found)):
            found.append(read)
    return found


def fold(text: str) -> str:
    """`text` in small letters without accents, a lone Greek letter by its name."""
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).lower()
    # Small letters may bring an accent back (`İ`).
    letters = unicodedata.normalize("NFC", _ACCENTS.sub("", bare)).translate(_LETTERS)
    return _LONE_GREEK.sub(lambda letter: word_rules.GREEK[letter[0]], letters)


def slug(text: str) -> str:
    """The words of a text in ASCII with hyphens between them, as an address spells them."""
    return "-".join(_IN_ADDRESSES.findall(fold(_APOSTROPHE.sub("", text))))


def _plain(text: str) -> str:
    """`text` in characters of one width, without those that nobody sees."""
    if text.isascii():
        return text
    wide = unicodedata.normalize("NFKC", text).replace(_RAISED_SLASH, "/")
    return _INVISIBLE.sub(_accents_of_letter, wide)


def _accents_of_letter(found: re.Match[str]) -> str:
    """Nothing, unless accents were found behind a letter: what else is among them goes."""
    before = found.string[found.start() - 1] if found.start() else " "
    is_accent = _ACCENTS.match(found[0]) and _shape(before).isalnum()
    return found[0].replace(_JOINER, "") if is_accent else ""


def _shape(text: str) -> str:
    """`text` with an `x` for each letter outside of ASCII, so that one short pattern reads all."""
    return text if text.isascii() else text.translate(_SHAPES)


class _Shapes(dict[int, int]):
    """A table for `str.translate`, filled in as characters are met.

    Letters, marks and digits are letters; Python's patterns have no name for these.
    """

    def __missing__(self, code: int) -> int:
        kind = unicodedata.category(chr(code))[0] if code < _LAST_LETTER else ""
        is_letter = kind in ("L", "M", "N") or chr(code) in word_rules.LETTERS  # some are symbols
        self[code] = ord("x") if code > _LAST_ASCII and is_letter else code
        return self[code]


_SHAPES = _Shapes()


def _american(word: str) -> str:
    """`spell` as one word, without what the rules for "-ise" bend too much."""
    spelled = _spelled(word).replace(" ", "")  # `key` keeps it already
    is_bent = "iz" in spelled and len(spelled) <= word_rules.LONGEST
    return _replaced(spelled, _EXCEPTIONS) if is_bent else spelled


def _replaced(text: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, new in rules:
        if pattern.search(text):  # sooner seen than replaced
            text = pattern.sub(new, text)
    return text


def _singular(word: str) -> str:
    irregular = word_rules.IRREGULAR.get(word)
    if irregular or not word.endswith("s") or len(word) > word_rules.LONGEST:
        return irregular or word
    for pattern, new in _NUMBER:
        if pattern.search(word):
            return pattern.sub(new, word)
    return word


# By their keys, as is everything that they are compared with.
STOP_WORDS = frozenset(keys(word_rules.STOP_WORDS))
FILLERS = STOP_WORDS.union(keys(word_rules.FILLERS))
LINKING_WORDS = frozenset(keys(word_rules.LINKING_WORDS))
