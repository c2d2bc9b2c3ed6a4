"""Names of topics on the map: at their papers, and none over another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.map_lock import HEIGHT, WIDTH, Place
from sitegen.library.map_labels import Label, broken, place_labels

PLACES = st.lists(
    st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1)), min_size=1, max_size=8
)
NAMES = st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=12)


def box(label: Label, width: int) -> tuple[float, float, float, float]:
    """Left, right, top and bottom in a map of so many pixels."""
    x, y = label.x * width / WIDTH, label.y * width / WIDTH
    across, down = label.size
    return x - across / 2, x + across / 2, y - down / 2, y + down / 2


def overlap(one: Label, other: Label, width: int) -> bool:
    left, right, top, bottom = box(one, width)
    other_left, other_right, other_top, other_bottom = box(other, width)
    return left < other_right and other_left < right and top < other_bottom and other_top < bottom


@given(st.dictionaries(NAMES, PLACES, max_size=12), st.integers(300, 5000))
def test_labels_that_are_shown_overlap_at_no_width(
    places: dict[str, list[Place]], width: int
) -> None:
    labels = place_labels({name: f"{name} of {name}" for name in places}, places)
    shown = [label for label in labels if label.from_width <= width]
    for number, label in enumerate(shown):
        left, right, top, bottom = box(label, width)
        assert left >= 0
        assert right <= width
        assert top >= 0
        assert bottom <= width * HEIGHT / WIDTH
        assert not any(overlap(label, other, width) for other in shown[:number])


@given(st.dictionaries(NAMES, PLACES, min_size=1, max_size=12))
def test_every_topic_with_papers_has_one_label_the_largest_first(
    places: dict[str, list[Place]],
) -> None:
    labels = place_labels({name: name for name in (*places, "none at all")}, places)
    assert sorted(label.topic for label in labels) == sorted(places)
    counts = [len(places[label.topic]) for label in labels]
    assert counts == sorted(counts, reverse=True)


def test_a_label_stands_where_most_of_the_papers_are() -> None:
    many = [(800 + 10 * number, 500) for number in range(5)]
    (label,) = place_labels({"caches": "Caches"}, {"caches": [(100, 100), *many, (1500, 900)]})
    assert (label.x, label.y) == (820, 500)


def test_two_labels_at_one_place_make_room_for_each_other() -> None:
    here = [(800, 500)]
    labels = place_labels({"a": "Caches", "b": "Rivers"}, {"a": here, "b": here})
    assert all(label.from_width <= 1200 for label in labels)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Caches", ("Caches",)),
        ("Rivers and seas", ("Rivers", "and seas")),
        ("Hydroelectricity", ("Hydroelectricity",)),
        ("Test-time scaling & parallel reasoning", ("Test-time scaling &", "parallel reasoning")),
    ],
)
def test_a_long_name_is_broken_into_halves(name: str, lines: tuple[str, ...]) -> None:
    assert broken(name) == lines
