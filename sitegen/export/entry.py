"""Entry: one thing a feed tells, before any format says it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`path` is what it is about, below the site's root; days are ISO dates.

    `fragment` tells several entries about one page apart.  `published` and `author` are empty
    if not known.
    """

    path: str
    fragment: str
    title: str
    paragraphs: tuple[str, ...]
    published: str
    updated: str
    author: str
    tags: tuple[str, ...]

    @property
    def address(self) -> str:
        return f"{self.path}#{self.fragment}" if self.fragment else self.path
