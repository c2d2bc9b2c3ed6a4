"""The files a curator keeps, each read and checked by itself."""

import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from sitegen.content.read import Content, read_content
from sitegen.content.sources import read_sources
from sitegen.progress import Progress
from sitegen.site.plan import read as plan_read
from tests.conftest import settings_of


def read(folder: Path, *, allow_unread: bool = False) -> Content:
    settings = replace(settings_of(folder), allow_unread=allow_unread)
    return read_content(settings, read_sources(settings))


def test_records_stand_in_the_order_of_dumps_and_lines(golden: Path) -> None:
    records = read(golden).records
    assert len(records) == 15
    assert records == sorted(records, key=lambda record: (record.dump, record.line))


def messages(folder: Path, *, allow_unread: bool = False) -> list[str]:
    """Each problem with its severity, without the folder and the remedy."""
    return [
        f"{each.severity} {str(each).removeprefix(f'{folder}/content/').partition(' (')[0]}"
        for each in read(folder, allow_unread=allow_unread).problems
    ]


def decide(folder: Path, answers: str) -> None:
    (folder / "content" / "curation.yml").write_text(f"dumps:\n  {answers}\n", encoding="utf-8")


@pytest.mark.parametrize("name", ["topics.yml", "curation.yml", "papers.lock"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "bytes"])
def test_a_file_that_cannot_be_read_is_one_problem(golden: Path, name: str, kind: str) -> None:
    decide(golden, "{january.txt: {papers: [11]}, march.txt: {skip: [53]}}")
    path = golden / "content" / name
    path.unlink()
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "link":
            path.symlink_to("nowhere")
        case _:
            path.write_bytes(b"\xff")
    told = [each for each in messages(golden) if each.startswith("error")]
    assert len(told) == 1, told
    assert told[0].startswith(f"error {name}")


def test_a_mistake_in_the_taxonomy_is_reported_without_its_consequences(golden: Path) -> None:
    topics = golden / "content" / "topics.yml"
    text = topics.read_text(encoding="utf-8")
    assert "- slug: search\n" in text
    about = golden / "content" / "pages" / "about.md"
    about.write_text("# About\n\n[Search](topic:search), [again](topics/search.md).\n")
    topics.write_text(text.replace("- slug: search\n", "- slug: Sea rch\n"), encoding="utf-8")
    problems = plan_read(settings_of(golden), Progress()).problems
    errors = [str(problem) for problem in problems if problem.severity == "error"]
    assert len(errors) == 1
    assert "'Sea rch' is not a slug" in errors[0]


def test_that_there_is_no_paper_is_asked_about_once(golden: Path) -> None:
    dumps = golden / "content" / "dumps"
    shutil.rmtree(dumps)
    dumps.mkdir()
    decide(golden, "{}")
    assert messages(golden) == ["warning dumps: no paper was read"]
    (dumps / "page.html").write_text("<html><body>Lantern</body></html>", encoding="utf-8")
    (told,) = messages(golden)
    assert told.startswith("error dumps/page.html:1: none of its 1 line was read")


ASKED = "warning dumps/january.txt:11: is this a paper? 'A Survey of Forgotten Keys' has neither an"
SKIPPED = "warning dumps/march.txt:53: 1 line skipped: an abstract with no title above it"


def test_what_the_dumps_ask_is_a_warning(golden: Path) -> None:
    asked, skipped = messages(golden)
    assert asked.startswith(ASKED)
    assert skipped == SKIPPED


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ("january.txt: {papers: [11]}", [SKIPPED]),
        ("january.txt: {skip: [11]}", [SKIPPED]),
        ("march.txt: {skip: [53]}", [ASKED]),
        ('march.txt: {skip: ["50-53"]}', [ASKED]),
    ],
)
def test_the_curators_answer_is_the_end_of_it(golden: Path, answers: str, left: list[str]) -> None:
    decide(golden, answers)
    reported = messages(golden)
    assert [each[: len(ASKED)] for each in reported] == [each[: len(ASKED)] for each in left]


@pytest.mark.parametrize(
    ("answers", "reported"),
    [
        ("may.txt: {skip: [30]}", "error curation.yml:2:20: 'may.txt' ends with line 29"),
        ("may.txt: {papers: ['7-30']}", "error curation.yml:2:22: 'may.txt' ends with line 29"),
        (
            "may.txt: {skip: [4]}",
            "warning curation.yml:2:20: line 4 would be left out anyway",
        ),
        (
            "march.txt: {skip: [51, 53]}",
            "warning curation.yml:2:22: line 51 would be left out anyway",
        ),
        (
            "may.txt: {papers: [13]}",
            "error curation.yml:2:22: there is no title, or more than a title, at line 13",
        ),
    ],
)
def test_an_answer_that_answers_nothing_is_a_problem(
    golden: Path, answers: str, reported: str
) -> None:
    decide(golden, answers)
    assert any(each.startswith(reported) for each in messages(golden))


def test_a_file_that_is_not_read_is_an_error_that_can_be_allowed_or_accepted(golden: Path) -> None:
    (golden / "content" / "dumps" / "list.txt").write_text(
        "# Lamps\n\n- [Lantern](https://x.org)\n"
    )
    unread = "dumps/list.txt:1: none of its 3 lines was read: it looks like Markdown with links"
    assert f"error {unread}" in messages(golden)
    assert f"notice {unread}" in messages(golden, allow_unread=True)
    decide(golden, 'list.txt: {skip: ["1-3"]}')
    assert [each for each in messages(golden) if "list.txt" in each] == []


def test_topics_of_the_curators_file_are_those_of_the_taxonomy(golden: Path) -> None:
    topics = golden / "content" / "topics.yml"
    topics.write_text(topics.read_text().replace("slug: search", "slug: searching"))
    reported = [problem.message for problem in read(golden).problems]
    assert "there is no topic 'search'" in reported


def test_the_records_of_a_file_that_the_curator_doubts_are_marked(golden: Path) -> None:
    decide(golden, "may.txt: {confirmed: false}")
    assert {each.dump for each in read(golden).records if not each.is_confirmed} == {"may.txt"}
