"""Agreement: how often the phrases alone say what the curator decided.

The phrases learn nothing from a decision, so each is judged as if it had not been made.  Most lists
have few decisions, and most decisions are corrections: counts are told, no shares.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from sitegen.library.filing import decided_topics, filing, topic_of
from sitegen.library.library import Library
from sitegen.library.once import once_a_library


class Decided(Struct, frozen=True, kw_only=True):
    """Where the curator put a paper, and where the phrases alone put it; None is unsorted."""

    paper: str
    topic: str | None
    said: str | None

    @property
    def is_corrected(self) -> bool:
        return self.said != self.topic


class Agreement(Struct, frozen=True, kw_only=True):
    """Of a topic: how many papers the curator `decided` to be in it, how many of all decided papers
    the phrases put there (`said`), and how many are both (`agreed`).
    """

    decided: int
    said: int
    agreed: int


@once_a_library
def decided_papers(library: Library) -> Sequence[Decided]:
    """The papers with a decision on their first topic, in the order of the curator's file."""
    said = filing(library).said
    return [
        Decided(paper=paper, topic=topic, said=topic_of(said[paper]))
        for paper, topic in decided_topics(library).items()
        if paper in said
    ]


@once_a_library
def agreements(library: Library) -> dict[str, Agreement]:
    """By the slug of each topic."""
    papers = decided_papers(library)
    decided = Counter(each.topic for each in papers)
    said = Counter(each.said for each in papers)
    agreed = Counter(each.topic for each in papers if not each.is_corrected)
    return {
        topic.slug: Agreement(
            decided=decided[topic.slug], said=said[topic.slug], agreed=agreed[topic.slug]
        )
        for topic in library.taxonomy.topics
    }
