"""Feed: what is worth following, before any format words it.

Newly listed papers come first, whatever their date: a reader who follows a list wants to
see them, and a paper of last year that arrives today would otherwise never be shown.  Programs
sort by instants, so an entry's are those of its arrival and its last change, and no two are the
same; the paper's own date stands in the text.

A paper's entry in the feed of a topic is not its entry in the feed of all papers: many programs
show an id in one feed only.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sitegen.content.settings import Settings
from sitegen.content.taxonomy import Topic
from sitegen.export.changes import changes
from sitegen.export.entry import Entry
from sitegen.export.instants import Instants, in_order, paper_instants, revisions_of
from sitegen.library.chosen import value_of
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.byline import people
from sitegen.present.citation import certain
from sitegen.present.elsewhere import original
from sitegen.present.fact_text import abstract_note
from sitegen.present.last_modified import newest_day
from sitegen.site_map import HOME, NEWS, TOPIC, beside
from sitegen.text.clean import clean

AT_MOST = 100  # entries: a feed is read again and again, and the list has its own pages


class Feed(Struct, frozen=True, kw_only=True):
    """`stem` is the path of its files without their ending; `page` is what it follows."""

    stem: str
    page: str
    title: str
    description: str
    updated: str
    entries: tuple[Entry, ...]


def feeds(library: Library, settings: Settings) -> Iterator[Feed]:
    """The whole list, its changes, and each topic."""
    instants = paper_instants(library)
    yield _list_feed(library, settings, instants)
    yield _change_feed(library, settings)
    for topic in library.taxonomy.topics:
        yield _topic_feed(library, settings, topic, instants)


def former_feeds(library: Library, settings: Settings) -> Iterator[Feed]:
    """What followers of a former or retired topic still get, under the name they know."""
    taxonomy = library.taxonomy
    instants = paper_instants(library)
    heirs = {**taxonomy.former, **dict.fromkeys(taxonomy.retired, ())}
    for slug, topics in heirs.items():
        entries = _paper_entries(library, library.once_in(slug), instants, slug)
        name = " / ".join(topic.name for topic in topics) or f"{slug} (retired)"
        page = TOPIC.at(topics[0].slug if len(topics) == 1 else slug)
        yield Feed(
            stem=beside(TOPIC.at(slug), ""),
            page=page,
            title=clean(f"{name} · {settings.name}"),
            description=clean(taxonomy.retired.get(slug, " ".join(t.scope for t in topics))),
            updated=_newest(library, entries),
            entries=entries,
        )


def _list_feed(library: Library, settings: Settings, instants: Instants) -> Feed:
    entries = _paper_entries(library, library.papers.values(), instants)
    return Feed(
        stem="feed",
        page=HOME.address,
        title=clean(settings.name),
        description=clean(settings.description),
        updated=_newest(library, entries),
        entries=entries,
    )


def _change_feed(library: Library, settings: Settings) -> Feed:
    entries = tuple(changes(library)[:AT_MOST])
    return Feed(
        stem="changes",
        page=NEWS.address,
        title=clean(f"Changes · {settings.name}"),
        description="Papers that are new, retitled, corrected, found to be another, or removed",
        updated=_newest(library, entries),
        entries=entries,
    )


def _topic_feed(library: Library, settings: Settings, topic: Topic, instants: Instants) -> Feed:
    entries = _paper_entries(library, library.in_topic(topic), instants, topic.slug)
    return Feed(
        stem=beside(TOPIC.at(topic.slug), ""),
        page=TOPIC.at(topic.slug),
        title=clean(f"{topic.name} · {settings.name}"),
        description=clean(topic.scope),
        updated=_newest(library, entries),
        entries=entries,
    )


def _newest(library: Library, entries: Sequence[Entry]) -> str:
    return max((entry.updated for entry in entries), default=next(in_order([newest_day(library)])))


def _paper_entries(
    library: Library, papers: Iterable[Paper], instants: Instants, topic: str = ""
) -> tuple[Entry, ...]:
    """The papers of the newest revision first, and within each in the library's order.

    `topic` is the slug of the one that the feed follows; the feed of all papers has none.
    """

    def since(paper: Paper) -> int:
        return revisions_of(library, paper.id)[0]

    newest = sorted(papers, key=since, reverse=True)[:AT_MOST]
    return tuple(_paper_entry(library, paper, instants, topic) for paper in newest)


def _paper_entry(library: Library, paper: Paper, instants: Instants, topic: str) -> Entry:
    topics = library.taxonomy.by_slug
    came, changed = revisions_of(library, paper.id)
    return Entry(
        path=paper.url,
        fragment=topic,
        title=paper.title.value,
        paragraphs=tuple(_paragraphs(paper)),
        published=instants[paper.id, came],
        updated=instants[paper.id, changed],
        authors=tuple(person.name for person in people(paper)) or _organization(paper),
        elsewhere=link.url if (link := original(paper)) else "",
        tags=tuple(topics[p.topic].name for p in library.paper_topics[paper.id].placements),
        summary=value_of(paper.facts.get("finding")) or "",
    )


def _paragraphs(paper: Paper) -> Iterator[str]:
    yield from paper.abstract.value or ("There is no summary of this paper yet.",)
    if note := abstract_note(paper):
        yield note
    if date := certain(paper):
        yield f"Date: {date}"


def _organization(paper: Paper) -> tuple[str, ...]:
    return (clean(paper.organization.value.name),) if paper.organization else ()
