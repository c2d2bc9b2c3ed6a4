"""Prose on a page: text as text, and what is more than text in it as markup.

Whatever else a page should know of a text is a kind of segment, told apart in `text.prose` and
written here.
"""

from collections.abc import Iterator

from markupsafe import Markup

from sitegen.pages.terms import term_html
from sitegen.text.clean import escape, readable
from sitegen.text.formula import Formula
from sitegen.text.link import addresses, without_userinfo
from sitegen.text.markdown_mathematics import formula_html
from sitegen.text.prose import Explained, Prose, Segment


def prose_html(text: str, *, linked: bool = False) -> Markup:
    """The text as HTML, inert in Markdown, with its formulas as MathML.

    Web addresses in it lead there if it is `linked`, which no text inside of a link may be.
    """
    # What is none yet is a remark of the curator, who may write formulas, too.
    prose = text if isinstance(text, Prose) else readable(text)
    segments = prose.segments if isinstance(prose, Prose) else (prose,)
    return Markup("".join(_written(each, linked=linked) for each in segments))


def _written(segment: Segment, *, linked: bool) -> str:
    if isinstance(segment, Formula):
        return formula_html(segment)
    if isinstance(segment, Explained):
        return term_html(segment)
    return "".join(_with_links(segment)) if linked else escape(segment)


def _with_links(text: str) -> Iterator[str]:
    """The text in pieces; an address with a name or a password in it is no link."""
    end = 0
    for start, url in addresses(text):
        if without_userinfo(url) == url:
            yield escape(text[end:start])
            yield f'<a href="{escape(url)}" rel="nofollow noopener">{escape(url)}</a>'
            end = start + len(url)
    yield escape(text[end:])
