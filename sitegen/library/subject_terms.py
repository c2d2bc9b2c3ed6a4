"""Subject terms: the words, and the runs of words, by which papers are compared.

Written with a hyphen, as one word or as two, a run is one term; "mixture of experts" is one too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence

from msgspec import Struct

from sitegen.matching.lexicon import small_words
from sitegen.store import kept
from sitegen.text.capitals import mostly_lower
from sitegen.text.words import FILLERS, acronym, compounds, key, pieces

_LONGEST = 4  # words of a term, those of a compound as one
_OF = "of"  # the one word without a meaning that may stand inside a term
_START = re.compile(r"(?:^|[.:?!–—]\s)\W*(\w+)")  # the first word of a sentence
_SENTENCES = 0.5  # of all texts: among more headlines, the capitals of a few sentences mislead
_Run = tuple[str, str, tuple[str, ...]]  # a term by its key, as it is written, and its words' keys


class Term(Struct, frozen=True, kw_only=True):
    """How a term is written most often, the keys of its `words`, those of a compound in one, and
    in how many of the texts it is.
    """

    written: str
    words: tuple[str, ...]
    texts: int


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
            words.append(one if _tells(one) or one == _OF else "")
            one = ""
    silent = _silent(words)
    return [word if word not in silent else "" for word in words] if silent else words


def _silent(words: Collection[str]) -> frozenset[str]:
    """The words that say nothing in a text that is in another language."""
    articles, foreign = small_words()
    return frozenset() if foreign.isdisjoint(words) else articles


@kept
def telling_text(text: str) -> str:
    """The telling words of a text with spaces between them, which none of them has."""
    return " ".join(telling_words(text))


def terms_among(words: Iterable[str]) -> list[str]:
    """The terms of the telling words of a text."""
    terms: list[str] = []
    runs: list[str] = []  # that end at the word before, from the shortest
    for one in words:
        if not one:
            runs = []
        elif one == _OF:
            runs = [run + _OF for run in runs]
        else:
            runs = [one, *[run + one for run in runs[: _LONGEST - 1]]]
            terms += runs
    return terms


def as_written(texts: Sequence[str], wanted: Container[str]) -> dict[str, Term]:
    """The wanted terms of all the texts by their keys.

    Where most texts are sentences, names keep their capitals; in headlines most words have one.
    """
    names = _names(texts)
    writings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    words: dict[str, tuple[str, ...]] = {}
    frequency: Counter[str] = Counter()
    for text in texts:
        runs = [run for run in _runs(text, _writing(text, names)) if run[0] in wanted]
        frequency.update({term for term, _, _ in runs})
        for term, written, by_key in runs:
            writings[term][written] += 1
            words[written] = by_key
    terms = {}
    for term, counts in writings.items():
        written = min(counts, key=lambda written: (-counts[written], written))
        terms[term] = Term(written=written, words=words[written], texts=frequency[term])
    return terms


def _runs(text: str, write: Callable[[str], str]) -> Iterator[_Run]:
    """The runs of words that are terms."""
    runs: list[_Run] = []  # that end at the word before, from the shortest
    read = [("".join(map(key, words)), words) for words in compounds(text)]
    silent = _silent([one for one, _ in read])
    for one, words in read:
        if one == _OF:
            runs = [(run + _OF, f"{written} {_OF}", (*by, _OF)) for run, written, by in runs]
        elif not _tells(one) or one in silent:
            runs = []
        else:
            last = "-".join(map(write, words))
            longer = [(run + one, f"{written} {last}", (*by, one)) for run, written, by in runs]
            runs = [(one, last, (one,)), *longer[: _LONGEST - 1]]
            yield from runs


def _tells(one: str) -> bool:
    return len(one) > 1 and one not in FILLERS


def _writing(text: str, names: Collection[str]) -> Callable[[str], str]:
    """How the words of a text are written within a sentence."""
    starts = frozenset(_START.findall(text))
    is_sentence = bool(names) and mostly_lower(_later_words(text))

    def write(word: str) -> str:
        is_kept = acronym(word) or word in names or (is_sentence and word not in starts)
        return word if is_kept else word.lower()

    return write


def _names(texts: Iterable[str]) -> frozenset[str]:
    """Words that have a capital within sentences, and are nowhere written without."""
    later = [_later_words(text) for text in texts]
    sentences = [words for words in later if mostly_lower(words)]
    if len(sentences) < _SENTENCES * len(later):
        return frozenset()
    small = {word for words in later for word in words if word.islower()}
    capital = {word for words in sentences for word in words if word[0].isupper()}
    return frozenset(word for word in capital if word.lower() not in small)


def _later_words(text: str) -> list[str]:
    """Those that begin no sentence."""
    starts = frozenset(_START.findall(text))
    return [word for word, _ in pieces(text) if word not in starts]
