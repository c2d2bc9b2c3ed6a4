"""Entry: one item of a feed, before any format words it."""

from msgspec import Struct


class Entry(Struct, frozen=True, kw_only=True):
    """`path` is what it is about, below the site's root; `published`, when the list gained it, and
    `updated` are instants of RFC 3339.

    `fragment` distinguishes several entries about one page.  `summary` is one sentence; it and
    `authors` are empty if not known, and so is `elsewhere`, the address of the paper itself.
    """

    path: str
    fragment: str
    title: str
    paragraphs: tuple[str, ...]
    published: str
    updated: str
    authors: tuple[str, ...]
    elsewhere: str
    tags: tuple[str, ...]
    summary: str = ""

    @property
    def address(self) -> str:
        return f"{self.path}#{self.fragment}" if self.fragment else self.path
