"""A word is read one way: whatever asks, two writings are one word, or two.

`text/word_pairs.json` is the table; the browser is asked in `browser/test_search.py`.
"""

import json
from pathlib import Path

import pytest

from sitegen.library.subject_terms import terms_of
from sitegen.search.tokens import tokenize
from sitegen.text.phrases import Phrase, PhraseIndex
from sitegen.text.titles import parse_title
from sitegen.text.words import split

PAIRS = [
    tuple(pair.values())
    for pair in json.loads(
        (Path(__file__).parent / "text" / "word_pairs.json").read_text(encoding="utf-8")
    )
]
each_pair = pytest.mark.parametrize(("one", "other", "same"), PAIRS)


def is_found(phrase: str, text: str) -> bool:
    """A topic's phrase is found in a text, and there is no more in the text than that."""
    words = split(text)
    mentions = PhraseIndex([("topic", Phrase(text=phrase, weight=1))]).find(words)
    return any((mention.start, mention.end) == (0, len(words)) for mention in mentions)


def whole_term(text: str) -> str:
    """The term that all words of a text make up."""
    return max(terms_of(text), key=len, default="")


def test_the_table_is_long_enough_and_says_nothing_twice() -> None:
    assert len({frozenset((one, other)) for one, other, _ in PAIRS}) == len(PAIRS) > 82
    assert sum(not same for _, _, same in PAIRS) > 30


@each_pair
def test_in_titles_that_are_matched(one: str, other: str, same: bool) -> None:
    assert (parse_title(one).words == parse_title(other).words) is same


@each_pair
def test_in_phrases_of_topics(one: str, other: str, same: bool) -> None:
    """A phrase in capitals is found in capitals only: see `gpus` and `GPU`."""
    assert (is_found(one, other) or is_found(other, one)) is same


@each_pair
def test_in_the_terms_of_related_papers(one: str, other: str, same: bool) -> None:
    shared = whole_term(one) == whole_term(other) != ""
    assert shared is same


@each_pair
def test_in_the_search_index(one: str, other: str, same: bool) -> None:
    assert (tokenize(one).words == tokenize(other).words) is same
