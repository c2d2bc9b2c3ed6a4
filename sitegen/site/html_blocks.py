"""HTML blocks of a page that is Markdown besides: what a program need not read as Markdown.

Python-Markdown reads each tag of a block that it gives back as it is.  So the inside of those
that pages are made of is put away before, and back into the block afterwards.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, zip_longest

_ATTRIBUTES = r'(?: [\w-]+="[^"<>\n]*")*'
_START = re.compile(rf'(?:\A|\n\n)(<div class="sg-[a-z -]+"{_ATTRIBUTES}>)\n')
_DIV = re.compile(r"<(/?)div\b")
_END = "</div>"
# In a line of text, which leaves nothing open that a block could end.
_INLINE = re.compile(rf"</?(?:a|abbr|b|button|code|em|i|kbd|span|strong|sub|sup){_ATTRIBUTES}>")
# What is not given back as it is, and what an extension would read inside of a block.
_NOT_INERT = (*"\t\r\f\x02\x03", "\n ", "\n>", "\n```", "\n~~~", "markdown=")


def without_insides(markdown: str) -> tuple[str, dict[str, str]]:
    """The Markdown of a page with its blocks emptied, and what each that is left there stands for.

    Nothing is put away if there is other HTML besides, in which a block may be no block.  In what
    is made of it, each must be there once, or the whole is to be read after all: it may be in code.
    """
    held: dict[str, str] = {}
    around: list[str] = []
    end = 0
    for start, stop, head in _blocks(markdown):
        around.append(markdown[end:start])
        held[f"{head}{len(held)}</div>"] = markdown[start:stop]
        end = stop
    around.append(markdown[end:])
    if any("<" in _INLINE.sub("", each) for each in around):
        return markdown, {}
    return "".join(chain(*zip_longest(around, held, fillvalue=""))), held


def _blocks(markdown: str) -> Iterator[tuple[int, int, str]]:
    """From where to where each goes, and its first tag."""
    at = 0
    while found := _START.search(markdown, at):
        at = found.end()
        stop = _end_of(markdown, found.start(1))
        if not stop:
            return  # something is open to the end of the page
        block = markdown[found.start(1) : stop]
        if not any(each in block for each in _NOT_INERT):
            yield found.start(1), stop, found[1]
        at = max(at, stop)


def _end_of(markdown: str, start: int) -> int:
    """Where the block ends that starts there; 0 if that is not at the end of a line."""
    depth = 0
    for tag in _DIV.finditer(markdown, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            end = tag.start() + len(_END)
            return end if markdown[tag.start() : end + 1] in (_END, f"{_END}\n") else 0
    return 0


def with_insides(html: str, held: Mapping[str, str]) -> str | None:
    """The HTML with the blocks as they were; None if one of them is not there once."""
    for short, block in held.items():
        before, found, after = html.partition(short)
        if not found or short in after:
            return None
        html = f"{before}{block}{after}"
    return html
