"""Opening: what the search dialog offers before a query, and where nothing was found."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct

from sitegen.content.taxonomy import Topic
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.card import paper_link
from sitegen.present.elsewhere import places
from sitegen.site_map import TOPIC

MOST_TOPICS = 30
MOST_PICKS = 3


class Opening(Struct, frozen=True, kw_only=True):
    """Topics as (name, address), picks as (title, address), and where words can be looked up, as
    (name, address to which they are added). Addresses are relative to the site's root.
    """

    topics: Sequence[tuple[str, str]] = ()
    picks: Sequence[tuple[str, str]] = ()
    look_ups: Sequence[tuple[str, str]] = ()

    @property
    def written(self) -> dict[str, Any]:
        """As the browser reads it."""
        return {"topics": self.topics, "picks": self.picks, "lookUps": self.look_ups}


EMPTY_OPENING = Opening()


def opening(library: Library) -> Opening:
    """That of a list: its largest topics in their own order, and a pick of each of their groups."""
    return Opening(
        topics=[(topic.name, TOPIC.at(topic.slug)) for topic in _topics(library)],
        picks=tuple(islice(_picks(library), MOST_PICKS)),
        look_ups=places(library),
    )


def _topics(library: Library) -> list[Topic]:
    topics = library.topics
    largest = sorted(topics, key=lambda topic: -len(library.in_topic(topic)))[:MOST_TOPICS]
    return [topic for topic in topics if topic in largest]


def _picks(library: Library) -> Iterator[tuple[str, str]]:
    """The first pick of each group, then of each topic, in the order of the curator's file."""
    of_groups: dict[str, Paper] = {}
    of_topics: dict[str, Paper] = {}
    for paper in library.picks:
        if topic := library.primary(paper):
            of_groups.setdefault(topic.group, paper)
            of_topics.setdefault(topic.slug, paper)
    chosen = {paper.id: paper for paper in (*of_groups.values(), *of_topics.values())}
    for paper in chosen.values():
        link = paper_link(paper)
        yield link.text, link.url
