"""Free places: nothing covers anything, and everything is near where it should be."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.map_lock import HEIGHT, WIDTH, Place
from sitegen.library.free_places import FreePlaces, least_distance

# More than the map, and so near each other that they crowd.
CLOSE = st.tuples(st.integers(-5, 60), st.integers(950, HEIGHT + 5))


def squared(one: Place, other: Place) -> int:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


@given(st.lists(CLOSE, max_size=60), st.integers(1, 30))
def test_no_place_is_given_twice_or_beyond_the_map(wanted: list[Place], distance: int) -> None:
    free = FreePlaces(distance)
    given_away = [free.nearest(place) for place in wanted]
    assert len({*given_away}) == len(wanted)
    assert all(0 <= x < WIDTH and 0 <= y < HEIGHT for x, y in given_away)


def test_a_free_place_is_given_as_it_is() -> None:
    assert FreePlaces(10).nearest((300, 400)) == (300, 400)


def test_points_keep_their_distance_where_there_is_room() -> None:
    free = FreePlaces(10)
    places = [free.nearest((300, 400)) for _ in range(9)]
    assert min(squared(a, b) for a in places for b in places if a != b) >= 100
    assert max(squared(place, (300, 400)) for place in places) <= 20**2


def test_a_crowd_spreads_around_what_all_of_it_wants() -> None:
    free = FreePlaces(4)
    places = [free.nearest((800, 500)) for _ in range(2000)]
    assert len({*places}) == len(places)
    assert max(squared(place, (800, 500)) for place in places) < 200**2


def test_what_is_kept_stays_unless_another_lies_there() -> None:
    free = FreePlaces(10)
    assert free.keep((300, 400)) == (300, 400)
    assert free.keep((301, 400)) == (301, 400)
    assert free.keep((300, 400)) not in ((300, 400), (301, 400))


def test_on_a_full_map_points_lie_on_each_other() -> None:
    free = FreePlaces(1000)  # two cells
    places = [free.nearest((10, 10)) for _ in range(30)]
    assert len({*places}) < len(places)


def test_many_points_are_nearer_to_each_other_than_few() -> None:
    assert [least_distance(count) for count in (0, 409, 10_000, 10_000_000)] == [379, 18, 3, 1]
