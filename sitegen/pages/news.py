"""What's new: what changed from one published state of the list to the next, and what each
source page added."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from sitegen.content.lock_file import Change, Published, Revision
from sitegen.content.record import PageId
from sitegen.library.library import Library
from sitegen.present.address import in_explore
from sitegen.present.card import paper_link
from sitegen.present.source_page import saved_on, source_link, source_names
from sitegen.present.view import (
    ArrivalView,
    ChangesView,
    LinkView,
    NewsDayView,
    NewsView,
    Page,
    RevisionView,
)
from sitegen.site_map import NEWS, PAPER
from sitegen.text.clean import counted
from sitegen.text.dates import parse_iso
from sitegen.text.prose import typeset

_SHOWN_REVISIONS = 20
_EVENTS = {
    "retitled": "retitled; until then “{was}”",
    "corrected": "its date, authors, summary or links were corrected",
    "merged": "one with another paper; it was “{was}”",
    "removed": "removed from the list",
    "restored": "on the list again",
}
_OF_SEVERAL = {
    "corrected": "corrected in their date, authors, summary or links",
    "removed": "removed from the list",
    "restored": "put on the list again",
}  # what happened alike to all
_FEWEST = 10
_NAMED = 3_000  # papers that the page names of all sources, and of all revisions
_SHOWN_CHANGES = 10  # papers that changed alike and are listed without being folded


def news_page(library: Library) -> Page:
    newest_first = library.lock.revisions[::-1][:_SHOWN_REVISIONS]
    view = NewsView(
        days=tuple(_days(library, newest_first)),
        arrivals=tuple(_arrivals(library)),
    )
    return Page(
        path=NEWS.address,
        template=NEWS.name,
        title=NEWS.title,
        description="What changed in this list, and what each source page added",
        view=view,
    )


def _days(library: Library, newest_first: Iterable[Revision]) -> Iterator[NewsDayView]:
    """What was published with one newest source page, under one heading."""
    for day, revisions in groupby(newest_first, _day):
        views = tuple(_revision(library, revision) for revision in revisions)
        yield NewsDayView(day=day, revisions=views)


def _revision(library: Library, revision: Revision) -> RevisionView:
    entries = library.lock.entries.values()
    added = [entry for entry in entries if entry.first_revision == revision.number]
    changes = [
        (entry, change)
        for entry in entries
        for change in entry.changes
        if change.revision == revision.number
    ]
    is_first = revision.number == 1
    most = _most(2 * _SHOWN_REVISIONS, len(library.papers))
    shown = tuple(islice(_changes(library, changes, most), most))
    return RevisionView(
        number=revision.number,
        added=len(added),
        papers=() if is_first else tuple(_link(library, entry) for entry in added[:most]),
        changes=shown,
        unnamed=len(changes) - sum(len(each.papers) for each in shown),
    )


def _most(lists: int, papers: int) -> int:
    """How many papers each of the page's lists names, so that the page stays readable."""
    return _NAMED if papers <= _NAMED else max(_FEWEST, _NAMED // max(lists, 1))


def _day(revision: Revision) -> str:
    day = parse_iso(revision.as_of or "")
    return str(day) if day else "On a day not known"


def _link(library: Library, entry: Published, note: str = "") -> LinkView:
    """To the entry's own address, which leads on if its paper has moved."""
    paper = library.papers.get(library.lock.follow(entry.id))
    title = paper.title.value if paper else entry.title
    return LinkView(text=typeset(title), url=PAPER.at(entry.id), note=note)


def _changes(
    library: Library, changes: Iterable[tuple[Published, Change]], most: int
) -> Iterator[ChangesView]:
    """Papers that changed alike are one entry, which names `most` of them; what each was before is
    an entry of its own.
    """
    alike: dict[tuple[str, str], list[tuple[Published, Change]]] = {}
    for entry, change in changes:
        apart = "" if change.event in _OF_SEVERAL else entry.id
        alike.setdefault((change.event, apart), []).append((entry, change))
    for (event, _), those in alike.items():
        is_one = len(those) == 1
        links = (_change(library, entry, change, is_named=is_one) for entry, change in those[:most])
        several = "" if is_one else f"{counted(len(those), 'paper')} were {_OF_SEVERAL[event]}"
        yield ChangesView(text=several, papers=tuple(links), is_folded=len(those) > _SHOWN_CHANGES)


def _change(library: Library, entry: Published, change: Change, *, is_named: bool) -> LinkView:
    note = _EVENTS[change.event].format(was=change.was) if is_named else ""
    return _link(library, entry, note)


def _arrivals(library: Library) -> Iterator[ArrivalView]:
    """The captures from the newest to the oldest; those without a day come last."""
    names = source_names(library)
    first_in: dict[PageId, list[LinkView]] = {}
    for paper in library.papers.values():
        first = min(paper.listings, key=lambda record: library.captures[record.page_id].order)
        first_in.setdefault(first.page_id, []).append(paper_link(paper))
    entries = Counter(record.page_id for dump in library.dumps for record in dump.records)
    captures = [each for dump in library.dumps for each in library.captures_of(dump)]
    most = _most(len(captures), len(library.papers))
    for capture in sorted(captures, key=lambda each: each.order, reverse=True):
        papers = first_in.get(capture.page, [])
        yield ArrivalView(
            source=source_link(capture.page[0], names),
            saved=saved_on(capture.date),
            entries=entries[capture.page],
            count=len(papers),
            papers=tuple(papers[:most]),
            url=in_explore(("dump", capture.page[0])),
        )
