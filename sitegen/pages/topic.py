"""The pages of a topic, and of the papers that fit none."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from sitegen.content.settings import Settings
from sitegen.content.taxonomy import UNSORTED, Topic
from sitegen.library.course import Course
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.pages.alternates import reference_files
from sitegen.pages.card_list import card_list, years
from sitegen.pages.chart import fullest, year_axis, year_chart
from sitegen.pages.data import feeds_beside
from sitegen.pages.neighbors import neighbors
from sitegen.pages.pagination import collection_head, named, parts, references
from sitegen.pages.people import people
from sitegen.pages.terms import explain_markdown, term_view
from sitegen.pages.words import words
from sitegen.present.address import in_explore
from sitegen.present.card import card, excerpt
from sitegen.present.course import course_view
from sitegen.present.hue import hue
from sitegen.present.view import Head, LinkView, Page, PagerView, TopicView
from sitegen.site_map import EXPLORE, FEEDS, TOPIC, beside
from sitegen.text.markdown import uses_extensions, with_notes_below

_DESCRIPTION = 155


def topic_pages(library: Library, topic: Topic, settings: Settings) -> Iterator[Page]:
    papers = library.in_topic(topic)
    course = library.courses.picks.get(topic.slug)
    yield from _parts(library, topic, papers, course, settings)


def unsorted_pages(library: Library, settings: Settings) -> Iterator[Page]:
    topic = Topic(
        slug=UNSORTED,
        name="Unsorted",
        group="",
        scope="Papers that no topic's phrases match well enough.",
        introduction="",
        phrases=(),
    )
    yield from _parts(library, topic, library.unsorted, None, settings)


def _parts(
    library: Library,
    topic: Topic,
    papers: Sequence[Paper],
    course: Course | None,
    settings: Settings,
) -> Iterator[Page]:
    whole = _view(library, topic, papers, course)
    here = None if topic.slug == UNSORTED else topic
    for pager, shown in parts(
        library, papers, partial(TOPIC.at, topic.slug), ("topic", topic.slug)
    ):
        view = replace(
            whole if pager.number == 1 else _continued(whole),
            list=card_list([card(library, paper, topic=here) for paper in shown], years(shown)),
            references=references(library, shown, settings),
            pager=pager,
        )
        title = topic.name if pager.number == 1 else f"{topic.name}, page {pager.number}"
        listed = named(library, shown)
        json_ld = collection_head(title, topic.scope, pager.url, listed, settings)
        yield Page(
            path=pager.url,
            template=TOPIC.name,
            title=title,
            description=excerpt(topic.scope, _DESCRIPTION),
            view=view,
            head=Head(json_ld=json_ld, alternates=_alternates(library, topic)),
            is_written=uses_extensions(view.introduction_markdown),
        )


def _view(
    library: Library, topic: Topic, papers: Sequence[Paper], course: Course | None
) -> TopicView:
    """All of a topic but its list, as its first page has it."""
    axis = year_axis(papers)
    here = None if topic.slug == UNSORTED else topic
    first = TOPIC.at(topic.slug)
    introduction = with_notes_below(topic.introduction)
    explained, terms = explain_markdown(library.glossary, introduction)
    return TopicView(
        slug=topic.slug if here else "",
        name=topic.name,
        group=topic.group,
        hue=hue(library.taxonomy, topic.group),
        scope=topic.scope,
        introduction_markdown=introduction,
        explained_markdown=explained,
        terms=tuple(term_view(library, each, first) for each in terms),
        count=len(papers),
        secondary=sum(library.primary(paper) != here for paper in papers),
        course=course_view(course) if course else None,
        list=card_list([]),
        references=(),
        chart=year_chart(papers, topic.slug, axis, fullest(axis, papers)),
        feeds=feeds_beside(first) if here else (),
        files=_files(library, here) if here else (),
        neighbors=tuple(neighbors(library, here)) if here else (),
        words=tuple(words(library, topic, papers)) if here else (),
        people=tuple(people(library, papers)),
        pager=PagerView(number=1, urls=(first,)),
    )


def _continued(view: TopicView) -> TopicView:
    """What the pages after the first say of their topic."""
    return replace(
        view,
        introduction_markdown="",
        explained_markdown="",
        terms=(),
        course=None,
        chart=None,
        neighbors=(),
        words=(),
        people=(),
    )


def _files(library: Library, topic: Topic) -> tuple[LinkView, ...]:
    """References to its papers: as files, or else where a browser makes them."""
    there = in_explore(("topic", topic.slug))
    return reference_files(library, TOPIC.at(topic.slug)) or (
        LinkView(text=f"In {EXPLORE.title}", url=there),
    )


def _alternates(library: Library, topic: Topic) -> tuple[LinkView, ...]:
    if topic.slug == UNSORTED:
        return ()
    page = TOPIC.at(topic.slug)
    return (
        *reference_files(library, page),
        LinkView(text=topic.name, url=beside(page, FEEDS[0]), note="application/atom+xml"),
        LinkView(text=topic.name, url=beside(page, FEEDS[1]), note="application/feed+json"),
    )
