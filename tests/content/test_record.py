"""Records are as the dump had them."""

import pytest

from tests.factories import record


def test_a_record_is_never_edited() -> None:
    with pytest.raises(AttributeError):
        record().title = "Another"  # type: ignore[misc]


def test_a_record_is_at_the_line_of_its_title_and_has_one_text() -> None:
    listed = record(lines=(7, 9, 10), abstract=("One.", "Two."))
    assert (listed.line, listed.text) == (7, "One.\n\nTwo.")
    assert record().text == ""
