"""Where papers lie: where they were published, and newcomers among those they are related to."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.lock_file import Published
from sitegen.content.map_lock import HEIGHT, WIDTH, Layout, Place
from sitegen.library.layout import layout_of, links_of, primary_topics, published_layout
from sitegen.library.plain_layout import plain_layout
from sitegen.library.related import Related
from tests.factories import library, paper, topic

PAPERS = [f"paper-{number:06x}" for number in range(12)]
TOPICS = {paper: "caches" if number % 2 else "rivers" for number, paper in enumerate(PAPERS)}
PLACES = st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1))
LINKS = st.dictionaries(
    st.sampled_from(PAPERS),
    st.dictionaries(st.sampled_from(PAPERS), st.integers(1, 40), max_size=4),
)


@given(st.dictionaries(st.sampled_from(PAPERS), PLACES), LINKS)
def test_every_paper_has_a_place_of_its_own(
    published: Layout, links: dict[str, dict[str, int]]
) -> None:
    layout = layout_of(published, TOPICS, links)
    assert layout.keys() == TOPICS.keys()
    assert len({*layout.values()}) == len(TOPICS)
    assert all(0 <= x < WIDTH and 0 <= y < HEIGHT for x, y in layout.values())


@given(
    st.lists(PLACES, min_size=6, max_size=12, unique=True),
    LINKS,
)
def test_newcomers_move_nobody(places: list[Place], links: dict[str, dict[str, int]]) -> None:
    published = dict(zip(PAPERS, places, strict=False))
    layout = layout_of(published, TOPICS, links)
    assert {paper: layout[paper] for paper in published} == published


def test_a_newcomer_lies_among_the_papers_it_is_related_to() -> None:
    published = {paper: (100 * number, 500) for number, paper in enumerate(PAPERS[:10])}
    links = {PAPERS[10]: {PAPERS[2]: 3, PAPERS[3]: 3, PAPERS[9]: 1}}
    x, y = layout_of(published, TOPICS, links | {PAPERS[2]: {PAPERS[10]: 3}})[PAPERS[10]]
    assert abs(x - 200) < 150
    assert abs(y - 500) < 150


def test_one_that_is_related_to_newcomers_alone_lies_with_them() -> None:
    published = {paper: (100 * number, 100) for number, paper in enumerate(PAPERS[:10])}
    links = {
        PAPERS[9]: {PAPERS[10]: 3},
        PAPERS[10]: {PAPERS[9]: 3, PAPERS[11]: 3},
        PAPERS[11]: {PAPERS[10]: 3},
    }
    layout = layout_of(published, TOPICS, links)
    assert abs(layout[PAPERS[11]][0] - layout[PAPERS[10]][0]) < 300


def test_one_that_is_related_to_none_lies_with_its_topic() -> None:
    published = {each: (1500 if TOPICS[each] == "caches" else 100, 500) for each in PAPERS[:11]}
    layout = layout_of({**published}, TOPICS, {})
    assert TOPICS[PAPERS[11]] == "caches"
    assert layout[PAPERS[11]][0] > 1000


def test_a_list_of_which_less_than_half_was_published_is_laid_out_anew() -> None:
    published = dict.fromkeys(PAPERS[:5], (1, 1))
    assert layout_of(published, TOPICS, {}) == plain_layout(TOPICS, {})


def test_a_paper_that_another_was_merged_into_lies_where_one_of_them_did() -> None:
    kept, merged = paper("Lantern"), Published(id="lamp-000000", title="Lamp", first_revision=1)
    one = library([kept], topics=[topic("caches")])
    into = replace(merged, into=kept.id)
    lock = replace(one.lock, entries={**one.lock.entries, into.id: into})
    one = replace(one, lock=lock, layout={into.id: (7, 8), "gone-123456": (1, 1)})
    assert published_layout(one) == {kept.id: (7, 8)}
    assert published_layout(replace(one, layout={**one.layout, kept.id: (5, 6)})) == {
        kept.id: (5, 6)
    }


def test_the_topic_of_a_paper_without_one_has_a_name_too() -> None:
    one = paper("Lantern")
    assert primary_topics(library([one], filed={one.id: []})) == {one.id: "unsorted"}


def test_relations_draw_in_both_directions() -> None:
    related = {"a": (Related("b", 0.5, ()),), "b": (Related("a", 0.25, ()), Related("c", 0.0, ()))}
    assert links_of(related) == {"a": {"b": 15}, "b": {"a": 15, "c": 1}, "c": {"b": 1}}
