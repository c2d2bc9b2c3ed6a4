"""The layout of a list that was never laid out: by topics and relations, in whole numbers."""

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content.map_lock import HEIGHT, WIDTH, Place
from sitegen.library.plain_layout import plain_layout

TOPICS = ("caches", "rivers", "owls", "unsorted")
FILED = st.lists(st.sampled_from(TOPICS), max_size=40).map(
    lambda topics: {f"paper-{number:06x}": topic for number, topic in enumerate(topics)}
)


def squared(one: Place, other: Place) -> int:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


@given(FILED)
def test_every_paper_has_a_place_of_its_own_on_the_map(topics: dict[str, str]) -> None:
    layout = plain_layout(topics, {})
    assert layout.keys() == topics.keys()
    assert len({*layout.values()}) == len(topics)
    assert all(0 <= x < WIDTH and 0 <= y < HEIGHT for x, y in layout.values())


@given(FILED, st.randoms())
@settings(max_examples=20)
def test_the_order_of_papers_does_not_matter(topics: dict[str, str], random: Random) -> None:
    papers = list(topics)
    links = {paper: {other: 3} for paper, other in pairwise(papers)}
    shuffled = dict(random.sample(list(topics.items()), len(topics)))
    assert plain_layout(topics, links) == plain_layout(shuffled, links)


def test_papers_of_a_topic_lie_together() -> None:
    topics = {f"paper-{number:06x}": TOPICS[number % 4] for number in range(80)}
    layout = plain_layout(topics, {})
    for paper, place in layout.items():
        others = (other for other in layout if other != paper)
        nearest = min(others, key=lambda other: squared(layout[other], place))
        assert topics[nearest] == topics[paper]


def test_topics_that_are_related_are_neighbors() -> None:
    names = [f"topic-{number}" for number in range(9)]
    topics = {f"paper-{n:06x}": names[n % 9] for n in range(90)}
    ties = {"paper-000000": {"paper-000008": 50}, "paper-000008": {"paper-000000": 50}}
    near, far = (plain_layout(topics, links) for links in (ties, {}))
    assert squared(near["paper-000000"], near["paper-000008"]) < squared(
        far["paper-000000"], far["paper-000008"]
    )


def test_a_list_of_more_topics_than_are_arranged_has_its_map() -> None:
    topics = {f"paper-{number:06x}": f"topic-{number % 150}" for number in range(300)}
    assert len({*plain_layout(topics, {}).values()}) == 300
