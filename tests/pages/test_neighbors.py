"""The margin of a topic's page: its chart, and the topics near it."""

from sitegen.library.library import Library
from sitegen.pages.neighbors import neighbors
from sitegen.pages.render import render
from sitegen.pages.topic import topic_pages
from sitegen.text.dates import YearFrom
from tests.factories import date, library, paper, settings, topic

CACHES, QUEUES, CLOCKS, LOCKS = (
    topic(slug, slug.title(), group=group)
    for slug, group in (
        ("caches", "Systems"),
        ("queues", "Theory"),
        ("clocks", "Systems"),
        ("locks", "Theory"),
    )
)
SURE = paper("Zebras", date=date("2026-02-01"))
GUESS = paper("Finch", date=date("2026-02-02", by=YearFrom.CAPTURE))
BARE, MOTHS = paper("Moths"), paper("Wasps")
FILED = {
    SURE.id: ["caches", "queues"],
    GUESS.id: ["queues", "caches"],
    BARE.id: ["caches", "clocks"],
    MOTHS.id: ["locks"],
}


def of_four() -> Library:
    topics = [CACHES, LOCKS, CLOCKS, QUEUES]
    return library([SURE, GUESS, BARE, MOTHS], topics=topics, filed=FILED)


def test_neighbors_share_papers_or_a_group() -> None:
    found = [(each.name, each.shared) for each in neighbors(of_four(), CACHES)]
    assert found == [("Queues", 2), ("Clocks", 1)]
    assert [each.name for each in neighbors(of_four(), LOCKS)] == ["Queues"]
    assert [each.url for each in neighbors(of_four(), CLOCKS)] == ["topics/caches.html"]


def test_neighbors_are_few() -> None:
    topics = [topic(f"topic-{number}") for number in range(20)]
    assert len(list(neighbors(library([SURE], topics=topics), topics[0]))) == 6


def test_the_chart_says_of_how_many_papers_the_year_is_known() -> None:
    (page,) = topic_pages(of_four(), CACHES, settings())
    text = " ".join(render(page).split())
    assert "1 of 3 papers has a known year; of 1 it is inferred (hatched)" in text
    assert "undated=only" in text
    assert '?</span><span class="sg-unseen">no year</span>' in text
    (page,) = topic_pages(library([SURE]), topic(), settings())
    text = render(page)
    assert "<figcaption>Papers by year</figcaption>" in text
    assert "no year" not in text


def test_a_topic_without_dates_has_no_chart_and_one_without_papers_a_page() -> None:
    (page,) = topic_pages(library([BARE]), topic(), settings())
    assert "<figure" not in render(page)
    (page,) = topic_pages(library([]), topic(), settings())
    assert 'id="export"' in render(page)


def test_neighbors_that_share_nothing_are_not_called_sharing() -> None:
    said = "Neighboring topics, by shared papers"
    assert [
        [said in render(page) for page in topic_pages(of_four(), each, settings())]
        for each in (CACHES, LOCKS)
    ] == [[True], [False]]
