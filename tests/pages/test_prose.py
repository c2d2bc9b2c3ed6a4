"""Prose is text on a page, with formulas between."""

import re

import pytest

from sitegen.pages.prose import prose_html
from sitegen.text.clean import escape, readable
from tests.hostile import TEXTS


def test_a_formula_is_mathml_between_text() -> None:
    html = prose_html(readable("<b>{x}</b> in $k$"))
    assert html == '&lt;b&gt;&#123;x&#125;&lt;/b&gt; in <math alttext="k"><mi>k</mi></math>'


def test_a_remark_of_the_curator_may_hold_a_formula() -> None:
    assert "<msup>" in prose_html("Takes $n^2$ steps.")


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_stays_text(text: str) -> None:
    html = re.sub("(<span [^>]*>)?<math.*?</math>(</span>)?", "", prose_html(readable(text)))
    assert not set("<>{}") & set(html)
    if html == prose_html(readable(text)):
        assert html == escape(readable(text))
