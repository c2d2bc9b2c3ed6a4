"""Addresses of former papers: redirects for merged ones, tombstones for removed ones."""

from collections.abc import Iterator

from sitegen.library.library import Library
from sitegen.library.paper import Paper, paper_url
from sitegen.present.view import GoneView, MovedView, Page


def former_pages(library: Library) -> Iterator[Page]:
    """Redirects for merged papers, tombstones for removed ones: an address is for ever."""
    redirects = library.lock.redirects
    for entry in library.lock.entries.values():
        target = redirects.get(entry.id)
        if entry.id in library.papers:
            continue
        moved = library.papers.get(target) if target else None
        if moved:
            yield _moved(entry.id, moved)
        else:
            yield _gone(entry.id, entry.title)


def _moved(identifier: str, paper: Paper) -> Page:
    return Page(
        path=paper_url(identifier),
        template="moved",
        title=paper.title.value,
        description=f"This address now leads to {paper.title.value}",
        view=MovedView(title=paper.title.value, url=paper.url),
        redirect=paper.url,
        indexed=False,
    )


def _gone(identifier: str, title: str) -> Page:
    return Page(
        path=paper_url(identifier),
        template="gone",
        title=title,
        description=f"{title} is no longer on this list",
        view=GoneView(title=title),
        indexed=False,
    )
