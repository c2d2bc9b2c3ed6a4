"""Laying out: the places of all papers on the map, as publishing records them."""

from collections.abc import Mapping, Sequence

from sitegen.content.map_lock import Layout
from sitegen.library.layout import layout_of, links_of, primary_topics, published_layout
from sitegen.library.library import Library
from sitegen.library.related import Related, term_vectors
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
    several = {slug for slug, each in library.authors.by_slug.items() if len(each.papers) > 1}
    vectors = term_vectors(library)
    found = {}
    for paper in library.papers.values():
        primary = library.primary(paper)
        found[paper.id] = Evidence(
            words=vectors[paper.id],
            authors=tuple(sorted({*library.authors.of.get(paper.id, ())} & several)),
            topics=tuple(each.topic for each in library.paper_topics[paper.id].placements),
            group=primary.group if primary else "",
        )
    return found
