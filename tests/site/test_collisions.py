"""No two files of a site are one on some computer."""

from pathlib import Path

import pytest

from sitegen.site.collisions import collisions
from tests.factories import settings


def reported(paths: list[str], handwritten: tuple[str, ...] = ()) -> list[str]:
    given = settings(content=Path("content"))
    return [str(problem).partition(" (")[0] for problem in collisions(paths, handwritten, given)]


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["a.html", "b.html", "A.html"], "'A.html' and 'a.html'"),
        (["a.html", "a.html"], "'a.html' and 'a.html'"),
        (["\u00e9.html", "e\u0301.html"], "'e\u0301.html' and '\u00e9.html'"),
        (["papers.json", "Papers.json/x.html"], "'Papers.json/x.html' and 'papers.json'"),
        (["papers.json/x/y.html", "papers.json"], "'papers.json' and 'papers.json/x/y.html'"),
    ],
)
def test_two_of_one_name_are_reported(paths: list[str], message: str) -> None:
    assert reported(paths) == [f"content: {message} cannot both be in the site"]


def test_the_page_that_can_be_renamed_is_to_blame() -> None:
    paths = ["about.md/x.html", "about.md/x.md", "about.html", "about.md"]
    (problem,) = reported(paths, ("about.md/x.html",))
    assert problem.startswith("content/pages/about.md/x.md: 'about.md/x.html' and 'about.md'")


def test_others_are_not() -> None:
    assert reported(["a.html", "a.md", "a/b.html", "a/b.md", "b.html", "aa/b.html"]) == []
