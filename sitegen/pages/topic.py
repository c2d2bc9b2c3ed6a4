"""The pages of a topic, and of the papers that fit none."""

from collections.abc import Iterator, Sequence

from sitegen.content.settings import Settings
from sitegen.content.taxonomy import UNSORTED, Topic
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.pages.alternates import reference_files
from sitegen.pages.card_list import card_list, years
from sitegen.pages.data import topic_files
from sitegen.pages.pagination import collection_head, page_count, paginate, references, year_bars
from sitegen.present.address import in_explore
from sitegen.present.card import card, excerpt
from sitegen.present.view import Head, LinkView, Page, PagerView, TopicView
from sitegen.site_map import FEEDS, TOPIC, beside

_DESCRIPTION = 155


def topic_pages(library: Library, topic: Topic, settings: Settings) -> Iterator[Page]:
    papers = library.in_topic(topic)
    picks = [p for p in library.picks if library.primary(p) == topic]
    yield from _parts(library, topic, papers, picks, settings)


def unsorted_pages(library: Library, settings: Settings) -> Iterator[Page]:
    topic = Topic(
        slug=UNSORTED,
        name="Unsorted",
        group="",
        scope="Papers that no topic's phrases match well enough.",
        introduction="",
        phrases=(),
    )
    yield from _parts(library, topic, library.unsorted, [], settings)


def _parts(
    library: Library,
    topic: Topic,
    papers: Sequence[Paper],
    picks: Sequence[Paper],
    settings: Settings,
) -> Iterator[Page]:
    urls = tuple(TOPIC.at(topic.slug, n) for n in range(1, page_count(papers) + 1))
    bars = year_bars(papers)
    here = None if topic.slug == UNSORTED else topic
    for number, shown in paginate(papers):
        view = TopicView(
            name=topic.name,
            group=topic.group,
            scope=topic.scope,
            introduction_markdown=topic.introduction if number == 1 else "",
            count=len(papers),
            secondary=sum(library.primary(paper) != here for paper in papers),
            picks=tuple(card(library, paper) for paper in picks) if number == 1 else (),
            list=card_list([card(library, paper, topic=here) for paper in shown], years(shown)),
            references=references(library, shown, settings),
            years=bars if number == 1 else (),
            undated=_undated(topic, papers),
            files=topic_files(topic.slug) if here else (),
            pager=PagerView(number=number, urls=urls),
        )
        title = topic.name if number == 1 else f"{topic.name}, page {number}"
        json_ld = collection_head(title, topic.scope, urls[number - 1], shown, settings)
        yield Page(
            path=urls[number - 1],
            template=TOPIC.name,
            title=title,
            description=excerpt(topic.scope, _DESCRIPTION),
            view=view,
            head=Head(json_ld=json_ld, alternates=_alternates(topic)),
        )


def _undated(topic: Topic, papers: Sequence[Paper]) -> LinkView | None:
    count = sum(not paper.year for paper in papers)
    url = in_explore(("topic", topic.slug), ("undated", "only"))
    return LinkView(text=str(count), url=url) if count else None


def _alternates(topic: Topic) -> tuple[LinkView, ...]:
    if topic.slug == UNSORTED:
        return ()
    page = TOPIC.at(topic.slug)
    return (
        *reference_files(page),
        LinkView(text=topic.name, url=beside(page, FEEDS[0]), note="application/atom+xml"),
        LinkView(text=topic.name, url=beside(page, FEEDS[1]), note="application/feed+json"),
    )
