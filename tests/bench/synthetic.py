"""Invented records in any number: words by Zipf's law, relistings, and siblings.

The first words of the vocabulary are the field's own, so thousands of titles share their most
frequent ones, as they do in life.  A sibling is another paper whose title differs in one
decisive word and whose abstract shares a third.
"""

from bisect import bisect
from itertools import accumulate
from random import Random

from sitegen.content.record import Record
from tests.bench.perturb import relist
from tests.bench.sample import Sample

_FIELD = """
    learning models language training efficient large neural parallel networks deep inference
    scaling adaptive diffusion reasoning attention decoding distributed optimization graph
    generation reinforcement transformers fast sparse search robust dynamic memory planning
    agents vision speech federated quantization retrieval speculative pipeline caching routing
    sampling gradient scheduling expert latent policy tensor alignment bounds compression
"""
_ONSETS = "b c d f g h l m n p r s t v br cl dr fl gr pl st tr"
_RHYMES = "a e i o u an el in or us ate ive ment ion al er ing ic"
_VOCABULARY = 30_000


def synthetic(size: int, seed: int) -> Sample:
    """`size` records."""
    random = Random(seed)
    words = _Words(random)
    listed: list[tuple[Record, int, str]] = []
    paper = 0
    while len(listed) < size:
        record = words.record()
        listed.append((record, paper, "as it was"))
        if random.random() < 0.25:
            again = random.choice((1, 1, 2, 3))
            for _ in range(again):
                relisted, done = relist(random, record)
                listed.append((relisted, paper, done))
        if random.random() < 0.08:
            paper += 1
            listed.append((words.sibling(record), paper, "sibling"))
        paper += 1
    del listed[size:]
    random.shuffle(listed)
    records, papers, ways = zip(*listed, strict=True)
    return Sample(records=records, papers=papers, done=ways)


class _Words:
    """Draws words, the n-th most frequent in proportion to 1/n."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words = list(
            dict.fromkeys([*_FIELD.split(), *(self._coin() for _ in range(_VOCABULARY))])
        )
        self._sums = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def record(self) -> Record:
        topic = [self._word() for _ in range(12)]
        title = " ".join(
            (self._random.choice(topic) if self._random.random() < 0.6 else self._word()).title()
            for _ in range(self._random.randint(4, 9))
        )
        if self._random.random() < 0.35:
            title = f"{self._coin().title()}{self._coin().title()}: {title}"
        sentences = [self._sentence(topic) for _ in range(self._random.randint(4, 7))]
        return self._record(title, sentences)

    def sibling(self, record: Record) -> Record:
        """Another paper of the same group."""
        shared = record.text.split(". ")
        other = self.record().text.split(". ")
        title = self._random.choice(
            (
                lambda: f"{record.title} II",
                lambda: f"{record.title}: A Survey",
                lambda: f"A Reply to {record.title}",
                lambda: self._one_word_changed(record.title),
                lambda: self._one_word_changed(record.title),
            )
        )()
        return self._record(title, [*shared[: len(shared) // 3], *other[1:]])

    def _one_word_changed(self, title: str) -> str:
        words = title.split(" ")
        words[self._random.randrange(len(words))] = self._word().title()
        changed = " ".join(words)
        return changed if changed != title else f"{title} II"

    def _record(self, title: str, sentences: list[str]) -> Record:
        text = ". ".join(sentences)
        return Record(dump="synthetic.txt", lines=(1,), title=title, abstract=(text,))

    def _sentence(self, topic: list[str]) -> str:
        length = self._random.randint(10, 20)
        return " ".join(
            self._random.choice(topic) if self._random.random() < 0.15 else self._word()
            for _ in range(length)
        ).capitalize()

    def _word(self) -> str:
        return self._words[bisect(self._sums, self._random.random() * self._sums[-1])]

    def _coin(self) -> str:
        syllables = self._random.randint(2, 3)
        return "".join(
            self._random.choice(_ONSETS.split()) + self._random.choice(_RHYMES.split())
            for _ in range(syllables)
        )
