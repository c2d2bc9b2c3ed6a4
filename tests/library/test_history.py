"""Addresses last forever: whatever happens to a list, none that was published breaks."""

import json
import shutil
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.lock_file import Change, Lock, Published, Revision, write_lock
from sitegen.content.lock_reader import read_lock
from sitegen.content.record import Record
from sitegen.content.settings import read_settings
from sitegen.library.assemble import Assembly
from sitegen.library.history import RULES, identify, read_facts, record_site, update
from sitegen.library.names import RecordResolver
from sitegen.library.paper import Paper, build_paper, paper_id
from sitegen.pages.former import former_pages
from sitegen.progress import Progress
from sitegen.site.plan import read
from sitegen.text.link import Link
from sitegen.text.titles import normalize
from tests.corpus import ROOT
from tests.factories import BY_CURATOR, CAPTURES, date, library, organization, record

Cluster = Sequence[Record]


def listing(title: str, abstract: str | None = None, line: int = 1) -> Record:
    text = f"About {title}." if abstract is None else abstract
    return record(title, lines=(line,), abstract=(text,) if text else ())


LANTERN = listing("Lantern")
LAMP = listing("Lamp")
ORCHARD = listing("Orchard")


def publish(
    clusters: Sequence[Cluster], lock: Lock, as_of: str | None = None
) -> tuple[list[Paper], Lock]:
    """One revision: the papers of `clusters` with their ids, and the lock after it."""
    papers = [
        build_paper(cluster, (), CAPTURES, identifier)
        for cluster, identifier in zip(clusters, identify(clusters, lock), strict=True)
    ]
    return papers, update(lock, papers, as_of)


def revisions(*lists: Sequence[Cluster]) -> tuple[list[Paper], Lock]:
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
    papers, _ = revisions([[LANTERN, LAMP], [ORCHARD]])
    assert ids(papers) == [paper_id("Lantern"), paper_id("Orchard")]


def test_a_published_paper_keeps_its_id_whatever_title_comes_first() -> None:
    papers, lock = revisions([[LANTERN]], [[LAMP, LANTERN]])
    assert ids(papers) == [paper_id("Lantern")]
    papers, _ = publish([[LAMP]], lock)
    assert ids(papers) == [paper_id("Lantern")]


def test_a_retitled_paper_is_known_by_its_abstract() -> None:
    papers, lock = revisions([[LANTERN]], [[listing("Lantern, Revised", LANTERN.text)]])
    assert ids(papers) == [paper_id("Lantern")]
    assert events(lock, papers[0].id) == ["retitled"]
    assert lock.entries[papers[0].id].changes[0].was == "Lantern"


def test_an_empty_abstract_makes_no_two_papers_one() -> None:
    papers, _ = revisions([[listing("Lantern", "")]], [[listing("Orchard", "")]])
    assert ids(papers) == [paper_id("Orchard")]


def test_merged_papers_go_by_the_oldest_id() -> None:
    papers, lock = revisions([[LAMP]], [[LANTERN], [LAMP]], [[LANTERN, LAMP]])
    assert ids(papers) == [paper_id("Lamp")]
    assert lock.redirects == {paper_id("Lantern"): paper_id("Lamp")}


@pytest.mark.parametrize("parts", [[[LANTERN], [LAMP]], [[LAMP], [LANTERN]]])
def test_of_a_split_paper_the_part_with_its_title_keeps_the_id(parts: list[Cluster]) -> None:
    papers, lock = revisions([[LANTERN, LAMP]], parts)
    assert sorted(ids(papers)) == sorted([paper_id("Lantern"), paper_id("Lamp")])
    for paper in papers:
        assert paper.id == paper_id(paper.title.value)
    assert lock.redirects == {}


def test_papers_merged_and_separated_again_have_their_own_ids_back() -> None:
    papers, lock = revisions(
        [[LANTERN], [LAMP]], [[LANTERN, LAMP]], [[LAMP], [LANTERN]], [[LANTERN], [LAMP]]
    )
    assert ids(papers) == [paper_id("Lantern"), paper_id("Lamp")]
    assert events(lock, paper_id("Lamp")) == ["merged", "restored"]


def test_a_paper_left_of_a_merged_one_keeps_the_address_readers_know() -> None:
    papers, _ = revisions([[LANTERN], [LAMP]], [[LANTERN, LAMP]], [[LAMP]])
    assert ids(papers) == [paper_id("Lantern")]


TWINS = [[listing("Errata", "Of the first.")], [listing("Errata", "Of the second.")]]


@pytest.mark.parametrize("later", [TWINS, TWINS[::-1]])
def test_two_papers_of_one_title_keep_their_ids_in_any_order(later: list[Cluster]) -> None:
    before, lock = revisions(TWINS)
    after, again = publish(later, lock)
    reported = {paper.text: paper.id for paper in before}
    assert len(set(reported.values())) == 2
    assert {paper.text: paper.id for paper in after} == reported
    assert again == lock


def test_a_twin_that_comes_later_does_not_take_the_first_ones_id() -> None:
    papers, _ = revisions([TWINS[1]], TWINS)
    assert papers[1].id == paper_id("Errata")
    assert papers[0].id.startswith("errata-") and papers[0].id != papers[1].id


def test_a_twin_that_goes_leaves_its_address_to_nobody() -> None:
    (first, second), lock = revisions(TWINS)
    papers, lock = publish([TWINS[1]], lock)
    assert ids(papers) == [second.id]
    assert lock.entries[first.id].removed
    assert lock.redirects == {}


def test_ids_of_titles_without_latin_letters_stay_apart() -> None:
    papers, _ = revisions(
        [[listing("灯笼", "甲")], [listing("灯笼", "乙")], [listing("果园", "丙")]]
    )
    assert len(set(ids(papers))) == 3


# -- What happened


def test_a_paper_that_goes_and_comes_back() -> None:
    _, lock = revisions([[LANTERN], [ORCHARD]], [[ORCHARD]])
    assert lock.entries[paper_id("Lantern")].removed
    papers, lock = publish([[ORCHARD], [LANTERN]], lock)
    assert ids(papers)[1] == paper_id("Lantern")
    assert not lock.entries[papers[1].id].removed
    assert events(lock, papers[1].id) == ["removed", "restored"]


def test_a_corrected_fact_is_a_change() -> None:
    (paper,), lock = revisions([[LANTERN]])
    assert update(lock, [paper], None) == lock
    _, lock = publish([[listing("Lantern", "Something else.")]], lock, "2026-05-01")
    assert events(lock, paper.id) == ["corrected"]
    assert lock.revisions[-1] == Revision(number=2, as_of="2026-05-01")


def test_a_new_listing_of_a_paper_is_not_a_new_revision() -> None:
    _, before = revisions([[LANTERN]])
    short = listing("Lantern", "About it.", line=5)
    (paper,), after = publish([[LANTERN, short]], before)
    assert after.revisions == before.revisions
    assert len(after.entries[paper.id].abstract_hashes) == 2


def test_a_merged_paper_can_move_on() -> None:
    _, lock = revisions(
        [[LANTERN], [LAMP], [ORCHARD]], [[LANTERN, LAMP], [ORCHARD]], [[ORCHARD, LANTERN, LAMP]]
    )
    shown = {entry.id for entry in lock.entries.values() if not entry.into}
    assert len(shown) == 1
    assert set(lock.redirects.values()) == shown


def test_a_cycle_of_redirects_written_by_hand_ends() -> None:
    entries = {
        one: Published(id=one, title=one, first_revision=1, into=other)
        for one, other in (("a", "b"), ("b", "a"))
    }
    lock = Lock(entries=entries)
    assert lock.follow("a") == "b"
    assert lock.redirects == {"a": "b", "b": "a"}


@pytest.mark.parametrize("as_of", [None, "2026-04-15"])
def test_publishing_the_same_again_changes_nothing(as_of: str | None) -> None:
    papers, lock = publish([[LANTERN, LAMP], [ORCHARD], *TWINS], Lock(), as_of)
    again, same = publish([[LANTERN, LAMP], [ORCHARD], *TWINS], lock, "2030-01-01")
    assert again == papers
    assert same == lock


# -- What was read, and what we make of it

FULL = record(
    "Lantern \\emph{light}",
    abstract=("About lanterns -- at length.",),
    date=date("2024-08-17"),
    authors_count=3,
    organization=organization("Lantern Works"),
)
LINKS = (Link("code", "https://example.org/a"),)


def curated(**values: Any) -> Paper:
    """The paper of `FULL`, of which the curator states some values."""
    stated = {name: (value, BY_CURATOR) for name, value in values.items()}
    return build_paper([FULL], (), CAPTURES, None, stated)


def test_another_way_of_cleaning_corrects_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    (paper,), lock = revisions([[FULL, LAMP]])
    monkeypatch.setattr("sitegen.library.paper.readable", str.upper)
    (cleaned,), again = publish([[FULL, LAMP]], lock)
    assert cleaned.title.value != paper.title.value and cleaned.text != paper.text
    assert again.revisions == lock.revisions
    assert again.entries[paper.id].title == cleaned.title.value
    monkeypatch.undo()
    _, back = publish([[FULL, LAMP]], again)
    assert back.revisions == lock.revisions
    assert back.entries[paper.id].title == paper.title.value


def test_a_fact_that_becomes_known_is_not_a_correction() -> None:
    bare = replace(FULL, abstract=(), date=None, authors_count=None, organization=None)
    without_year = replace(FULL, date=date(day=(8, 17)), organization=None)
    _, lock = revisions([[bare]], [[without_year]], [[FULL]])
    assert len(lock.revisions) == 1
    assert update(lock, [curated(links=LINKS, venue="A venue")], None).revisions == lock.revisions


@pytest.mark.parametrize(
    "change",
    [
        {"date": date("2023-08-17")},
        {"date": date("2024-08-18")},
        {"date": date(day=(8, 17))},
        {"authors_count": 4},
        {"authors_count": None},
        {"organization": organization("Lamp Works")},
        {"abstract": ("About lanterns --- at length.",)},
    ],
)
def test_a_fact_that_changes_is_a_correction(change: dict[str, Any]) -> None:
    _, lock = revisions([[FULL]], [[replace(FULL, **change)]])
    assert events(lock, paper_id(FULL.title)) == ["corrected"]


@pytest.mark.parametrize(
    "change",
    [
        {"date": date("2021-01-31")},
        {"links": (Link("code", "https://example.org/b"),)},
        {"links": ()},
        {"venue": "Another venue"},
    ],
)
def test_what_the_curator_says_is_a_value_too(change: dict[str, Any]) -> None:
    stated = {"links": LINKS, "venue": "A venue"}
    lock = update(Lock(), [curated(**stated)], None)
    assert update(lock, [curated(**stated)], None) == lock
    changed = curated(**(stated | change))
    assert events(update(lock, [changed], None), changed.id) == ["corrected"]


def test_a_fact_the_program_learns_to_read_announces_nothing_until_it_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, lock = revisions([[FULL], [ORCHARD]])
    for shelf, expected in (("Elsewhere", 1), ("Elsewhere", 1), ("Nowhere", 2)):
        monkeypatch.setattr(
            "sitegen.library.history.read_facts",
            lambda paper, shelf=shelf: {**read_facts(paper), "shelf": (shelf,)},
        )
        _, lock = publish([[FULL], [ORCHARD]], lock)
        assert len(lock.revisions) == expected
    monkeypatch.undo()
    _, lock = publish([[FULL], [ORCHARD]], lock)  # a program that does not know of the fact
    assert len(lock.revisions) == 2


def test_an_abstract_in_the_place_of_our_summary_is_not_a_correction() -> None:
    (ours,) = (replace(capture, summaries=True) for capture in CAPTURES.values())
    summarized = build_paper([FULL], (), {FULL.page_id: ours})
    lock = update(Lock(), [summarized], None)
    longer = replace(FULL, abstract=("About lanterns, in the words of those who made them.",))
    (paper,), lock = publish([[longer]], lock)
    assert lock.entries[paper.id].changes == ()
    _, lock = publish([[FULL]], lock)
    assert events(lock, paper.id) == ["corrected"]


def test_a_summarized_paper_keeps_its_address_under_a_new_title() -> None:
    (ours,) = (replace(capture, summaries=True) for capture in CAPTURES.values())
    lock = update(Lock(), [build_paper([FULL], (), {FULL.page_id: ours})], None)
    renamed = replace(FULL, title="A Lamp")
    (identifier,) = identify([[renamed]], lock)
    paper = build_paper([renamed], (), {FULL.page_id: ours}, identifier)
    assert events(update(lock, [paper], None), paper_id(FULL.title)) == ["retitled"]


def test_another_choice_among_the_same_values_corrects_nothing() -> None:
    other = replace(FULL, lines=(5,), authors_count=4)
    (paper,), lock = revisions([[FULL, other]])
    chosen = paper.authors_count
    assert chosen and chosen.value == 3
    flipped = replace(chosen, value=4, origin=other.provenance)
    chosen_otherwise = replace(paper, facts={**paper.facts, "authors_count": flipped})
    assert update(lock, [chosen_otherwise], None).revisions == lock.revisions


def test_new_rules_take_what_is_there_for_granted(monkeypatch: pytest.MonkeyPatch) -> None:
    _, lock = revisions([[LANTERN], [LAMP], [ORCHARD]])
    monkeypatch.setattr("sitegen.library.history.RULES", RULES + 1)
    later = [[listing("Lantern, Revised", LANTERN.text)], [listing("Lamp", "Another.")]]
    _, lock = publish(later, lock)
    assert events(lock, paper_id("Lantern")) == events(lock, paper_id("Lamp")) == []
    assert events(lock, paper_id("Orchard")) == ["removed"]
    assert lock.entries[paper_id("Lantern")].title == "Lantern, Revised"
    _, lock = publish([[listing("Lantern, Revised", "Again.")], later[1]], lock)
    assert events(lock, paper_id("Lantern")) == ["corrected"]


def test_ids_outlive_the_normal_form_of_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    before, lock = revisions([[LANTERN, LAMP], [ORCHARD], *TWINS], [[LANTERN], *TWINS])
    monkeypatch.setattr("sitegen.library.paper.normalize", lambda title: title[::-1])
    after, again = publish([[LANTERN], *TWINS], lock)
    assert ids(after) == ids(before)
    assert [entry.changes for entry in again.entries.values()] == [
        entry.changes for entry in lock.entries.values()
    ]
    papers, again = publish([[ORCHARD], [LANTERN], *TWINS], again)
    assert papers[0].id == ids(publish([[ORCHARD]], lock)[0])[0]
    assert events(again, papers[0].id) == ["removed", "restored"]
    shelf = RecordResolver([ORCHARD, LANTERN], again)
    assert shelf.positions(papers[0].id) == (0,)


def test_the_topics_a_paper_was_under_stay_once_they_are_gone() -> None:
    (paper,), lock = revisions([[LANTERN]])
    lock = record_site(lock, ["topics/old.html"], {paper.id: ["old", "lights"]}, {"old", "lights"})
    assert lock.entries[paper.id].topics == ("old", "lights")
    lock = record_site(lock, ["topics/new.html"], {paper.id: ["new"]}, {"new", "lights"})
    assert lock.entries[paper.id].topics == ("new", "old")
    assert lock.addresses == ("topics/new.html", "topics/old.html")
    assert record_site(lock, [], {}, {"new"}) == lock


# -- Identifiers of papers


def known(title: str, abstract: str | None = None, **identifiers: Any) -> Record:
    return replace(listing(title, abstract), **identifiers)


ARXIV: dict[str, Any] = {"arxiv": "2401.10020"}
DOI: dict[str, Any] = {"doi": "10.1145/3600006"}


@pytest.mark.parametrize("identifier", [ARXIV, DOI])
def test_a_paper_is_known_by_its_identifier_whatever_it_is_called(
    identifier: dict[str, Any],
) -> None:
    before = [known("Lantern", **identifier)]
    after = [known("Torch", "Said anew.", **identifier)]
    papers, lock = revisions([before, [ORCHARD]], [[ORCHARD], after])
    assert ids(papers) == [paper_id("Orchard"), paper_id("Lantern")]
    assert events(lock, paper_id("Lantern")) == ["retitled"]
    assert revisions([before], [[LAMP]])[0][0].id == paper_id("Lamp")


def test_an_identifier_takes_no_address_from_a_paper_with_its_title_and_abstract() -> None:
    stolen = known("Torch", "Said anew.", **ARXIV)
    for clusters in ([[LANTERN], [stolen]], [[stolen], [LANTERN]]):
        papers, _ = revisions([[known("Lantern", **ARXIV)]], clusters)
        assert {paper.title.value: paper.id for paper in papers} == {
            "Lantern": paper_id("Lantern"),
            "Torch": paper_id("Torch"),
        }


def test_an_identifier_counts_for_more_than_a_title_alone() -> None:
    retitled, namesake = known("Torch", "Said anew.", **ARXIV), listing("Lantern", "Of another.")
    for clusters in ([[namesake], [retitled]], [[retitled], [namesake]]):
        papers, _ = revisions([[known("Lantern", **ARXIV)]], clusters)
        assert {p.title.value: p.id for p in papers}["Torch"] == paper_id("Lantern")


def test_twins_of_one_title_are_told_apart_by_their_identifiers() -> None:
    twins = [[known("Errata", "", arxiv=f"2401.0000{n}")] for n in (1, 2)]
    before, lock = revisions(twins)
    after, again = publish(twins[::-1], lock)
    assert ids(after) == ids(before)[::-1]
    assert again == lock


def test_an_identifier_that_becomes_known_is_no_news_but_kept() -> None:
    _, lock = revisions([[LANTERN]])
    papers, again = publish([[known("Lantern", **ARXIV)]], lock)
    entry = again.entries[papers[0].id]
    assert (entry.identifiers, entry.changes) == (("arxiv:2401.10020",), ())
    assert again.revisions == lock.revisions
    _, later = publish([[LANTERN, known("Lantern", **DOI)]], again)
    assert later.entries[entry.id].identifiers == ("arxiv:2401.10020", "doi:10.1145/3600006")


def test_a_mistyped_identifier_is_forgotten_once_it_is_corrected() -> None:
    mistyped = known("Lantern", arxiv="2401.10021")
    papers, lock = revisions([[mistyped]], [[known("Lantern", **ARXIV)]])
    assert ids(papers) == [paper_id("Lantern")]
    assert lock.entries[papers[0].id].identifiers == ("arxiv:2401.10020",)


def test_a_paper_whose_identifier_went_to_another_was_merged_into_it() -> None:
    lamp = known("Lamp", **ARXIV)
    _, lock = revisions([[known("Lantern", **ARXIV)], [LAMP]], [[lamp]])
    assert lock.redirects == {paper_id("Lantern"): paper_id("Lamp")}


def test_an_identifier_without_a_title_says_nothing_else() -> None:
    untitled = replace(known("", "", **ARXIV), abstract=())
    papers, lock = revisions([[LANTERN, untitled]])
    entry = lock.entries[papers[0].id]
    assert (len(entry.title_hashes), entry.title_ids) == (1, ())
    assert entry.identifiers == ("arxiv:2401.10020",)


def test_what_is_no_identifier_does_not_damage_the_lock() -> None:
    _, lock = revisions([[known("Lantern", arxiv="no id\u202e", doi="10.1/" + "x" * 999)]])
    assert read_lock("papers.lock", write_lock(lock)) == (lock, ())


# -- Locks of version 0.1


def as_format_1(papers: Sequence[Paper]) -> str:
    """The lock that version 0.1 wrote for `papers`."""
    entries = [
        {
            "id": paper.id,
            "title": paper.title.value,
            "keys": sorted({paper_id(record.title) for record in paper.records}),
            "since": 1,
            "facts": "0123456789ab",
            "texts": [sha256(r.text.encode()).hexdigest()[:8] for r in paper.records if r.text],
        }
        for paper in papers
    ]
    generations = [{"number": 1, "on": "2026-04-15"}]
    return json.dumps({"format": 1, "generations": generations, "papers": entries})


def bundled(folder: Path) -> Assembly:
    return read(read_settings(folder / "content"), Progress())


@cache
def bundled_papers() -> Sequence[Paper]:
    return tuple(bundled(ROOT).library.papers.values())


@pytest.mark.parametrize("normal_form", [normalize, lambda title: normalize(title)[::-1]])
def test_the_lock_of_version_0_1_is_carried_over(
    normal_form: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    before = bundled_papers()
    (tmp_path / "content" / "papers.lock").write_text(as_format_1(before), encoding="utf-8")
    monkeypatch.setattr("sitegen.library.paper.normalize", normal_form)
    assembly = bundled(tmp_path)
    assert [each for each in assembly.problems if each.severity != "notice"] == []
    assert assembly.library.papers.keys() == {paper.id for paper in before}
    lock = update(assembly.library.lock, list(assembly.library.papers.values()), "2030-01-01")
    assert [entry.changes for entry in lock.entries.values() if entry.changes] == []
    assert lock.revisions == (Revision(number=1, as_of="2026-04-15"),)
    assert lock.rules == RULES


def test_a_paper_of_version_0_1_without_an_abstract_is_found_by_its_title(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = listing("Lantern", "")
    before = build_paper([bare], (), CAPTURES)
    lock, _ = read_lock("papers.lock", as_format_1([before]))
    monkeypatch.setattr("sitegen.library.paper.normalize", lambda title: title[::-1])
    assert identify([[bare]], lock) == [before.id]


def test_what_version_0_1_says_of_merges_and_removals_is_carried_over() -> None:
    text = (
        '{"format": 1,'
        ' "generations": [{"number": 1, "on": null}, {"number": 2, "on": "2025-03-20"}],'
        ' "papers": [{"id": "a", "title": "A", "keys": ["a", "a2"], "since": 1, "facts": "0",'
        ' "into": "b", "changes": [{"generation": 2, "event": "merged", "was": "A"}]},'
        ' {"id": "b", "title": "B", "keys": ["b"], "since": 2, "facts": "0", "texts": ["01ab23cd"],'
        ' "removed": true}]}'
    )
    lock, problems = read_lock("papers.lock", text)
    assert problems == ()
    assert lock.redirects == {"a": "b"}
    assert lock.entries["a"].changes == (Change(revision=2, event="merged", was="A"),)
    assert lock.entries["a"].title_ids == ("a2",)
    assert lock.entries["b"].abstract_hashes == ("01ab23cd",)
    assert lock.entries["b"].removed
    assert lock.revisions == (
        Revision(number=1, as_of=None),
        Revision(number=2, as_of="2025-03-20"),
    )
    assert read_lock("papers.lock", write_lock(lock)) == (lock, ())


def test_the_lock_of_a_newer_sitegen_is_left_alone() -> None:
    lock, (problem,) = read_lock("papers.lock", '{"format": 3, "anything": []}')
    assert lock == Lock()
    assert "format 3 needs a newer sitegen (upgrade sitegen" in str(problem)


# -- Every address, through revisions drawn at random

SHELF = [
    *(LANTERN, LAMP, ORCHARD, *(twin[0] for twin in TWINS), listing("Lamp", "Elsewhere.", 9)),
    *(known("Torch", **ARXIV), known("Beacon", **ARXIV), known("Orchard", "", **DOI)),
]


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
        former = {page.path: page for page in former_pages(shelf, ())}
        assert not addresses & former.keys()
        assert {f"papers/{one}.html" for one in published} == addresses | former.keys()
        assert all(page.redirect in addresses for page in former.values() if page.redirect)
        assert publish(clusters, lock) == (papers, lock)
