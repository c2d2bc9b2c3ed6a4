"""The words by which titles of different papers differ, and those that say nothing.

Lists, because a list can be read, and corrected, by whoever finds a wrong merge.  They are in
`words.yml` beside this module, in the shape of the section `words` of `curation.yml`, which is
read beside it.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations

from msgspec.structs import fields

from sitegen.content.words import Words, read_words
from sitegen.content.yaml_file import YamlReader, read_yaml
from sitegen.text.titles import Title
from sitegen.text.words import key, keys

_FILE = "words.yml"

# What numbers count.
COUNTED = frozenset(keys("part volume vol chapter version no number phase stage round type grade"))

# `text to image` is not `image to text`.
DIRECTIONS = frozenset(keys("to from versus vs over before after into"))

_NUMBER_WORDS = {
    word: str(value)
    for value, words in enumerate(
        map(
            keys,
            """one first
            two second
            three third
            four fourth
            five fifth
            six sixth
            seven seventh
            eight eighth
            nine ninth
            ten tenth""".splitlines(),
        ),
        start=1,
    )
    for word in words
}
_LETTERS = frozenset(keys("alpha beta gamma delta epsilon kappa"))
_ROMAN = re.compile(r"(?=.)(x{0,2})(ix|iv|v?i{0,3})")
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_INSIDE = re.compile("[a-z]{2,}[0-9][a-z]{2,}")  # `seq2seq`, and `me0ry`, where a scanner erred
_VERSION = re.compile(r"v(?=\d)")
_ROOT = 4  # letters of a word that a prefix may turn into its opposite
_KNOWN = 1 << 16  # words whose readings are kept


class Lexicon:
    """The words, by their keys (see `text.words`): those built in, and those of the curator."""

    def __init__(self, added: Words) -> None:
        words = _together(_built_in(), added)
        self.linking = _keys(words.ignored)
        self.linking_elsewhere = self.linking | _keys(words.articles)
        self._foreign = _keys(words.articles) - _keys(words.loanwords)
        self.editions = _keys(words.editions)
        self.negations = _keys(words.negations)
        self.answers = _keys(words.answers)
        self.kind_of = {
            word: keys(kind[0])[0] for kind in words.kinds for name in kind for word in keys(name)
        }
        self.expansions = {
            key(short): tuple(keys(long)) for short, long in words.abbreviations if long
        }
        self._generic = _keys(words.generic)
        self._prefixes = _keys(words.prefixes)
        self._opposites = {
            frozenset(map(key, pair))
            for group in words.opposites
            for pair in combinations(group, 2)
        }
        self.number_of = lru_cache(_KNOWN)(self._number_of)
        self._roots = lru_cache(_KNOWN)(self._roots_of)

    def linking_in(self, *titles: Title) -> frozenset[str]:
        """The words that say nothing in `titles`, in which a foreign article tells the language."""
        english = all(self._foreign.isdisjoint(title.words) for title in titles)
        return self.linking if english else self.linking_elsewhere

    def is_generic(self, words: Iterable[str]) -> bool:
        """Do `words` make a title that many papers have: `Editorial`, `Book Reviews, Part 2`?"""
        telling = {word for word in words if word not in self.linking_elsewhere}
        return not telling.isdisjoint(self._generic) and all(
            word in self._generic or self._counts(word) for word in telling
        )

    def are_opposites(self, a: str, b: str) -> bool:
        """`upper` and `lower`; and any two that differ by a prefix that turns the meaning."""
        return frozenset((a, b)) in self._opposites or not self._roots(a).isdisjoint(self._roots(b))

    def _counts(self, word: str) -> bool:
        number = self.number_of(word)
        return number is not None and (number.isdigit() or len(number) == 1)

    def _number_of(self, word: str) -> str | None:
        """The number, version or letter a word stands for: `ii`, `two` and `v2` are `2`."""
        if word in _NUMBER_WORDS:
            return _NUMBER_WORDS[word]
        if roman := _ROMAN.fullmatch(word):
            return str(10 * len(roman[1]) + _UNITS.index(roman[2]))
        if _INSIDE.fullmatch(word):
            return None
        if any(mark.isdigit() for mark in word):
            return _VERSION.sub("", word, count=1)
        if word in _LETTERS:
            return word
        return word if len(word) == 1 and word.isascii() and word not in self.linking else None

    def _roots_of(self, word: str) -> frozenset[str]:
        bare = {word.removeprefix(prefix) for prefix in self._prefixes}
        return frozenset({word, *(root for root in bare if len(root) >= _ROOT)})


@cache
def small_words() -> tuple[frozenset[str], frozenset[str]]:
    """The articles and small words of other languages, and those of them that are no words of
    English, by which a text in another language is told.
    """
    articles = _keys(_built_in().articles)
    return articles, articles - _keys(_built_in().loanwords)


@cache
def _built_in() -> Words:
    path = files("sitegen.matching") / _FILE
    file = read_yaml(_FILE, path.read_text("utf-8"))
    return read_words(YamlReader(file), file.data, ())


def _together(one: Words, other: Words) -> Words:
    names = (field.name for field in fields(Words))
    return Words(**{name: getattr(one, name) + getattr(other, name) for name in names})


def _keys(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in keys(text))
