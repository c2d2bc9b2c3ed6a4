"""Page texts: what is written of each page, made only where it is not as in the last build."""

import re
from collections.abc import Callable

import msgspec
from msgspec import Struct

from sitegen.pages.render import TEMPLATES
from sitegen.present.view import Page
from sitegen.site.last_build import hash_of
from sitegen.site_map import DATA
from sitegen.store import digest, store_in_use, store_key

_INCLUDED = re.compile(r'"([\w/.-]+\.jinja)"')
_ASCII = bytes(range(128))

Form = Callable[[Page], str]
_Known = tuple[bytes, str, str | None]  # hash, letters, and the text of a page that is made twice
_decoder = msgspec.msgpack.Decoder(_Known)


class PageText(Struct):
    """A text that is made of a page when it is needed, and known by the `hash` of its bytes where
    it was made before.  `letters` are those outside of ASCII.
    """

    page: Page
    form: Form
    key: bytes | None = None
    hash: bytes | None = None
    letters: str = ""
    known: str | None = None

    def make(self) -> str:
        """The text, made if the store does not have it."""
        if self.known is not None:
            return self.known
        text = self.form(self.page)
        data = text.encode()
        self.hash = hash_of(data)
        self.letters = "".join(sorted({*data.translate(None, _ASCII).decode()}))
        self._keep(text)
        return text

    def _keep(self, text: str) -> None:
        if self.key and (store := store_in_use()):
            whole = text if is_made_twice(self.page.path) else None
            store.keep(self.key, msgspec.msgpack.encode((self.hash, self.letters, whole)))


Content = str | bytes | PageText


class PageTexts:
    """Texts of pages, made by `form` with the templates of a `folder` and with these `options`."""

    def __init__(self, form: Form, folder: str, *options: object) -> None:
        self._form = form
        self._folder = folder
        self._made_with = digest(options)
        self._templates: dict[str, bytes] = {}

    def of(self, page: Page, page_key: bytes) -> PageText:
        """The text of a page, with what the store knows of it; `page_key` is a digest of it."""
        store = store_in_use()
        text = PageText(page, self._form)
        if store:
            template = self._template(page.template)
            text.key = store_key(store, self._folder, self._made_with, template, page_key)
            if found := store.find_as(text.key, _decoder) if text.key else None:
                text.hash, text.letters, text.known = found
        return text

    def _template(self, name: str) -> bytes:
        """A hash of a template and of all that it includes."""
        if name not in self._templates:
            path = f"{self._folder}/{name}.md.jinja"
            self._templates[name] = digest(_with_included(path))
        return self._templates[name]


def is_made_twice(address: str) -> bool:
    """Is a page made once for the offline copy and once for the site, which alone is left?"""
    return address == DATA.address


def _with_included(name: str) -> dict[str, str]:
    """A template and all that it includes or takes macros from, by name."""
    found: dict[str, str] = {}
    waiting = [name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = (TEMPLATES / name).read_text(encoding="utf-8")
            waiting += _INCLUDED.findall(found[name])
    return dict(sorted(found.items()))
