"""Untrusted text, made safe to show: cleaned once, escaped at the page's edge.

Titles and abstracts are hostile until proven otherwise.  `clean` takes out what no reader
can see but a renderer may act on; `escape` makes the rest inert in HTML and in Markdown.
"""

import html
import re
import unicodedata

from sitegen.latex import to_text

# Control characters, bidirectional controls, zero-width marks, non-characters, lone surrogates,
# and the private-use marks that Python-Markdown keeps as placeholders.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_SPACES = re.compile(r"[\s\u00a0]+")
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})


def clean(text: str) -> str:
    """One line of NFC text without characters that only machines see."""
    visible = _INVISIBLE.sub("", text.replace("\u2028", " ").replace("\u2029", " "))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", visible)).strip()


def readable(text: str) -> str:
    """What a reader is shown of an untrusted text: cleaned, LaTeX remnants in Unicode."""
    return clean(to_text(clean(text)))


def escape(text: str) -> str:
    """Text for an HTML block or attribute: `&<>"'` and braces as entities."""
    return html.escape(text, quote=True).translate(_BRACES)
