"""What is a title and what an abstract, where nothing but the looks can tell."""

import pytest

from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump
from tests.corpus import saved
from tests.strategies import glued_page

LONG = "We study how lanterns light a cache at night and what is forgotten by day. " * 4
SHORT = "we light a cache at night and see what it forgets"


def read(*paragraphs: str) -> Dump:
    head = glued_page([]).rstrip("\n")
    return read_dump(saved(head + "\n".join(paragraphs)))


def papers(*paragraphs: str) -> list[tuple[str, int]]:
    """Each title with the number of its abstract's paragraphs."""
    return [(record.title, len(record.abstract)) for record in read(*paragraphs).records]


def test_titles_and_abstracts_alternate() -> None:
    assert papers("One Lantern", LONG, "Two Lanterns", LONG) == [
        ("One Lantern", 1),
        ("Two Lanterns", 1),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Can a Cache Be Lit?",
        "Light the Cache!",
        "Caching: all you need is light.",
        "a cache lit by many lanterns in the lower case of a whole sentence",
        "灯笼：无悔缓存",
        "Lantern v2.0",
    ],
)
def test_odd_titles_are_titles(title: str) -> None:
    assert papers("One Lantern", LONG, title, LONG, "Two Lanterns", LONG)[1] == (title, 1)


@pytest.mark.parametrize(
    "abstract", [SHORT, SHORT + ".", SHORT + " …", "Code: https://example.org"]
)
def test_a_short_abstract_does_not_shift_what_follows(abstract: str) -> None:
    read_back = papers("One Lantern", abstract, "Two Lanterns", LONG, "Three Lanterns", LONG)
    assert read_back == [("One Lantern", 1), ("Two Lanterns", 1), ("Three Lanterns", 1)]


def test_a_title_without_an_abstract_does_not_take_the_next_title() -> None:
    assert papers("One Lantern", "Two Lanterns", LONG, "Three Lanterns", LONG) == [
        ("One Lantern", 0),
        ("Two Lanterns", 1),
        ("Three Lanterns", 1),
    ]


def test_the_last_title_of_a_page_cut_short_is_a_title() -> None:
    assert papers("One Lantern", LONG, "Two Lanterns") == [("One Lantern", 1), ("Two Lanterns", 0)]


def test_an_abstract_may_have_several_paragraphs() -> None:
    code = "Code is available at https://example.org/lantern."
    assert papers("One Lantern", LONG, LONG, code, "Two Lanterns", LONG) == [
        ("One Lantern", 3),
        ("Two Lanterns", 1),
    ]


def test_an_abstract_without_a_title_is_skipped_with_its_reason() -> None:
    dump = read(LONG, "One Lantern", LONG)
    assert [record.title for record in dump.records] == ["One Lantern"]
    (skipped,) = dump.skipped
    assert (skipped.line, skipped.reason) == (3, "an abstract with no title above it")
    assert LONG.startswith(skipped.excerpt)


def test_marks_alone_are_not_a_title() -> None:
    assert papers("One Lantern", LONG, "* * *", "Two Lanterns", LONG)[-1] == ("Two Lanterns", 1)
    assert "* * *" not in [title for title, _ in papers("* * *", "One Lantern", LONG)]


@pytest.mark.parametrize("junk", ["-----", "🜁🜁", "https://example.org/lantern"])
@pytest.mark.parametrize("position", [1, 2])
def test_what_is_no_prose_is_skipped_beside_an_abstract(junk: str, position: int) -> None:
    paragraphs = ["One Lantern", LONG, "Two Lanterns", LONG]
    dump = read(*paragraphs[:position], junk, *paragraphs[position:])
    assert [(record.title, len(record.abstract)) for record in dump.records] == [
        ("One Lantern", 1),
        ("Two Lanterns", 1),
    ]
    (skipped,) = dump.skipped
    assert (skipped.line, skipped.excerpt) == (3 + position, junk)
    assert skipped.reason == "beside an abstract, but no prose"


def test_paragraphs_beyond_the_length_of_an_abstract_are_skipped() -> None:
    dump = read("One Lantern", *[LONG] * 60, "Two Lanterns", LONG)
    first, second = dump.records
    assert len(first.text) < 10_100 < len(LONG) * 60
    assert len(second.abstract) == 1
    assert len(dump.skipped) == 60 - len(first.abstract) > 0
