"""The map of the list: a point for each paper, each at a place of its own."""

from sitegen.content.map_lock import HEIGHT, WIDTH
from sitegen.library.field_map import field_map
from sitegen.library.related import relate
from tests.factories import library, paper, topic

PAPERS = [
    *(paper(f"Lantern caching {word}") for word in ("again", "by night", "for owls")),
    *(paper(f"River schedules {word}") for word in ("by day", "and seas")),
]
FILED = {each.id: ["caches" if "Lantern" in each.title.value else "rivers"] for each in PAPERS}
LIST = library(PAPERS, topics=[topic("caches"), topic("rivers")], filed=FILED)


def test_every_paper_has_one_point_in_the_order_of_the_library() -> None:
    found = field_map(LIST, relate(LIST))
    assert [point.id for point in found.points] == list(LIST.papers)


def test_points_are_on_the_grid_and_none_lies_on_another() -> None:
    places = [(point.x, point.y) for point in field_map(LIST, relate(LIST)).points]
    assert len({*places}) == len(places)
    assert all(0 <= x < WIDTH and 0 <= y < HEIGHT for x, y in places)


def test_each_topic_has_one_label() -> None:
    assert sorted(label.topic for label in field_map(LIST, relate(LIST)).labels) == [
        "caches",
        "rivers",
    ]


def test_a_list_of_no_papers_has_an_empty_map() -> None:
    empty = library([])
    assert field_map(empty, relate(empty)).points == ()
