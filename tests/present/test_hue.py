"""The hue of a group: five of them, and none twice."""

from sitegen.content.taxonomy import Taxonomy
from sitegen.present.hue import HUES, hue

GROUPS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven")


def test_the_first_groups_have_a_hue_each_and_the_others_none() -> None:
    taxonomy = Taxonomy(groups=GROUPS, topics=())
    assert HUES == 5
    assert [hue(taxonomy, group) for group in GROUPS] == [1, 2, 3, 4, 5, 0, 0]
    assert hue(taxonomy, "") == hue(taxonomy, "Eight") == 0
