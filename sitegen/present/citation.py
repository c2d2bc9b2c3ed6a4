"""Citation: what a reference to a paper may say, before any format says it.

Nothing is invented: a year is stated only if a listing or the curator states it, and an
author only if an organisation is listed.  What is known otherwise (how many authors, an
inferred year) stands in a note.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.content.lock_file import Published
from sitegen.content.settings import Settings
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.address import absolute
from sitegen.site_map import PAPER
from sitegen.text.clean import clean
from sitegen.text.dates import PartialDate, YearFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """`key` is the paper's id, and as permanent. `date` has a year, and a certain one.

    `paragraphs` are the abstract's; `organization` and `url` are empty if not known.
    """

    key: str
    title: str
    paragraphs: tuple[str, ...]
    date: PartialDate | None
    organization: str
    notes: tuple[str, ...]
    keywords: tuple[str, ...]
    url: str


def cite(library: Library, paper: Paper, settings: Settings) -> Citation:
    placements = library.paper_topics[paper.id].placements
    topics = library.taxonomy.by_slug
    return Citation(
        key=paper.id,
        title=paper.title.value,
        paragraphs=paper.abstract.value,
        date=certain(paper),
        organization=clean(paper.organization.value.name) if paper.organization else "",
        notes=tuple(_notes(paper)),
        keywords=tuple(topics[placement.topic].name for placement in placements),
        url=_paper_elsewhere(library, paper) or absolute(settings, paper.url),
    )


def former_citations(library: Library, settings: Settings) -> Iterator[Citation]:
    """For every identifier that is no paper's any more: its address and its key are for ever.

    A merged one cites the paper that it is now; of a removed one only the title is kept.
    """
    redirects = library.lock.redirects
    for entry in library.lock.entries.values():
        if entry.id in library.papers:
            continue
        paper = library.papers.get(redirects.get(entry.id, ""))
        if paper:
            yield replace(cite(library, paper, settings), key=entry.id)
        else:
            yield _gone(entry, settings)


def _gone(entry: Published, settings: Settings) -> Citation:
    return Citation(
        key=entry.id,
        title=entry.title,
        paragraphs=(),
        date=None,
        organization="",
        notes=("No longer on the list",),
        keywords=(),
        url=absolute(settings, PAPER.at(entry.id)),
    )


def certain(paper: Paper) -> PartialDate | None:
    """The paper's date if its year is stated, by a listing or the curator; else None."""
    if paper.date is None:
        return None
    date = paper.date.value
    return date if date.year_from in (YearFrom.LISTING, YearFrom.CURATOR) else None


def without_commas(name: str) -> str:
    """A name for formats in which a comma or a semicolon parts names."""
    return " ".join(name.replace(",", " ").replace(";", " ").split())


def _notes(paper: Paper) -> Iterator[str]:
    if paper.authors_count and not paper.organization:
        count = paper.authors_count.value
        yield f"{count} authors; names not listed" if count != 1 else "1 author; name not listed"
    date = paper.date.value if paper.date else None
    if date and date.year_from is YearFrom.CAPTURE:
        listed = replace(date, year=None, year_from=None)
        yield f"Listed as {listed}; the year {date.year} is inferred"


def _paper_elsewhere(library: Library, paper: Paper) -> str:
    """Where the curator says the paper lies; an address in an abstract may be another paper's."""
    decision = library.decisions.get(paper.id)
    given = {link.url for link in decision.links} if decision else set()
    confirmed = decision is not None and decision.arxiv is not None
    papers = (link.url for link in paper.links if link.kind == "paper")
    return next((url for url in papers if confirmed or url in given), "")
