"""The home page."""

from msgspec.structs import replace

from sitegen.content.settings import Settings
from sitegen.content.taxonomy import Topic
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.pages.alternates import ALL_PAPERS, reference_files
from sitegen.pages.pagination import collection_head
from sitegen.present.card import card
from sitegen.present.course import course_view
from sitegen.present.hue import hue
from sitegen.present.view import CardView, GroupView, Head, HomeView, Page, TopicLine
from sitegen.site_map import HOME, TOPIC

_NEWEST = 10
_PICKS_ON_HOME = 12


def home_page(library: Library, settings: Settings) -> Page:
    newest = [paper for paper in library.papers.values() if paper.year][:_NEWEST]
    picks = library.picks[:_PICKS_ON_HOME]
    view = HomeView(
        name=settings.name,
        description=settings.description,
        papers=len(library.papers),
        topics=len(library.topics),
        groups=group_views(library),
        paths=tuple(course_view(course) for course in library.courses.paths),
        picks=tuple(_card(library, paper) for paper in picks),
        newest=tuple(_card(library, paper) for paper in newest),
    )
    description = settings.description or f"A reading list of {len(library.papers)} papers"
    shown = {paper.id: paper for paper in (*picks, *newest)}.values()
    json_ld = collection_head(settings.name, description, HOME.address, shown, settings)
    return Page(
        path=HOME.address,
        template=HOME.name,
        title=settings.name,
        description=description,
        view=view,
        head=Head(json_ld=json_ld, alternates=reference_files(library, ALL_PAPERS)),
    )


def _card(library: Library, paper: Paper) -> CardView:
    """The home page is whole, however large the list."""
    return replace(card(library, paper), is_lean=False)


def group_views(library: Library) -> tuple[GroupView, ...]:
    """Every group with its topics."""
    return tuple(_group(library, name) for name in library.taxonomy.groups)


def _group(library: Library, name: str) -> GroupView:
    topics = [topic for topic in library.taxonomy.topics if topic.group == name]
    return GroupView(
        name=name,
        hue=hue(library.taxonomy, name),
        topics=tuple(_topic_line(library, topic) for topic in topics),
    )


def _topic_line(library: Library, topic: Topic) -> TopicLine:
    course = library.courses.picks.get(topic.slug)
    return TopicLine(
        name=topic.name,
        url=TOPIC.at(topic.slug),
        scope=topic.scope,
        count=len(library.in_topic(topic)),
        course=course_view(course) if course else None,
    )
