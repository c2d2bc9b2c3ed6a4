"""Trends: which terms rose and which faded, between the newest years of a list and those before."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from sitegen.library.keyness import Keyness, KeyTerm
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.library.paper_terms import paper_terms

_NEWEST_SHARE = 1 / 3  # of the dated papers, at least
_LEAST_PAPERS = 20  # on either side
_SHOWN = 8


class Trends(Struct, frozen=True, kw_only=True):
    """`since` is the first of the newest years; `papers` are how many there are before and since.
    Papers without a year count nowhere; inferred years do.
    """

    since: int
    papers: tuple[int, int]
    rose: tuple[KeyTerm, ...]
    faded: tuple[KeyTerm, ...]


def find_trends(library: Library) -> Trends | None:
    """None for a list that is too short, or of one year."""
    dated = [paper for paper in library.papers.values() if paper.year]
    since = _since(dated)
    new = [paper.id for paper in dated if (paper.year or 0) >= since]
    old = [paper.id for paper in dated if (paper.year or 0) < since]
    if min(len(new), len(old)) < _LEAST_PAPERS:
        return None
    terms = paper_terms(library)
    keyness = Keyness({i: terms.counts[i] for i in (*new, *old)}, terms.terms)
    return Trends(
        since=since,
        papers=(len(old), len(new)),
        rose=tuple(keyness.of(new, _SHOWN)),
        faded=tuple(keyness.of(old, _SHOWN)),
    )


def _since(dated: Sequence[Paper]) -> int:
    """The year from which on there are enough papers."""
    counts = Counter(paper.year or 0 for paper in dated)
    found = 0
    for year in sorted(counts, reverse=True):
        found += counts[year]
        if found >= len(dated) * _NEWEST_SHARE:
            return year
    return 0
