"""Phrases: finding, in one pass over a text, all the phrases that a curator wrote.

The words of the phrases form a trie, so that four thousand phrases cost little more than one.
Spelling is forgiven, as `words` forgives it.  The price is that a phrase is only a run of words:
"models of language" is not a "language model".

A phrase inside a longer one does not count: "test-time scaling law" is not a "scaling law".
Phrases of negative weight are exempt from this rule: they always count, and hide no others.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, product

from msgspec import Struct, field

from sitegen.store import kept
from sitegen.text.word_rules import LONGEST
from sitegen.text.words import acronym, beginnings, key, split

_Key = str  # of a word, of an acronym in its own case, of a beginning with a star behind it
_Spelling = tuple[_Key, ...]
_Meaning = tuple[str, "Phrase"]  # an owner, and its phrase

_KNOWN_WORDS = 100_000
_KNOWN_PHRASES = 1 << 14
_OPENING = 2  # letters that every beginning has
# `schedul*` is any word that begins so; `A*` and `RRT*`, in capitals, are names.
_BEGINNING = re.compile(r"(?<![^\W_])([^\W_A-Z]{2,}\*)")


class Phrase(Struct, frozen=True, kw_only=True):
    """A phrase as the curator wrote it; a negative weight speaks against its owner."""

    text: str
    weight: float


class Mention(Struct, frozen=True, kw_only=True):
    """The words `start` to `end` (exclusive) of a text are a phrase of `owner`."""

    start: int
    end: int
    owner: str
    phrase: Phrase


class _Node(Struct, frozen=True):
    """What may follow the words read so far, and what they mean if they end here."""

    following: dict[_Key, "_Node"] = field(default_factory=dict)
    meanings: list[_Meaning] = field(default_factory=list)


# What a word begins, and what it may be in a phrase that another begins.
_Reading = tuple[Sequence[_Node], Sequence[_Key]]


class PhraseIndex:
    """All phrases of all owners, ready to be found."""

    def __init__(self, phrases: Iterable[_Meaning]) -> None:
        self._root = _Node()
        self._keys: set[_Key] = set()
        meanings = list(phrases)
        every = _spellings_of_each(tuple(phrase.text for _, phrase in meanings))
        for meaning, found in zip(meanings, every, strict=True):
            self._add(meaning, found)
        beginnings = [key.removesuffix("*") for key in self._keys if key.endswith("*")]
        self._lengths = sorted({*map(len, beginnings)})
        self._openings = {beginning[:_OPENING] for beginning in beginnings}
        self._readings = lru_cache(_KNOWN_WORDS)(self._reading)

    def _add(self, meaning: _Meaning, found: Iterable[_Spelling]) -> None:
        for spelling in found:
            self._keys.update(spelling)
            node = self._root
            for word in spelling:
                node = node.following.get(word) or node.following.setdefault(word, _Node())
            node.meanings.append(meaning)

    def find(
        self, words: Sequence[str], apart: Callable[[str], str] = lambda _: ""
    ) -> list[Mention]:
        """The phrases among the words of a text (see `words.split`), those that count.

        Phrases hide those of owners of which `apart` says the same.
        """
        mentions = list(self._mentions(list(map(self._readings, words))))
        together: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.phrase.weight > 0:
                together.setdefault(apart(mention.owner), []).append(mention)
        return [
            *chain.from_iterable(map(_outermost, together.values())),
            *(mention for mention in mentions if mention.phrase.weight < 0),
        ]

    def _mentions(self, words: Sequence[_Reading]) -> Iterator[Mention]:
        for start, (reached, _) in enumerate(words):
            end = start + 1
            while reached:  # by few words: most begin no phrase
                meanings = [meaning for node in reached for meaning in node.meanings]
                for owner, phrase in _one_an_owner(meanings) if len(meanings) > 1 else meanings:
                    yield Mention(start=start, end=end, owner=owner, phrase=phrase)
                here = words[end][1] if end < len(words) else ()
                end += 1
                reached = [
                    n.following[word] for n in reached for word in here if word in n.following
                ]

    def _reading(self, word: str) -> _Reading:
        """A word as an acronym, by its key, and by each beginning of the key."""
        read = key(word)
        readings = [acronym(word), read]
        if read[:_OPENING] in self._openings:
            longest = min(len(read), LONGEST)
            readings += [f"{read[:length]}*" for length in self._lengths if length <= longest]
        known = [each for each in readings if each in self._keys]
        first = self._root.following
        return [first[each] for each in known if each in first], known


@kept
def _spellings_of_each(phrases: tuple[str, ...]) -> list[frozenset[_Spelling]]:
    return list(map(spellings, phrases))


@lru_cache(_KNOWN_PHRASES)
def spellings(phrase: str) -> frozenset[_Spelling]:
    """The words of a phrase; "pre-training" is also one word, "pretraining".

    Phrases with a spelling in common are the same phrase.
    """
    forms = {phrase, phrase.replace("-", "")}
    if "*" in phrase:
        return frozenset(words for form in forms for words in product(*_alternatives(form)))
    return frozenset(tuple(map(_written_key, split(form))) for form in forms)


def _alternatives(phrase: str) -> Iterator[Sequence[_Key]]:
    """For each word of a phrase, the keys it may be found by."""
    for position, piece in enumerate(_BEGINNING.split(phrase)):
        if position % 2:
            yield [f"{beginning}*" for beginning in beginnings(piece.removesuffix("*"))]
        else:
            yield from ([_written_key(word)] for word in split(piece))


def _written_key(word: str) -> _Key:
    return acronym(word) or key(word)


def _one_an_owner(meanings: Iterable[_Meaning]) -> Iterable[_Meaning]:
    """The weightiest: "schedul*" and "scheduler" are one word of the text."""
    return dict(sorted(meanings, key=lambda meaning: abs(meaning[1].weight))).items()


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Those that are not inside a longer one."""
    start = end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.end > end or (mention.start, mention.end) == (start, end):
            start, end = mention.start, mention.end
            yield mention
