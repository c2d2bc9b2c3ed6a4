"""YAML as a person wrote it: values as written, each with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.text_file import Position
from sitegen.content.yaml_file import YamlReader, read_yaml

LAUGHS = "l0: &l0 [x]\n" + "".join(
    f"l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 10)}]\n" for level in range(1, 10)
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2401.10020", "2401.10020"),
        ("2401.12345", 2401.12345),
        ("012345", "012345"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".nan", ".nan"),
        ("2024-02-30", "2024-02-30"),
        ("2024-08-17", "2024-08-17"),
        ("12:30", "12:30"),
        ("4", 4),
        ("-4", -4),
        ("0.5", 0.5),
        ("true", True),
        ("~", None),
        ("'4'", "4"),
    ],
)
def test_values_are_read_as_they_are_written(written: str, value: object) -> None:
    file = read_yaml("a.yml", f"- {written}\n- {{{written}: key}}" if value else f"- {written}")
    assert file.problems == ()
    assert file.data[0] == value
    assert type(file.data[0]) is type(value)


def test_places_are_paths_of_keys_and_indices() -> None:
    file = read_yaml("a.yml", "papers:\n  one:\n    date: 1\nsame:\n- [a, b]\n012: x\n")
    assert file.positions[()] == Position(1, 1)
    assert file.positions["papers", "one", "date"] == Position(3, 5)
    assert file.positions["same", 0, 1] == Position(5, 7)
    assert file.positions["012",] == Position(6, 1)


def test_a_problem_is_at_the_nearest_known_place() -> None:
    file = read_yaml("a.yml", "papers:\n  one: {}\n")
    problem = file.problem(("papers", "one", "date"), "no date", "add one", "warning")
    assert str(problem) == "a.yml:2:3: no date (add one)"
    assert problem.severity == "warning"
    assert read_yaml("a.yml", "").problem(("x",), "empty", "fill it").line is None


def test_a_repeated_key_is_reported_where_it_is() -> None:
    file = read_yaml("a.yml", "one:\n  x: 1\none:\n  x: 2\n  x: 3\n")
    assert [str(problem).partition(" (")[0] for problem in file.problems] == [
        "a.yml:3:1: the key 'one' appears here a second time",
        "a.yml:5:3: the key 'x' appears here a second time",
    ]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("a: [1", "a.yml:1:4: not valid YAML"),
        ("a: 1\n\tb: 2", "a.yml:2:1: not valid YAML: found character '\\t'"),
        ("a: 1\nb: \x00", "a.yml:2:4: not valid YAML: special characters are not allowed: #x0000"),
        ("a: *b", "a.yml:1:4: not valid YAML: found undefined alias 'b'"),
        ("a: 1\n---\nb: 2", "a.yml:2:1: not valid YAML: but found another document"),
        ("? [a]\n: b", "a.yml:1:3: not valid YAML: found unhashable key"),
        (
            "!!python/object:os.system x",
            "a.yml:1:1: not valid YAML: unknown tag '!!python/object:os",
        ),
        ("a: !ENV X", "a.yml:1:4: not valid YAML: unknown tag '!ENV'"),
        ("!!int [a]", "a.yml:1:1: not valid YAML: expected a scalar node"),
        ("!!bool x", "a.yml:1:1: not valid YAML: 'x' is neither true nor false"),
        ("[" * 100_000, "a.yml:1:65: nested more than 64 deep"),
        ('- "\\ud800"\n- ' + "[" * 100_000, "a.yml:2:66: nested more than 64 deep"),
        ('- "\\ud800"\n- {' + LAUGHS.replace("\n", ", ") + "}", "a.yml:2:"),
        ("x:\n- &a [*a]", "a.yml:2:7: the alias '*a' is inside the value it refers to"),
        (LAUGHS, "a.yml:5:50: aliases repeat more than 20000 values"),
        ("a: 1\n" + "x" * 16_000_000, "a.yml:1:1: longer than 16 million characters"),
    ],
)
def test_bad_syntax_is_one_problem(text: str, reported: str) -> None:
    file = read_yaml("a.yml", text)
    (problem,) = file.problems
    assert str(problem).startswith(reported)
    assert file.data is None


def test_an_error_in_a_long_text_is_not_looked_at_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_slow(text: str) -> None:
        raise AssertionError("the parser that takes minutes for this text")

    monkeypatch.setattr("yaml.SafeLoader.__init__", too_slow)
    monkeypatch.setattr("sitegen.content.yaml_file.Loader.__init__", too_slow)
    (problem,) = read_yaml("a.yml", "a:\n" + "- x\n" * 100_000 + "b").problems
    assert str(problem).startswith("a.yml:100003:1: not valid YAML: could not find expected ':'")


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_has_no_data(text: str) -> None:
    assert (read_yaml("a.yml", text).data, read_yaml("a.yml", text).problems) == (None, ())


@pytest.mark.parametrize("value", ["!!binary eA==", "!!set {a}", "[a]", "{a: b}", "true"])
def test_a_text_is_nothing_else(value: str) -> None:
    reader = YamlReader(read_yaml("a.yml", f"x: {value}"))
    assert reader.text(reader.file.data["x"], ("x",)) is None
    (problem,) = reader.problems
    assert str(problem).startswith("a.yml:1:1: expected text, found ")


@given(st.text(st.sampled_from("ab: -[]{}\n\t'\"#&*!|>%@`\\0129.~?\x00é"), max_size=60))
def test_no_text_raises(text: str) -> None:
    file = read_yaml("a.yml", text)
    assert all(problem.path == "a.yml" for problem in file.problems)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: {b: c\nd: e\n", "f:1:4: not valid YAML: the '{' here is not closed, or lacks a comma"),
        ("a: [b, c\nd: e\n", "f:1:4: not valid YAML: the '[' here is not closed, or lacks a comma"),
        ("\u2028a: {b: c\nd: e\n", "f:2:4: not valid YAML: the '{' here is not closed"),
    ],
)
def test_a_bracket_without_end_is_named(text: str, said: str) -> None:
    (problem,) = read_yaml("f", text).problems
    assert str(problem).startswith(said)


def test_a_tab_is_told_from_spaces() -> None:
    (problem,) = read_yaml("f", "a:\n\t- b\n").problems
    assert (problem.line, problem.remedy) == (2, "indent with spaces: YAML takes no tabs")


def test_a_key_is_a_name() -> None:
    file = read_yaml("a.yml", "{on: 1, No: {true: 2}, 012: 3}")
    assert file.data == {"on": 1, "No": {"true": 2}, "012": 3}
