"""What happened to the list."""

from collections.abc import Iterable

from msgspec.structs import replace

from sitegen.content.lock_file import Lock
from sitegen.export.changes import changes
from sitegen.export.entry import Entry
from sitegen.library.history import update
from tests.factories import library, paper, record, republished


def titles(entries: Iterable[Entry]) -> list[str]:
    return [entry.title for entry in entries]


def test_the_first_revision_is_one_change() -> None:
    reported = changes(library([paper("Sparrow"), paper("Finch")]))
    assert titles(reported) == ["The list is published"]
    assert reported[0].paragraphs == ("The list begins with 2 papers.",)


def test_what_happened_is_reported() -> None:
    stays, goes = paper("Stays"), paper("Goes")
    corrected = paper("Corrected", identifier="corrected-000000", authors_count=6)
    retitled = paper("Old name", identifier="name-000000")
    first = paper("Double", identifier="double-000000")
    second = paper("Double, again", identifier="double-again-000000")
    both = replace(first, records=(record("Double"), record("Double, again", lines=(2,))))
    shelf = republished(
        [stays, goes, corrected, retitled, first, second],
        [
            stays,
            paper("Corrected", identifier="corrected-000000", authors_count=7),
            paper("New name", identifier="name-000000"),
            both,
            paper("Arrives"),
        ],
    )
    reported = changes(shelf)
    assert titles(reported) == [
        "Corrected: Corrected",
        "Merged: Double, again",
        "New: Arrives",
        "Removed: Goes",
        "Retitled: New name",
        "The list is published",
    ]
    texts = {entry.title: entry.paragraphs for entry in reported}
    assert texts["Merged: Double, again"] == (
        "It is the same paper as “Double” and is listed there.",
    )
    assert texts["Retitled: New name"] == ("Until now it was listed as “Old name”.",)
    instants = [entry.updated for entry in reported]
    assert instants == sorted({*instants}, reverse=True)
    assert {instant[:10] for instant in instants[:-1]} == {"2026-04-15"}


def test_changes_of_one_paper_are_distinguished() -> None:
    one = paper("One name", identifier="name-000000")
    lock = Lock()
    for number, title in enumerate(["One name", "Two names", "Three names"], 1):
        renamed = paper(title, identifier="name-000000")
        lock = update(lock, [renamed], f"2026-0{number}-01")
    addresses = [entry.address for entry in changes(library([one], lock=lock))]
    assert addresses == [
        "papers/name-000000.html#retitled-3",
        "papers/name-000000.html#retitled-2",
        "index.html#first-1",
    ]


def test_the_order_does_not_depend_on_the_lock() -> None:
    before = [paper("Sparrow")]
    after = [*before, *(paper(f"Finch {number}") for number in range(5))]
    shelf = republished(before, after)
    entries = dict(sorted(shelf.lock.entries.items(), reverse=True))
    turned = replace(shelf, lock=replace(shelf.lock, entries=entries))
    assert changes(turned) == changes(shelf)
