"""Citation: what a reference to a paper may say, before any format says it.

Nothing is invented: a year is stated only if a listing or the curator states it, and an
author only if an organization is listed.  Anything else that is known (how many authors, an
inferred year) goes into a note.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sitegen.content.lock_file import Published
from sitegen.content.settings import Settings
from sitegen.facts import FACTS, FactType, Source
from sitegen.library.chosen import value_of
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.address import absolute
from sitegen.present.fact_text import abstract_note
from sitegen.site_map import PAPER
from sitegen.text.clean import clean
from sitegen.text.dates import PartialDate, YearFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """`key` is the paper's id, and as permanent. `date` has a year, and a certain one.

    `paragraphs` are the abstract's, and `abstract_note` says if they are not the authors';
    `organization` and `url` are empty if not known.  `facts` are the known facts that are plain
    text, by the names of the table.
    """

    key: str
    title: str
    paragraphs: tuple[str, ...]
    abstract_note: str
    date: PartialDate | None
    organization: str
    facts: Mapping[str, str]
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
        abstract_note=abstract_note(paper),
        date=certain(paper),
        organization=clean(paper.organization.value.name) if paper.organization else "",
        facts={
            fact.name: paper.facts[fact.name].value
            for fact in FACTS
            if fact.type is FactType.TEXT and fact.name in paper.facts
        },
        notes=tuple(_notes(paper)),
        keywords=tuple(topics[placement.topic].name for placement in placements),
        url=_paper_elsewhere(paper) or absolute(settings, paper.url),
    )


def former_citations(library: Library, settings: Settings) -> Iterator[Citation]:
    """For every identifier that no paper has anymore: its address and its key last forever.

    A merged one cites the paper that it is now; for a removed one only the title is kept.
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
        abstract_note="",
        date=None,
        organization="",
        facts={},
        notes=("No longer on the list",),
        keywords=(),
        url=absolute(settings, PAPER.at(entry.id)),
    )


def certain(paper: Paper) -> PartialDate | None:
    """The paper's date if its year is known and not inferred; else None."""
    date = value_of(paper.date)
    return date if date and date.year_from not in (None, YearFrom.CAPTURE) else None


def without_commas(name: str) -> str:
    """A name for formats in which a comma or a semicolon separates names."""
    return " ".join(name.replace(",", " ").replace(";", " ").split())


def _notes(paper: Paper) -> Iterator[str]:
    if paper.authors_count and not paper.organization:
        count = paper.authors_count.value
        yield f"{count} authors; names not listed" if count != 1 else "1 author; name not listed"
    date = value_of(paper.date)
    if date and date.year_from is YearFrom.CAPTURE:
        listed = replace(date, year=None, year_from=None)
        yield f"Listed as {listed}; the year {date.year} is inferred"
    if note := abstract_note(paper):
        yield note


def _paper_elsewhere(paper: Paper) -> str:
    """Where the curator says the paper is; an address in an abstract may be another paper's."""
    links = paper.facts.get("links")
    given = (links.stated_by(Source.CURATOR) if links else None) or ()
    return next((link.url for link in given if link.kind == "paper"), "")
