"""What a file may be called that every computer is to hold."""

import pytest

from sitegen.text.file_name import MAX_BYTES, invalid_name_reason


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
