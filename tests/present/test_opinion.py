"""What a second opinion says, in words."""

import pytest

from sitegen.content.taxonomy import UNSORTED
from sitegen.library.second_opinion import Opinion
from sitegen.present.opinion import opinion_text
from tests.factories import library, paper, topic

NEAR = paper("A Kite & a Tail")
HERE = library([NEAR], topics=[topic("kites", "Kites & tails"), topic("soups", "Soups")])


@pytest.mark.parametrize(
    ("filed", "likeness", "own", "near", "text"),
    [
        ("soups", 0.412, 0.0, (NEAR.id,),
         "its words are nearer to Kites & tails (.41) than to Soups (.00); "
         "nearest: “A Kite & a Tail”"),
        ("soups", 0.41, 1.07, (),
         "its words are nearest to Soups (1), next to Kites & tails (.41)"),
        (UNSORTED, 0.41, 0.0, (), "its words are nearest to Kites & tails (.41)"),
    ],
)  # fmt: skip
def test_an_opinion_in_words(
    filed: str, likeness: float, own: float, near: tuple[str, ...], text: str
) -> None:
    opinion = Opinion(
        paper="any", filed=filed, topic="kites", likeness=likeness, own=own, neighbors=near
    )
    assert opinion_text(opinion, HERE) == text
