"""The bench of related papers: how it counts what readers said, and what it compares with."""

from tests.bench.field_related import Judged, judge
from tests.bench.related_peers import latent, tf_idf

SUBJECTS = ("lantern oil wick", "river ferry boat", "owl nest egg")
TEXTS = {
    f"{subject.split()[0]}{number}": (f"Of {subject}", f"Paper {subject[0]}{number}")
    for subject in SUBJECTS
    for number in range(6)
}


def test_the_precision_is_that_of_what_is_shown_and_judged() -> None:
    said = {("one", "two"): (1, 1), ("one", "three"): (1, 0), ("two", "one"): (0, 0)}
    shown = {"one": ["two", "three", "four"], "two": ["one"], "unlabeled": ["one"]}
    judged = judge(shown, said)
    assert judged == Judged(pairs=3, unjudged=1, approved=(2, 1))
    assert judged.precision == 0.5


def test_what_is_compared_with_finds_the_papers_on_the_same_subject() -> None:
    for method in (tf_idf, latent):
        found = method(TEXTS)
        assert found.keys() == TEXTS.keys()
        for paper, others in found.items():
            assert len(others) == 5
            assert {other[:-1] for other in others} == {paper[:-1]}, method
            assert paper not in others
