"""Moved: the published papers that are under another topic now than the lock has them, and why.

The lock has each paper's topics, the first one first, but not the phrases of then: why a paper
moved is told by what speaks for its topic now.
"""

from collections.abc import Iterator

from msgspec import Struct, field

from sitegen.content.lock_file import Lock
from sitegen.content.taxonomy import Taxonomy
from sitegen.library.assign_topics import Assignment
from sitegen.library.filing import topic_of
from sitegen.library.library import Library

_TOLD = 3


class Moved(Struct, frozen=True, kw_only=True):
    """A paper, and its topics of then and of now, by their slugs; None is unsorted.

    `because` has what adds most to its topic now, strongest first, with what it adds; it is empty
    where the curator decided, and where no topic has enough.
    """

    paper: str
    before: str | None = field(name="from")
    after: str | None = field(name="to")
    because: tuple[str, ...] = ()
    by_curator: bool = False


def moved_papers(library: Library, published: Lock) -> list[Moved]:
    """Those of the library that are in the lock, as it was read."""
    return list(_moved(library, published))


def _moved(library: Library, published: Lock) -> Iterator[Moved]:
    for paper, topics in library.paper_topics.items():
        entry = published.entries.get(paper)
        if entry is None:
            continue
        before, now = next(iter(entry.topics), None), topic_of(topics.assignment)
        if now != before and not _is_followed(now, before, library.taxonomy):
            decision = library.decisions.get(paper)
            by_curator = decision is not None and decision.topic is not None
            yield Moved(
                paper=paper,
                before=before,
                after=now,
                because=() if by_curator else tuple(_because(topics.assignment)),
                by_curator=by_curator,
            )


def _is_followed(now: str | None, before: str | None, taxonomy: Taxonomy) -> bool:
    """Is it one of the topics that the former one became?

    Behind those that a paper was under, the lock may have topics that are gone.  So an unsorted one
    that was under none but these need not have moved.
    """
    heirs = taxonomy.former.get(before, ()) if before else ()
    is_gone = not heirs and before not in taxonomy.by_slug
    return any(topic.slug == now for topic in heirs) or (is_gone and now is None)


def _because(assignment: Assignment) -> Iterator[str]:
    for reason in assignment.primary.reasons[:_TOLD] if assignment.primary else ():
        if reason.weight > 0:
            yield f"{reason.phrase} ({reason.where}, +{reason.weight:.1f})"
