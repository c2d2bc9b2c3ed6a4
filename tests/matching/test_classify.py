"""How much abstracts must say, and how far they must agree, before they count."""

from string import ascii_lowercase

import pytest

from sitegen.content.record import Record
from sitegen.content.words import NO_WORDS
from sitegen.matching.classify import PairClassifier, PairDecision
from sitegen.matching.frequencies import count_words
from sitegen.matching.groups import DuplicateGroup
from sitegen.matching.lexicon import Lexicon
from sitegen.text.titles import parse_title

# Words that no rule of spelling or number touches.
WORDS = [f"wo{a}{b}" for a in ascii_lowercase[:20] for b in "bdfghkmnpr"]


def decided(
    one: list[str], other: list[str], titles: tuple[str, str] = ("Green Tea", "Night Trains")
) -> PairDecision:
    groups = [
        DuplicateGroup(
            record=Record(dump="a.txt", lines=(1,), title=title, abstract=(" ".join(words),)),
            title=parse_title(title),
            generic=False,
            positions=(position,),
            place=position,
        )
        for position, (title, words) in enumerate(zip(titles, (one, other), strict=True))
    ]
    return PairClassifier(count_words(groups), Lexicon(NO_WORDS))(*groups)


@pytest.mark.parametrize(("words", "agreement"), [(7, None), (8, 100.0), (9, 100.0)])
def test_an_abstract_of_fewer_than_eight_words_says_nothing(
    words: int, agreement: float | None
) -> None:
    assert decided(WORDS[:words], WORDS[:words]).scores.abstract == agreement
    assert decided(WORDS[:words], WORDS[:50]).scores.abstract == agreement


@pytest.mark.parametrize(("word", "counted"), [("rat", True), ("old", True), ("its", False)])
def test_short_words_are_counted_unless_they_say_nothing(word: str, counted: bool) -> None:
    scores = decided([*WORDS[:7], word], WORDS[:50]).scores
    assert (scores.abstract is not None) is counted


@pytest.mark.parametrize(("one", "other"), [("rat", "cat"), ("old", "new")])
def test_a_short_word_of_title_and_abstract_parts(one: str, other: str) -> None:
    titles = f"Memory of the {one} in Valleys", f"Memory of the {other} in Valleys"
    decision = decided([*WORDS[:40], one], [*WORDS[:40], other], titles)
    assert decision.rule is None
    assert {each.says for each in decision.evidence} & {
        "each abstract speaks of what only its own title has",
        f"the titles differ in “{one}” and “{other}”",
    }


@pytest.mark.parametrize(
    ("shared", "contradicted"), [(20, True), (26, True), (27, True), (28, False), (29, False)]
)
def test_abstracts_that_share_less_than_28_of_100_words_contradict(
    shared: int, contradicted: bool
) -> None:
    one, other = WORDS[:100], WORDS[100 - shared : 200 - shared]
    assert (decided(one, other).reason == "the abstracts are unlike") is contradicted


@pytest.mark.parametrize(("words", "contradicted"), [(19, False), (20, True)])
def test_an_abstract_of_fewer_than_twenty_words_contradicts_nothing(
    words: int, contradicted: bool
) -> None:
    decision = decided(WORDS[:words], WORDS[words : 2 * words])
    assert (decision.reason == "the abstracts are unlike") is contradicted


def test_one_abstract_in_two_spellings_agrees_in_full() -> None:
    british = "Modelling behaviour optimises analyses, catalogs, matrices, centres and queries"
    american = "modeling behavior optimizes analysis, catalog, matrix, center and query"
    assert decided(british.split(), american.split()).scores.abstract == 100.0
