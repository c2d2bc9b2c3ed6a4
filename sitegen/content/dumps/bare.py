"""The bare layout: the cards layout's paragraphs under a header without `Daily Papers`.

A paper is a title and an abstract only; a byline, should one appear, is read as on cards.
"""

from collections.abc import Sequence

from sitegen.content.dumps.cards import tokens
from sitegen.content.dumps.layout import BYLINE, TITLE, Layout, Line, head


def _recognizes(lines: Sequence[Line]) -> bool:
    found = head(lines)
    return BYLINE in found and TITLE not in found


LAYOUT = Layout("bare", _recognizes, tokens)
