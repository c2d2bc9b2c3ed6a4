"""A text file is read whole and bounded; what is wrong has a place."""

import os
from pathlib import Path

import pytest

from sitegen.content.text_file import read_text


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", ""), (b"\xef\xbb\xbfa\r\nb\rc\n", "a\nb\nc\n"), ("é\u2028\0".encode(), "é\u2028\0")],
)
def test_a_text_is_read_with_its_lines(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "a").write_bytes(data)
    assert read_text(tmp_path / "a") == (text, ())


def test_no_file_is_an_empty_one(tmp_path: Path) -> None:
    assert read_text(tmp_path / "a") == ("", ())


def test_the_first_byte_that_is_not_utf8_has_a_place(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("é: caf".encode() + b"\n\xc3\xa9b\xe9\xff")
    text, (problem,) = read_text(tmp_path / "a")
    assert text == ""
    assert str(problem).startswith(f"{tmp_path}/a:2:3: cannot be read: the byte 0xe9 here")


def test_what_is_not_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero")):
        text, (problem,) = read_text(path)
        assert (text, problem.message) == ("", "is not a file")


def test_a_text_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.content.text_file.MAX_BYTES", 4)
    (tmp_path / "a").write_bytes(b"12345")
    text, (problem,) = read_text(tmp_path / "a")
    assert (text, problem.message) == ("", "larger than 0 MB")
