"""Whether a title is a sentence or a headline."""

import pytest

from sitegen.text.capitals import mostly_lower


@pytest.mark.parametrize(
    ("title", "is_sentence"),
    [
        ("the theory of glacier sliding", True),
        ("flow of the Antarctic ice sheet", True),
        ("The State and Fate of Himalayan Glaciers", False),
        ("Owls With Hats", False),
        ("an ox in it", False),
        ("", False),
    ],
)
def test_a_sentence_has_few_capitals(title: str, is_sentence: bool) -> None:
    assert mostly_lower(title.split()) is is_sentence
