"""Weights of terms in texts."""

import pytest

from sitegen.library.term_vectors import unit_vectors


def test_a_vector_has_length_one_and_leaves_out_what_is_common_or_unique() -> None:
    counts = {f"text{number}": {"all": 1, f"own{number}": 1} for number in range(10)}
    counts["text0"] |= {"rare": 1, "less": 1}
    counts["text1"] |= {"rare": 2}
    for number in range(1, 4):
        counts[f"text{number}"] |= {"less": 1}
    vectors = unit_vectors(counts)
    assert vectors["text9"] == {}
    assert vectors["text0"].keys() == {"rare", "less"}
    assert vectors["text0"]["rare"] > vectors["text0"]["less"] > 0
    assert sum(weight**2 for weight in vectors["text0"].values()) == pytest.approx(1)


def test_a_term_of_a_few_papers_relates_in_however_short_a_list() -> None:
    counts: dict[str, dict[str, float]] = {f"text{number}": {"word": 1} for number in range(4)}
    assert unit_vectors({**counts, "other": {}})["text0"] == {"word": 1}
    assert unit_vectors({**counts, "other": {"word": 1}})["text0"] == {}
