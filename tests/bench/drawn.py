"""Queries drawn from a list itself, whose answers are known: who wrote them has seen no weights.

A query is made of the words of a paper, and each paper that has all of them will do as an answer.
The same list and seed give the same queries.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from sitegen.search import Document
from sitegen.text.words import keys

_WORD = re.compile(r"[A-Za-z]{4,}")
_RARE = 25  # papers at most that have a word of a summary
_LONG = 10  # letters of a word that is misspelled twice
_LETTERS = "aeioulnrst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked, of what kind, and the titles that answer it."""

    kind: str
    text: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    title: str
    in_title: tuple[str, ...]  # words, and those of the summary, in small letters
    in_text: tuple[str, ...]


def drawn(papers: Sequence[Document], each: int, seed: int = 16) -> list[Query]:
    """Of each kind as many queries as wanted, or all that there are."""
    listed = [_paper(paper) for paper in papers]
    draw = _Draw(listed, Random(seed))
    return [
        *(query for kind in _KINDS for query in draw.some(kind, each)),
        *_named(
            "author", ((name, paper) for paper in papers for name in paper.authors), each, seed
        ),
    ]


def organizations(named: Iterable[tuple[str, Document]]) -> list[Query]:
    """One for each organization, given with each of its papers."""
    return list(_named("organization", named, None, 0))


def _named(
    kind: str, named: Iterable[tuple[str, Document]], each: int | None, seed: int
) -> Iterator[Query]:
    titles: dict[str, set[str]] = {}
    for name, paper in named:
        if len(name) > 3:
            titles.setdefault(name, set()).add(paper.title)
    names = sorted(titles)
    for name in Random(seed).sample(names, min(each or len(names), len(names))):
        yield Query(kind=kind, text=name, relevant=frozenset(titles[name]))


def _paper(paper: Document) -> _Paper:
    def words(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_WORD.findall(text.lower())))

    return _Paper(title=paper.title, in_title=words(paper.title), in_text=words(paper.text))


class _Draw:
    """Draws queries of the words of papers."""

    def __init__(self, papers: Sequence[_Paper], random: Random) -> None:
        self._papers = papers
        self._random = random
        self._having: dict[str, set[str]] = {}  # titles by a word's key
        self._writing: dict[str, set[str]] = {}  # and by the word
        for paper in papers:
            for word in {*paper.in_title, *paper.in_text}:
                self._having.setdefault(_key(word), set()).add(paper.title)
                self._writing.setdefault(word, set()).add(paper.title)

    def some(self, kind: str, count: int) -> Iterator[Query]:
        make = _KINDS[kind]
        papers = self._random.sample(self._papers, min(count, len(self._papers)))
        for paper in papers:
            words = self._words(kind, paper)
            if not words:
                continue
            text = make(self._random, words)
            having = map(self._begun, text.split()) if kind in _BEGUN else map(self._has, words)
            yield Query(kind=kind, text=text, relevant=frozenset(set.intersection(*having)))

    def _has(self, word: str) -> set[str]:
        return self._having[_key(word)]

    def _begun(self, start: str) -> set[str]:
        return {
            title
            for word, titles in self._writing.items()
            if word.startswith(start)
            for title in titles
        }

    def _words(self, kind: str, paper: _Paper) -> Sequence[str]:
        """Those of which a query is made, in their order; none if there are too few."""
        if kind == "known":
            return paper.in_title
        if kind == "twice misspelled":
            return [word for word in paper.in_title if len(word) >= _LONG][:1]
        rare = [word for word in paper.in_text if len(self._having[_key(word)]) <= _RARE]
        count = 4 if kind in {"abstract", "stub", "two mistakes"} else 3
        of = rare if kind == "abstract" else paper.in_title
        if kind in {"stub", "two mistakes"}:
            of = tuple(dict.fromkeys([*paper.in_title, *rare[:6]]))
        if len(of) < count:
            return ()
        return [of[at] for at in sorted(self._random.sample(range(len(of)), count))]


def _key(word: str) -> str:
    return " ".join(keys(word))


def _known(_: Random, words: Sequence[str]) -> str:
    return " ".join(words)


def _typo(random: Random, words: Sequence[str]) -> str:
    return _changed(random, words, 1, _misspelled)


def _two_mistakes(random: Random, words: Sequence[str]) -> str:
    return _changed(random, words, 2, _misspelled)


def _twice_misspelled(random: Random, words: Sequence[str]) -> str:
    return _misspelled(random, _misspelled(random, words[0]))


def _prefix(random: Random, words: Sequence[str]) -> str:
    return " ".join([*words[:-1], _begun(random, words[-1])])


def _stub(random: Random, words: Sequence[str]) -> str:
    return _changed(random, words, 2, _begun)


def _variant(random: Random, words: Sequence[str]) -> str:
    """In another order and case, and singular for plural or the other way."""
    turned = random.sample(words, len(words))
    number = [word[:-1] if word.endswith("s") else f"{word}s" for word in turned[:1]]
    text = " ".join([*number, *turned[1:]])
    return random.choice((text.upper(), text.title(), text))


def _changed(
    random: Random, words: Sequence[str], count: int, change: Callable[[Random, str], str]
) -> str:
    """With so many of its longest words changed."""
    longest = sorted(words, key=len)[-count:]
    return " ".join(change(random, word) if word in longest else word for word in words)


def _begun(random: Random, word: str) -> str:
    return word[: random.randint(4, max(4, len(word) - 2))]


def _misspelled(random: Random, word: str) -> str:
    at = random.randrange(1, len(word) - 1)
    return random.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + random.choice(_LETTERS) + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + random.choice(_LETTERS) + word[at + 1 :],
        )
    )


_BEGUN = {"prefix", "stub"}  # whatever begins so will do
_KINDS: dict[str, Callable[[Random, Sequence[str]], str]] = {
    "known": _known,
    "title words": _known,
    "typo": _typo,
    "prefix": _prefix,
    "abstract": _known,
    "stub": _stub,
    "two mistakes": _two_mistakes,
    "variant": _variant,
    "twice misspelled": _twice_misspelled,
}
