"""Titles, abstracts and people in any number, as like those of the bundled list as made ones get.

A paper leans on a few real ones, a few words in a row from each, so phrases of topics stay whole;
its abstract has sentences, some 195 words in all.  Words grow with the list as in real text
(Heaps' law, exponent 0.6): new ones are the beginning of one real word and the end of another.
People grow too (exponent 0.8): most write one paper of the list, some write many.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from sitegen.text.words import STOP_WORDS
from tests.bench.bylines import FAMILY, GIVEN

HEAPS, PEOPLE = 0.6, 0.8  # exponents
_A_PERSON = 4.5  # times authorships to the power of PEOPLE: how many people wrote them
_RARE = 0.04  # of running words
_NAMED = 0.6  # of the titles: "Medusa: …"
_UNSIGNED = 0.01
_ONSETS = "b c d f g h j k l m n p r s t v z br ch dr gr kr sh st th tr"
_RHYMES = "a e i o u an en in on ar er ai ei ov ek ich ski ini ez ura"


@dataclass(frozen=True, slots=True)
class Told:
    """A real title and text, to draw words from."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """A paper that does not exist."""

    title: str
    abstract: str
    authors: tuple[str, ...]


def invented_papers(told: Sequence[Told], count: int, random: Random) -> Iterator[Invented]:
    """`count` papers, no two with one title; the same for the same `random`."""
    words = _Words(told, count, random)
    people = _People(random)
    titles: set[str] = set()
    while len(titles) < count:
        sources = random.sample(range(len(told)), 3)
        title = words.title(sources)
        if title.lower() not in titles:
            titles.add(title.lower())
            abstract = words.abstract(sources)
            yield Invented(title=title, abstract=abstract, authors=people.of_a_paper())


class _Words:
    """Words of real texts, and rare ones."""

    def __init__(self, told: Sequence[Told], count: int, random: Random) -> None:
        self._random = random
        self._titles = [re.findall(r"[\w-]+", paper.title.partition(": ")[2]) for paper in told]
        self._titles = [
            words or re.findall(r"[\w-]+", paper.title)
            for words, paper in zip(self._titles, told, strict=True)
        ]
        self._texts = [re.findall(r"[\w-]+,?", paper.text) for paper in told]
        self._rare = _rare_words(random, self._texts, count / len(told))

    def title(self, sources: Sequence[int]) -> str:
        """Up to some sixteen words, none twice; many with a name before a colon."""
        parts = self._random.randint(2, 4)
        words: list[str] = []
        for _ in range(parts):
            part = self._part(
                self._titles[self._random.choice(sources)], self._random.randint(2, 4)
            )
            words = list({word.lower(): word for word in (*words, *part)}.values())
        if self._random.random() < 0.3:
            words[self._random.randrange(len(words))] = self._rare_word().capitalize()
        while len(words) > 3 and words[-1].lower() in STOP_WORDS:
            words.pop()
        title = " ".join(words)
        is_named = self._random.random() < _NAMED
        return f"{self._rare_word().capitalize()}: {title}" if is_named else title

    def abstract(self, sources: Sequence[int]) -> str:
        """Sentences, 80 to 300 words together."""
        wanted = min(max(self._random.gauss(195, 45), 80), 290)
        sentences: list[str] = []
        while sum(sentence.count(" ") + 1 for sentence in sentences) < wanted:
            sentences.append(self._sentence(sources))
        return " ".join(sentences)

    def _sentence(self, sources: Sequence[int]) -> str:
        wanted = self._random.randint(12, 28)
        words: list[str] = []
        while len(words) < wanted:
            text = self._texts[self._random.choice(sources)]
            words += self._part(text, self._random.randint(3, 8))
        told = [self._rare_word() if self._random.random() < _RARE else word for word in words]
        sentence = " ".join(told).rstrip(",")
        return f"{sentence[0].upper()}{sentence[1:]}."

    def _part(self, words: Sequence[str], length: int) -> Sequence[str]:
        """Words in a row."""
        start = self._random.randrange(max(len(words) - length, 0) + 1)
        return words[start : start + length]

    def _rare_word(self) -> str:
        """One of the rare words; the first of them far more often."""
        return self._rare[int(len(self._rare) * self._random.random() ** 2)]


def _rare_words(random: Random, texts: Sequence[Sequence[str]], growth: float) -> Sequence[str]:
    """As many as a list `growth` times longer has more of; at least as many as real ones."""
    known = sorted({word.lower() for text in texts for word in text if word.isalpha()})
    count = int(len(known) * max(growth**HEAPS - 1, 1))
    made = ((random.choice(known), random.choice(known)) for _ in range(count))
    return [f"{a[: random.randint(2, 6)]}{b[-random.randint(2, 6) :]}" for a, b in made]


class _People:
    """Those who have written so far."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._known: list[str] = []
        self._authorships = 0

    def of_a_paper(self) -> tuple[str, ...]:
        """None where they are not stated; five as a rule, and seldom forty."""
        if self._random.random() < _UNSIGNED:
            return ()
        count = min(max(round(self._random.lognormvariate(1.65, 0.6)), 1), 94)
        return tuple(dict.fromkeys(self._person() for _ in range(count)))

    def _person(self) -> str:
        self._authorships += 1
        if len(self._known) < _A_PERSON * self._authorships**PEOPLE and self._is_new():
            self._known.append(_name(self._random))
            return self._known[-1]
        return self._known[int(len(self._known) * self._random.random() ** 1.5)]

    def _is_new(self) -> bool:
        return not self._known or self._random.random() < 0.95


def _name(random: Random) -> str:
    """Some family names are many people's; most are not."""
    family = random.choice(FAMILY) if random.random() < 0.1 else _family(random)
    middle = f" {chr(ord('A') + random.randrange(26))}." if random.random() < 0.4 else ""
    return f"{random.choice(GIVEN)}{middle} {family}"


def _family(random: Random) -> str:
    syllables = random.randint(2, 3)
    return "".join(
        f"{random.choice(_ONSETS.split())}{random.choice(_RHYMES.split())}"
        for _ in range(syllables)
    ).capitalize()
