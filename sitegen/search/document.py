"""Document: one thing a reader can find."""

from typing import Literal

from msgspec import Struct

Kind = Literal["paper", "topic", "page"]


class Document(Struct, frozen=True, kw_only=True):
    """A paper, a topic or a handwritten page; title and text are plain Unicode, untrusted.

    `finding` is one that is stated of a paper, else empty; it is shown, while `text` is searched.
    `further` are other words by which it is found, and which are never shown.
    `authors` are the names of a paper's people, or of the organization it is from; `identifiers`
    are its arXiv ids and DOIs.  `url` is relative to the site's root.  `topic` is the primary
    topic's name as a reader sees it, `topics` are the slugs by which a search can be narrowed.
    """

    id: str
    kind: Kind
    title: str
    text: str
    url: str
    finding: str = ""
    further: str = ""
    authors: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    topic: str | None = None
    topics: tuple[str, ...] = ()
    year: int | None = None
    is_year_inferred: bool = False
