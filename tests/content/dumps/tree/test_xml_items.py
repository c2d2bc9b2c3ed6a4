"""Finding the entries of a feed by their tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.tree.xml_items import xml_items

MARKS = st.sampled_from(
    ["<feed>", "<rss>", "<entry>", "</entry>", "<item ", "</item>", ">", "<!--", "-->"]
)


def found(text: str) -> list[tuple[str, bool]]:
    document = xml_items(text)
    assert document is not None
    return [(text[item.start : item.end], item.is_whole) for item in document.items]


def test_comments_and_cdata_are_stepped_over() -> None:
    text = (
        "<?xml?><!-- <rss> --><feed a='1'><!-- <entry> --><entry>a<![CDATA[</entry>]]>"
        "</entry><entries/><entry\nb='2'>c</entry></feed>"
    )
    assert found(text) == [
        ("<entry>a<![CDATA[</entry>]]></entry>", True),
        ("<entry\nb='2'>c</entry>", True),
    ]


def test_what_has_no_end_is_not_whole() -> None:
    assert found("<rss><item>a<item>b</item><item>c") == [
        ("<item>a", False),
        ("<item>b</item>", True),
        ("<item>c", False),
    ]


@pytest.mark.parametrize("text", ["", "feed", "<html><entry>", "[<feed>]", "<feedback><entry>"])
def test_other_texts_are_no_feeds(text: str) -> None:
    assert xml_items(text) is None


@given(st.lists(MARKS, max_size=30).map("".join))
def test_items_stand_in_their_order_and_do_not_overlap(text: str) -> None:
    document = xml_items("<rss>" + text)
    assert document is not None
    edges = [edge for item in document.items for edge in (item.start, item.end)]
    assert edges == sorted(edges)


@pytest.mark.parametrize("part", ["<!--", "<![CDATA[", "<item>", "</item", "<item", "<"])
def test_a_megabyte_of_one_mark_is_read_at_once(part: str) -> None:
    assert xml_items("<rss>" + part * (1_000_000 // len(part))) is not None
