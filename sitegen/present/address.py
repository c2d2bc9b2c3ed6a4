"""Addresses as other programs need them: absolute where the site's own address is known.

A list that is read from disk has no address.  Its feeds then carry names (`urn:uuid:`) made
from the list's name and the path, which stay the same from build to build but are not links.
"""

from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5

from sitegen.content.settings import Settings
from sitegen.library.authors import Author
from sitegen.site_map import EXPLORE


def absolute(settings: Settings, path: str) -> str:
    """The full address of `path` (below the site's root); empty if the site's is not known."""
    return settings.url + path if settings.url else ""


def permalink(settings: Settings, path: str) -> str:
    """A name for `path` that never changes: its full address, else a URN."""
    return absolute(settings, path) or uuid5(NAMESPACE_URL, f"{settings.name}/{path}").urn


def in_explore(*asked: tuple[str, str]) -> str:
    """The page of all papers, narrowed as its address has it: `("topic", "caches")`."""
    return f"{EXPLORE.address}#{urlencode(asked)}"


def papers_of(author: Author) -> str:
    """Where an author's papers are: their page, or all papers narrowed to theirs; empty for one
    paper.
    """
    return author.url or (in_explore(("author", author.slug)) if author.is_choice else "")
