"""Reading JSON with its places, whatever is broken in it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.tree.json_tree import Object, Tree, Value, parse_tree, pointer

SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
ANY = st.recursive(
    SCALARS,
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=4), inside, max_size=4)
    ),
    max_leaves=12,
)


def values(text: str) -> list[Value]:
    tree = parse_tree(text)
    assert tree.breaks == []
    return tree.values


def only_break(tree: Tree) -> str:
    (found,) = tree.breaks
    return found.error


def objects(value: Value) -> list[Object]:
    below = list(value.values()) if isinstance(value, Object) else value
    inside = [each for one in below for each in objects(one)] if isinstance(below, list) else []
    return [value, *inside] if isinstance(value, Object) else inside


@given(ANY, st.sampled_from([None, 1]))
def test_a_value_is_what_the_library_reads(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    assert values(text) == [json.loads(text, parse_int=str)]


@given(ANY)
def test_each_object_is_where_it_says(value: Any) -> None:
    text = json.dumps(value)
    for found in objects(parse_tree(text).values):
        assert found == json.loads(text[found.start : found.end], parse_int=str)


@given(st.text('{}[]",:\\ \n01eNantrueflsI-xé\ufeff', max_size=60))
def test_no_text_raises_and_breaks_stand_in_their_order(text: str) -> None:
    ends = [0]
    for found in parse_tree(text).breaks:
        assert ends[-1] <= found.start < found.end <= len(text)
        ends.append(found.end)


def test_numbers_stay_as_they_are_written() -> None:
    assert values("[2301.00010, 1E400, -0, NaN, -Infinity, true]") == [
        ["2301.00010", "1E400", "-0", None, None, True]
    ]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "1"}\n{"a": "2"}\n',
        '{"a": "1"}{"a": "2"}',
        '{"a": "1"},\n{\n"a":\n"2"}',
        '\x1e{"a":"1"}\n\x1e{"a":"2"}',
        '{"a": "1",}\n\n\n{"a": "2"}',
    ],
)
def test_values_may_follow_one_another(text: str) -> None:
    assert values(text) == [{"a": "1"}, {"a": "2"}]


def test_of_a_key_given_twice_the_last_counts() -> None:
    tree = parse_tree('{"a": 1, "a": 2}')
    assert (tree.values, tree.repeated) == ([{"a": "2"}], 1)


def test_a_text_may_be_wrapped_over_lines() -> None:
    assert values('{"a": "one\ntwo\tthree"}') == [{"a": "one\ntwo\tthree"}]


def test_what_stands_before_a_cut_is_kept() -> None:
    tree = parse_tree('{"papers": [{"a": "1"}, {"a": "2"}, {"a": "3')
    (root,) = tree.values
    assert isinstance(root, Object)
    assert root["papers"] == [{"a": "1"}, {"a": "2"}, {}]
    assert [each.error != "" for each in objects(root)] == [True, False, False, True]
    assert only_break(tree) == "Unterminated string starting at in line 1"


@pytest.mark.parametrize("broken", ['{"a": "1', '{"a" "1"}', '{"a": }', "{a: 1}", '{"a": "1", 2}'])
def test_a_broken_line_costs_no_other(broken: str) -> None:
    tree = parse_tree(f'{{"b": "1"}}\n{broken}\n{{"b": "2"}}\n')
    assert [value for value in tree.values if isinstance(value, Object) and "b" in value] == [
        {"b": "1"},
        {"b": "2"},
    ]
    (found,) = tree.breaks
    assert found.start == len('{"b": "1"}\n')


def test_a_broken_member_of_an_array_costs_no_other() -> None:
    text = '[\n  {"a": "1"},\n  {"a" "2"},\n  {"a": "3"}\n]\n'
    tree = parse_tree(text)
    assert tree.values == [[{"a": "1"}, {}], {"a": "3"}]
    assert [text[each.start : each.end] for each in tree.breaks] == ['{"a" "2"},\n  ']


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[" * 300, "too deep in line 1"),
        ('{"a": [1, 2', "Expecting ',' delimiter in line 1"),
        ("[1]\nand so on", "Expecting value in line 2"),
    ],
)
def test_the_reason_is_what_the_library_says(text: str, error: str) -> None:
    assert only_break(parse_tree(text)) == error


@pytest.mark.parametrize(
    "part", ['{"a":\n', "[", '{"a": "\n', '{"a": 1\n', '"a', "{", '{"k": [1, ', "\\"]
)
def test_a_megabyte_of_broken_parts_is_read_at_once(part: str) -> None:
    tree = parse_tree(part * (1_000_000 // len(part)))
    assert 1 <= len(tree.breaks) <= 1_000


def test_strings_over_several_lines_take_no_more_time_than_others() -> None:
    """An error for each, which counts the lines above it, would take minutes."""
    (value,) = values("[" + '"a\nb",' * 150_000 + '"' + "\n" * 200_000 + 'b"]')
    assert isinstance(value, list) and len(value) == 150_001


@pytest.mark.parametrize("half", ["\\ud83d", "\\udc4d", "\\udc4d\\ud83d"])
def test_half_of_a_pair_is_no_character(half: str) -> None:
    (value,) = values(f'{{"a{half}": ["b{half}", "\\ud83d\\udc4d"]}}')
    lost = "\ufffd" * (len(half) // 6)
    assert value == {f"a{lost}": [f"b{lost}", "\U0001f44d"]}


def test_a_pointer_escapes_what_it_is_made_of() -> None:
    assert pointer("a/b", 3, "~") == "/a~1b/3/~0"
    assert pointer() == ""
