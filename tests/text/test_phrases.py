"""Phrases are found in every spelling of theirs, and in no other words."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.phrases import Phrase, PhraseIndex, spellings
from sitegen.text.words import split


def index(weights: Mapping[str, float], owner: str = "tea") -> PhraseIndex:
    return PhraseIndex(
        (owner, Phrase(text=text, weight=weight)) for text, weight in weights.items()
    )


def found(phrases: Sequence[str], text: str) -> list[str]:
    """The phrases, all of one owner and of one weight, in the order of the text."""
    mentions = index(dict.fromkeys(phrases, 1.0)).find(split(text))
    return [mention.phrase.text for mention in mentions]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("test-time scaling", "Test Time Scaling of Everything"),
        ("test time scaling", "test-time scaling"),
        ("pre-training", "Pretraining on Tea Leaves"),
        ("pre-training", "pre training"),
        ("neural network", "Neural Networks"),
        ("batch", "batches"),
        ("cache", "caches"),
        ("policy", "policies"),
        ("loss", "losses"),
        ("optimization", "Optimisation"),
        ("decentralised", "decentralized"),
        ("behavior", "human behaviour"),
        ("quantiz*", "Quantised models"),
        ("quantis*", "quantization"),
        ("MoE", "Two MoEs"),
        ("CO2", "the CO₂ of training"),
        ("back-propagation", "Backpropagation"),
    ],
)
def test_a_phrase_is_found_in_other_spellings(phrase: str, text: str) -> None:
    assert found([phrase], text) == [phrase]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("SAT", "The cat sat on the mat"),
        ("MoE", "Moe and friends"),
        ("RAG", "a rag"),
        ("art", "the start of an article"),
        ("neural network", "a network of neural origin"),
        ("quantiz*", "quanta"),
        ("scaling law", "scaling. Lawful"),
    ],
)
def test_a_phrase_is_not_found_in_other_words(phrase: str, text: str) -> None:
    assert found([phrase], text) == []


def test_news_are_not_new() -> None:
    assert found(["news"], "new ideas in the news") == ["news"]


def test_a_mention_tells_its_words_and_whose_phrase_it_is() -> None:
    (mention,) = index({"green tea": 2}, owner="drinks").find(split("Much green tea."))
    assert (mention.start, mention.end, mention.owner) == (1, 3, "drinks")
    assert mention.phrase == Phrase(text="green tea", weight=2)


def test_every_mention_is_found() -> None:
    assert found(["tea", "pot"], "tea, pot, tea") == ["tea", "pot", "tea"]


def test_inside_a_longer_phrase_a_phrase_does_not_count() -> None:
    assert found(["scaling law", "test-time scaling law"], "test-time scaling laws") == [
        "test-time scaling law"
    ]
    assert found(["tea", "green tea", "tea leaf"], "green tea leaf") == ["green tea", "tea leaf"]


def test_the_same_words_count_for_each_owner() -> None:
    owners = PhraseIndex((owner, Phrase(text="tea", weight=1)) for owner in ("drinks", "leaves"))
    assert [mention.owner for mention in owners.find(["tea"])] == ["drinks", "leaves"]


def test_one_word_is_found_once_for_an_owner_as_its_weightiest_phrase() -> None:
    mentions = index({"schedul*": 2, "scheduler": 4}).find(["schedulers"])
    assert [mention.phrase.text for mention in mentions] == ["scheduler"]


def test_a_phrase_against_its_owner_always_counts_and_hides_nothing() -> None:
    mentions = index({"big flower pot": -3, "flower": 1, "pot": -1}).find(["big", "flower", "pot"])
    assert [mention.phrase.text for mention in mentions] == ["flower", "big flower pot", "pot"]


def test_phrases_with_a_spelling_in_common_are_the_same() -> None:
    assert spellings("Pre-trainings") & spellings("pretraining")
    assert not spellings("pre-training") & spellings("training")


def test_a_word_of_a_megabyte_is_only_a_word() -> None:
    assert found(["tea*"], "tea" * 350_000) == ["tea*"]


@given(st.lists(st.text("ab -", min_size=1, max_size=6), max_size=5), st.text("ab -", max_size=30))
def test_mentions_lie_within_the_text_and_in_no_other(phrases: list[str], text: str) -> None:
    words = split(text)
    mentions = index(dict.fromkeys(filter(split, phrases), 1.0)).find(words)
    spans = [(mention.start, mention.end) for mention in mentions]
    assert all(0 <= start < end <= len(words) for start, end in spans)
    assert not any(a <= c and d <= b for a, b in spans for c, d in spans if (a, b) != (c, d))
