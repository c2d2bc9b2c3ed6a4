"""Page texts: what is written of each page, made only where it is not as in the last build."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import msgspec

from sitegen.pages.render import TEMPLATES
from sitegen.present.view import Page
from sitegen.site.last_build import hash_of
from sitegen.site_map import DATA, markdown_of
from sitegen.store import Store, digest, store_in_use, store_key

_INCLUDED = re.compile(r'"([\w/.-]+\.jinja)"')
_ASCII = frozenset(map(chr, range(128)))

Form = Callable[[Page], str]
_Known = tuple[bytes, str, str | None]  # hash, letters, and the text of a page that is made twice
_decoder = msgspec.msgpack.Decoder(_Known)


@dataclass(slots=True)
class PageText:
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
        if self.known is not None:
            return self.known
        text = self.form(self.page)
        self.hash = hash_of(text.encode())
        self.letters = "" if text.isascii() else "".join(sorted({*text} - _ASCII))
        self._keep(text)
        return text

    def _keep(self, text: str) -> None:
        if self.key and (store := store_in_use()):
            whole = text if is_made_twice(self.page.path) else None
            store.keep(self.key, msgspec.msgpack.encode((self.hash, self.letters, whole)))


Content = str | bytes | PageText


def is_made_twice(address: str) -> bool:
    """Is a page made once for the offline copy and once for the site, which alone is left?"""
    return address == DATA.address


def text_of(content: Content) -> str:
    """The text of a page, whether it is made yet or not."""
    return content.make() if isinstance(content, PageText) else str(content)


def page_texts(
    pages: Iterable[Page], form: Form, folder: str, *options: object
) -> dict[str, PageText]:
    """The texts of pages by their paths, made by `form` with the templates of a `folder` and with
    these `options`.
    """
    store = store_in_use()
    if store is None:
        return {markdown_of(page.path): PageText(page, form) for page in pages}
    sources, made_with = _sources(), digest(options)
    templates: dict[str, bytes] = {}
    texts = {}
    for page in pages:
        if page.template not in templates:
            name = f"{folder}/{page.template}.md.jinja"
            templates[page.template] = digest(_with_included(name, sources))
        key = store_key(store, folder, made_with, templates[page.template], page)
        texts[markdown_of(page.path)] = _with_known(store, PageText(page, form, key))
    return texts


def _with_known(store: Store, text: PageText) -> PageText:
    """The same, with what the store knows of it."""
    if found := store.find_as(text.key, _decoder) if text.key else None:
        text.hash, text.letters, text.known = found
    return text


def _sources() -> dict[str, str]:
    return {
        path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8")
        for path in TEMPLATES.rglob("*.jinja")
    }


def _with_included(name: str, sources: Mapping[str, str]) -> dict[str, str]:
    """A template and all that it includes or takes macros from, by name."""
    found: dict[str, str] = {}
    waiting = [name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = sources[name]
            waiting += _INCLUDED.findall(found[name])
    return dict(sorted(found.items()))
