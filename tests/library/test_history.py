"""Addresses for ever: whatever happens to a list, none that was published breaks."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.lock_file import Change, Generation, Lock, Published, read_lock, write_lock
from sitegen.content.record import Record
from sitegen.library.history import identify, update
from sitegen.library.paper import Paper, build_paper, paper_id
from sitegen.pages.former import former_pages
from tests.factories import CAPTURES, library, record

Cluster = Sequence[Record]


def listing(title: str, abstract: str | None = None, line: int = 1) -> Record:
    text = f"About {title}." if abstract is None else abstract
    return record(title, lines=(line,), abstract=(text,) if text else ())


LANTERN = listing("Lantern")
LAMP = listing("Lamp")
ORCHARD = listing("Orchard")


def publish(
    clusters: Sequence[Cluster], lock: Lock, on: str | None = None
) -> tuple[list[Paper], Lock]:
    """One generation: the papers of `clusters` with their ids, and the lock after it."""
    papers = [
        build_paper(cluster, (), CAPTURES, identifier)
        for cluster, identifier in zip(clusters, identify(clusters, lock), strict=True)
    ]
    return papers, update(lock, papers, on)


def generations(*lists: Sequence[Cluster]) -> tuple[list[Paper], Lock]:
    papers: list[Paper] = []
    lock = Lock()
    for clusters in lists:
        papers, lock = publish(clusters, lock)
    return papers, lock


def events(lock: Lock, identifier: str) -> list[str]:
    return [change.event for change in lock.entries[identifier].changes]


def ids(papers: Sequence[Paper]) -> list[str]:
    return [paper.id for paper in papers]


# -- Identifiers


def test_a_new_paper_goes_by_its_first_title() -> None:
    papers, _ = generations([[LANTERN, LAMP], [ORCHARD]])
    assert ids(papers) == [paper_id("Lantern"), paper_id("Orchard")]


def test_a_published_paper_keeps_its_id_whatever_title_comes_first() -> None:
    papers, lock = generations([[LANTERN]], [[LAMP, LANTERN]])
    assert ids(papers) == [paper_id("Lantern")]
    papers, _ = publish([[LAMP]], lock)
    assert ids(papers) == [paper_id("Lantern")]


def test_a_retitled_paper_is_known_by_its_abstract() -> None:
    papers, lock = generations([[LANTERN]], [[listing("Lantern, Revised", LANTERN.text)]])
    assert ids(papers) == [paper_id("Lantern")]
    assert events(lock, papers[0].id) == ["retitled"]
    assert lock.entries[papers[0].id].changes[0].was == "Lantern"


def test_an_empty_abstract_makes_no_two_papers_one() -> None:
    papers, _ = generations([[listing("Lantern", "")]], [[listing("Orchard", "")]])
    assert ids(papers) == [paper_id("Orchard")]


def test_merged_papers_go_by_the_oldest_id() -> None:
    papers, lock = generations([[LAMP]], [[LANTERN], [LAMP]], [[LANTERN, LAMP]])
    assert ids(papers) == [paper_id("Lamp")]
    assert lock.redirects == {paper_id("Lantern"): paper_id("Lamp")}


@pytest.mark.parametrize("parts", [[[LANTERN], [LAMP]], [[LAMP], [LANTERN]]])
def test_of_a_split_paper_the_part_with_its_title_keeps_the_id(parts: list[Cluster]) -> None:
    papers, lock = generations([[LANTERN, LAMP]], parts)
    assert sorted(ids(papers)) == sorted([paper_id("Lantern"), paper_id("Lamp")])
    for paper in papers:
        assert paper.id == paper_id(paper.title.value)
    assert lock.redirects == {}


def test_papers_merged_and_parted_again_have_their_own_ids_back() -> None:
    papers, lock = generations(
        [[LANTERN], [LAMP]], [[LANTERN, LAMP]], [[LAMP], [LANTERN]], [[LANTERN], [LAMP]]
    )
    assert ids(papers) == [paper_id("Lantern"), paper_id("Lamp")]
    assert events(lock, paper_id("Lamp")) == ["merged", "restored"]


def test_a_paper_left_of_a_merged_one_keeps_the_address_readers_know() -> None:
    papers, _ = generations([[LANTERN], [LAMP]], [[LANTERN, LAMP]], [[LAMP]])
    assert ids(papers) == [paper_id("Lantern")]


TWINS = [[listing("Errata", "Of the first.")], [listing("Errata", "Of the second.")]]


@pytest.mark.parametrize("later", [TWINS, TWINS[::-1]])
def test_two_papers_of_one_title_keep_their_ids_in_any_order(later: list[Cluster]) -> None:
    before, lock = generations(TWINS)
    after, again = publish(later, lock)
    told = {paper.text: paper.id for paper in before}
    assert len(set(told.values())) == 2
    assert {paper.text: paper.id for paper in after} == told
    assert again == lock


def test_a_twin_that_comes_later_does_not_take_the_first_ones_id() -> None:
    papers, _ = generations([TWINS[1]], TWINS)
    assert papers[1].id == paper_id("Errata")
    assert papers[0].id.startswith("errata-") and papers[0].id != papers[1].id


def test_a_twin_that_goes_leaves_its_address_to_nobody() -> None:
    (first, second), lock = generations(TWINS)
    papers, lock = publish([TWINS[1]], lock)
    assert ids(papers) == [second.id]
    assert lock.entries[first.id].removed
    assert lock.redirects == {}


def test_ids_of_titles_without_latin_letters_stay_apart() -> None:
    papers, _ = generations(
        [[listing("灯笼", "甲")], [listing("灯笼", "乙")], [listing("果园", "丙")]]
    )
    assert len(set(ids(papers))) == 3


# -- What happened


def test_a_paper_that_goes_and_comes_back() -> None:
    _, lock = generations([[LANTERN], [ORCHARD]], [[ORCHARD]])
    assert lock.entries[paper_id("Lantern")].removed
    papers, lock = publish([[ORCHARD], [LANTERN]], lock)
    assert ids(papers)[1] == paper_id("Lantern")
    assert not lock.entries[papers[1].id].removed
    assert events(lock, papers[1].id) == ["removed", "restored"]


def test_a_corrected_fact_is_a_change() -> None:
    (paper,), lock = generations([[LANTERN]])
    assert update(lock, [paper], None) == lock
    _, lock = publish([[listing("Lantern", "Something else.")]], lock, "2026-05-01")
    assert events(lock, paper.id) == ["corrected"]
    assert lock.generations[-1] == Generation(number=2, on="2026-05-01")


def test_a_new_listing_of_a_paper_is_no_new_generation() -> None:
    _, before = generations([[LANTERN]])
    short = listing("Lantern", "About it.", line=5)
    (paper,), after = publish([[LANTERN, short]], before)
    assert after.generations == before.generations
    assert len(after.entries[paper.id].texts) == 2


def test_a_merged_paper_can_move_on() -> None:
    _, lock = generations(
        [[LANTERN], [LAMP], [ORCHARD]], [[LANTERN, LAMP], [ORCHARD]], [[ORCHARD, LANTERN, LAMP]]
    )
    shown = {entry.id for entry in lock.entries.values() if not entry.into}
    assert len(shown) == 1
    assert set(lock.redirects.values()) == shown


def test_a_circle_of_redirects_written_by_hand_ends() -> None:
    entries = {
        one: Published(id=one, title=one, keys=(), since=1, facts="0", into=other)
        for one, other in (("a", "b"), ("b", "a"))
    }
    lock = Lock(entries=entries)
    assert lock.follow("a") == "b"
    assert lock.redirects == {"a": "b", "b": "a"}


@pytest.mark.parametrize("on", [None, "2026-04-15"])
def test_publishing_the_same_again_changes_nothing(on: str | None) -> None:
    papers, lock = publish([[LANTERN, LAMP], [ORCHARD], *TWINS], Lock(), on)
    again, same = publish([[LANTERN, LAMP], [ORCHARD], *TWINS], lock, "2030-01-01")
    assert again == papers
    assert same == lock


# -- Every address, through generations drawn at random

SHELF = [LANTERN, LAMP, ORCHARD, *(twin[0] for twin in TWINS), listing("Lamp", "Elsewhere.", 9)]


@st.composite
def partitions(draw: st.DrawFn) -> list[Cluster]:
    """Some of the listings, in some order, put together to papers somehow."""
    shown = draw(st.permutations(range(len(SHELF))))[: draw(st.integers(0, len(SHELF)))]
    owners = [draw(st.integers(0, 3)) for _ in shown]
    return [
        [SHELF[i] for i, owner in zip(shown, owners, strict=True) if owner == one]
        for one in dict.fromkeys(owners)
    ]


@given(st.lists(partitions(), min_size=1, max_size=4))
def test_no_address_ever_breaks(lists: list[list[Cluster]]) -> None:
    lock = Lock()
    published: set[str] = set()
    for clusters in lists:
        papers, lock = publish(clusters, lock)
        assert len(set(ids(papers))) == len(papers)
        published |= set(ids(papers))
        shelf = library(papers, lock=lock)
        addresses = {paper.url for paper in papers}
        former = {page.path: page for page in former_pages(shelf)}
        assert not addresses & former.keys()
        assert {f"papers/{one}.html" for one in published} == addresses | former.keys()
        assert all(page.redirect in addresses for page in former.values() if page.redirect)
        assert publish(clusters, lock) == (papers, lock)


# -- The file

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
CHANGES = st.builds(
    Change,
    generation=st.integers(1, 9),
    event=st.sampled_from(["retitled", "corrected", "merged", "removed", "restored"]),
    was=st.just("") | TEXTS,
)
ENTRIES = st.builds(
    Published,
    id=TEXTS,
    title=TEXTS,
    keys=st.lists(TEXTS, max_size=3).map(tuple),
    since=st.integers(1, 9),
    facts=TEXTS,
    texts=st.lists(TEXTS, max_size=2).map(tuple),
    into=st.none() | TEXTS,
    removed=st.booleans(),
    changes=st.lists(CHANGES, max_size=2).map(tuple),
)
LOCKS = st.builds(
    Lock,
    entries=st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.id).map(
        lambda entries: {entry.id: entry for entry in entries}
    ),
    generations=st.lists(
        st.builds(Generation, number=st.integers(1, 9), on=st.none() | TEXTS), max_size=3
    ).map(tuple),
)


@given(LOCKS)
def test_a_lock_is_read_back_as_it_was_written(lock: Lock) -> None:
    assert read_lock("papers.lock", write_lock(lock)) == (lock, ())


def test_a_change_of_one_paper_is_a_change_of_one_line() -> None:
    _, before = generations([[LANTERN], [ORCHARD]])
    entry = replace(before.entries[paper_id("Orchard")], title="Orchard, again")
    after = replace(before, entries={**before.entries, entry.id: entry})
    lines = zip(write_lock(before).splitlines(), write_lock(after).splitlines(), strict=True)
    assert [one != other for one, other in lines].count(True) == 1


def test_no_lock_is_an_empty_one() -> None:
    assert read_lock("papers.lock", "\n") == (Lock(), ())


def test_a_merge_conflict_is_told_with_its_line() -> None:
    _, lock = generations([[LANTERN], [ORCHARD]])
    lines = write_lock(lock).splitlines()
    conflict = "\n".join([*lines[:4], "<<<<<<< ours", *lines[4:], "=======", ">>>>>>> theirs"])
    _, (problem,) = read_lock("papers.lock", conflict)
    assert str(problem).startswith("papers.lock:5: an unresolved merge conflict (keep the lines")


def test_both_sides_of_a_conflict_kept_are_told() -> None:
    _, lock = generations([[LANTERN]])
    line = write_lock(lock).splitlines()[3]
    both = write_lock(lock).replace(line, f"{line},\n{line}")
    read_back, (problem,) = read_lock("papers.lock", both)
    assert problem.message == f"two lines for '{paper_id('Lantern')}'"
    assert read_back == lock


@pytest.mark.parametrize(
    "text",
    [
        *("{", "[]", "3", "null", '"text"', '{"format": 2}', '{"format": 1}', "\x00", "[" * 10**5),
        '{"format": 1, "papers": [[]], "generations": []}',
        '{"format": 1, "papers": ["x"], "generations": []}',
        '{"format": 1, "papers": [{}], "generations": []}',
        '{"format": 1, "papers": [{"id": "x", "paper": 1}], "generations": []}',
        '{"format": 1, "papers": [], "generations": [{"nr": 1}]}',
    ],
)
def test_what_is_no_lock_is_one_problem(text: str) -> None:
    lock, (problem,) = read_lock("papers.lock", text)
    assert lock == Lock()
    assert problem.message.startswith("not a lock file")
    assert problem.severity == "error"
