"""What MkDocs finds wrong in what people wrote is said beforehand, where they wrote it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.errors import ContentError, Problem
from sitegen.library.assemble import Written
from sitegen.progress import Progress
from sitegen.site.markdown_check import _Checker
from sitegen.site.plan import plan, read
from sitegen.store import open_store
from tests.conftest import settings_of

PAGE = "content/pages/essays/on-forgetting.md"


def problems(folder: Path) -> list[Problem]:
    """Of a plan; what is asked about the dumps is none of ours."""
    settings = settings_of(folder)
    try:
        found = plan(read(settings, Progress()), settings, Progress()).assembly.problems
    except ContentError as error:
        found = error.problems
    return [problem for problem in found if "/dumps/" not in problem.path]


def reported(folder: Path) -> list[str]:
    return [str(problem).removeprefix(f"{folder}/") for problem in problems(folder)]


def write(folder: Path, text: str) -> None:
    (folder / PAGE).write_text(f"# A page\n\nText.\n{text}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![x](no.png)", "4:6: contains a link 'no.png', but the target 'essays/no.png' is not"),
        ("[x](no.pdf)", "4:5: contains a link 'no.pdf', but the target 'essays/no.pdf' is not"),
        ("a [x](/about.md)", "4:7: contains an absolute link '/about.md', it was left as is"),
        ("a [x](about)", "4:7: contains an unrecognized relative link 'about', it was left as is"),
        ("[x](../about.html)", "4:5: contains a link '../about.html', but the target 'about.html'"),
        ("[x][y]\n\n[y]: no.pdf", "6:6: contains a link 'no.pdf'"),
        ("[x](#nowhere)", "4:5: contains a link '#nowhere', but there is no such anchor on this"),
        ("[x](../data.md#no)", "4:5: contains a link '../data.md#no', but the doc 'data.md' does"),
        ("[x](../topics/caches.md#no)", "4:5: contains a link '../topics/caches.md#no', but the"),
    ],
)
def test_a_link_that_will_not_do_is_a_warning_where_it_is(
    golden: Path, text: str, found: str
) -> None:
    write(golden, text)
    (problem,) = problems(golden)
    assert str(problem).startswith(f"{golden}/{PAGE}:{found}")
    assert problem.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "[x](#a-page) [x](https://example.org/y) [x](mailto:a@example.org) <https://example.org>",
        "[x](../data.md#downloads) [x](../topics/caches.md#papers) [x](../about.md)",
        "[x](../papers.json) [x](topic:caches) `[x](nowhere.pdf)`",
        "## Part {#part}\n\n[x](#part) <a id='here'></a> [y](#here)",
    ],
)
def test_a_link_that_will_do_is_none(golden: Path, text: str) -> None:
    write(golden, text)
    assert reported(golden) == []


def test_an_introduction_is_looked_at_too(golden: Path) -> None:
    topics = golden / "content" / "topics.yml"
    text = topics.read_text(encoding="utf-8")
    text = text.replace("Nobody likes to wait.", "Nobody [waits](nowhere) [x](#papers) [y](#no).")
    topics.write_text(text, encoding="utf-8")
    line = text[: text.index("Nobody")].count("\n") + 1
    assert [each.partition(", ")[0] for each in reported(golden)] == [
        f"content/topics.yml:{line}:35: contains an unrecognized relative link 'nowhere'",
        f"content/topics.yml:{line}:61: contains a link '#no'",
    ]


def test_what_would_be_printed_raw_is_a_warning_at_its_line(golden: Path) -> None:
    write(golden, "\n!!! 'Title'\n\nA[^1] and `:smile:`, $\\name$ and :smile:.")
    assert [each.partition(" is printed")[0] for each in reported(golden)] == [
        f"{PAGE}:5:1: an admonition",
        f"{PAGE}:7:2: a footnote",
        f"{PAGE}:7:34: an icon or emoji",
        f"{PAGE}:7:22: LaTeX that cannot be read",
    ]


def test_what_cannot_be_rendered_is_an_error_at_its_line(golden: Path) -> None:
    write(golden, "\n[x](https://[::1)\n\nMore.")
    (problem,) = problems(golden)
    assert (problem.path, problem.line) == (str(golden / PAGE), 5)
    assert problem.message == "Markdown cannot render this: Invalid IPv6 URL"
    assert problem.severity == "error"


def test_a_name_that_two_files_would_have_is_an_error_of_the_page(golden: Path) -> None:
    (golden / "content" / "pages" / "Papers.json").mkdir()
    (golden / "content" / "pages" / "Papers.json" / "x.md").write_text("# X\n")
    (problem,) = reported(golden)
    assert problem.startswith("content/pages/Papers.json/x.md: 'Papers.json/x.html' and 'papers.j")


def test_nothing_is_left_behind(golden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = sorted(golden.rglob("*"))
    assert reported(golden) == []
    assert sorted(golden.rglob("*")) == before
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_what_was_checked_before_is_not_checked_again(
    golden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    check = _Checker.check

    def noted(checker: _Checker, written: Written) -> Iterator[Problem]:
        checked.append(written.path)
        return check(checker, written)

    monkeypatch.setattr(_Checker, "check", noted)
    write(golden, "[x](no.pdf)")
    with open_store(tmp_path / "store"):
        before = reported(golden)
        assert len(before) == 1
        assert any(path.endswith(PAGE) for path in checked)
        checked.clear()
        assert reported(golden) == before
        assert not any(path.endswith(PAGE) for path in checked)


def test_where_a_link_leads_is_looked_at_again(golden: Path, tmp_path: Path) -> None:
    other = golden / "content" / "pages" / "other.md"
    write(golden, "[x](../other.md#part)")
    with open_store(tmp_path / "store"):
        other.write_text("# Another\n\nText.\n\n## Part\n\nText.\n")
        assert reported(golden) == []
        other.write_text("# Another\n\nText.\n\n## Parts\n\nText.\n")
        assert "'../other.md#part'" in reported(golden)[0]
