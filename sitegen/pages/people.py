"""People: the authors who have most papers of a topic."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.card import author_link
from sitegen.present.view import LinkView

_SHOWN = 6
_LEAST = 2  # papers of the topic


def people(library: Library, papers: Sequence[Paper]) -> Iterator[LinkView]:
    """Who has several of the papers, most first, then by name; the note says how many."""
    authors = library.authors
    counts = Counter(slug for paper in papers for slug in {*authors.of.get(paper.id, ())})
    found = [authors.by_slug[slug] for slug, count in counts.items() if count >= _LEAST]
    found.sort(key=lambda author: (-counts[author.slug], author.person.sort_key, author.slug))
    for author in found[:_SHOWN]:
        yield author_link(author, str(counts[author.slug]))
