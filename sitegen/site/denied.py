"""Denied: what a curator wrote as HTML and no browser will do, since the pages' policy forbids it.

It is looked for in the rendered page, and reported where the curator's own text has it: what an
extension makes is not theirs to mend.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from sitegen.site.raw_markup import RawMarkup

_MOST = 100  # on a page
_SHOWN = 60

_LOADED = {"src", "srcset", "poster", "data", "background"}
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SCHEME_ALONE = re.compile(r"(?:https?|mailto):/*\Z", re.IGNORECASE)
_RUNS = re.compile(r"[\s\0]*j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE)
_ELEMENTS = {
    "style": ("a <style> element", "use the classes of Material instead"),
    "object": ("an <object>", "link to the file instead"),
    "embed": ("an <embed>", "link to the file instead"),
    "base": ("a <base>", "write whole addresses instead"),
}
_NO_SCRIPT = "remove it: pages run no scripts but their own"
_NO_STYLE = "use the classes of Material, or an attribute such as width"
_BRING_HERE = "put the file beside the page, or link to it"

_EMPTY_BOX = re.compile(
    r'<div class="admonition[^"\n]*">\s*<p class="admonition-title">[^\n]*</p>\s*</div>'
    r'|<details class="[^"\n]*"[^>\n]*>\s*<summary>[^\n]*</summary>\s*</details>'
)
_BOX = re.compile(r"^(?:!!!|\?\?\?\+?)[ \t]+[^\n]*(?=\n\s*^\S|\s*\Z)", re.MULTILINE)


def denied(page: str, written: str) -> Iterator[RawMarkup]:
    """What does not work in the HTML of a page, of what is `written` in its Markdown."""
    reader = _Reader(written)
    reader.feed(page)
    yield from reader.found
    if _EMPTY_BOX.search(page):
        for box in list(_BOX.finditer(written))[:_MOST]:
            message = f"this box is empty: {_short(box[0])}"
            yield RawMarkup(box[0], message, "indent its text by four spaces")


class _Reader(HTMLParser):
    """Collects what is denied, as far as `written` has it."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self._written = written
        self.found: list[RawMarkup] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" not in values:
            self._blocked("<script", "a script inside a page", _NO_SCRIPT)
        elif tag in _ELEMENTS:
            self._blocked(f"<{tag}", *_ELEMENTS[tag])
        elif tag == "link" and _ELSEWHERE.match(values.get("href", "")):
            self._blocked(values["href"], "a file from another host", _BRING_HERE)
        for name, value in values.items():
            self._look_at(tag, name, value)

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") and len(name) > 2:
            self._blocked(f"{name}=", "an event handler", _NO_SCRIPT)
        elif name == "style":
            self._blocked("style=", "a style attribute", _NO_STYLE)
        elif _RUNS.match(value):
            self._blocked(value, "a script in an address", _NO_SCRIPT)
        elif name in _LOADED and _ELSEWHERE.match(value):
            what = "a picture" if tag == "img" else "a file"
            self._blocked(value, f"{what} from another host", _BRING_HERE)
        elif tag == "a" and name == "href" and _SCHEME_ALONE.match(value):
            self._add(value, f"a link that leads nowhere: {value}", "write the whole address")

    def _blocked(self, mark: str, what: str, remedy: str) -> None:
        self._add(mark, f"{what}, which the pages' policy blocks: {_short(mark)}", remedy)

    def _add(self, mark: str, message: str, remedy: str) -> None:
        """Where the text has the mark, in whatever letters, or else the whole tag."""
        tag = (self.get_starttag_text() or "").partition("\n")[0]
        same = re.search(re.escape(mark), self._written, re.IGNORECASE)
        printed = same[0] if same else tag
        if len(self.found) < _MOST and printed and printed in self._written:
            self.found.append(RawMarkup(printed, message, remedy))


def _short(text: str) -> str:
    line = text.strip().partition("\n")[0]
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
