"""Day: when something was last changed, as far as the content tells, as an ISO date.

The clock is no input.  A day is the one a paper carries, or the newest capture of the
generation that changed it; where none is known `NO_DAY` stands in, because feeds ask for one.
"""

from sitegen.export.citation import certain
from sitegen.library import Library
from sitegen.paper import Paper

NO_DAY = "1970-01-01"


def last_changed(library: Library, paper: Paper) -> str:
    """The later of the paper's own day and its last change; for want of both, when it came."""
    published = library.lock.entries.get(paper.id)
    changes = published.changes if published else ()
    known = max([own_day(paper), *(day_of(library, change.generation) for change in changes)])
    came = day_of(library, published.since) if published else ""
    return known or came or newest_day(library)


def own_day(paper: Paper) -> str:
    """The day of its date, if the year is certain; else empty."""
    date = certain(paper)
    return (date.iso if date else None) or ""


def day_of(library: Library, generation: int) -> str:
    """The newest capture of a generation; empty if not known."""
    days = {each.number: each.on for each in library.lock.generations}
    return days.get(generation) or ""


def newest_day(library: Library) -> str:
    """The newest capture of all."""
    return library.newest_day or NO_DAY
