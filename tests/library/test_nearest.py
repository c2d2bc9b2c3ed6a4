"""Nearest vectors: the exact ones of a short list, a bounded effort for each of a long one."""

from itertools import islice
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.library import nearest
from sitegen.library.nearest import AT_MOST_LOOKED_AT, Neighborhood
from sitegen.library.term_vectors import Vector, unit_vectors

WORDS = [f"word{number}" for number in range(1000)]


def texts(count: int) -> dict[str, Vector]:
    """Vectors of texts in which some words are in a fifth of all, and most in a few."""
    random = Random(count)
    counts = {}
    for number in range(count):
        places = (int(len(WORDS) * random.random() ** 3) for _ in range(40))
        counts[f"text{number:05}"] = {WORDS[place]: random.randint(1, 4) for place in places}
    return unit_vectors(counts)


def by_comparing(
    some: dict[str, Vector], vectors: dict[str, Vector]
) -> dict[str, list[tuple[str, float]]]:
    """The nearest of some vectors by the cosines with all others."""
    found = {}
    for name, one in some.items():
        similar = {
            other_name: round(sum(one[term] * other[term] for term in one if term in other), 9)
            for other_name, other in vectors.items()
            if other_name != name and not one.keys().isdisjoint(other)
        }
        best = sorted(similar, key=lambda each: (-similar[each], each))[:5]
        found[name] = [(each, similar[each]) for each in best]
    return found


def looked_at(neighborhood: Neighborhood, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """For a hundred vectors: how many places in postings, and vectors, each is compared with."""
    looks: list[int] = []

    def counting_zip(*sides: list[int], strict: bool) -> list[tuple[int, ...]]:
        looks[-1] += len(sides[0])
        return list(zip(*sides, strict=strict))

    shared, similarity = Neighborhood._shared, Neighborhood._similarity

    def one_more(self: Neighborhood, vector: Vector) -> tuple[dict[int, float], Vector]:
        looks.append(0)
        return shared(self, vector)

    def compared(self: Neighborhood, shared: float, rest: Vector, number: int) -> float:
        looks[-1] += 1
        return similarity(self, shared, rest, number)

    with monkeypatch.context() as patched:
        patched.setattr(nearest, "zip", counting_zip, raising=False)
        patched.setattr(Neighborhood, "_shared", one_more)
        patched.setattr(Neighborhood, "_similarity", compared)
        list(islice(neighborhood.nearest(5), 100))
    return looks


def test_of_a_short_list_the_nearest_are_exact() -> None:
    vectors = texts(200)
    assert dict(Neighborhood(vectors).nearest(5)) == by_comparing(vectors, vectors)


def test_each_vector_looks_at_no_more_the_longer_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    for count in (2000, 4000):
        vectors = texts(count)
        looks = looked_at(Neighborhood(vectors), monkeypatch)
        assert len(looks) == 100
        assert max(looks) <= AT_MOST_LOOKED_AT + 100
        assert max(looks) > AT_MOST_LOOKED_AT / 2, "nothing to look at"


def test_of_a_long_list_nearly_all_of_the_nearest_are_found() -> None:
    vectors = texts(2000)
    found = dict(islice(Neighborhood(vectors).nearest(5), 50))
    exact = by_comparing({name: vectors[name] for name in found}, vectors)
    hits = sum(len(dict(exact[name]).keys() & dict(found[name])) for name in found)
    assert hits >= 0.95 * sum(map(len, exact.values()))


@given(st.permutations([f"text{number:05}" for number in range(12)]))
def test_the_order_of_vectors_does_not_matter(order: list[str]) -> None:
    vectors = texts(12)
    shuffled = {name: vectors[name] for name in order}
    assert dict(Neighborhood(shuffled).nearest(5)) == dict(Neighborhood(vectors).nearest(5))


def test_of_equals_the_first_by_name_are_chosen() -> None:
    vectors = {f"text{number:05}": {"word": 1.0} for number in range(100)}
    found = dict(Neighborhood(vectors).nearest(2))
    assert [name for name, _ in found["text00050"]] == ["text00000", "text00001"]


def test_a_vector_without_terms_has_no_neighbors() -> None:
    found = dict(Neighborhood({"one": {}, "two": {}}).nearest(5))
    assert found == {"one": [], "two": []}
