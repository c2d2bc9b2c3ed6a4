"""Prose is text on a page, with formulas between."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.pages.prose import prose_html
from sitegen.text.clean import escape, readable
from tests.hostile import TEXTS


def test_a_formula_is_mathml_between_text() -> None:
    html = prose_html(readable("<b>{x}</b> in $k$"))
    assert html == '&lt;b&gt;&#123;x&#125;&lt;/b&gt; in <math alttext="k"><mi>k</mi></math>'


def test_a_remark_of_the_curator_may_hold_a_formula() -> None:
    assert "<msup>" in prose_html("Takes $n^2$ steps.")


def test_hostile_text_stays_text() -> None:
    for text in TEXTS:
        html = re.sub("(<span [^>]*>)?<math.*?</math>(</span>)?", "", prose_html(readable(text)))
        assert not set("<>{}") & set(html)
        if html == prose_html(readable(text)):
            assert html == escape(readable(text))


WITH_ADDRESSES = st.text() | st.lists(
    st.sampled_from(["https://a.example/x", "see ", "(", ")", ".", " http://u:p@b.example", "é"])
).map("".join)


@given(WITH_ADDRESSES.filter(lambda text: not {"$", "\\"} & set(text)))
def test_links_change_nothing_that_a_reader_reads(text: str) -> None:
    linked = prose_html(text, linked=True)
    assert re.sub(r"</?a\b[^>]*>", "", linked) == prose_html(text)


def test_an_address_is_a_link_without_what_ends_its_sentence() -> None:
    html = prose_html("Code: https://a.example/x. More at http://b.example", linked=True)
    assert re.findall(r'href="([^"]*)"', html) == ["https://a.example/x", "http://b.example"]


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "https://me:secret@a.example/", "a.example"]
)
def test_what_else_looks_like_an_address_is_text(text: str) -> None:
    assert "<a" not in prose_html(text, linked=True)
