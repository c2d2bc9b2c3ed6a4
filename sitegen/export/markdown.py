"""Markdown: papers as a list to paste into notes."""

from collections.abc import Iterable

from sitegen.library.chosen import value_of
from sitegen.library.paper import Paper
from sitegen.present.byline import full_byline
from sitegen.present.card import marked_date
from sitegen.present.citation import Citation
from sitegen.text.markdown import escaped


def line(paper: Paper, citation: Citation) -> str:
    """A list item with a newline; the title is a link where the site's address is known."""
    date = marked_date(value_of(paper.date))
    title = escaped(citation.title)
    linked = f"[{title}](<{citation.url}>)" if citation.url else title
    return f"- {linked} ({date}; {escaped(full_byline(paper))})\n"


def lines(each: Iterable[str]) -> str:
    return "".join(each)
