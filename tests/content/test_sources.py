"""Everything a build reads, read once."""

import os
from pathlib import Path

from msgspec.structs import replace

from sitegen.content.sources import Sources, read_sources
from tests.conftest import settings_of


def read(folder: Path, files: dict[str, bytes], *dumps: str) -> Sources:
    for name, data in {"content/topics.yml": b"", "content/dumps/a.txt": b"a", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    settings = settings_of(folder)
    if dumps:
        settings = replace(settings, dumps=tuple(folder / name for name in dumps))
    return read_sources(settings)


def test_files_are_found_by_their_folders(tmp_path: Path) -> None:
    sources = read(
        tmp_path,
        {
            "content/dumps/sub/b.txt": b"\xff",
            "content/dumps/.hidden": b"x",
            "content/dumps/.git/c.txt": b"x",
            "content/topics.yml": "\ufeffthéorie: 1\r\n".encode(),
            "content/curation.yml": b"papers:",
            "content/papers.lock": b"{}",
            "content/pages/essays/one.md": b"# One",
            "content/pages/.draft.md": b"# Not yet",
            "content/pages/picture.png": b"\x89",
        },
    )
    assert [(dump.name, dump.data) for dump in sources.dumps] == [
        ("a.txt", b"a"),
        ("sub/b.txt", b"\xff"),
    ]
    assert sources.topics == "théorie: 1\n"
    assert (sources.curation, sources.lock) == ("papers:", "{}")
    assert sources.pages == {"essays/one.md": "# One"}
    assert [each.name for each in sources.ignored] == [".git", ".hidden"]
    assert {problem.severity for problem in sources.problems} == {"notice"}
    assert "picture.png: not published: a page is a Markdown file" in str(sources.problems[-1])


def test_a_dump_that_cannot_be_named_or_held_is_an_error_that_can_be_allowed(
    tmp_path: Path,
) -> None:
    read(tmp_path, {"content/dumps/caf\udce9.txt": b"x", "content/pages/caf\udce9.md": b"x"})
    with (tmp_path / "content" / "dumps" / "long.txt").open("wb") as file:
        file.truncate(120_000_000)  # a file of holes: it takes no space
    settings = settings_of(tmp_path)
    sources = read_sources(settings)
    names = [r"caf\udce9.txt", "long.txt", r"caf\udce9.md"]
    assert [dump.name for dump in sources.dumps] == ["a.txt"]
    assert [each.name for each in sources.ignored] == names[:2]
    assert [(p.path.rpartition("/")[2], p.severity) for p in sources.problems] == [
        (name, "error") for name in names
    ]
    assert "120.0 MB" in sources.problems[1].message
    allowed = read_sources(replace(settings, allow_unread=True)).problems
    assert [problem.severity for problem in allowed] == ["notice", "notice", "error"]


def test_no_link_and_no_pipe_among_the_dumps_or_pages_is_read(tmp_path: Path) -> None:
    read(tmp_path, {"content/pages/one.md": b"# One"})
    content = tmp_path / "content"
    (content / "dumps" / "passwd.txt").symlink_to("/etc/passwd")
    (content / "pages" / "passwd.md").symlink_to("/etc/passwd")
    os.mkfifo(content / "dumps" / "pipe.txt")
    os.mkfifo(content / "pages" / "pipe.md")
    sources = read_sources(settings_of(tmp_path))
    assert [dump.name for dump in sources.dumps] == ["a.txt"]
    assert sources.pages == {"one.md": "# One"}
    assert [problem.severity for problem in sources.problems] == 4 * ["warning"]


def test_absent_files_are_empty(tmp_path: Path) -> None:
    sources = read(tmp_path, {})
    assert (sources.curation, sources.lock, sources.pages) == ("", None, {})


def test_a_text_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "content" / "papers.lock").mkdir(parents=True)
    sources = read(tmp_path, {"content/curation.yml": b"\xff", "content/pages/x.md": b"\xff"})
    reported = {str(each).removeprefix(f"{tmp_path}/content/") for each in sources.problems}
    assert reported == {
        "curation.yml:1:1: cannot be read: the byte 0xff here is not UTF-8 (save it as UTF-8)",
        "pages/x.md:1:1: cannot be read: the byte 0xff here is not UTF-8 (save it as UTF-8)",
        "papers.lock: is not a file (replace it with a text file)",
    }


def test_a_link_that_leads_nowhere_is_a_problem_and_not_an_absent_file(tmp_path: Path) -> None:
    (tmp_path / "content" / "dumps").mkdir(parents=True)
    for name in ("topics.yml", "curation.yml", "papers.lock"):
        (tmp_path / "content" / name).symlink_to("nowhere")
    problems = read_sources(settings_of(tmp_path)).problems
    assert [Path(each.path).name for each in problems] == [
        *("topics.yml", "curation.yml", "papers.lock"),
    ]
    assert {each.message for each in problems} == {"is a broken link"}


def test_a_wrong_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    settings = settings_of(tmp_path)
    assert [problem.message for problem in read_sources(settings).problems] == [
        "there is no such dumps folder",
        "there is no taxonomy",
    ]


def test_a_file_where_a_folder_belongs_is_reported(tmp_path: Path) -> None:
    for name in ("content/topics.yml", "content/dumps", "content/pages"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    problems = read_sources(settings_of(tmp_path)).problems
    assert [(Path(each.path).name, each.message) for each in problems] == [
        ("dumps", "is not a folder"),
        ("pages", "is not a folder"),
    ]


def test_dumps_of_one_name_are_reported_and_the_first_is_read(tmp_path: Path) -> None:
    other = {"b/z.txt": b"1", "b/same.txt": b"2", "c/same.txt": b"3", "c/a.txt": b"4"}
    sources = read(tmp_path, other, "b", "c")
    assert [(dump.name, dump.data) for dump in sources.dumps] == [
        ("same.txt", b"2"),
        ("z.txt", b"1"),
        ("a.txt", b"4"),
    ]
    (problem,) = sources.problems
    assert problem.path == str(tmp_path / "c" / "same.txt")
    assert problem.message.startswith("a second dump named 'same.txt' (the first: ")
