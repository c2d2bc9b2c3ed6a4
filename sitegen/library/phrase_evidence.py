"""Evidence: what the phrases in a paper's title and abstract add for each of their owners.

Four rules distinguish the subject of a paper from its tools:

- a phrase in the title counts threefold, because a title names the subject;
- but half as much behind "via", "through", "using" or "with", which introduce a tool, up to "for",
  which names what it is for;
- in an abstract each further phrase of an owner counts a fifth less than the one before, so that
  a long description of the tools does not outweigh the subject;
- what is mentioned again counts half as much again, twice at most: more is the author's habit.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sitegen.text.phrases import Phrase, PhraseIndex
from sitegen.text.words import key, split

Where = Literal["title", "abstract", "label"]

_TITLE_PARTS = re.compile(r"[:?!.]\s|\s[-–—]+\s")
_MEANS = frozenset({"through", "using", "via", "with"})
_PURPOSE = "for"
_AS_SUBJECT = 3.0  # what a phrase in the title counts,
_AS_MEANS = 1.5  # and one behind a word of means
_REPEATED = 0.5  # what each further mention in the abstract adds
_MENTIONS = 3  # the most that count
# What a phrase adds to a score at most, times its weight: once in the title, in the abstract often.
MOST_COUNTED = _AS_SUBJECT + 1 + _REPEATED * (_MENTIONS - 1)
_FADING = 0.8  # of each phrase of an owner in the abstract, after the weightier one before it

_Factors = dict[tuple[str, Phrase], float]  # by an owner and its phrase


class Reason(Struct, frozen=True, kw_only=True):
    """A phrase that was found, or a label, and what it adds to the score.

    `counts` is the weight of its level, which its place and its repetition multiply; `file` says
    where a label was found.
    """

    phrase: str
    where: Where
    weight: float
    counts: float
    file: str = ""


class PaperWords(Struct, frozen=True, kw_only=True):
    """The words of a paper: those of each part of its title, and of its abstract."""

    title: tuple[tuple[str, ...], ...]
    abstract: tuple[str, ...]


def words_of(title: str, abstract: str) -> PaperWords:
    """Of readable texts (no LaTeX, no markup)."""
    parts = (tuple(split(part)) for part in _TITLE_PARTS.split(title))
    return PaperWords(title=tuple(parts), abstract=tuple(split(abstract)))


class PhraseEvidence:
    """Phrases with their owners, prepared for many papers; `apart` as in `PhraseIndex.find`."""

    def __init__(
        self, phrases: Iterable[tuple[str, Phrase]], apart: Callable[[str], str] = lambda _: ""
    ) -> None:
        self._index = PhraseIndex(phrases)
        self._apart = apart

    def reasons(self, words: PaperWords) -> dict[str, list[Reason]]:
        """What speaks for each owner that has any phrase there, or against it."""
        found: dict[str, list[Reason]] = {}
        named = _reasons("title", self._named(words.title))
        mentioned = _faded(_reasons("abstract", self._mentioned(words.abstract)))
        for owner, reason in chain(named, mentioned):
            found.setdefault(owner, []).append(reason)
        return found

    def _named(self, parts: Iterable[Sequence[str]]) -> _Factors:
        """The phrases of a title, each at its best place."""
        factors: _Factors = {}
        for words in parts:
            means = _means(words)
            for mention in self._index.find(words, self._apart):
                key = mention.owner, mention.phrase
                factor = _AS_MEANS if mention.start in means else _AS_SUBJECT
                factors[key] = max(factor, factors.get(key, 0.0))
        return factors

    def _mentioned(self, abstract: Sequence[str]) -> _Factors:
        mentions = self._index.find(abstract, self._apart)
        counts = Counter((mention.owner, mention.phrase) for mention in mentions)
        return {key: 1 + _REPEATED * (min(count, _MENTIONS) - 1) for key, count in counts.items()}


def strongest_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda r: (-r.weight, r.where, r.phrase)))


def _means(words: Sequence[str]) -> range:
    """The places from a word of means to the next "for"; "Using" as the first word introduces
    nothing.
    """
    keys = [key(word) for word in words]
    start = next((place for place, each in enumerate(keys) if place and each in _MEANS), len(keys))
    return range(start, keys.index(_PURPOSE, start) if _PURPOSE in keys[start:] else len(keys))


def _reasons(where: Where, factors: _Factors) -> Iterator[tuple[str, Reason]]:
    for (owner, phrase), factor in factors.items():
        yield (
            owner,
            Reason(
                phrase=phrase.text,
                where=where,
                weight=factor * phrase.weight,
                counts=phrase.weight,
            ),
        )


def _faded(reasons: Iterable[tuple[str, Reason]]) -> Iterator[tuple[str, Reason]]:
    """The reasons for each owner, the weightier less faded; those against it in full."""
    before: Counter[str] = Counter()
    for owner, reason in sorted(reasons, key=lambda item: (-item[1].weight, item[1].phrase)):
        fading = _FADING ** before[owner] if reason.weight > 0 else 1.0
        before[owner] += 1
        yield owner, replace(reason, weight=fading * reason.weight)
