"""The bundled list's picks: a few for each topic, remarks that stand by themselves, in order."""

import re
from collections import Counter

import pytest

from sitegen.content.settings import read_settings
from sitegen.library.library import Library
from sitegen.progress import Progress
from sitegen.site.plan import read
from tests.corpus import ROOT

# Words with which a text leans on what was read before, or says when to read it.
_PLACED = re.compile(
    r"^(start|begin|then|next|first|second|third|finish|end|last|after|read|finally|now|once)\b"
    r"|\b(read (it|this|after|before|next|last|second)|the (preceding|last|next) (one|paper))\b"
    r"|\b(here|this list's next|afterwards)$",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def bundled() -> Library:
    return read(read_settings(ROOT / "content", ROOT / "build"), Progress()).library


def test_a_pick_stands_by_itself(bundled: Library) -> None:
    picks = [decision.pick for decision in bundled.decisions.values() if decision.pick]
    assert len(picks) > 100
    assert [pick for pick in picks if _PLACED.search(pick)] == []


def test_a_pick_is_one_sentence_and_said_of_one_paper(bundled: Library) -> None:
    picks = [decision.pick for decision in bundled.decisions.values() if decision.pick]
    assert [pick for pick in picks if re.search(r"[.!?]\s", pick) or not pick.endswith(".")] == []
    assert [pick for pick in picks if not 6 <= len(pick.split()) <= 30] == []
    assert Counter(picks).most_common(1)[0][1] == 1


def test_every_topic_has_picks_in_proportion_to_its_papers(bundled: Library) -> None:
    courses = bundled.courses.picks
    assert courses.keys() == bundled.taxonomy.by_slug.keys()
    for topic in bundled.taxonomy.topics:
        picks = len(courses[topic.slug].steps)
        assert 3 <= picks <= 10, topic.slug
        assert 2 <= len(bundled.primarily_in(topic)) / picks <= 5, topic.slug


def test_each_pick_has_words_for_its_step(bundled: Library) -> None:
    for slug, course in bundled.courses.picks.items():
        assert all(step.why for step in course.steps), slug


def test_every_path_has_words_for_its_steps(bundled: Library) -> None:
    for path in bundled.courses.paths:
        assert path.intro
        assert all(step.why for step in path.steps), path.title
