"""Subject terms: the words and pairs of words by which papers are compared.

Written with a hyphen, as one word or as two, a pair is one term.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sitegen.text.words import FILLERS, acronym, compounds, key

Runs = Sequence[Sequence[str]]  # words, those together that are written as one


def terms_of(text: str) -> Iterator[str]:
    """The terms of a text, by the keys of their words."""
    return (term for term, _ in _terms(compounds(text)))


def as_written(texts: Iterable[str]) -> dict[str, str]:
    """The terms of all the texts, and how each is written most often."""
    writings: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        runs = compounds(text)
        written = ["-".join(map(_in_small_letters, words)) for words in runs]
        for term, places in _terms(runs):
            writings[term][" ".join(written[place] for place in places)] += 1
    return {
        term: min(counts, key=lambda written: (-counts[written], written))
        for term, counts in writings.items()
    }


def _terms(runs: Runs) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The terms of words that are written as one, and of which runs each consists."""
    before = ""
    for place, words in enumerate(runs):
        one = "".join(map(key, words))
        if len(one) < 2 or one in FILLERS:
            before = ""
            continue
        yield one, (place,)
        if before:
            yield before + one, (place - 1, place)
        before = one


def _in_small_letters(word: str) -> str:
    return word if acronym(word) else word.lower()
