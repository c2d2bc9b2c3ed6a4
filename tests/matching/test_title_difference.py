from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.words import NO_WORDS
from sitegen.matching.lexicon import Lexicon
from sitegen.matching.title_difference import Comparison, Difference, TitleComparer
from sitegen.text.titles import parse_title

LEXICON = Lexicon(NO_WORDS)
compare = TitleComparer(LEXICON)


def compared(first: str, second: str) -> Comparison:
    one, other = (parse_title(title, LEXICON.expansions) for title in (first, second))
    return compare(one, other, lambda _a, _b: False)


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        ("Pre-training at Scale", "Pretraining at scale", Difference.NOTHING),
        ("Part II of the Tale", "Part 2 of the Tale", Difference.NOTHING),
        ("A Tale of Caches", "The Tale of Caches", Difference.NOTHING),
        ("Scaling Laws for Caches", "Scaling Law for Caches", Difference.NOTHING),
        ("Caches (Extended Version)", "Caches", Difference.NOTHING),
        ("Adaptive Scheduling", "Adaptive Sheduling", Difference.TYPO),
        ("Adaptive Scheduling", "Adpative Schedulling", Difference.TYPO),
        ("Adaptive Scheduling of Language Models", "Adaptive Scheduling of La…", Difference.CUT),
        ("Heron: Streaming Speech", "Heron", Difference.SUBTITLE),
        ("Heron: Streaming Speech", "Streaming Speech", Difference.SUBTITLE),
        ("Heron: A Survey", "A Survey: Heron", Difference.REORDERED),
        ("Heron: A Survey of Birds", "Heron", Difference.KIND),
        ("Heron: Training in 1 Hour", "Heron", Difference.KIND),
        ("Heron2: Streaming Speech", "Streaming Speech", Difference.KIND),
        ("Fast Streaming Speech", "Quick Streaming Speech", Difference.REWORDED),
        ("Streaming Speech", "Understanding Streaming Speech", Difference.REWORDED),
        ("Tensor Networks", "Sensor Networks", Difference.LOOKALIKE),
        ("Finite Element Methods at Night", "FEM at Night", Difference.LOOKALIKE),
        ("Birds of Norway at Night", "BON at Night", Difference.LOOKALIKE),
        ("The Caches", "Caches, Full Version", Difference.NOTHING),
        ("Caches", "Caches [Technical Re", Difference.NOTHING),
        ("Stream1ng 5peech", "Streaming Speech", Difference.NOTHING),
        ("Streaming Spe3ch", "Streaming 5peech", Difference.NOTHING),
        ("Heron 2 and Six Wrens", "Heron 2 and 6 Wrens", Difference.NOTHING),
        ("Llama 6 Streaming", "Llama 9 Streaming", Difference.DECISIVE),
        ("Heron", "Heron 2", Difference.DECISIVE),
        ("Heron", "Re: Heron", Difference.DECISIVE),
        ("Heron Streams", "Re-Tuning: Heron Streams", Difference.SUBTITLE),
        ("Heron v2", "Heron v3", Difference.DECISIVE),
        ("Heron: Part I", "Heron: Part II", Difference.DECISIVE),
        ("Upper Bounds", "Lower Bounds", Difference.DECISIVE),
        ("Synchronous Exchange", "Asynchronous Exchange", Difference.DECISIVE),
        ("Encoding Speech", "Decoding Speech", Difference.DECISIVE),
        ("Autoregressive Speech", "Non-Autoregressive Speech", Difference.DECISIVE),
        ("Birds: A Survey", "Birds: A Benchmark", Difference.DECISIVE),
        ("Birds in Wind", "A Reply to “Birds in Wind”", Difference.DECISIVE),
        ("Birds in Wind", "Birds in Wind: A Critique", Difference.DECISIVE),
        ("Scale Is All You Need", "Scale Is Not All You Need", Difference.DECISIVE),
        ("Text-to-Image Models", "Image-to-Text Models", Difference.DECISIVE),
    ],
)
def test_difference(first: str, second: str, difference: Difference) -> None:
    assert compared(first, second).difference is difference
    assert compared(second, first).difference is difference


def test_left_over_words() -> None:
    comparison = compared("Heron: Fast Streaming of Speech", "Heron: Quick Streaming of Speech")
    assert (comparison.left, comparison.right) == (("fast",), ("quick",))
    assert comparison.shared == 3
    assert comparison.coverage == pytest.approx(3 / 4)


def test_two_words_in_use_are_not_a_typo() -> None:
    first, second = parse_title("Batching Tokens"), parse_title("Bathing Tokens")
    assert compare(first, second, lambda _a, _b: False).difference is Difference.TYPO
    assert compare(first, second, lambda _a, _b: True).difference is Difference.REWORDED


SCANNED = [
    ("model", "m0del", "mode1", "m0de1"),
    ("streams", "stream", "5treams", "stream5"),
    ("parallel", "para1lel", "para1le1"),
    ("heron", "her0n", "heron2"),
]
TITLES = st.lists(st.sampled_from(SCANNED), min_size=1).flatmap(
    lambda words: st.tuples(*(st.tuples(*[st.sampled_from(word)] * 2) for word in words))
)


@given(TITLES)
def test_what_a_scanner_erred_in_is_one_from_either_side(
    pairs: tuple[tuple[str, str], ...],
) -> None:
    one, other = (" ".join(words) for words in zip(*pairs, strict=True))
    there, back = compared(one, other), compared(other, one)
    assert there == replace(back, left=back.right, right=back.left)


WORDS = [
    "heron", "hero", "herons", "mode15", "m0del", "2", "ii", "a", "to", "in", "fast", "survey",
    "not", "upper", "lower", ":", "fast:", "…",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=7), st.data())
def test_words_that_are_moved_or_said_twice_are_one_from_either_side(
    words: list[str], data: st.DataObject
) -> None:
    others = data.draw(st.permutations([*words, *data.draw(st.lists(st.sampled_from(WORDS)))]))
    there, back = (
        compared(*titles) for titles in permutations((" ".join(words), " ".join(others)))
    )
    assert there == replace(back, left=back.right, right=back.left)


def test_two_titles_in_which_a_scanner_erred_elsewhere_are_one() -> None:
    for one, other in (("A m0del", "A mode1"), ("A mode1", "A m0del")):
        assert compared(one, other).difference is Difference.NOTHING
