"""The layout by t-SNE: like papers together, and old points near where they were."""

from statistics import median

import pytest

from sitegen.content.map_lock import HEIGHT, WIDTH, Place
from sitegen.library.tsne_layout import Evidence, tsne_layout

SUBJECTS = ("caches", "rivers", "owls")


def evidence(number: int) -> Evidence:
    """Of a paper that shares its subject with every third, and one more word with its neighbors."""
    subject = SUBJECTS[number % 3]
    words = {subject: 0.8, f"{subject} {number // 6}": 0.6}
    return Evidence(likeness=words, topics=(subject,), group="Nature")


PAPERS = {f"paper-{number:06x}": evidence(number) for number in range(60)}


@pytest.fixture(scope="module")
def layout() -> dict[str, Place]:
    return tsne_layout(PAPERS, {})


def squared(one: Place, other: Place) -> int:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def same_subject(layout: dict[str, Place], paper: str) -> bool:
    others = (other for other in layout if other != paper)
    nearest = min(others, key=lambda other: squared(layout[other], layout[paper]))
    return PAPERS[nearest].topics == PAPERS[paper].topics


def test_every_paper_has_a_place_of_its_own_on_the_map(layout: dict[str, Place]) -> None:
    assert layout.keys() == PAPERS.keys()
    assert len({*layout.values()}) == len(PAPERS)
    assert all(0 <= x < WIDTH and 0 <= y < HEIGHT for x, y in layout.values())


def test_papers_on_one_subject_lie_together_and_fill_the_map(layout: dict[str, Place]) -> None:
    assert sum(same_subject(layout, paper) for paper in layout) >= 57
    for axis, size in ((0, WIDTH), (1, HEIGHT)):
        steps = [place[axis] for place in layout.values()]
        assert max(steps) - min(steps) > 0.8 * size


def test_newcomers_come_to_their_subject_and_move_the_others_little(
    layout: dict[str, Place],
) -> None:
    newcomers = list(PAPERS)[:6]
    before = {paper: place for paper, place in layout.items() if paper not in newcomers}
    after = tsne_layout(PAPERS, before)
    assert all(same_subject(after, paper) for paper in newcomers)
    assert median(squared(after[paper], before[paper]) for paper in before) < 40**2


@pytest.mark.parametrize(
    "nothing",
    [
        Evidence(likeness={}, topics=(), group=""),
        Evidence(likeness={"lantern": 1.0}, topics=("caches",), group="Nature"),
    ],
)
def test_papers_of_which_nothing_tells_one_from_another_have_places(nothing: Evidence) -> None:
    papers = dict.fromkeys(PAPERS, nothing)
    layout = tsne_layout(papers, {})
    assert len({*layout.values()}) == len(papers)
    again = tsne_layout(papers, dict(list(layout.items())[:40]))
    assert len({*again.values()}) == len(papers)
