"""What a list leaves out, by its size or its own word."""

import pytest

from sitegen.content.leave_out import EXPORTED, LeaveOut, left_out
from sitegen.export.references import REFERENCES


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        (409, set()),
        (2_000, set()),
        (2_001, {"copies"}),
        (20_000, {"copies"}),
        (20_001, {"copies", "archive"}),
    ],
)
def test_a_large_list_leaves_out_what_repeats(papers: int, expected: set[LeaveOut]) -> None:
    assert left_out(None, papers) == expected


def test_what_a_list_says_counts_whatever_its_size() -> None:
    assert left_out(frozenset(), 100_000) == set()
    assert left_out(frozenset({"archive"}), 3) == {"archive"}


def test_every_format_of_references_can_be_exported() -> None:
    assert {f"papers{form.ending}" for form in REFERENCES} < set(EXPORTED)
