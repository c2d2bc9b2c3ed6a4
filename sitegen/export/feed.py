"""Feed: what is worth following, before any format words it.

Newly listed papers come first, whatever their date: a reader who follows a list wants to
see them, and a paper of last year that arrives today would otherwise never be shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.content.settings import Settings
from sitegen.content.taxonomy import Topic
from sitegen.export.changes import changes
from sitegen.export.entry import Entry
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.byline import people
from sitegen.present.fact_text import abstract_note
from sitegen.present.last_modified import last_changed, newest_day, own_day
from sitegen.site_map import HOME, NEWS, TOPIC, beside
from sitegen.text.clean import clean

AT_MOST = 100  # entries: a feed is read again and again, and the list has its own pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """`stem` is the path of its files without their ending; `page` is what it follows."""

    stem: str
    page: str
    title: str
    description: str
    updated: str
    entries: tuple[Entry, ...]


def feeds(library: Library, settings: Settings) -> Iterator[Feed]:
    """The whole list, its changes, and each topic."""
    yield _list_feed(library, settings)
    yield _change_feed(library, settings)
    for topic in library.taxonomy.topics:
        yield _topic_feed(library, settings, topic)


def former_feeds(library: Library, settings: Settings) -> Iterator[Feed]:
    """What followers of a former or retired topic still get, under the name they know."""
    taxonomy = library.taxonomy
    heirs = {**taxonomy.former, **dict.fromkeys(taxonomy.retired, ())}
    for slug, topics in heirs.items():
        entries = _paper_entries(library, library.once_in(slug))
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


def _list_feed(library: Library, settings: Settings) -> Feed:
    entries = _paper_entries(library, library.papers.values())
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
        description="Papers that are new, retitled, corrected, merged or removed",
        updated=_newest(library, entries),
        entries=entries,
    )


def _topic_feed(library: Library, settings: Settings, topic: Topic) -> Feed:
    entries = _paper_entries(library, library.in_topic(topic))
    return Feed(
        stem=beside(TOPIC.at(topic.slug), ""),
        page=TOPIC.at(topic.slug),
        title=clean(f"{topic.name} · {settings.name}"),
        description=clean(topic.scope),
        updated=_newest(library, entries),
        entries=entries,
    )


def _newest(library: Library, entries: Sequence[Entry]) -> str:
    return max((entry.updated for entry in entries), default=newest_day(library))


def _paper_entries(library: Library, papers: Iterable[Paper]) -> tuple[Entry, ...]:
    """The papers of the newest revision first, and within each in the library's order."""

    def since(paper: Paper) -> int:
        published = library.lock.entries.get(paper.id)
        return published.first_revision if published else 0

    newest = sorted(papers, key=since, reverse=True)[:AT_MOST]
    return tuple(_paper_entry(library, paper) for paper in newest)


def _paper_entry(library: Library, paper: Paper) -> Entry:
    topics = library.taxonomy.by_slug
    text, note = paper.abstract.value or ("No abstract is listed.",), abstract_note(paper)
    return Entry(
        path=paper.url,
        fragment="",
        title=paper.title.value,
        paragraphs=(*text, note) if note else text,
        published=own_day(paper),
        updated=last_changed(library, paper),
        authors=tuple(person.name for person in people(paper)) or _organization(paper),
        tags=tuple(topics[p.topic].name for p in library.paper_topics[paper.id].placements),
    )


def _organization(paper: Paper) -> tuple[str, ...]:
    return (clean(paper.organization.value.name),) if paper.organization else ()
