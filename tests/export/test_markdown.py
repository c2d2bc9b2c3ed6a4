"""Text inside Markdown, as a CommonMark parser reads it."""

from html import unescape

from hypothesis import given
from markdown_it import MarkdownIt

from sitegen.text.markdown import escaped
from tests.export.titles import titles

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


@given(titles)
def test_text_stays_text(text: str) -> None:
    assert unescape(MARKDOWN.render(escaped(text))) == f"<p>{text}</p>\n"
