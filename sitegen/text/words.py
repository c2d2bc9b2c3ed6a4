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
from functools import cache, lru_cache

from sitegen.text import word_rules
from sitegen.text.word_rules import Rule

_KNOWN = 1 << 17  # words whose readings are kept
_ASCII = "0-9A-Za-z"
_NO_LETTERS = {0x141F: "/"}  # a raised slash, where fractions are raised
_LAST_LETTER = 0x32400  # beyond, there are none yet
_ACCENTS = re.compile("[\u0300-\u036f]")
_LONE_GREEK = re.compile("(?<![α-ω])[α-ω](?![α-ω])")
_LETTERS = str.maketrans(word_rules.LETTERS)
_CAPITAL_PLURAL = re.compile(word_rules.CAPITAL_PLURAL)
_PIECE = f"({word_rules.WORD})((?:{word_rules.JOINER})(?=[letters]|&))?"
_APOSTROPHE = re.compile(word_rules.APOSTROPHE)
_IN_ADDRESSES = re.compile("[a-z0-9]+")


def _compiled(rules: tuple[Rule, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), new.replace("$", "\\")) for pattern, new in rules)


def _any(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """To see with one search that a word fits none of the rules, as most do."""
    return re.compile("|".join(f"(?:{pattern})" for pattern, _ in rules))


_MARKS = _compiled(word_rules.MARKS)
_SPELLING = _compiled(word_rules.SPELLING)
_IS_BRITISH = _any(word_rules.SPELLING)
_EXCEPTIONS = _compiled(word_rules.EXCEPTIONS)
_NUMBER = _compiled(word_rules.NUMBER)


def split(text: str) -> list[str]:
    """The words of a text as they are written, without hyphens: `Pre-training` is two."""
    plain = _plain(text)
    return _pattern(word_rules.WORD, plain.isascii()).findall(plain)


def placed(text: str) -> list[tuple[int, str]]:
    """The words of a text as it is, each with where it starts."""
    pattern = _pattern(word_rules.WORD, text.isascii())
    return [(match.start(), match[0]) for match in pattern.finditer(text)]


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
    found: list[tuple[str, str]] = _pattern(_PIECE, plain.isascii()).findall(plain)
    return found


def keys(text: str) -> list[str]:
    """The keys of a text's words."""
    return list(map(key, split(text)))


@lru_cache(_KNOWN)
def key(word: str) -> str:
    """What two writings of one word have in common; never empty."""
    plural = None if len(word) > word_rules.LONGEST else _CAPITAL_PLURAL.match(word)
    return _american(plural[1]) if plural else _singular(_american(word))


@lru_cache(_KNOWN)
def spell(word: str) -> str:
    """A word in plain letters and American spelling, in its own number; `S*` gives `s star`."""
    letters = fold(word)
    if not letters.isalnum():
        letters = _replaced(letters, _MARKS)
    if len(letters) > word_rules.LONGEST or not _IS_BRITISH.search(letters):
        return letters
    return _replaced(letters, _SPELLING)


def acronym(word: str) -> str | None:
    """A word of two capitals or more in its own case, without a plural's ending: `MoEs`, `MoE`."""
    if sum(map(str.isupper, word)) < 2:
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
    wide = unicodedata.normalize("NFKC", text).translate(_NO_LETTERS)
    return _pattern(word_rules.INVISIBLE, False).sub("", wide)


@cache
def _pattern(pattern: str, ascii_only: bool) -> re.Pattern[str]:
    """A pattern of the rules; most texts are ASCII, and read faster as such."""
    return re.compile(pattern.replace("[letters]", f"[{_ASCII if ascii_only else _letters()}]"))


@cache
def _letters() -> str:
    """Every letter, mark and digit, as ranges; Python's patterns have no name for them."""
    every = "".join(map(chr, range(_LAST_LETTER)))
    kinds = "".join(category[0] for category in map(unicodedata.category, every))
    ranges = (match.span() for match in re.finditer("[LMN]+", kinds))
    spelled_out = "".join(word_rules.LETTERS)  # some of them are symbols
    return "".join(f"{every[first]}-{every[end - 1]}" for first, end in ranges) + spelled_out


def _american(word: str) -> str:
    """`spell` as one word, without what the rules for "-ise" bend too much."""
    spelled = spell(word).replace(" ", "")
    is_bent = "iz" in spelled and len(spelled) <= word_rules.LONGEST
    return _replaced(spelled, _EXCEPTIONS) if is_bent else spelled


def _replaced(text: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, new in rules:
        text = pattern.sub(new, text)
    return text


def _singular(word: str) -> str:
    irregular = word_rules.IRREGULAR.get(word)
    if irregular or not word.endswith("s") or len(word) > word_rules.LONGEST:
        return irregular or word
    for pattern, new in _NUMBER:
        singular, found = pattern.subn(new, word)
        if found:
            return singular
    return word


# By their keys, as is everything that they are compared with.
STOP_WORDS = frozenset(keys(word_rules.STOP_WORDS))
FILLERS = STOP_WORDS.union(keys(word_rules.FILLERS))
LINKING_WORDS = frozenset(keys(word_rules.LINKING_WORDS))
