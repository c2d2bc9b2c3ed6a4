"""The bare layout: the cards layout's paragraphs under a head without `Daily Papers`.

A paper is a title and an abstract only; a byline, should one appear, is read as on cards.
"""

from collections.abc import Iterator, Sequence

from sitegen.content.dumps.listing.cards import byline_heads, tokens
from sitegen.content.dumps.listing.page_layout import TITLE, Line, PageLayout


def _heads(lines: Sequence[Line]) -> Iterator[int]:
    return (start for start, head in byline_heads(lines) if TITLE not in head)


LAYOUT = PageLayout("bare", _heads, tokens)
