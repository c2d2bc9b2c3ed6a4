"""Phrases: finding, in one pass over a text, all the phrases that a curator wrote.

The words of the phrases form a trie, so that four thousand phrases cost little more than one.
Spelling is forgiven, as `words` forgives it.  The price is that a phrase is only a run of words:
"models of language" is not a "language model", unless the phrase has a gap: "speculative …
decoding" is found with up to `WIDEST_GAP` words between, wherever no shorter run has both.  Its
parts are in the trie as if they were phrases, and are joined where they were found.

A phrase inside a longer one does not count: "test-time scaling law" is not a "scaling law".  What
is in the gap of a phrase is not inside it: all the words of what is hidden are words of the other.
Phrases of negative weight are exempt from this rule: they always count, and hide no others.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, product

from msgspec import Struct, field

from sitegen.store import kept
from sitegen.text.word_rules import LONGEST
from sitegen.text.words import acronym, beginnings, key, split

WIDEST_GAP = 4  # words
MOST_BEGINNINGS = 5  # with a star, in a phrase: each may be spelled in several ways
GAP = r"…|\.{3,}"  # as it is written

_Key = str  # of a word, of an acronym in its own case, of a beginning with a star behind it
_Spelling = tuple[_Key, ...]
_Meaning = tuple[str, "Phrase"]  # an owner, and its phrase
_Span = tuple[int, int]  # the words from a place to another one (exclusive)
_Chain = tuple[_Span, ...]  # of the parts of a phrase, in their order

_MOST_SPELLINGS = 4**MOST_BEGINNINGS
_KNOWN_WORDS = 100_000
_KNOWN_PHRASES = 1 << 14
_OPENING = 2  # letters that every beginning has
# `schedul*` is any word that begins so; `A*` and `RRT*`, in capitals, are names.
_BEGINNING = re.compile(r"(?<![^\W_])([^\W_A-Z]{2,}\*)")
_GAP = re.compile(GAP)
_BETWEEN: _Key = "…"  # two parts of a phrase; no word has that key
_PART = "\0"  # how the owners of parts begin, and no other


class Phrase(Struct, frozen=True, kw_only=True):
    """A phrase as the curator wrote it; a negative weight speaks against its owner."""

    text: str
    weight: float


class Mention(Struct, frozen=True, kw_only=True):
    """The words `start` to `end` (exclusive) of a text are a phrase of `owner`; where words that
    are not of the phrase stand between, `parts` are those that are.
    """

    start: int
    end: int
    owner: str
    phrase: Phrase
    parts: tuple[_Span, ...] = ()

    @property
    def words(self) -> frozenset[int]:
        """The places of its own words."""
        spans = self.parts or ((self.start, self.end),)
        return frozenset(place for start, end in spans for place in range(start, end))


class _Gapped(Struct, frozen=True):
    """A phrase with gaps, and the owners of its parts."""

    owner: str
    phrase: Phrase
    parts: tuple[str, ...]


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
        self._parts: dict[frozenset[_Spelling], str] = {}
        self._gapped: dict[str, list[_Gapped]] = {}  # by their first parts
        meanings = list(phrases)
        every = _spellings_of_each(tuple(phrase.text for _, phrase in meanings))
        for meaning, found in zip(meanings, every, strict=True):
            self._add(meaning, found)
        beginnings = [key.removesuffix("*") for key in self._keys if key.endswith("*")]
        self._lengths = sorted({*map(len, beginnings)})
        self._openings = {beginning[:_OPENING] for beginning in beginnings}
        self._readings = lru_cache(_KNOWN_WORDS)(self._reading)

    def _add(self, meaning: _Meaning, found: Iterable[_Spelling]) -> None:
        if any(_BETWEEN in spelling for spelling in found):
            self._add_gapped(meaning, found)
            return
        for spelling in found:
            self._keys.update(spelling)
            node = self._root
            for word in spelling:
                node = node.following.get(word) or node.following.setdefault(word, _Node())
            node.meanings.append(meaning)

    def _add_gapped(self, meaning: _Meaning, found: Iterable[_Spelling]) -> None:
        columns = zip(*map(_parts_of, found), strict=True)
        gapped = _Gapped(*meaning, tuple(self._part(frozenset(column)) for column in columns))
        self._gapped.setdefault(gapped.parts[0], []).append(gapped)

    def _part(self, found: frozenset[_Spelling]) -> str:
        """The owner of a part in these spellings."""
        if found not in self._parts:
            owner = self._parts[found] = f"{_PART}{len(self._parts)}"
            self._add((owner, Phrase(text="", weight=0.0)), found)
        return self._parts[found]

    def find(
        self, words: Sequence[str], apart: Callable[[str], str] = lambda _: ""
    ) -> list[Mention]:
        """The phrases among the words of a text (see `words.split`), those that count.

        Phrases hide those of owners of which `apart` says the same.
        """
        mentions = list(self._mentions(list(map(self._readings, words))))
        outermost = _outermost
        if self._gapped:
            mentions = self._joined(mentions)
            if any(mention.parts for mention in mentions):
                outermost = _outermost_of_any
        together: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.phrase.weight > 0:
                together.setdefault(apart(mention.owner), []).append(mention)
        return [
            *chain.from_iterable(map(outermost, together.values())),
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

    def _joined(self, found: Iterable[Mention]) -> list[Mention]:
        """Those of whole phrases, with those that the parts make up."""
        whole: list[Mention] = []
        spans: dict[str, list[_Span]] = {}
        for mention in found:
            if mention.owner.startswith(_PART):
                spans.setdefault(mention.owner, []).append((mention.start, mention.end))
            else:
                whole.append(mention)
        joined = [
            _across(gapped, each)
            for first in spans
            for gapped in self._gapped.get(first, ())
            for each in _chains([spans.get(part, ()) for part in gapped.parts])
        ]
        return _one_a_place([*whole, *joined]) if joined else whole

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
    written = _GAP.sub(_BETWEEN, phrase)  # first: without hyphens, there may seem to be more
    forms = {written, written.replace("-", "")}
    if stands_for_many(phrase):
        return frozenset(words for form in forms for words in _combined(_alternatives(form)))
    return frozenset(tuple(map(_written_key, split(form))) for form in forms)


def _combined(alternatives: Iterable[Sequence[_Key]]) -> Iterator[_Spelling]:
    """Those of a phrase of `MOST_BEGINNINGS` are all there."""
    return islice(product(*alternatives), _MOST_SPELLINGS)


def stands_for_many(phrase: str) -> bool:
    """May it be found in texts that differ by more than their spelling?"""
    return "*" in phrase or _GAP.search(phrase) is not None


def _alternatives(phrase: str) -> Iterator[Sequence[_Key]]:
    """For each word of a phrase, the keys it may be found by; and what is between its parts."""
    parts = [words for part in phrase.split(_BETWEEN) if (words := [*_part_alternatives(part)])]
    for place, words in enumerate(parts):
        if place:
            yield [_BETWEEN]
        yield from words


def _part_alternatives(part: str) -> Iterator[Sequence[_Key]]:
    for position, piece in enumerate(_BEGINNING.split(part)):
        if position % 2:
            yield [f"{beginning}*" for beginning in beginnings(piece.removesuffix("*"))]
        else:
            yield from ([_written_key(word)] for word in split(piece))


def _written_key(word: str) -> _Key:
    return acronym(word) or key(word)


def _one_an_owner(meanings: Iterable[_Meaning]) -> Iterable[_Meaning]:
    """The weightiest: "schedul*" and "scheduler" are one word of the text."""
    return dict(sorted(meanings, key=lambda meaning: abs(meaning[1].weight))).items()


def _parts_of(spelling: _Spelling) -> list[_Spelling]:
    """What stands between the gaps."""
    ends = [place for place, key in enumerate(spelling) if key == _BETWEEN]
    starts = [0, *(end + 1 for end in ends)]
    return [spelling[start:end] for start, end in zip(starts, [*ends, None], strict=True)]


def _chains(spans: Sequence[Sequence[_Span]]) -> Iterator[_Chain]:
    """The shortest ways from the first part of a phrase to the last, by the spans of each part:
    none reaches over another.
    """
    chains: list[_Chain] = [(span,) for span in spans[0]]
    for following in spans[1:]:
        ending: dict[int, _Chain] = {}  # the latest to start
        for each in chains:
            end = each[-1][1]
            ending[end] = max(each, ending.get(end, each))
        chains = []
        for span in following:
            ends = range(span[0] - WIDEST_GAP, span[0] + 1)
            if before := [ending[end] for end in ends if end in ending]:
                chains.append((*max(before), span))
    latest = -1
    for each in sorted(chains, key=lambda each: (each[-1][1], -each[0][0])):
        if each[0][0] > latest:
            latest = each[0][0]
            yield each


def _across(gapped: _Gapped, found: _Chain) -> Mention:
    parts = [found[0]]
    for start, end in found[1:]:
        if parts[-1][1] == start:
            parts[-1] = parts[-1][0], end
        else:
            parts.append((start, end))
    return Mention(
        start=parts[0][0],
        end=parts[-1][1],
        owner=gapped.owner,
        phrase=gapped.phrase,
        parts=tuple(parts) if len(parts) > 1 else (),
    )


def _one_a_place(mentions: Iterable[Mention]) -> list[Mention]:
    """The weightiest of an owner at the same words."""
    weightiest = sorted(mentions, key=lambda mention: abs(mention.phrase.weight))
    return list({(m.owner, m.start, m.end, m.parts): m for m in weightiest}.values())


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Those that are not inside a longer one, of mentions without gaps."""
    start = end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.end > end or (mention.start, mention.end) == (start, end):
            start, end = mention.start, mention.end
            yield mention


def _outermost_of_any(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Those of which not all words are words of another one, and that one has more."""
    over: dict[int, list[frozenset[int]]] = {}  # the words of mentions, by the place of each
    ordered = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
    for mention in ordered:
        words = mention.words
        for place in words:
            over.setdefault(place, []).append(words)
    for mention in ordered:
        words = mention.words
        if not any(words < others for others in over[mention.start]):
            yield mention
