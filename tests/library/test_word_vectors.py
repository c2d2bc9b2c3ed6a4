"""Papers by their words."""

import pytest

from sitegen.library.word_vectors import word_vectors
from tests.factories import library, paper, topic

FURTHER = [paper(f"Number {n}", abstract=(f"ledger{n} column{n}",)) for n in range(8)]


def test_only_words_that_another_paper_has_are_compared() -> None:
    one, other = paper("Of teapots", abstract=("A samovar",)), paper("The teapot", abstract=())
    found = word_vectors(library([one, other, *FURTHER]))
    assert found.vectors[one.id].keys() == {"teapot"}
    assert found.words[one.id] == 2
    assert found.words[other.id] == 1


def test_words_of_no_other_paper_make_a_paper_less_like_any() -> None:
    plain = paper("Teapots", abstract=("kiln",))
    foreign = paper("Teapot", abstract=("kiln pier buoy tide harbor",))
    vectors = word_vectors(library([plain, foreign, *FURTHER])).vectors
    assert sum(w * w for w in vectors[plain.id].values()) == pytest.approx(1)
    assert sum(w * w for w in vectors[foreign.id].values()) < 0.8


def test_a_title_says_more_than_an_abstract() -> None:
    vectors = word_vectors(
        library(
            [
                one := paper("Teapot", abstract=("samovar",)),
                paper("Samovar", abstract=("teapot",)),
                *FURTHER,
            ]
        )
    ).vectors
    assert vectors[one.id]["teapot"] > vectors[one.id]["samovar"]


def test_what_files_a_paper_is_not_among_its_words() -> None:
    one, other = paper("A teapot"), paper("Teapots")
    topics = [topic("kites", "Kites"), topic("soups", "Soups")]
    here = library([one, other, *FURTHER], topics=topics)
    there = library([one, other, *FURTHER], topics=topics, filed={one.id: ["soups"]})
    assert word_vectors(here).vectors == word_vectors(there).vectors
