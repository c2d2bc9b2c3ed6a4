"""What a build raised, as problems to fix."""

import pytest

from sitegen.errors import ContentError, Problem, SitegenError
from sitegen.site.failure import problems_of

ERROR = Problem(path="topics.yml", line=3, message="no", remedy="do")
WARNING = Problem(path="a.txt", message="hm", remedy="look", severity="warning")


def test_of_the_content_only_errors_ended_the_build() -> None:
    assert problems_of(ContentError([WARNING, ERROR])) == (ERROR,)


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("/out: the disk is full (make room)", ("/out", "the disk is full", "make room")),
        ("nothing is there", ("sitegen", "nothing is there", "the next edit builds again")),
        ("a: b: c (d (e))", ("a", "b: c", "d (e)")),
        ("", ("sitegen", "", "the next edit builds again")),
    ],
)
def test_a_refusal_is_read_in_its_parts(message: str, parts: tuple[str, str, str]) -> None:
    (problem,) = problems_of(SitegenError(message))
    assert (problem.path, problem.message, problem.remedy) == parts


def test_an_unforeseen_exception_names_the_line_of_ours_that_it_passed() -> None:
    try:
        Problem.__str__(None)  # type: ignore[arg-type]
    except AttributeError as error:
        (problem,) = problems_of(error)
    assert problem.path == "sitegen/errors.py"
    assert problem.line
    assert problem.message.startswith("AttributeError: ")
    assert "report it" in problem.remedy


@pytest.mark.parametrize(
    "error", [ContentError([]), ValueError(), RecursionError("deep"), SystemExit("over")]
)
def test_there_is_always_something_to_show(error: BaseException) -> None:
    assert problems_of(error)
