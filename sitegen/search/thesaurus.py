"""Thesaurus: words of general English that may stand for each other, whatever a list is about.

The choice and its price: a file of ours rather than a package. What can be installed without a
download at run time is the whole of the language, in twenty megabytes and more, and gives a word
every sense that it has; a search needs the sense in which papers use it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from sitegen.text.words import keys

_FILE = "thesaurus.txt"
_ENDING = 2  # letters at the end of a word that its forms may lack
_BEGINNING = 3  # letters that they have in any case


def thesaurus_part(terms: Iterable[str]) -> str:
    """Of all groups those that have a word of a list, of which these are the terms: one a line."""
    there = sorted(terms)
    return "\n".join(" ".join(group) for group in groups() if _is_there(group, there))


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """Words of one meaning, by their keys."""
    text = (files("sitegen.search") / _FILE).read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(tuple(dict.fromkeys(map(_joined, line.split()))) for line in lines if line)


def _joined(word: str) -> str:
    """A compound is one word: `selfdriving`."""
    return "".join(keys(word))


def _is_there(group: Sequence[str], terms: Sequence[str]) -> bool:
    """May one of the words, or a form of it, be among the sorted terms?"""
    return any(_begins(word[: max(_BEGINNING, len(word) - _ENDING)], terms) for word in group)


def _begins(beginning: str, terms: Sequence[str]) -> bool:
    place = bisect_left(terms, beginning)
    return place < len(terms) and terms[place].startswith(beginning)
