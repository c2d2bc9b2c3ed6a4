"""Neighbors: the topics that are near another one."""

from collections import Counter
from collections.abc import Iterator

from sitegen.content.taxonomy import Topic
from sitegen.library.library import Library
from sitegen.present.hue import hue
from sitegen.present.view import NeighborView
from sitegen.site_map import TOPIC

_NEAREST = 6


def neighbors(library: Library, topic: Topic) -> Iterator[NeighborView]:
    """Those that share most papers with it, then those of its group, in the order of the list."""
    shared = _shared(library, topic)
    taxonomy = library.taxonomy
    near = [t for t in taxonomy.topics if t != topic and (shared[t.slug] or t.group == topic.group)]
    for other in sorted(near, key=lambda each: -shared[each.slug])[:_NEAREST]:
        yield NeighborView(
            name=other.name,
            url=TOPIC.at(other.slug),
            hue=hue(taxonomy, other.group),
            shared=shared[other.slug],
        )


def _shared(library: Library, topic: Topic) -> Counter[str]:
    """How many of its papers each topic has, too."""
    placed = (library.paper_topics[paper.id].placements for paper in library.in_topic(topic))
    return Counter(placement.topic for placements in placed for placement in placements)
