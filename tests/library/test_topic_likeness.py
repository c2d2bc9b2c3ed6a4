"""How like each topic's papers a paper is."""

import math
from itertools import permutations
from random import Random

import pytest

from sitegen.library.term_vectors import Vector
from sitegen.library.topic_likeness import Filed, NumberedVectors, TopicLikeness

WORDS = [f"word{number}" for number in range(30)]


def drawn(random: Random) -> Vector:
    return {word: random.uniform(0.05, 0.4) for word in random.sample(WORDS, 8)}


def product(one: Vector, other: Vector) -> float:
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def test_likeness_is_the_mean_over_the_other_papers_by_how_alike_those_are() -> None:
    random = Random(3)
    vectors = {f"{topic}{n}": drawn(random) for topic in "ab" for n in range(40)}
    likeness = TopicLikeness(
        NumberedVectors(vectors), {paper: Filed(paper[0], 1.0) for paper in vectors}
    )
    for paper in ("a0", "b7"):
        for topic in "ab":
            others = [v for other, v in vectors.items() if other[0] == topic and other != paper]
            among = mean([product(one, other) for one, other in permutations(others, 2)])
            expected = mean([product(vectors[paper], each) for each in others]) / math.sqrt(among)
            # The prior of fifty pairs moves it by little.
            assert likeness.of(paper)[topic] == pytest.approx(expected, rel=0.02)


def test_a_small_topic_is_at_no_disadvantage() -> None:
    """Drawn alike, papers are as like the papers of a small topic as those of a large one."""
    random = Random(5)
    sizes = {"small": 4, "large": 200}
    vectors = {f"{topic}{n}": drawn(random) for topic, size in sizes.items() for n in range(size)}
    filed = {paper: Filed(paper.rstrip("0123456789"), 1.0) for paper in vectors}
    new = {f"new{n}": drawn(random) for n in range(200)}
    likeness = TopicLikeness(NumberedVectors(vectors | new), filed)
    found = [likeness.of(paper) for paper in new]
    small, large = (mean([each[topic] for each in found]) for topic in sizes)
    assert small == pytest.approx(large, rel=0.15)


def test_votes_weigh_papers() -> None:
    vectors = {"x": {"tea": 1.0}, "y": {"tea": 1.0}, "z": {"kiln": 1.0}, "w": {"kiln": 1.0}}
    filed = {"x": Filed("t", 9.0), "z": Filed("t", 1.0), "a": Filed("s", 1.0), "b": Filed("s", 1.0)}
    likeness = TopicLikeness(
        NumberedVectors(vectors | {"a": {"ink": 1.0}, "b": {"ink": 1.0}}), filed
    )
    assert likeness.of("y")["t"] == pytest.approx(9 * likeness.of("w")["t"])


def test_a_topic_without_another_paper_is_not_compared() -> None:
    vectors: dict[str, Vector] = {"a": {"x": 1.0}, "b": {"x": 1.0}, "c": {"x": 1.0}, "empty": {}}
    filed = {"a": Filed("one", 0.1), "b": Filed("two", 1.0), "c": Filed("two", 1.0)}
    likeness = TopicLikeness(NumberedVectors(vectors), filed | {"empty": Filed("none", 1.0)})
    assert likeness.of("a").keys() == {"two"}
    assert likeness.of("b").keys() == {"one", "two"}
    assert likeness.of("empty") == {"one": 0.0, "two": 0.0}
    assert likeness.others("b", "two") == 1


def test_without_two_papers_of_one_topic_nothing_is_known() -> None:
    vectors = {"a": {"x": 1.0}, "b": {"x": 1.0}}
    assert (
        TopicLikeness(NumberedVectors(vectors), {"a": Filed("t", 1.0), "b": Filed("s", 1.0)}).of(
            "a"
        )
        == {}
    )
    assert TopicLikeness(NumberedVectors(vectors), {}).of("a") == {}
