"""What was wrong with the last build, over a page."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import Problem
from sitegen.site.banner import NO_SITE, banner
from tests.hostile import TEXTS


def problem(text: str) -> Problem:
    return Problem(path=f"{text}.yml", line=3, column=5, message=text, remedy=text)


def test_it_says_where_what_and_what_to_do() -> None:
    shown = banner([Problem(path="topics.yml", line=3, column=5, message="bad", remedy="mend")])
    assert "<code>topics.yml:3:5</code> bad <em>mend</em>" in shown


@given(st.text() | st.sampled_from(TEXTS))
def test_whatever_it_says_is_text(text: str) -> None:
    tags = re.findall(r"<[^>]*>", banner([problem("harmless")]))
    assert re.findall(r"<[^>]*>", banner([problem(text)])) == tags


def test_it_obeys_the_policy_of_the_site() -> None:
    """No script and no style in the page itself."""
    for shown in (banner([problem("a")]), NO_SITE.decode()):
        assert not re.search(r"<script|<style|\bstyle=|\bon\w+=", shown)


def test_thousands_of_problems_are_cut_and_counted() -> None:
    shown = html.unescape(banner([problem(str(number)) for number in range(1000)]))
    assert shown.count("<li>") == 51
    assert "and 950 more: see the terminal" in shown
