"""What publishing would record, in numbers and names."""

from msgspec.structs import replace

from sitegen.content.lock_file import Change, Lock, Published
from sitegen.library.difference import difference, lost_papers


def entry(identifier: str, **fields: object) -> Published:
    data = {"id": identifier, "title": identifier, "first_revision": 1, **fields}
    return Published(**data)  # type: ignore[arg-type]


def lock(*entries: Published, addresses: tuple[str, ...] = ()) -> Lock:
    return Lock(entries={one.id: one for one in entries}, addresses=addresses, rules=1)


def changed(event: str) -> tuple[Change, ...]:
    return (Change(revision=2, event=event),)  # type: ignore[arg-type]


BEFORE = lock(entry("a"), entry("b"), entry("c"), addresses=("index.html",))


def test_nothing_new_is_no_difference() -> None:
    assert not difference(BEFORE, replace(BEFORE))


def test_each_paper_is_counted_under_what_happened_to_it() -> None:
    after = lock(
        entry("a", changes=changed("retitled")),
        entry("b", title_hashes=("00000000",)),
        entry("c", into="d", changes=changed("merged")),
        entry("d"),
        addresses=("about.html", "index.html"),
    )
    found = difference(BEFORE, after)
    assert found.papers == {"retitled": ["a"], "updated": ["b"], "merged": ["c"], "new": ["d"]}
    assert found.addresses == ["about.html"]
    assert str(found) == (
        "1 retitled paper (a), 1 updated paper (b), 1 merged paper (c), 1 new paper (d), "
        "1 new file (about.html)"
    )


def test_a_paper_under_other_topics_has_moved() -> None:
    after = lock(entry("a", topics=("agents",)), entry("b"), entry("c"), addresses=("index.html",))
    assert str(difference(BEFORE, after)) == "1 moved paper (a)"


def test_long_lists_are_cut() -> None:
    many = lock(*(entry(letter) for letter in "abcdefgh"))
    assert str(difference(lock(), many)) == "8 new papers (a, b, c, d, e and 3 more)"


def test_other_rules_alone_are_a_difference() -> None:
    found = difference(BEFORE, replace(BEFORE, rules=2))
    assert found
    assert str(found) == "the version of its rules"


def test_a_paper_is_lost_when_it_is_removed_and_was_there() -> None:
    before = lock(entry("a"), entry("b"), entry("c", removed=True), entry("d"))
    after = lock(
        entry("a", removed=True, changes=changed("removed")),
        entry("b", into="d", changes=changed("merged")),
        entry("c", removed=True),
        entry("d"),
    )
    assert lost_papers(before, after) == ["a"]
