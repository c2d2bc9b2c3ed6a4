"""Last modified: when something last changed, as far as the content shows, as an ISO date.

The clock is not an input.  A day is the paper's own, or that of the newest capture of the
revision that changed it; where none is known `NO_DAY` is used, because feeds require one.
"""

from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.citation import certain

NO_DAY = "1970-01-01"


def last_changed(library: Library, paper: Paper) -> str:
    """The later of the paper's own day and its last change; without either, when it came.

    That a paper joined a published list is a change of it, or a feed would gain an entry and
    say that nothing was updated.
    """
    published = library.lock.entries.get(paper.id)
    since = published.first_revision if published else 0
    changes = [change.revision for change in published.changes] if published else []
    joined = [since] if since > 1 else []
    known = max([own_day(paper), *(day_of(library, number) for number in (*joined, *changes))])
    return known or day_of(library, since) or newest_day(library)


def own_day(paper: Paper) -> str:
    """The day of its date, if that and the year are certain; else empty."""
    date = certain(paper)
    return (date.iso if date and date.day else None) or ""


def day_of(library: Library, revision: int) -> str:
    """The newest capture of a revision; empty if not known."""
    days = {each.number: each.as_of for each in library.lock.revisions}
    return days.get(revision) or ""


def newest_day(library: Library) -> str:
    """The newest capture of all."""
    return library.newest_day or NO_DAY
