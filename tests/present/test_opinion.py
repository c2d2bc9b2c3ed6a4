"""What a second opinion says, in words."""

import pytest

from sitegen.content.taxonomy import UNSORTED
from sitegen.library.second_opinion import Opinion, Verdict
from sitegen.present.opinion import opinion_text
from tests.factories import library, paper, topic

NEAR = paper("A Kite & a Tail")
HERE = library([NEAR], topics=[topic("kites", "Kites & tails"), topic("soups", "Soups")])


@pytest.mark.parametrize(
    ("filed", "likeness", "own", "verdict", "text"),
    [
        ("soups", 0.412, 0.0, "other", "nearer to Kites & tails (.41) than to Soups (.00)"),
        ("soups", 0.41, 1.07, "agrees", "nearest to Soups (1), next to Kites & tails (.41)"),
        ("soups", 0.412, 0.408, "other", "nearer to Kites & tails (.412) than to Soups (.408)"),
        ("soups", 0.09, 0.07, "none", "like those of no topic: Kites & tails (.09) at most, "
         ".34 is usual"),
        ("soups", 0.02, 0.07, "none", "like those of no topic: Soups (.07) at most, .34 is usual"),
        (UNSORTED, 0.41, 0.0, "other", "nearest to Kites & tails (.41), .34 is usual"),
    ],
)  # fmt: skip
def test_an_opinion_in_words(
    filed: str, likeness: float, own: float, verdict: Verdict, text: str
) -> None:
    opinion = Opinion(
        paper="any",
        filed=filed,
        topic="kites",
        likeness=likeness,
        own=own,
        usual=0.341,
        verdict=verdict,
    )
    assert opinion_text(opinion, HERE) == f"its words are {text}"


def test_the_nearest_papers_are_named() -> None:
    opinion = Opinion(
        paper="any",
        filed="soups",
        topic="kites",
        likeness=0.4,
        own=0.1,
        usual=0.3,
        verdict="other",
        neighbors=(NEAR.id,),
    )
    assert opinion_text(opinion, HERE).endswith("; nearest: “A Kite & a Tail”")
