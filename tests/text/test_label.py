"""Which labels are the same, and the parts of those that are paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.label import label_key, label_keys


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("SLAM", "slam"),
        ("cs.CV", "CS.CV"),
        ("Pre-training", "pretraining"),
        ("Pre training", "Pre-Trainings"),
        ("Optimisation methods", "optimization method"),
        ("🚀 Agents", "agents"),
        ("Théorie", "theorie"),
    ],
)
def test_writings_of_one_label(first: str, second: str) -> None:
    assert label_key(first) == label_key(second)


@pytest.mark.parametrize(
    ("first", "second"), [("cs.CV", "cs.CL"), ("C", "C++"), ("SLAM", "SLAM surveys"), ("a", "")]
)
def test_different_labels(first: str, second: str) -> None:
    assert label_key(first) != label_key(second)


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("Parallelism / DP", ["Parallelism / DP", "parallelism", "dp"]),
        ("A > B » C", ["a b c", "a", "b", "c"]),
        ("Robots :: SLAM | 2D", ["robots slam 2d", "robots", "slam", "2d"]),
        ("TCP/IP", ["tcp/ip"]),
        (" / DP", ["dp"]),
        ("…", []),
    ],
)
def test_the_parts_of_a_path(label: str, parts: list[str]) -> None:
    assert label_keys(label) == tuple(map(label_key, parts))


@given(st.text(max_size=60))
def test_any_text_is_read_and_no_key_is_empty(label: str) -> None:
    keys = label_keys(label)
    assert all(keys)
    assert label_key(label) in (*keys, "")
