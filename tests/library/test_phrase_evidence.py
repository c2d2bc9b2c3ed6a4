"""What phrases add for their owners, by invented ones; topics and facets go by it."""

import pytest

from sitegen.library.phrase_evidence import PhraseEvidence, strongest_first, words_of
from sitegen.text.phrases import Phrase

EVIDENCE = PhraseEvidence(
    (owner, Phrase(text=text, weight=weight))
    for owner, text, weight in [
        ("tea", "teapot", 4),
        ("tea", "leaf", 2),
        ("tea", "coffee", -4),
        ("clay", "kiln", 2),
        ("clay", "gas kiln", 1),
    ]
)


def found(title: str, abstract: str = "") -> dict[str, list[tuple[str, str, float]]]:
    reasons = EVIDENCE.reasons(words_of(title, abstract))
    return {
        owner: [(each.phrase, each.where, each.weight) for each in strongest_first(those)]
        for owner, those in reasons.items()
    }


def test_nothing_said_is_nothing_found() -> None:
    assert found("A Primer", "On other things.") == {}


def test_a_title_counts_threefold_and_half_as_much_behind_a_word_of_means() -> None:
    assert found("Teapots with Kilns") == {
        "tea": [("teapot", "title", 12.0)],
        "clay": [("kiln", "title", 3.0)],
    }


def test_further_phrases_fade_and_mentions_are_counted_to_three() -> None:
    assert found("", "A teapot. A leaf.") == {
        "tea": [("teapot", "abstract", 4.0), ("leaf", "abstract", pytest.approx(1.6))]
    }
    assert found("", "Leaf, leaf, leaf, leaf, leaf.") == {"tea": [("leaf", "abstract", 4.0)]}


def test_a_longer_phrase_hides_a_shorter_one_but_nothing_hides_what_is_against() -> None:
    assert found("", "A gas kiln and coffee.") == {
        "clay": [("gas kiln", "abstract", 1.0)],
        "tea": [("coffee", "abstract", -4.0)],
    }
