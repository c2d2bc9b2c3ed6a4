"""The glued layout: no empty lines; a title on one line, its abstract on the next.

Its head ends with the word `Subscribe` glued to the first title.  There is no who or when.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitegen.content.dumps.listing.page_layout import (
    BOILERPLATE,
    NEWSLETTER,
    SUBSCRIBE,
    Boilerplate,
    Line,
    PageLayout,
    Paragraph,
    Token,
    head_above,
)


def _heads(lines: Sequence[Line]) -> Iterator[int]:
    for position, (line, below) in enumerate(pairwise(lines)):
        if _is_newsletter(line) and _is_glued(below):
            yield head_above(lines, position)


def _tokens(lines: Sequence[Line]) -> Iterator[Token]:
    above = None
    for line in lines:
        if line.text.strip() in BOILERPLATE:
            yield Boilerplate(line.number)
        elif above and _is_newsletter(above) and _is_glued(line):
            yield Paragraph((line.number,), line.text.strip().removeprefix(SUBSCRIBE).strip())
        else:
            yield Paragraph((line.number,), line.text.strip())
        above = line


def _is_newsletter(line: Line) -> bool:
    return line.text.strip() in NEWSLETTER


def _is_glued(line: Line) -> bool:
    text = line.text.strip()
    return text.startswith(SUBSCRIBE) and text != SUBSCRIBE


LAYOUT = PageLayout("glued", _heads, _tokens)
