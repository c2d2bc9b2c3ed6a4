"""What rose and what faded, as words with their papers."""

from sitegen.library.keyness import KeyTerm
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.library.trends import find_trends
from sitegen.present.address import in_explore
from sitegen.present.card import paper_link
from sitegen.present.view import LinkView, TrendsView, TrendView

_PAPERS = 3  # that are named


def trends_view(library: Library) -> TrendsView | None:
    """None for a list of which nothing can be said."""
    found = find_trends(library)
    if found is None:
        return None
    before, since = found.papers
    return TrendsView(
        since=found.since,
        before_count=before,
        since_count=since,
        rose=tuple(_trend(library, each, each.elsewhere, each.share) for each in found.rose),
        faded=tuple(_trend(library, each, each.share, each.elsewhere) for each in found.faded),
    )


def _trend(library: Library, term: KeyTerm, before: float, since: float) -> TrendView:
    papers = [library.papers[identifier] for identifier in term.papers]
    papers.sort(key=lambda paper: (not _names(paper, term), library.pick(paper) is None))
    return TrendView(
        term=LinkView(text=term.written, url=in_explore(("q", term.written))),
        before=round(100 * before),
        since=round(100 * since),
        papers=tuple(map(paper_link, papers[:_PAPERS])),
    )


def _names(paper: Paper, term: KeyTerm) -> bool:
    """Does its title say the term?"""
    return term.written.casefold() in paper.title.value.casefold()
