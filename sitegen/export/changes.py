"""Changes: what happened to the list since it was first published, from the lock."""

from collections.abc import Sequence

from msgspec.structs import replace

from sitegen.content.lock_file import Change, Published
from sitegen.export.entry import Entry
from sitegen.export.instants import in_order
from sitegen.library.library import Library
from sitegen.present.last_modified import day_of, newest_day
from sitegen.site_map import HOME, PAPER


def changes(library: Library) -> list[Entry]:
    """What happened in each revision, the newest first; the first is one entry."""
    events: list[tuple[int, Entry]] = []
    for published in library.lock.entries.values():
        if published.first_revision > 1:
            events.append((published.first_revision, _arrival(library, published)))
        for change in published.changes:
            events.append((change.revision, _change(library, published, change)))
    newest_first = sorted(events, key=lambda event: (-event[0], event[1].title, event[1].path))
    return _dated([*(entry for _, entry in newest_first), *_beginning(library)])


def _dated(newest_first: Sequence[Entry]) -> list[Entry]:
    """The entries of days with instants."""
    oldest_first = newest_first[::-1]
    instants = in_order(entry.updated for entry in oldest_first)
    dated = [
        replace(entry, published=instant, updated=instant)
        for entry, instant in zip(oldest_first, instants, strict=True)
    ]
    return dated[::-1]


def _beginning(library: Library) -> Sequence[Entry]:
    if not library.lock.revisions:
        return ()
    count = sum(1 for published in library.lock.entries.values() if published.first_revision == 1)
    text = f"The list begins with {count} {'paper' if count == 1 else 'papers'}."
    return (_event(library, HOME.address, "first", 1, "The list is published", text),)


def _arrival(library: Library, published: Published) -> Entry:
    path = PAPER.at(published.id)
    title = f"New: {published.title}"
    return _event(library, path, "new", published.first_revision, title, "Added to the list.")


def _change(library: Library, published: Published, change: Change) -> Entry:
    into = library.lock.entries.get(library.lock.follow(published.id))
    texts = {
        "retitled": f"Until now it was listed as “{change.was}”.",
        "corrected": "Its date, authors, abstract or links have changed.",
        "merged": f"It is the same paper as “{into.title if into else ''}” and is listed there.",
        "removed": "It is no longer on the list.",
        "restored": "It is on the list again.",
    }
    name = change.was if change.event == "merged" else published.title
    title = f"{change.event.capitalize()}: {name}"
    path = PAPER.at(published.id)
    return _event(library, path, change.event, change.revision, title, texts[change.event])


def _event(library: Library, path: str, name: str, revision: int, title: str, text: str) -> Entry:
    day = day_of(library, revision) or newest_day(library)
    return Entry(
        path=path,
        fragment=f"{name}-{revision}",
        title=title,
        paragraphs=(text,),
        published=day,
        updated=day,
        authors=(),
        elsewhere="",
        tags=(),
    )
