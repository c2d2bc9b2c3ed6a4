"""The bare layout: the cards layout's paragraphs under a head without `Daily Papers`.

A paper is a title and an abstract only; a byline, should one appear, is read as on cards.
"""

from collections.abc import Iterator, Sequence

from sitegen.content.dumps.cards import byline_heads, tokens
from sitegen.content.dumps.layout import TITLE, Layout, Line


def _heads(lines: Sequence[Line]) -> Iterator[int]:
    return (start for start, head in byline_heads(lines) if TITLE not in head)


LAYOUT = Layout("bare", _heads, tokens)
