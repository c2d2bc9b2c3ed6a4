"""A record's keys follow from it and the frequencies of words, and a block makes few pairs."""

import pytest

from sitegen.content.record import Record
from sitegen.content.words import NO_WORDS
from sitegen.matching.frequencies import count_words
from sitegen.matching.groups import group_records
from sitegen.matching.keys import KINDS, WINDOW, Kind, elected, keys, pairs
from sitegen.matching.lexicon import Lexicon

ALL = Kind(of=KINDS[-1].of, least=0, enough=0)
FEW = Kind(of=KINDS[-1].of, least=0, enough=0, most=3)
ALIKE = Kind(of=KINDS[-1].of, least=60, enough=85)


def test_the_keys_of_a_group() -> None:
    herons = Record(
        dump="a.txt", lines=(1,), title="Night Herons", abstract=("They fish.",), doi="10.1/a"
    )
    (group,) = group_records([herons], frozenset(), Lexicon(NO_WORDS))
    found = {key for _, key in keys(group, count_words([group] * 2))}
    title, abstract = {"nlghtheron", "nlght", "heron"}, {"they fish."}
    assert found == {*title, *abstract, "doi:10.1/a"}


def test_each_is_compared_with_those_that_follow() -> None:
    block = list(range(100, 120))
    found = elected(pairs(ALL, block, ["heron"] * 20))
    assert found == [(a, b) for a in block for b in block if 0 < b - a <= WINDOW]


@pytest.mark.parametrize(("size", "found"), [(2, 1), (3, 3), (4, 0)])
def test_a_key_of_too_many_says_nothing(size: int, found: int) -> None:
    assert len(elected(pairs(FEW, range(size), ["heron"] * size))) == found


def test_only_lookalikes_have_a_vote() -> None:
    titles = ["night heron", "night herons", "wading at dusk"]
    assert set(pairs(ALIKE, range(3), titles)) == {(0, 1)}


@pytest.mark.parametrize(("title", "votes"), [("heron at dusk", 1), ("night herons", 2)])
def test_a_key_is_two_votes_for_titles_very_much_alike(title: str, votes: int) -> None:
    found = list(pairs(ALIKE, range(2), ["night heron", title]))
    assert found == [(0, 1)] * votes


def test_two_votes_make_a_pair_worth_classifying() -> None:
    assert elected([(3, 4), (0, 2), (0, 1), (3, 4), (0, 1), (0, 1)]) == [(0, 1), (3, 4)]
