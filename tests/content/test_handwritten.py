"""Pages a person wrote: their names, and their front matter."""

from pathlib import Path

import pytest

from sitegen.content.handwritten import check_pages, read_handwritten


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


def test_front_matter_names_a_page_and_keeps_its_lines() -> None:
    text = "---\ntitle: A lantern: two\n---\n# A"
    assert reported("x.md", text)[0].startswith("pages/x.md:2:17: not valid YAML")
    page, problems = read_handwritten("x.md", text.replace(": two", "\ndescription: Light."))
    assert problems == ()
    assert (page.title, page.description) == ("A lantern", "Light.")
    assert page.markdown == "\n\n\n\n# A"


def test_a_key_that_nothing_reads_is_a_warning_at_its_line() -> None:
    (problem,) = read_handwritten("x.md", "---\ntitle: A\nhide:\n  - toc\n...\n")[1]
    assert str(problem).startswith("x.md:3:1: nothing reads 'hide' in front matter")
    assert problem.severity == "warning"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: [\n# A", "1:1: front matter that never ends (end it with '---')"),
        ("---\n[broken\n---", "2:1: not valid YAML: the '[' here is not closed"),
        ("---\n- a\n---\n", "2:1: this is no front matter"),
        ("---\ntitle: [a]\n---\n", "2:1: expected text, found a list"),
    ],
)
def test_front_matter_that_cannot_be_read_is_an_error_at_its_line(text: str, line: str) -> None:
    (problem,) = read_handwritten("x.md", text)[1]
    assert str(problem).startswith(f"x.md:{line}")
    assert problem.severity == "error"


@pytest.mark.parametrize(
    "text", ["---\n\nA\n\n---\n", "# A\n\n---\na: b\n---\n", "---\nA", "----\na: b"]
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert reported("x.md", text) == []


def test_a_control_character_is_refused_at_its_place() -> None:
    assert reported("x.md", "# A\tpage\n\nb\x02\x00") == [
        "pages/x.md:3:2: a control character, U+0002 (remove it)"
    ]
