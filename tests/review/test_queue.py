"""The queue: what waits for a curator, in order, and what does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.library.second_opinion import Opinion
from sitegen.review import queue
from sitegen.review.item import Item, Kind
from sitegen.review.queue import queue_of
from tests.review.golden_desk import (
    BOLD,
    HARBOR,
    ORCHARD,
    RIVERS,
    SURVEY,
    WHISTLE_II,
    WINTER,
    GoldenDesk,
)

Edit = Callable[[str, str, str], dict[str, Item]]


@pytest.fixture
def edited(golden: Path) -> Edit:
    """The queue after an edit of a file: a text in the place of another, or in front of all."""

    def edit(name: str = "", old: str = "", new: str = "") -> dict[str, Item]:
        if name:
            path = golden / "content" / name
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new) if old else new + text, encoding="utf-8")
        return queue_of(GoldenDesk(golden).read())

    return edit


def kinds(item: Item) -> list[str]:
    return [reason.kind for reason in item.reasons]


def test_new_papers_come_first_and_those_in_no_doubt_before_them(edited: Edit) -> None:
    items = edited("", "", "")
    order = [item.kind for item in items.values()]
    assert order == sorted(order, key=[*Kind].index)
    assert [*items][:2] == [BOLD, WINTER]
    assert [item.key for item in items.values() if item.certain] == [BOLD, WINTER]


def test_a_paper_is_one_item_with_all_its_reasons_in_numbers(edited: Edit) -> None:
    items = edited("", "", "")
    assert kinds(items[HARBOR]) == ["new", "uncertain"]
    assert items[HARBOR].says == "new since the last publication; uncertain: score 4 is below 10"
    assert kinds(items[WHISTLE_II]) == ["new", "unsorted"]
    assert kinds(items[SURVEY]) == ["record", "unsorted"]
    assert "neither an abstract nor a byline" in items[SURVEY].says
    assert ORCHARD not in items


def test_what_a_second_opinion_contradicts_is_asked(
    edited: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    opinions = {
        paper: Opinion(
            paper=paper,
            filed=filed,
            topic="rivers",
            likeness=0.75,
            own=0.1,
            usual=0.3,
            verdict="other",
        )
        for paper, filed in ((ORCHARD, "scheduling"), (WINTER, "search"))
    }
    monkeypatch.setattr(queue, "second_opinions", lambda library: opinions)
    items = edited("", "", "")
    assert kinds(items[ORCHARD]) == ["unlike"]
    assert items[ORCHARD].says == "its words are nearer to Rivers (.75) than to Scheduling (.10)"
    assert kinds(items[WINTER]) == ["new", "unlike"]
    assert not items[WINTER].certain


def test_skipped_lines_and_near_misses_have_keys_of_their_own(edited: Edit) -> None:
    items = edited("", "", "").values()
    (skipped,) = (item for item in items if item.kind is Kind.SKIPPED)
    assert "1 line skipped: an abstract with no title" in skipped.says
    assert (skipped.lines[0].dump, skipped.lines[0].first) == ("march.txt", 53)
    (near,) = (item for item in items if item.kind is Kind.NEAR_MISS)
    assert near.pair is not None
    assert near.pair.papers == ("learning-to-whistle-8ea3f9", WHISTLE_II)
    assert "only one title has “2” (decides)" in near.says


def test_of_a_list_that_never_was_published_nothing_is_new(edited: Edit, golden: Path) -> None:
    (golden / "content" / "papers.lock").unlink()
    assert "new" not in {kind for item in edited("", "", "").values() for kind in kinds(item)}


@pytest.mark.parametrize("seen", ["2026-12-01", "{on: 2026-12-01, phrases: rivers}"])
def test_a_confirmed_paper_is_not_asked_about(edited: Edit, seen: str) -> None:
    old = 'Scheduling Rivers by Moonlight": {'
    items = edited("curation.yml", old, f"{old}topic: rivers, seen: {seen}, ")
    assert RIVERS not in items


def test_an_overruled_paper_is_not_asked_about_while_the_phrases_say_the_same(
    edited: Edit,
) -> None:
    old = 'Scheduling Rivers by Moonlight": {'
    seen = "seen: {on: 2026-12-01, phrases: rivers}"
    assert RIVERS not in edited("curation.yml", old, f"{old}topic: search, {seen}, ")


def test_it_is_asked_about_again_when_the_phrases_change_sides(edited: Edit) -> None:
    old = 'Scheduling Rivers by Moonlight": {'
    items = edited("curation.yml", old, f"{old}topic: search, seen: 2026-12-01, ")
    assert kinds(items[RIVERS]) == ["uncertain"]
    assert items[RIVERS].says == (
        "the phrases say Rivers now; when it was confirmed on 2026-12-01, they said Search"
    )


def test_it_is_not_asked_about_when_the_phrases_come_round(edited: Edit) -> None:
    """Or a phrase that settles four decisions would put four papers into the queue."""
    old = 'Scheduling Rivers by Moonlight": {'
    seen = "seen: {on: 2026-12-01, phrases: search}"
    assert RIVERS not in edited("curation.yml", old, f"{old}topic: rivers, {seen}, ")


def test_a_pinned_paper_is_neither_new_nor_uncertain(edited: Edit) -> None:
    old = 'Scheduling Rivers by Moonlight": {'
    assert RIVERS not in edited("curation.yml", old, f"{old}topic: rivers, ")


def test_a_paper_seen_without_a_topic_is_left_alone(edited: Edit) -> None:
    old = 'Scheduling Rivers by Moonlight": {'
    assert RIVERS not in edited("curation.yml", old, f"{old}seen: 2026-12-01, ")


def test_a_paper_that_fits_no_topic_is_unsorted_for_good(edited: Edit) -> None:
    old = 'Scheduling Rivers by Moonlight": {'
    seen = "seen: {on: 2026-12-01, phrases: rivers}"
    assert RIVERS not in edited("curation.yml", old, f"{old}topic: unsorted, {seen}, ")
    confirmed = edited("curation.yml", "phrases: rivers", "phrases: unsorted")
    assert kinds(confirmed[RIVERS]) == ["uncertain"]


def test_a_decided_near_miss_and_an_accepted_line_are_out(edited: Edit) -> None:
    pair = f"- [learning-to-whistle-8ea3f9, {WHISTLE_II}]"
    items = edited("curation.yml", "different:", f"different:\n  {pair}")
    assert Kind.NEAR_MISS not in {item.kind for item in items.values()}
    items = edited("curation.yml", "march.txt: {", "march.txt: {skip: [53], ")
    assert Kind.SKIPPED not in {item.kind for item in items.values()}


def test_what_only_a_doubtful_place_states_is_asked(edited: Edit, golden: Path) -> None:
    reference = "@misc{x, title={Winter Search: Finding Snow Under Snow}, doi={10.5555/12345}}\n"
    folder = golden / "content" / "references"
    folder.mkdir()
    (folder / "odd.bib").write_text(reference)
    items = edited(
        "curation.yml", "dumps:\n  {", "dumps:\n  {references/odd.bib: {confirmed: false}, "
    )
    assert items[WINTER].says == (
        "new since the last publication; "
        "unconfirmed: doi 10.5555/12345 (only in references/odd.bib:1)"
    )


def test_a_reference_that_may_be_of_a_paper_is_asked_as_a_pair(edited: Edit, golden: Path) -> None:
    reference = (
        "@misc{x, title={Winter Search: Finding Snow Under Snow 2}, abstract={Search under snow is "
        "slow. An index of footprints finds what lies below in logarithmic time.}}\n"
    )
    folder = golden / "content" / "references"
    folder.mkdir()
    (folder / "more.bib").write_text(reference)
    asked = [item for item in edited("", "", "").values() if item.kind is Kind.IDENTITY]
    assert [item.pair and item.pair.second[0] for item in asked] == ["references/more.bib:1"]
    assert asked[0].says.startswith("a reference that may be of this paper (references/more.bib:1)")


def test_identifiers_without_a_title_are_one_item_a_dump(edited: Edit, golden: Path) -> None:
    (golden / "content" / "dumps" / "ids.txt").write_text("arXiv:2401.00001\narXiv:2401.00002\n")
    (item,) = (each for each in edited("", "", "").values() if each.kind is Kind.IDENTITY)
    assert item.says.startswith("ids.txt: 2 identifiers without a title; 'sitegen look-up'")
    assert [lines.first for lines in item.lines] == [1, 2]
