"""Topics by year: a small chart of each topic, all with the same years and one scale.

A paper counts under each of its topics, as Explore finds it.
"""

from collections.abc import Sequence

from sitegen.content.taxonomy import UNSORTED
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.pages.chart import YearAxis, fullest, year_axis, year_chart
from sitegen.present.card import topic_link
from sitegen.present.hue import hue
from sitegen.present.view import TopicYearsView


def topics_by_year(library: Library) -> tuple[TopicYearsView, ...]:
    rows = [(topic.slug, library.in_topic(topic)) for topic in library.taxonomy.topics]
    rows = [(slug, papers) for slug, papers in [*rows, (UNSORTED, library.unsorted)] if papers]
    axis = year_axis([*library.papers.values()])
    tallest = max((fullest(axis, papers) for _, papers in rows), default=1)
    return tuple(_row(library, slug, papers, axis, tallest) for slug, papers in rows)


def _row(
    library: Library, slug: str, papers: Sequence[Paper], axis: YearAxis, tallest: int
) -> TopicYearsView:
    topic = library.taxonomy.by_slug.get(slug)
    return TopicYearsView(
        topic=topic_link(topic),
        hue=hue(library.taxonomy, topic.group) if topic else 0,
        count=len(papers),
        chart=year_chart(papers, slug, axis, tallest),
        are_decades=axis.are_decades,
    )
