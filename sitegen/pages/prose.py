"""Prose on a page: text as text, and what is more than text in it as markup.

Whatever else a page should know of a text (a term that is explained elsewhere, say) is a kind of
segment, told apart in `text.prose` and written here.
"""

from markupsafe import Markup

from sitegen.text.clean import escape, readable
from sitegen.text.formula import Formula
from sitegen.text.markdown_mathematics import formula_html
from sitegen.text.prose import Prose, Segment


def prose_html(text: str) -> Markup:
    """The text as HTML, inert in Markdown, with its formulas as MathML."""
    # What is none yet is a remark of the curator, who may write formulas, too.
    prose = text if isinstance(text, Prose) else readable(text)
    segments = prose.segments if isinstance(prose, Prose) else (prose,)
    return Markup("".join(map(_written, segments)))


def _written(segment: Segment) -> str:
    return formula_html(segment) if isinstance(segment, Formula) else escape(segment)
