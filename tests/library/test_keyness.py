"""Keyness: the terms that tell some papers from the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.library.keyness import Keyness, KeyTerm
from sitegen.library.subject_terms import Term

WORDS = ("owl", "moth", "lamp", "night owl", "river")
KNOWN = {word: Term(written=word, words=tuple(word.split()), texts=1) for word in WORDS}


def told(terms: dict[str, set[str]], *here: str, limit: int = 9) -> list[KeyTerm]:
    return list(Keyness(terms, KNOWN).of(here, limit))


def test_a_term_is_told_with_its_papers_and_its_shares() -> None:
    terms = {f"a{n}": {"moth"} for n in range(6)} | {f"b{n}": {"river"} for n in range(9)}
    terms |= {"a6": set(), "b9": {"moth"}}
    (moth,) = told(terms, *(f"a{n}" for n in range(7)))
    assert moth.written == "moth"
    assert moth.papers == tuple(f"a{n}" for n in range(6))
    assert moth.share == pytest.approx(6 / 7)
    assert moth.elsewhere == pytest.approx(0.1)


def test_what_is_as_frequent_elsewhere_tells_nothing() -> None:
    terms = {str(n): {"moth"} for n in range(40)}
    assert told(terms, *map(str, range(20))) == []
    assert told({"a": {"owl"}}, "a") == []


def test_few_papers_are_chance() -> None:
    terms = {str(n): {"owl"} if n < 2 else set() for n in range(60)}
    assert told(terms, *map(str, range(4))) == []


def test_a_phrase_goes_before_its_words_and_each_word_is_said_once() -> None:
    terms = {str(n): {"owl", "night owl", "lamp"} if n < 8 else set[str]() for n in range(40)}
    found = told(terms, *map(str, range(8)))
    assert [each.written for each in found] == ["night owl", "lamp"]
    assert [each.written for each in told(terms, *map(str, range(8)), limit=1)] == ["night owl"]


@given(
    st.lists(st.sets(st.sampled_from(WORDS)), min_size=1, max_size=40),
    st.integers(min_value=0, max_value=40),
)
def test_every_term_is_more_frequent_here(papers: list[set[str]], first: int) -> None:
    terms = {str(n): found for n, found in enumerate(papers)}
    for each in told(terms, *[*terms][:first]):
        assert each.share > each.elsewhere
        assert all(each.written in terms[paper] for paper in each.papers)
