"""Laying out: the places of all papers on the map, as publishing records them."""

from collections.abc import Mapping, Sequence

from sitegen.content.map_lock import Layout
from sitegen.library.layout import layout_of, links_of, primary_topics, published_layout
from sitegen.library.library import Library
from sitegen.library.related import Related, vectors_of
from sitegen.library.tsne_layout import FEWEST, Evidence, is_installed, tsne_layout


def lay_out(library: Library, related: Mapping[str, Sequence[Related]]) -> Layout:
    """The layout to publish: the one before, if no paper has come.

    Otherwise all papers are laid out again, the old ones near where they were.  Where the extra
    that does it is not installed, newcomers lie where a build puts them.
    """
    before, topics = published_layout(library), primary_topics(library)
    if len(before) < len(topics) and len(topics) >= FEWEST and is_installed():
        is_known = 2 * len(before) >= len(topics)
        return tsne_layout(_evidence(library), before if is_known else {})
    return layout_of(before, topics, links_of(related))


def _evidence(library: Library) -> dict[str, Evidence]:
    found = {}
    for paper, likeness in vectors_of(library).items():
        primary = library.primary(library.papers[paper])
        found[paper] = Evidence(
            likeness=likeness,
            topics=tuple(each.topic for each in library.paper_topics[paper].placements),
            group=primary.group if primary else "",
        )
    return found
