"""Pages that are HTML blocks with Markdown between them: the same HTML, with less to read."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen.content.markdown_extensions import OURS, Extensions, markdown
from sitegen.site.html_blocks import with_insides, without_insides

LIST = '<div class="sg-list">\n<ul>\n<li><b>*a*</b> &amp; `b`</li>\n\n<li>c</li></ul>\n\n</div>\n'
NESTED = '<div class="sg-a">\n<div class="sg-b">\n\n<p>x</div>\n</div>\n'
# What may stand around a block, and leave something open before it.
AROUND = (
    *("a *b* c", "# Title {#own}", "- item", "    code", "> said", "[^1]", "[^1]: note", "*[b]: B"),
    *("```", "~~~ html", "`open", "<!-- open", "-->", "<div>", "</div>", "<p>", '<a href="', "'"),
    *(
        "<a b='",
        "<section>",
        '<div class="sg-list">0</div>',
        '<div class="sg-b">',
        "!!! note",
        "$$",
    ),
    *(
        "| a | b |\n|---|---|",
        "<script>",
        "<?php",
        "<![CDATA[",
        "<i>",
        "<b>c</b>",
        '<a href="c">d</a>',
        '<span a="b">',
        "</button>",
        "\t",
        "&#123;",
        "[TOC]",
    ),
)


def read(text: str, extensions: Extensions = OURS) -> str:
    """As pages are read."""
    short, held = without_insides(text)
    html = markdown(extensions).convert(short)
    whole = with_insides(html, held)
    return markdown(extensions).convert(text) if whole is None else whole


PIECES = st.lists(st.sampled_from((*AROUND, LIST, NESTED)) | st.text("a<>/'\" \n`&-", max_size=9))


@settings(max_examples=150)
@given(PIECES, PIECES)
@example(["<div>"], ["</div>"])
@example(["<a b='"], ["'>"])
@example(["<!-- open"], ["-->"])
@example(["```"], ["```"])
@example(['<div class="sg-list">0</div>'], [])
def test_the_html_is_what_the_whole_would_give(before: list[str], after: list[str]) -> None:
    text = "\n\n".join([*before, LIST, *after])
    assert read(text) == markdown(OURS).convert(text)


@pytest.mark.parametrize("extension", ["md_in_html", "smarty", "nl2br"])
def test_nor_does_an_extension_that_leaves_html_alone_change_it(extension: str) -> None:
    text = f'"a"\n\n{LIST}\n<div markdown="1">\n\n{LIST}\n</div>\n\n{NESTED}\nb'
    extensions = {**OURS, extension: {}}
    assert read(text, extensions) == markdown(extensions).convert(text)


def test_the_inside_of_a_block_is_not_read() -> None:
    short, held = without_insides(f"a\n\n{LIST}\nb\n\n{NESTED}")
    assert short == 'a\n\n<div class="sg-list">0</div>\n\nb\n\n<div class="sg-a">1</div>\n'
    assert list(held.values()) == [LIST.rstrip("\n"), NESTED.rstrip("\n")]


@pytest.mark.parametrize("inside", ["\ta", "```\n", '<p markdown="1">'])
def test_an_inside_that_may_matter_is_read(inside: str) -> None:
    text = f'a\n\n<div class="sg-a">\n{inside}\n</div>\n'
    assert without_insides(text) == (text, {})


def test_many_blocks_that_never_end_take_no_time() -> None:
    text = '\n\n<div class="sg-a">\n' * 20_000
    assert without_insides(text) == (text, {})
