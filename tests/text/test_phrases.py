"""Phrases are found in every spelling of theirs, and in no other words."""

from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.phrases import WIDEST_GAP, Phrase, PhraseIndex, spellings
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


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("green … tea", "green tea"),
        ("green ... tea", "Green, roasted and freshly ground teas"),
        ("green…tea", "green leaf tea"),
        ("brew* … pre-heated … pot", "Brewed in a preheated clay pot"),
        ("MoT … expert", "MoTs of many experts"),
    ],
)
def test_a_gap_is_a_few_words_or_none(phrase: str, text: str) -> None:
    assert found([phrase], text) == [phrase]


@pytest.mark.parametrize(
    "text",
    ["tea, green", "green", f"green {'leaf ' * (WIDEST_GAP + 1)}tea", "mot of experts"],
)
def test_across_a_gap_that_is_too_wide_nothing_is_found(text: str) -> None:
    assert found(["green … tea", "MoT … expert"], text) == []


def test_of_words_repeated_the_nearest_are_the_phrase() -> None:
    (mention,) = index({"green … tea": 1}).find(split("green green leaf tea tea"))
    assert (mention.start, mention.end, mention.parts) == (1, 4, ((1, 2), (3, 4)))


def test_what_is_in_a_gap_counts_and_a_phrase_s_own_words_do_not() -> None:
    phrases = ["tea", "green … tea leaf", "roasted"]
    assert found(phrases, "green roasted tea leaf") == ["green … tea leaf", "roasted"]
    assert found([*phrases, "roasted tea"], "green roasted tea leaf")[1:] == ["roasted tea"]


def test_a_phrase_without_a_gap_hides_one_whose_words_are_all_in_it() -> None:
    assert found(["green … tea", "green leaf tea"], "green leaf tea") == ["green leaf tea"]
    assert found(["green … tea", "green … leaf … tea"], "green old leaf of tea") == [
        "green … leaf … tea"
    ]


def test_one_place_is_found_once_for_an_owner_with_a_gap_or_without() -> None:
    mentions = index({"green tea": 2, "green … tea": 4, "gre* … tea": 1}).find(["green", "tea"])
    assert [(mention.phrase.weight, mention.parts) for mention in mentions] == [(4, ())]


def test_a_phrase_with_a_gap_may_speak_against_its_owner() -> None:
    mentions = index({"green … tea": -3, "tea": 1}).find(split("green leaf tea"))
    assert [mention.phrase.weight for mention in mentions] == [1, -3]


def test_the_ends_of_a_phrase_are_no_gaps() -> None:
    assert spellings("… green … … tea …") == spellings("green...tea") != spellings("green tea")
    assert spellings("… - …") == {()}


def test_dots_among_hyphens_are_no_gap() -> None:
    assert found(["green .-.. tea … leaf"], "green tea and a leaf") == ["green .-.. tea … leaf"]


Chain = tuple[int, ...]


def naive(parts: Sequence[str], words: Sequence[str], start: int = 0) -> Iterator[Chain]:
    """Every way to find the words with gaps between, by their places."""
    if not parts:
        yield ()
        return
    for place in range(start, min(len(words), start + WIDEST_GAP + 1) if start else len(words)):
        if words[place] == parts[0]:
            yield from ((place, *rest) for rest in naive(parts[1:], words, place + 1))


def shortest(chains: Sequence[Chain]) -> set[Chain]:
    """The last of those between two places that reach over no others."""
    return {
        one
        for one in chains
        if not any(
            (one[0], -one[-1], one) < (other[0], -other[-1], other)
            and one[0] <= other[0]
            and other[-1] <= one[-1]
            for other in chains
        )
    }


@given(
    st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), max_size=4),
    st.lists(st.sampled_from("abcd"), max_size=24),
)
def test_a_naive_search_finds_the_same(parts: list[list[str]], words: list[str]) -> None:
    phrases = {" … ".join(each): each for each in parts}
    every = {(text, c) for text, each in phrases.items() for c in shortest([*naive(each, words)])}
    kept = {
        (text, chain)
        for text, chain in every
        if not any(set(chain) < set(other) for _, other in every)
    }
    index = PhraseIndex((text, Phrase(text=text, weight=1)) for text in phrases)
    mentions = index.find(words)
    assert {(m.phrase.text, tuple(sorted(m.words))) for m in mentions} == kept
    assert len(mentions) == len(kept)


def test_gaps_are_found_in_a_long_text_as_fast_as_words() -> None:
    """Were it quadratic, this would take minutes."""
    mentions = index({"green … tea": 1, "tea … green": 1}).find(["green", "leaf", "tea"] * 10_000)
    assert len(mentions) == 19_999
