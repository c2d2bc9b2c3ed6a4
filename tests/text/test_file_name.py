"""What a file may be called that every computer is to hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.file_name import MAX_BYTES, hyphenated, invalid_name_reason, split_ending


@pytest.mark.parametrize(
    "name", ["about", "On Forgetting", "été-2", "a.b", "console", "com10", "x" * 80]
)
def test_a_name_that_will_do(name: str) -> None:
    assert invalid_name_reason(name) == ""


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("x" * (MAX_BYTES + 1), "is longer than 80 bytes"),
        ("é" * 41, "is longer than 80 bytes"),
        ("CON", "is the name of a device on Windows"),
        ("aux.b", "is the name of a device on Windows"),
        ("com1", "is the name of a device on Windows"),
        ("a\nb", "contains an unprintable character"),
        ("a\udce9", "contains an unprintable character"),
        ("a#b", "contains '#', which file names or addresses reserve"),
        ("a:b", "contains ':', which file names or addresses reserve"),
        ("a ", "begins or ends with a space or a dot"),
        ("a.", "begins or ends with a space or a dot"),
        ("", "begins or ends with a space or a dot"),
    ],
)
def test_a_name_that_is_refused(name: str, reason: str) -> None:
    assert invalid_name_reason(name) == reason


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("My Library (2)", "My-Library-(2)"),
        ("a/b\\c:d", "a-b-c-d"),
        ("../../etc/passwd", "etc-passwd"),
        ("  été -- 100% ", "été-100"),
        ("a\nb\x1b[31m\u202e\udce9", "a-b-[31m"),
        ("我的文库", "我的文库"),
        ("...", ""),
    ],
)
def test_a_part_of_a_name_keeps_what_works_everywhere(text: str, part: str) -> None:
    assert hyphenated(text) == part


@given(st.text(), st.integers(1, MAX_BYTES - 2))
def test_a_part_of_a_name_is_fit_for_one_and_no_longer_than_allowed(text: str, most: int) -> None:
    part = hyphenated(text, most)
    assert len(part.encode()) <= most
    assert invalid_name_reason(f"x{part}x") == ""
    assert hyphenated(part, most) == part


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("zotero.bib", ("zotero", ".bib")),
        ("a.tar.gz", ("a.tar", ".gz")),
        (".bib", (".bib", "")),
        ("On v. 2", ("On v. 2", "")),
        ("a.", ("a.", "")),
        ("a.b\n", ("a.b\n", "")),
    ],
)
def test_the_ending_of_a_name(name: str, parts: tuple[str, str]) -> None:
    assert split_ending(name) == parts
