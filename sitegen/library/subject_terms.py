"""Subject terms: the words and pairs of words by which papers are compared.

Written with a hyphen, as one word or as two, a pair is one term.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from sitegen.text.words import FILLERS, acronym, compounds, key, pieces


def terms_of(text: str) -> list[str]:
    """The terms of a text, by the keys of their words."""
    return terms_among(telling_words(text))


def telling_words(text: str) -> list[str]:
    """The words of a text by their keys, those of a compound in one; empty are those that say
    nothing.
    """
    words: list[str] = []
    one = ""
    for word, joined in pieces(text):
        one += key(word)
        if not joined:
            words.append(one if _tells(one) else "")
            one = ""
    return words


def terms_among(words: Iterable[str]) -> list[str]:
    """The terms of the telling words of a text."""
    terms: list[str] = []
    before = ""
    for one in words:
        if one:
            terms.append(one)
            if before:
                terms.append(before + one)
        before = one
    return terms


def as_written(texts: Iterable[str]) -> dict[str, str]:
    """The terms of all the texts, and how each is written most often."""
    writings: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        before = last = ""
        for words in compounds(text):
            one = "".join(map(key, words))
            if not _tells(one):
                before = ""
                continue
            written = "-".join(map(_in_small_letters, words))
            writings[one][written] += 1
            if before:
                writings[before + one][f"{last} {written}"] += 1
            before, last = one, written
    return {
        term: min(counts, key=lambda written: (-counts[written], written))
        for term, counts in writings.items()
    }


def _tells(one: str) -> bool:
    return len(one) > 1 and one not in FILLERS


def _in_small_letters(word: str) -> str:
    return word if acronym(word) else word.lower()
