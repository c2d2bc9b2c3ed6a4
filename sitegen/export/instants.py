"""Instants: when the entries of feeds came, to the second.

Only days are known, but programs sort entries by instants and show those of one instant in any
order.  So the entries of one day are a second apart, in the order in which they came.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from sitegen.library.library import Library
from sitegen.present.last_modified import day_of, newest_day

_SECOND = timedelta(seconds=1)

Instants = Mapping[tuple[str, int], str]


def in_order(days: Iterable[str]) -> Iterator[str]:
    """For each ISO day an instant on it (RFC 3339, UTC), later than all before.

    A day that is earlier than the one before it yields the next second.
    """
    before = datetime.min
    for day in days:
        before = max(datetime.fromisoformat(day), before + _SECOND)
        yield f"{before.isoformat()}Z"


def paper_instants(library: Library) -> Instants:
    """When each paper came and when it last changed, by its id and the number of the revision.

    Of the papers of one revision the newest comes last, as the first of a list by time.
    """
    oldest_first = [*library.papers.values()][::-1]
    events = sorted(
        (number, place, paper.id)
        for place, paper in enumerate(oldest_first)
        for number in {*revisions_of(library, paper.id)}
    )
    days = (day_of(library, number) or newest_day(library) for number, _, _ in events)
    return {
        (identifier, number): instant
        for (number, _, identifier), instant in zip(events, in_order(days), strict=True)
    }


def revisions_of(library: Library, identifier: str) -> tuple[int, int]:
    """The revision in which a paper came, and that in which it last changed."""
    published = library.lock.entries.get(identifier)
    return (published.first_revision, published.last_changed) if published else (0, 0)
