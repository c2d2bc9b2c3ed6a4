"""Pages a person wrote: their names, and front matter, which is not read."""

from pathlib import Path

import pytest

from sitegen.content.handwritten import check_pages


def reported(page: str, text: str = "# A page\n") -> list[str]:
    return [str(problem) for problem in check_pages(Path("pages"), {page: text})]


@pytest.mark.parametrize("page", ["about.md", "essays/On Forgetting.md", "été.md"])
def test_a_page_may_have_most_names(page: str) -> None:
    assert reported(page) == []


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("con.md", "the name 'con' is the name of a device on Windows"),
        ("essays/what?.md", "the name 'what?' contains '?'"),
        ("aux/x.md", "the name 'aux' is the name of a device on Windows"),
        (f"{'x' * 90}.md", f"the name '{'x' * 90}' is longer than 80 bytes"),
        ("a.html.md", "the name contains '.html', which may only end"),
        ("about.html/x.md", "the name contains '.html', which may only end"),
        ("topics/x.md", "the site generates a page at that address"),
        ("templates/x.md", "the site generates a page at that address"),
    ],
)
def test_a_name_that_will_not_do(page: str, message: str) -> None:
    (problem,) = reported(page)
    assert problem.startswith(f"pages/{page}: {message}")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\n---\n# A",
        "---\ntitle: [\n# A",
        "--- \ntemplate: x.html\n...\n",
        "---\n[broken\n---",
        "---\n{a: b}\n---\n",
    ],
)
def test_front_matter_is_refused_at_its_line(text: str) -> None:
    (problem,) = reported("x.md", text)
    assert problem.startswith(
        "pages/x.md:1:1: front matter is not supported, and would be shown as"
    )


@pytest.mark.parametrize(
    "text", ["---\n\nA\n\n---\n", "# A\n\n---\na: b\n---\n", "---\nA", "----\na: b"]
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert reported("x.md", text) == []


def test_a_control_character_is_refused_at_its_place() -> None:
    assert reported("x.md", "# A\tpage\n\nb\x02\x00") == [
        "pages/x.md:3:2: a control character, U+0002 (remove it)"
    ]
