"""Written: what a person wrote as Markdown, as the text that a reader would search for."""

import html
import re
from collections.abc import Callable
from functools import cache, partial

from markdown import Markdown

from sitegen.content.markdown_extensions import Extensions, are_known, dumped, markdown
from sitegen.store import kept
from sitegen.text.clean import clean
from sitegen.text.elements import without_elements
from sitegen.text.markdown_mathematics import Mathematics, as_text

_MATHEMATICS = "sitegen.text.markdown_mathematics"

# What extensions add to a text: marks of notes and the way back, numbers of lines, pictures.
_MACHINERY = re.compile(
    r'<(script|style|svg)\b|<!--|<(sup) id="fnref|<(a) class="(?:footnote-backref|headerlink)"'
    r'|<(td|span) class="linenos'
)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")


def reader_of(extensions: Extensions) -> Callable[[str], str]:
    """A function that takes Markdown, and gives it in one line without its markup."""
    others = {name: options for name, options in extensions.items() if name != _MATHEMATICS}
    # Building a converter takes longer than most texts.
    converter = cache(partial(markdown, others, Mathematics(as_text)))

    def read(text: str) -> str:
        return _read(converter(), text)

    @kept
    def read_or_kept(text: str, settings: str) -> str:
        return read(text)

    # What another's extension gives may depend on more than the text.
    return partial(read_or_kept, settings=dumped(others)) if are_known(extensions) else read


def _read(converter: Markdown, text: str) -> str:
    try:
        page = converter.reset().convert(text)
    except Exception:  # of an extension; the check of Markdown says where
        return clean(text)
    bare = _INLINE.sub("", without_elements(page, _MACHINERY))
    return clean(html.unescape(_TAG.sub(" ", bare)))
