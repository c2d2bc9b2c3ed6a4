"""A word is read one way: whatever asks, two writings are one word, or two.

`text/word_pairs.json` is the table; the browser is asked in `browser/test_search.py`.
"""

import json
from collections.abc import Callable
from pathlib import Path

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


def taken_wrongly(are_one: Callable[[str, str], bool]) -> list[tuple[str, str]]:
    """The pairs that are two words to this reader and one in the table, or the other way."""
    return [(one, other) for one, other, same in PAIRS if are_one(one, other) is not same]


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


def test_in_titles_that_are_matched() -> None:
    assert taken_wrongly(lambda a, b: parse_title(a).words == parse_title(b).words) == []


def test_in_phrases_of_topics() -> None:
    """A phrase in capitals is found in capitals only: see `gpus` and `GPU`."""
    assert taken_wrongly(lambda a, b: is_found(a, b) or is_found(b, a)) == []


def test_in_the_terms_of_related_papers() -> None:
    assert taken_wrongly(lambda a, b: whole_term(a) == whole_term(b) != "") == []


def test_in_the_search_index() -> None:
    assert taken_wrongly(lambda a, b: tokenize(a).words == tokenize(b).words) == []
