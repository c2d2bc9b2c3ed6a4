"""Problems, and how they are shown."""

import pytest

from sitegen.errors import ContentError, Problem, did_you_mean, github_annotation


def problem(path: str = "curation.yml", line: int | None = 3, column: int | None = 5) -> Problem:
    return Problem(path=path, line=line, column=column, message="no paper", remedy="add one")


def test_a_problem_says_where_what_and_what_to_do() -> None:
    assert str(problem()) == "curation.yml:3:5: no paper (add one)"
    assert str(problem(line=None, column=None)) == "curation.yml: no paper (add one)"


def test_an_error_tells_every_problem_in_the_order_of_files_and_lines() -> None:
    last, first, middle = problem("b.yml", 1), problem("a.yml", 2), problem("a.yml", 10)
    error = ContentError([last, middle, first])
    assert error.problems == (first, middle, last)
    assert str(error).splitlines() == [str(first), str(middle), str(last)]


def test_github_shows_a_problem_on_its_line() -> None:
    assert (
        github_annotation(problem()) == "::error file=curation.yml,line=3,col=5::no paper (add one)"
    )
    assert github_annotation(problem(line=None, column=None)).startswith(
        "::error file=curation.yml::"
    )


def test_no_text_can_end_an_annotation() -> None:
    hostile = Problem(path="a,b:c.yml", message="100%\n::error::", remedy="x\r", severity="notice")
    assert github_annotation(hostile) == ("::notice file=a%2Cb%3Ac.yml::100%25%0A::error:: (x%0D)")


@pytest.mark.parametrize(
    ("wrong", "remedy"),
    [("agnets", "did you mean 'agents'?"), ("Agents", "did you mean 'agents'?"), ("zzz", "look")],
)
def test_the_nearest_name_is_suggested(wrong: str, remedy: str) -> None:
    assert did_you_mean(wrong, ["llm-serving", "agents"], "look") == remedy


def test_capitals_do_not_hide_the_nearest_name() -> None:
    assert did_you_mean("PICK", ["note", "pick"], "look") == "did you mean 'pick'?"
