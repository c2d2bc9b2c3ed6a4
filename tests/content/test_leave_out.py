"""What a list leaves out, by its size or its own word."""

import pytest

from sitegen.content.leave_out import EXPORTED, LeaveOut, left_out, papers_of_a_page
from sitegen.export.references import REFERENCES


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        (409, set()),
        (2_000, set()),
        (2_001, {"copies", "authors"}),
        (20_000, {"copies", "authors"}),
        (20_001, {"copies", "authors", "lists", "data", "archive"}),
    ],
)
def test_a_large_list_leaves_out_what_repeats(papers: int, expected: set[LeaveOut]) -> None:
    assert left_out(None, papers) == expected


def test_what_a_list_says_counts_whatever_its_size() -> None:
    assert left_out(frozenset(), 100_000) == set()
    assert left_out(frozenset({"archive"}), 3) == {"archive"}


def test_the_longer_a_list_the_more_papers_give_an_author_a_page() -> None:
    pages = [papers_of_a_page(left_out(None, papers), papers) for papers in (409, 2_001, 20_001)]
    assert pages == [2, 5, 20]
    assert papers_of_a_page(frozenset({"copies"}), 100_000) == 2


def test_every_format_of_references_can_be_exported() -> None:
    assert {f"papers{form.ending}" for form in REFERENCES} < set(EXPORTED)
