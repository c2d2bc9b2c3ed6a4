"""The bench of builds: what it makes to build, and how it reads what it measured."""

import sys
from itertools import pairwise
from math import log
from pathlib import Path
from random import Random

import pytest

from tests.bench.build_rows import steps_of
from tests.bench.build_tables import exponent
from tests.bench.invented_papers import Told, invented_papers
from tests.bench.measured import CommandError, Measured, measure
from tests.bench.site_bytes import kind_of, weighed

TOLD = [
    Told("Ferry: Moving Parcels over Wide Rivers", "We carry parcels, one by one, over a river."),
    Told("Learning to Bake Bread with Little Flour", "An oven learns from few loaves. It is fast."),
    Told("A Survey of Clocks", "Clocks differ in their hands, their bells and their price."),
    Told("Lamps that Save Oil", "Three lamps burn a night on one spoon of oil."),
]


def test_made_papers_are_the_same_each_time_and_have_titles_of_their_own() -> None:
    once, again = (list(invented_papers(TOLD, 60, Random(1))) for _ in range(2))
    assert once == again
    assert len({paper.title.lower() for paper in once}) == 60


def test_made_titles_repeat_no_word_and_made_abstracts_have_sentences() -> None:
    for paper in invented_papers(TOLD, 60, Random(2)):
        words = paper.title.lower().replace(":", "").split()
        assert all(one != other for one, other in pairwise(words))
        assert paper.abstract.count(". ") >= 2
        assert 60 < len(paper.abstract.split()) < 340


def test_most_people_write_little() -> None:
    papers = list(invented_papers(TOLD, 300, Random(3)))
    written = [person for paper in papers for person in paper.authors]
    once = sum(written.count(person) == 1 for person in set(written))
    assert len(set(written)) > 2 * len(papers)
    assert once > len(set(written)) / 2


def test_growth_is_an_exponent() -> None:
    assert exponent(100, 1.0, 1000, 10.0) == pytest.approx(1)
    assert exponent(100, 1.0, 1000, 100.0) == pytest.approx(2)
    assert exponent(100, 1.0, 200, 3.0) == pytest.approx(log(3) / log(2))
    assert exponent(100, 0.01, 1000, 10.0) is None
    assert exponent(100, 1.0, 100, 2.0) is None


def test_steps_are_named_without_their_numbers_and_add_up() -> None:
    output = "  2.00 s    1.25 s CPU  Matching 1318 records\n  2.00 s    1.25 s CPU  in all\n"
    steps = steps_of(Measured(cpu=2.0, wall=3.0, memory=1, output=output))
    assert steps == {"Matching records": 1.25, "starting, and what is in no step": 0.75}


def test_a_command_is_measured_with_what_it_starts(tmp_path: Path) -> None:
    work = "sum(range(3_000_000))"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{work}'])"
    measured = measure([sys.executable, "-c", f"{child}; print('done')"], tmp_path, {})
    assert measured.output == "done\n"
    assert measured.cpu > 0.02
    assert measured.memory > 1e6


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no such list"):
        measure([sys.executable, "-c", "raise SystemExit('no such list')"], tmp_path, {})


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("papers/a-1.html", "pages of papers"),
        ("papers/a-1.csl.json", "references"),
        ("papers.json", "other"),
        ("search/1/a.js", "search"),
        ("search.html", "other pages"),
        ("reading-list.zip", "archive"),
    ],
)
def test_each_file_is_of_one_kind(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_a_site_is_weighed(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"12345")
    (tmp_path / "a.html").write_bytes(b"1")
    weights = weighed(tmp_path)
    assert weights.total == 6
    assert list(weights.lines())[-1] == "  the largest page is index.html: 0 kB"
