"""Where a text mentions a term: by its words, as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.terms import TermIndex
from tests.hostile import TEXTS

NAMES = [
    ("cache", "KV cache"),
    ("moe", "mixture of experts"),
    ("moe", "MoE"),
    ("draft", "draft model"),
    ("zero", "ZeRO"),
    ("pass", "pass@k"),
    ("ar", "autoregressive"),
    ("nar", "non-autoregressive"),
]
INDEX = TermIndex(NAMES)


def found(text: str) -> list[tuple[str, str]]:
    return [(each.term, text[each.start : each.end]) for each in INDEX.mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two KV caches.", [("cache", "KV caches")]),
        ("a KV-cache", [("cache", "KV-cache")]),
        ("a kv cache", []),
        ("the KV\ncache", [("cache", "KV\ncache")]),
        ("Mixtures of experts (MoEs)", [("moe", "Mixtures of experts"), ("moe", "MoEs")]),
        ("zero draft, model moe", []),
        ("ZeRO-3", [("zero", "ZeRO")]),
        ("a draft/model", []),
        ("pass@k", [("pass", "pass@k")]),
        ("pass k", []),
        ("non-autoregressive", [("nar", "non-autoregressive")]),
        ("ﬁne draft model", [("draft", "draft model")]),
    ],
)
def test_a_mention_is_the_words_of_a_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_glossary_without_terms_finds_nothing() -> None:
    assert list(TermIndex([]).mentions("KV cache")) == []


PIECES = st.sampled_from(["KV", "cache", "MoE", " ", "-", "draft", "models", ",", "é", "pass@k"])


@given(st.text() | st.sampled_from(TEXTS) | st.lists(PIECES).map("".join))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in INDEX.mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
