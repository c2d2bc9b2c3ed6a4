"""What an assignment falls short of, in words; the numbers never contradict them."""

import pytest

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.assign_topics import Assignment, Doubt, Placement
from sitegen.present.doubt import doubt_texts
from tests.factories import topic

TOPIC = topic()
TAXONOMY = Taxonomy(groups=("Systems",), topics=(TOPIC,))


def told(*doubts: Doubt, runner_up: bool = True) -> list[str]:
    near = Placement(topic=TOPIC.slug, score=1.0, reasons=()) if runner_up else None
    assignment = Assignment(primary=None, secondary=(), runner_up=near, margin=0.0, doubts=doubts)
    return [*doubt_texts(assignment, TAXONOMY)]


def test_each_doubt_is_said_with_what_was_found_and_what_was_needed() -> None:
    assert told(
        Doubt(kind="little", found=7.0, needed=10.0), Doubt(kind="close", found=0.125, needed=0.3)
    ) == ["score 7 is below 10", f"only 12% ahead of {TOPIC.name}, 30% needed"]
    assert told() == []


def test_what_was_too_little_for_the_nearest_topic_is_said() -> None:
    little = Doubt(kind="too-little", found=1.5, needed=3.0)
    assert told(little) == [f"too little for {TOPIC.name}: score 1.5, 3 needed"]
    assert told(little, runner_up=False) == ["no phrase of any topic was found"]


@pytest.mark.parametrize(("found", "said"), [(9.99, "9.9"), (9.0, "9"), (0.64 * 4 + 7, "9.5")])
def test_a_number_below_another_reads_so(found: float, said: str) -> None:
    assert told(Doubt(kind="little", found=found, needed=10.0)) == [f"score {said} is below 10"]


def test_numbers_that_round_alike_have_more_digits() -> None:
    sparse = Doubt(kind="sparse", found=2.21, needed=2.24)
    assert told(sparse) == ["phrases of all topics weigh 2.21 for its length, 2.24 needed"]


def test_a_margin_below_another_reads_so() -> None:
    assert "29%" in told(Doubt(kind="close", found=0.2999, needed=0.3))[0]
