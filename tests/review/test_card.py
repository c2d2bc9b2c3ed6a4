"""A card: what a curator is shown of one item."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from sitegen.content.curation_file import entry_of
from sitegen.library.second_opinion import Opinion
from sitegen.review.card import card
from sitegen.review.item import Item, Kind
from sitegen.review.queue import queue_of
from sitegen.review.view import Card
from tests.review.golden_desk import HARBOR, SURVEY, WHISTLE_II, WINTER, GoldenDesk


class Cards:
    def __init__(self, folder: Path) -> None:
        self.at = GoldenDesk(folder)
        self.library = self.at.read().library
        self.items = queue_of(self.at.read())

    def of(self, item: Item) -> Card:
        return card(
            self.library, item, lambda path: Path(path).read_text(encoding="utf-8").split("\n")
        )

    def of_kind(self, kind: Kind) -> Card:
        return self.of(next(item for item in self.items.values() if item.kind is kind))


@pytest.fixture
def cards(golden: Path) -> Cards:
    return Cards(golden)


def actions(shown: Card) -> list[str]:
    return [each.action for each in shown.actions]


def test_a_paper_is_shown_with_its_phrases_and_their_sums(cards: Cards) -> None:
    shown = cards.of(cards.items[HARBOR])
    assert shown.paper is not None
    assert shown.paper.url == f"/papers/{HARBOR}.html"
    assert shown.paper.records[0].address == "march.txt:21"
    assert "".join(part.text for part in shown.text_parts) == shown.paper.text
    found = [(part.topic, part.phrase, part.text) for part in shown.text_parts if part.topic]
    assert found == [("caches", "cache", "cache")]
    assert [part.text for part in shown.title_parts] == [shown.title]
    assert [(each.slug, each.score, each.share) for each in shown.topics] == [("caches", 4.0, 1.0)]
    assert shown.doubts == ["score 4 is below 10"]
    assert shown.filed
    assert shown.filed.slug == "caches"
    assert shown.choices[0].digit == 1
    assert shown.choices[0].slug == "caches"
    assert len({choice.slug for choice in shown.choices}) == len(shown.choices)
    assert {topic.slug for topic in shown.all} == {*cards.library.taxonomy.by_slug}
    assert actions(shown)[:3] == ["confirm", "file", "hide"]
    assert shown.actions[0].says == "Caches & lanterns is right"


@pytest.mark.parametrize(("own", "is_shown"), [(0.1, True), (0.25, False), (0.219, False)])
def test_an_opinion_is_shown_where_it_is_another(
    cards: Cards, monkeypatch: pytest.MonkeyPatch, own: float, is_shown: bool
) -> None:
    opinion = Opinion(
        paper=HARBOR,
        filed="caches",
        topic="rivers",
        likeness=0.22,
        own=own,
        usual=0.3,
        verdict="other",
    )
    monkeypatch.setattr("sitegen.review.card.opinion_on", lambda library, paper: opinion)
    assert (cards.of(cards.items[HARBOR]).opinion is not None) == is_shown


def test_what_the_file_says_of_it_is_shown(cards: Cards) -> None:
    entry = entry_of(cards.at.text, lambda name: name.startswith("Harbor"))
    shown = card(cards.library, cards.items[HARBOR], lambda path: (), entry)
    assert shown.decided == entry.lines
    assert shown.note == "The charts are <i>invented</i>."
    assert shown.pick == "Read it by the sea & think."


def test_a_suspicious_record_is_shown_among_its_lines(cards: Cards) -> None:
    shown = cards.of(cards.items[SURVEY])
    assert shown.file == "january.txt"
    assert [line.number for line in shown.lines if line.mark] == [11]
    assert [line.number for line in shown.lines] == [9, 10, 11, 12, 13][: len(shown.lines)]
    assert actions(shown)[:4] == ["confirm", "file", "paper", "skip"]
    assert shown.actions[0].says == "it is a paper, and Unsorted is right"


def test_lines_of_another_dump_are_not_looked_for_in_the_first(cards: Cards) -> None:
    asked = cards.items[SURVEY]
    other = replace(asked.lines[0], dump="may.txt", path="may.txt", first=3, last=3, title=3)
    shown = cards.of(replace(asked, lines=(*asked.lines, other)))
    assert [line.number for line in shown.lines if line.mark] == [11]


def test_two_that_may_be_one_are_shown_side_by_side(cards: Cards) -> None:
    shown = cards.of_kind(Kind.NEAR_MISS)
    assert shown.paper
    assert shown.other
    assert {shown.paper.id, shown.other.id} == {"learning-to-whistle-8ea3f9", WHISTLE_II}
    assert "only one title has “2” (decides)" in shown.why
    assert actions(shown) == ["same", "different"]


def test_skipped_lines_are_shown_without_a_paper(cards: Cards) -> None:
    shown = cards.of_kind(Kind.SKIPPED)
    assert shown.paper is None
    assert [line.number for line in shown.lines if line.mark] == [53]
    assert actions(shown) == ["skip"]


def test_a_dump_that_is_gone_is_no_reason_to_fail(cards: Cards) -> None:
    shown = card(cards.library, cards.items[SURVEY], lambda path: ())
    assert shown.lines == []


def test_the_pieces_of_a_text_with_a_gap_in_a_phrase(golden: Path) -> None:
    topics = golden / "content" / "topics.yml"
    text = topics.read_text(encoding="utf-8")
    assert "[search, index]" in text
    topics.write_text(text.replace("[search,", "[search … slow,"), encoding="utf-8")
    cards = Cards(golden)
    shown = cards.of(cards.items[WINTER])
    marked = [part.text for part in shown.text_parts if part.phrase == "search … slow"]
    assert marked == ["Search", "slow"]
