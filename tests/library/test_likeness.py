"""What speaks for two papers being related, as one vector for each."""

import pytest

from sitegen.library.likeness import Standing, likeness
from sitegen.library.term_vectors import Vector

TWINS = Standing(topics=("lamps",), phrases={"wick": 6.0, "oil": 2.0}, people=("ada", "jan"))
TERMS = {"lantern": 2.0, "lanterncache": 1.0}
OTHERS = {f"other{number}": {f"word{number}": 1.0} for number in range(6)}


def product(one: Vector, other: Vector) -> float:
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def between(first: Standing, second: Standing, shared: dict[str, float]) -> float:
    standing = {**{name: Standing() for name in OTHERS}, "one": first, "two": second}
    terms = {**OTHERS, "one": {**shared}, "two": {**shared}}
    vectors = likeness(terms, standing)
    return product(vectors["one"], vectors["two"])


def test_equal_papers_have_a_similarity_of_one() -> None:
    assert between(TWINS, TWINS, TERMS) == pytest.approx(1)


def test_words_say_more_than_all_the_rest() -> None:
    words, rest = between(Standing(), Standing(), TERMS), between(TWINS, TWINS, {})
    assert words > rest > 0
    assert words + rest == pytest.approx(1)


def test_a_word_is_no_topic_and_no_author_of_the_same_name() -> None:
    lamps = {"lamps": 1.0, "ada": 1.0}
    standing = {"one": Standing(topics=("lamps",), people=("ada",)), "two": Standing()}
    everybody = {**{name: Standing() for name in OTHERS}, **standing}
    vectors = likeness({**OTHERS, "one": {}, "two": lamps}, everybody)
    assert product(vectors["one"], vectors["two"]) == 0
