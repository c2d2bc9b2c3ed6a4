"""Phrases: finding, in one pass over a text, all the phrases that a curator wrote.

The words of the phrases form a trie, so that four thousand phrases cost little more than one.
Spelling is forgiven: capitals, plurals, hyphens, British or American.  The price is that a
phrase is only a run of words: "models of language" is no "language model".

A phrase inside a longer one does not count: "test-time scaling law" is no "scaling law".
Phrases of negative weight stand outside this rule: they always count, and hide no others.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_Key = str  # what the spellings of one word share
_Meaning = tuple[str, "Phrase"]  # an owner, and its phrase

_LONGEST_STEM = 40  # of a word with a star; a hostile "word" may be a megabyte long
_KNOWN_WORDS = 100_000
_SINGULAR = frozenset({"news"})  # would be taken for a plural of another word
_WORD = re.compile(r"[^\W_]+")
_PATTERN = re.compile(r"[^\W_]+\*?")
_BRITISH = re.compile(r"(?<=\w\w)(?:is(e[drs]?|ing|ations?|\*)$|our(?=$|al|ed|ing))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase as the curator wrote it; a negative weight speaks against its owner."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The words `start` to `end` (exclusive) of a text are a phrase of `owner`."""

    start: int
    end: int
    owner: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class _Node:
    """What may follow the words read so far, and what they mean if they end here."""

    following: dict[_Key, "_Node"] = field(default_factory=dict)
    meanings: list[_Meaning] = field(default_factory=list)


class PhraseIndex:
    """All phrases of all owners, ready to be found."""

    def __init__(self, phrases: Iterable[_Meaning]) -> None:
        self._root = _Node()
        self._keys: set[_Key] = set()
        for owner, phrase in phrases:
            self._add(owner, phrase)
        self._readings = lru_cache(_KNOWN_WORDS)(self._known_readings)

    def _add(self, owner: str, phrase: Phrase) -> None:
        for keys in spellings(phrase.text):
            self._keys.update(keys)
            node = self._root
            for key in keys:
                node = node.following.setdefault(key, _Node())
            node.meanings.append((owner, phrase))

    def find(self, words: Sequence[str]) -> list[Mention]:
        """The phrases among the words of a text (see `words_of`), those that count."""
        mentions = list(self._mentions([self._readings(word) for word in words]))
        return [
            *_outermost(mention for mention in mentions if mention.phrase.weight > 0),
            *(mention for mention in mentions if mention.phrase.weight < 0),
        ]

    def _mentions(self, words: Sequence[tuple[_Key, ...]]) -> Iterator[Mention]:
        for start in range(len(words)):
            reached, end = [self._root], start
            while reached and end < len(words):
                here = words[end]
                reached = [n.following[key] for n in reached for key in here if key in n.following]
                end += 1
                meanings = [meaning for node in reached for meaning in node.meanings]
                for owner, phrase in _one_an_owner(meanings) if meanings else ():
                    yield Mention(start=start, end=end, owner=owner, phrase=phrase)

    def _known_readings(self, word: str) -> tuple[_Key, ...]:
        return tuple(key for key in _all_readings(word) if key in self._keys)


def words_of(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def spellings(phrase: str) -> set[tuple[_Key, ...]]:
    """The words of a phrase; "pre-training" is also one word, "pretraining".

    Phrases with a spelling in common are the same phrase.
    """
    forms = (phrase, phrase.replace("-", ""))
    return {tuple(map(_key, _PATTERN.findall(form))) for form in forms}


def _one_an_owner(meanings: Iterable[_Meaning]) -> Iterable[_Meaning]:
    """The weightiest: "schedul*" and "scheduler" are one word of the text."""
    return dict(sorted(meanings, key=lambda meaning: abs(meaning[1].weight))).items()


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Those that lie inside no longer one."""
    start = end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.end > end or (mention.start, mention.end) == (start, end):
            start, end = mention.start, mention.end
            yield mention


def _key(word: str) -> _Key:
    return _singular(word) if _is_acronym(word) else _folded(word)


def _all_readings(word: str) -> Iterator[_Key]:
    """As an acronym stands, folded, and by each of its beginnings."""
    if _is_acronym(word):
        yield _singular(word)
    folded = _folded(word)
    yield folded
    for length in range(2, min(len(folded), _LONGEST_STEM) + 1):
        yield f"{folded[:length]}*"


def _is_acronym(word: str) -> bool:
    return sum(map(str.isupper, word)) > 1


def _folded(word: str) -> _Key:
    """Lower case, singular, American."""
    return _BRITISH.sub(_american, _singular(word.lower()))


def _american(match: re.Match[str]) -> str:
    return f"iz{match.group(1)}" if match.group(1) else "or"


def _singular(word: str) -> str:
    """Roughly; a phrase and a text are treated alike, which is all that finding needs."""
    if word in _SINGULAR:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-1] if word.endswith(("che", "she", "sse", "xe")) else word
