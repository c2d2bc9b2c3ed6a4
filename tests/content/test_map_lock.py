"""The layout of the map as it was published: read back as it was written, and never trusted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.map_lock import HEIGHT, WIDTH, Layout, read_map_lock, write_map_lock

LAYOUT = {"lantern-083d30": (40, 920), "river-12ab34": (1599, 0)}
TEXT = write_map_lock(LAYOUT)

IDS = st.integers(0, 0xFFFFFF).map("paper-{:06x}".format)
PLACES = st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1))


@given(st.dictionaries(IDS, PLACES, max_size=5))
def test_a_layout_is_read_back_as_it_was_written(layout: Layout) -> None:
    assert read_map_lock("map.lock", write_map_lock(layout)) == (layout, ())


def test_each_paper_has_a_line_in_the_order_of_ids() -> None:
    assert write_map_lock(dict(reversed(LAYOUT.items()))) == TEXT
    assert TEXT.splitlines()[2:4] == [
        '  "lantern-083d30": [40, 920],',
        '  "river-12ab34": [1599, 0]',
    ]


def test_no_file_is_no_layout() -> None:
    assert read_map_lock("map.lock", None) == ({}, ())


def test_a_file_that_was_emptied_is_an_error_and_no_new_beginning() -> None:
    layout, (problem,) = read_map_lock("map.lock", "\n")
    assert (layout, problem.severity) == ({}, "error")
    assert "it is empty" in problem.message


def test_two_papers_may_have_one_place_since_two_branches_may_give_it() -> None:
    layout = {"lantern-083d30": (1, 1), "river-12ab34": (1, 1)}
    assert read_map_lock("map.lock", write_map_lock(layout)) == (layout, ())


@given(st.integers(1, len(TEXT) - 3))
def test_a_file_that_is_cut_off_is_one_error(length: int) -> None:
    layout, (problem,) = read_map_lock("map.lock", TEXT[:length])
    assert (layout, problem.severity, problem.path) == ({}, "error", "map.lock")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("[1600, 0]", "the place of 'river-12ab34' is [1600, 0], not on the map"),
        ("[0, 1000]", "the place of 'river-12ab34' is [0, 1000], not on the map"),
        ("[-1, 0]", "the place of 'river-12ab34' is [-1, 0], not on the map"),
        ("[1]", "the place of 'river-12ab34' is [1], not two numbers"),
        ("[1, 2, 3]", "the place of 'river-12ab34' is [1, 2, 3], not two numbers"),
        ("[1.0, 2]", "the place of 'river-12ab34' is [1.0, 2], not two numbers"),
        ("[true, 2]", "the place of 'river-12ab34' is [true, 2], not two numbers"),
        ("[NaN, 2]", "the place of 'river-12ab34' is [NaN, 2], not two numbers"),
        ('"here"', "the place of 'river-12ab34' is \"here\", not two numbers"),
        ('[1, 2], "river-12ab34": [1, 2]', '"river-12ab34" is there twice'),
        ('[1, 2], "../up": [1, 2]', '"../up" is not a valid id'),
    ],
)
def test_a_wrong_place_is_an_error_with_its_line(place: str, message: str) -> None:
    layout, (problem,) = read_map_lock("map.lock", TEXT.replace("[1599, 0]", place))
    assert layout == {}
    assert problem.message == f"not a valid layout of the map: {message}"
    assert (problem.line, problem.severity) == (4, "error")


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "null",
        '{"papers": {}}',
        '{"format": true, "papers": {}}',
        '{"format": 0, "papers": {}}',
        '{"format": 1}',
        '{"format": 1, "papers": []}',
        '{"format": 1, "papers": {}, "more": 1}',
        '{"format": 1, "format": 1, "papers": {}}',
        "[" * 100_000,
        '{"format": ' + "9" * 10_000 + "}",
        '{"format": 1, "papers": {"\\ud800": [1, 1]}}',
    ],
)
def test_what_is_no_layout_is_one_error(text: str) -> None:
    layout, (problem,) = read_map_lock("map.lock", text)
    assert (layout, problem.severity) == ({}, "error")


def test_the_layout_of_a_newer_sitegen_asks_for_that() -> None:
    _, (problem,) = read_map_lock("map.lock", '{"format": 2, "anything": 1}')
    assert problem.message.endswith("format 2 needs a newer sitegen")
    assert problem.remedy == "upgrade sitegen"


def test_a_merge_conflict_says_what_to_keep() -> None:
    text = TEXT.replace('  "river', '<<<<<<< ours\n  "river')
    _, (problem,) = read_map_lock("map.lock", text)
    assert (problem.line, problem.column) == (4, 1)
    assert "keep one of the sides" in problem.remedy
