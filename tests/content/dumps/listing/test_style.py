"""What looks like prose."""

import pytest

from sitegen.content.dumps.listing.style import (
    ends_a_sentence,
    is_long,
    names_a_resource,
    prose,
    reads_as_prose,
)


@pytest.mark.parametrize(
    ("text", "is_prose"),
    [
        ("A cache is lit by day, and it forgets nothing.", True),
        ("Code: https://example.org/lantern", True),
        ("word " * 40, True),
        ("灯" * 300, True),
        ("https://example.org/lantern", False),
        ("<https://example.org/lantern>", False),
        ("Lantern: Caching Without Regret", False),
        ("-----", False),
    ],
)
def test_prose_reads_like_sentences(text: str, is_prose: bool) -> None:
    assert reads_as_prose(text) is is_prose
    assert 0 <= prose(text) <= 1


def test_only_an_abstract_is_long() -> None:
    assert is_long("a lantern " * 18)
    assert not is_long("a lantern " * 17)


@pytest.mark.parametrize(
    ("text", "ends"),
    [("It is lit.", True), ('("lit.")', True), ("灯亮了。", True), ("…", False), ("v2.0", False)],
)
def test_the_end_of_a_sentence(text: str, ends: bool) -> None:
    assert ends_a_sentence(text) is ends


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Code: https://example.org/lantern", True),
        ("The project page is at https://example.org/lantern.", True),
        ("Light your lanterns at https://example.org/code now.", False),
        ("The code is kept in a drawer.", False),
        (f"{'We light a cache. ' * 20} Code: https://example.org/lantern", False),
    ],
)
def test_a_line_about_where_the_code_is(text: str, names: bool) -> None:
    assert names_a_resource(text) is names
