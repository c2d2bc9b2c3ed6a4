"""A long list to measure search on: as many papers as asked for, made from a real list's words.

Words come as unevenly as they do in the real texts, each paper leaning on a few real ones,
and the vocabulary grows with the list as it does in real text (Heaps' law, exponent 0.6): new
words are the beginning of one real word and the end of another.
"""

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

from sitegen.search import Document

SEED = 11
HEAPS = 0.6
RARE_SHARE = 0.05  # of running words, those beyond the real vocabulary


def synthetic_documents(papers: Sequence[dict[str, Any]], count: int) -> Iterator[Document]:
    """`count` papers; the same for the same `papers`."""
    rng = random.Random(SEED)
    titles = [re.findall(r"[\w-]+", paper["title"]) for paper in papers]
    texts = [re.findall(r"[\w-]+", paper["abstract"] or paper["title"]) for paper in papers]
    rare = list(_new_words(rng, texts, count / len(papers)))
    for number in range(count):
        sources = rng.sample(range(len(papers)), 3)
        words = [word for source in sources for word in texts[source]]
        length = len(texts[sources[0]])
        title = [rng.choice(titles[rng.choice(sources)]) for _ in titles[sources[0]]]
        if rare and rng.random() < 0.3:
            title[0] = f"{rare[_skewed(rng, len(rare))].capitalize()}:"
        yield Document(
            id=f"paper-{number:06x}",
            kind="paper",
            title=" ".join(title),
            text=" ".join(_mixed(rng, words, rare) for _ in range(length)),
            url=f"papers/paper-{number:06x}.html",
            topic=f"Topic {number % 23}",
            topics=(f"topic-{number % 23}",),
            year=2015 + number % 11,
        )


def _mixed(rng: random.Random, words: Sequence[str], rare: Sequence[str]) -> str:
    if rare and rng.random() < RARE_SHARE:
        return rare[_skewed(rng, len(rare))]
    return rng.choice(words)


def _skewed(rng: random.Random, count: int) -> int:
    """A position in a list, the early ones far more often."""
    return int(count * rng.random() ** 2)


def _new_words(rng: random.Random, texts: Sequence[Sequence[str]], growth: float) -> Iterator[str]:
    known = sorted({word.lower() for text in texts for word in text if word.isalpha()})
    for _ in range(int(len(known) * (max(growth, 1) ** HEAPS - 1))):
        first, second = rng.choice(known), rng.choice(known)
        yield first[: rng.randint(2, 6)] + second[-rng.randint(2, 6) :]
