"""Files as an archive holds them: whole, in order, and never many at a time."""

import hashlib
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.site import deflate
from sitegen.site.deflate import deflated, deflated_files


@given(st.binary())
def test_what_is_deflated_is_all_there(content: bytes) -> None:
    file = deflated(content)
    assert zlib.decompress(file.data, -zlib.MAX_WBITS) == content
    assert (file.size, file.crc) == (len(content), zlib.crc32(content))
    assert file.sha256 == hashlib.sha256(content).hexdigest()


def test_a_file_read_in_parts_is_deflated_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "large").write_bytes(b"abc" * 1000)
    whole = deflated(b"abc" * 1000)
    monkeypatch.setattr(deflate, "_CHUNK", 7)
    assert list(deflated_files(tmp_path, ["large"])) == [("large", whole)]


def test_files_come_in_order_from_other_processes_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [f"{n}.txt" for n in range(99)]
    for path in paths:
        (tmp_path / path).write_text(path)
    here = list(deflated_files(tmp_path, paths))
    assert [path for path, _ in here] == paths
    monkeypatch.setattr(deflate, "PAYS_FROM", 99)
    assert list(deflated_files(tmp_path, paths)) == here


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("x")
    with pytest.raises(FileNotFoundError, match="gone"):
        list(deflated_files(tmp_path, ["there", "gone", *["there"] * 999]))
