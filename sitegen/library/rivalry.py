"""Rivalry: pairs of topics with papers that the phrases can hardly tell apart."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from sitegen.library.assign_topics import Assignment
from sitegen.library.filing import filing
from sitegen.library.library import Library


class Rivalry(Struct, frozen=True, kw_only=True):
    """Two topics and the ids of the papers that are close between them, the closest first, whether
    the curator decided them since or not.
    """

    topics: tuple[str, str]
    papers: tuple[str, ...]


def rivalries(library: Library) -> list[Rivalry]:
    """Those with most papers first."""
    close: dict[tuple[str, str], list[str]] = {}
    said = filing(library).said
    order = {topic.slug: place for place, topic in enumerate(library.taxonomy.topics)}
    for paper, assignment in said.items():
        primary, other = assignment.primary, assignment.runner_up
        if primary and other and any(doubt.kind == "close" for doubt in assignment.doubts):
            first, second = sorted((primary.topic, other.topic), key=order.__getitem__)
            close.setdefault((first, second), []).append(paper)
    found = [
        Rivalry(topics=pair, papers=_closest_first(papers, said)) for pair, papers in close.items()
    ]
    return sorted(found, key=lambda each: (-len(each.papers), each.topics))


def _closest_first(papers: Sequence[str], said: Mapping[str, Assignment]) -> tuple[str, ...]:
    return tuple(sorted(papers, key=lambda paper: (said[paper].margin, paper)))
