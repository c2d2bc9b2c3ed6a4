"""Paper terms: which terms each paper has, of those that stand in the title of some paper.

A number alone is none: that papers of a year are of that year says nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.paper import Paper
from sitegen.library.subject_terms import as_written, terms_of


@dataclass(frozen=True, slots=True)
class PaperTerms:
    """The terms of each paper by its id, and how each term is written."""

    of: Mapping[str, frozenset[str]]
    written: Mapping[str, str]


@once_a_library
def paper_terms(library: Library) -> PaperTerms:
    titles = as_written(paper.title.value for paper in library.papers.values())
    written = {term: text for term, text in titles.items() if not term.isdigit()}
    of = {
        paper.id: frozenset(filter(written.__contains__, _terms(paper)))
        for paper in library.papers.values()
    }
    return PaperTerms(of, written)


def _terms(paper: Paper) -> list[str]:
    return terms_of(paper.title.value) + terms_of(paper.text)
