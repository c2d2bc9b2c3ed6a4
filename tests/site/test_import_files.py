"""Files are copied among the dumps as they are, under a dated name, and nothing is replaced."""

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps import layouts
from sitegen.content.dumps.layout import Layout
from sitegen.content.settings import CLOCK
from sitegen.content.sources import MAX_DUMP_BYTES
from sitegen.errors import ContentError, SitegenError
from sitegen.site.import_files import STDIN, Imported, dated_name, import_files, today
from sitegen.text.file_name import MAX_BYTES, invalid_name_reason

DAY = date(2026, 11, 21)
LAMP = "@article{a, title = {A Lamp That Waits}, author = {Doe, Ada}, year = {2024}}\n"
ROPE = "@article{b, title = {Ropes and Their Knots}, author = {Roe, Max}, year = {2023}}\n"


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "dumps"
    folder.mkdir(parents=True)
    return folder


def written(tmp_path: Path, name: str, text: str = LAMP) -> Path:
    path = tmp_path / "inbox" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def imported(
    paths: Iterable[Path], dumps: Path, stdin: bytes = b"", *, dry_run: bool = False
) -> list[Imported]:
    return list(import_files(paths, dumps, DAY, BytesIO(stdin), dry_run=dry_run))


def names(dumps: Path) -> list[str]:
    return sorted(path.name for path in dumps.iterdir())


def test_a_file_is_shown_and_copied_as_it_is(tmp_path: Path, dumps: Path) -> None:
    source = written(tmp_path, "My Library.bib", LAMP.replace("\n", "\r\n"))
    (one,) = imported([source], dumps)
    copy = dumps / "2026-11-21-My-Library.bib"
    assert copy.read_bytes() == source.read_bytes()
    assert one.problem is None
    assert one.lines[0] == f"{source}: BibTeX, 1 record"
    assert one.lines[-1] == f"  copied to {copy}"


def test_a_second_file_of_a_name_gets_a_number(tmp_path: Path, dumps: Path) -> None:
    source = written(tmp_path, "a.bib")
    imported([source], dumps)
    for text in (ROPE, ROPE + LAMP):
        source.write_text(text, encoding="utf-8")
        imported([source], dumps)
    assert names(dumps) == ["2026-11-21-a-2.bib", "2026-11-21-a-3.bib", "2026-11-21-a.bib"]
    assert (dumps / "2026-11-21-a.bib").read_text(encoding="utf-8") == LAMP


def test_the_same_bytes_are_not_copied_again(tmp_path: Path, dumps: Path) -> None:
    there = dumps / "below" / "old.bib"
    there.parent.mkdir()
    there.write_text(LAMP, encoding="utf-8")
    (one,) = imported([written(tmp_path, "a.bib")], dumps)
    assert one.problem is None
    assert one.lines[-1] == f"  not copied: {there} is the same file"
    assert names(dumps) == ["below"]


@pytest.mark.parametrize("dry_run", [True, False])
def test_twins_in_one_run_are_copied_once(tmp_path: Path, dumps: Path, dry_run: bool) -> None:
    paths = [written(tmp_path, name) for name in ("a.bib", "b.bib")]
    _, second = imported(paths, dumps, dry_run=dry_run)
    assert second.lines[-1] == f"  not copied: {dumps / '2026-11-21-a.bib'} is the same file"


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path, dumps: Path) -> None:
    (tmp_path / "other").mkdir()
    paths = [written(tmp_path, "a.bib"), written(tmp_path, "../other/a.bib", ROPE)]
    planned = imported(paths, dumps, dry_run=True)
    assert names(dumps) == []
    done = imported(paths, dumps)
    said = [line.replace("would be copied", "copied") for each in planned for line in each.lines]
    assert said == [line for each in done for line in each.lines]


def test_what_cannot_be_read_is_not_copied_and_the_rest_is(tmp_path: Path, dumps: Path) -> None:
    picture = written(tmp_path, "p.bib")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    prose = written(tmp_path, "prose.txt", "Dear diary,\nnothing was read today.\n")
    empty = written(tmp_path, "empty.bib", "")
    results = imported([picture, prose, empty, written(tmp_path, "a.bib")], dumps)
    assert [bool(each.problem) for each in results] == [True, True, True, False]
    assert "not imported: it looks like a picture (PNG) (" in str(results[0].problem)
    assert "move this file" not in str(results[0].problem)
    assert names(dumps) == ["2026-11-21-a.bib"]


def test_what_is_no_file_is_a_problem(tmp_path: Path, dumps: Path) -> None:
    pipe, large, secret = tmp_path / "pipe", tmp_path / "large.txt", tmp_path / "broken"
    os.mkfifo(pipe)
    with large.open("wb") as file:
        file.truncate(MAX_DUMP_BYTES + 1)
    secret.symlink_to(tmp_path / "gone")
    paths = [tmp_path / "no.bib", tmp_path, pipe, large, secret, Path("a\0b"), Path("x" * 999)]
    problems = [str(each.problem) for each in imported(paths, dumps)]
    assert "no.bib: No such file or directory (check the name)" in problems[0]
    assert "is a folder (name the files in it)" in problems[1]
    assert "is a pipe, a socket or a device" in problems[2]
    assert "20.0 MB; a dump may have at most 20 MB" in problems[3]
    assert all("(check the name)" in problem for problem in problems[4:])
    assert names(dumps) == []


def test_standard_input_is_a_file_with_the_ending_of_its_layout(dumps: Path) -> None:
    (one,) = imported([STDIN], dumps, LAMP.encode())
    assert one.lines[0] == "standard input: BibTeX, 1 record"
    assert names(dumps) == ["2026-11-21-stdin.bib"]
    (large,) = imported([STDIN], dumps, b"x" * (MAX_DUMP_BYTES + 1))
    assert "standard input: not read: it has 20.0 MB" in str(large.problem)
    (empty,) = imported([STDIN], dumps)
    assert empty.problem


def test_a_name_that_leads_elsewhere_or_is_taken_by_a_link_is_safe(
    tmp_path: Path, dumps: Path
) -> None:
    outside = tmp_path / "outside"
    (dumps / "2026-11-21-a.bib").symlink_to(outside)
    imported([written(tmp_path, "a.bib"), written(tmp_path, "..\\..\\b.bib", ROPE)], dumps)
    assert not outside.exists()
    assert names(dumps) == ["2026-11-21-a-2.bib", "2026-11-21-a.bib", "2026-11-21-b.bib"]


def test_a_missing_folder_is_made_and_one_that_is_a_file_is_told(tmp_path: Path) -> None:
    source = written(tmp_path, "a.bib")
    assert imported([source], tmp_path / "dumps")[0].problem is None
    with pytest.raises(SitegenError, match="cannot be written"):
        imported([source], source)


def test_a_file_like_two_layouts_is_copied_with_the_question(
    tmp_path: Path, dumps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bibtex,) = [layout for layout in layouts.LAYOUTS if layout.name == "BibTeX"]
    twin = Layout(name="twin", likeness=bibtex.likeness, read=bibtex.read)
    monkeypatch.setattr(layouts, "LAYOUTS", (bibtex, twin))
    (one,) = imported([written(tmp_path, "a.bib")], dumps)
    assert one.problem is None
    assert "BibTeX and twin alike" in one.lines[0]
    assert one.lines[-1] == (
        "  if it is twin, write under dumps in curation.yml: 2026-11-21-a.bib: {layout: twin}"
    )
    assert names(dumps) == ["2026-11-21-a.bib"]


@pytest.mark.parametrize(
    ("name", "dated"),
    [
        ("zotero.bib", "2026-11-21-zotero.bib"),
        ("2025-01-02-zotero.bib", "2025-01-02-zotero.bib"),
        ("2025-01-023.bib", "2026-11-21-2025-01-023.bib"),
        ("My%20Library (1).RIS", "2026-11-21-My-20Library-(1).RIS"),
        (".hidden", "2026-11-21-hidden"),
        ("☃/..", "2026-11-21-☃"),
        ("???.csv", "2026-11-21-capture.csv"),
    ],
)
def test_a_dated_name(name: str, dated: str) -> None:
    assert dated_name(name, DAY) == dated


@given(st.text(min_size=1))
def test_any_name_becomes_one_that_works_everywhere(name: str) -> None:
    dated = dated_name(name, DAY)
    assert invalid_name_reason(dated, MAX_BYTES - 4) == ""
    assert dated[:4].isdecimal()


def test_the_day_is_that_of_the_environment_or_of_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(CLOCK, str(int(datetime(2024, 2, 29, 23, tzinfo=UTC).timestamp())))
    assert today() == date(2024, 2, 29)
    monkeypatch.setenv(CLOCK, "soon")
    with pytest.raises(ContentError, match="this environment variable is not a time: 'soon'"):
        today()
    monkeypatch.delenv(CLOCK)
    before = datetime.now().astimezone().date()
    assert before <= today() <= datetime.now().astimezone().date()
