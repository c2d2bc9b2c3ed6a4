"""Citation: what a reference to a paper may say, before any format says it.

Nothing is invented: a year is stated only if a source states it or an arXiv id tells it, and
an author only if one is named.  An inferred year goes into a note; of what is missing there is
none, since programs keep a note as a thing of its own.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.lock_file import Published
from sitegen.content.settings import Settings
from sitegen.facts import FACT
from sitegen.library.chosen import value_of
from sitegen.library.library import Library
from sitegen.library.once import once_a_paper
from sitegen.library.paper import Paper
from sitegen.present.address import absolute
from sitegen.present.byline import are_all, people
from sitegen.present.elsewhere import original
from sitegen.present.publication import PREPRINT, kind_of
from sitegen.site_map import PAPER
from sitegen.text.clean import clean
from sitegen.text.dates import PartialDate, YearFrom
from sitegen.text.person import Person
from sitegen.text.prose import typeset

NOT_ALL_NAMED = "Not all authors are named"  # for formats that cannot say "and others"

# Categories of arXiv as labels have them: `cs.CL`, alone or in `Computation and Language (cs.CL)`.
_CATEGORY = re.compile(
    r"\b(?:astro-ph|cond-mat|cs|econ|eess|math|nlin|physics|q-bio|q-fin|stat)\.[A-Za-z]{2}"
    r"[A-Za-z-]{0,10}(?![\w.-])"
)


class Citation(Struct, frozen=True, kw_only=True):
    """`key` is the paper's id, and as permanent. `date` has a year, and a certain one.

    `kind` is a kind of publication of the table.  `people` are the authors that are named, and
    `complete` says if these are all; `organization` is what stands in their place.  `abstract` is
    the authors' own and `summary` the list's: paragraphs, of which one of the two has none.
    `category` is arXiv's, and `url` where the paper is, or else its page.  `keywords` are without
    commas, by which some formats would split them, and `catalog` names the list.  Texts are empty
    if not known.
    """

    key: str
    kind: str
    title: str
    people: tuple[Person, ...] = ()
    complete: bool = True
    organization: str = ""
    venue: str = ""
    volume: str = ""
    pages: str = ""
    date: PartialDate | None = None
    arxiv: str = ""
    category: str = ""
    doi: str = ""
    abstract: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    url: str
    catalog: str

    @property
    def first_and_last(self) -> tuple[str, str]:
        """The first page and the last, which is empty for a single one."""
        first, _, last = self.pages.partition("-")
        return first, last

    @property
    def authors(self) -> tuple[Person, ...]:
        """Those it is by: people, or the organization that stands in their place."""
        alone = (Person(family=self.organization),) if self.organization else ()
        return self.people or alone

    @property
    def abridged(self) -> str:
        """The list's own summary as one text that says whose it is; empty without one."""
        text = " ".join(self.summary)
        return f"{_whose_summary()}: {text}" if text else ""


@once_a_paper
def cite(library: Library, paper: Paper, settings: Settings) -> Citation:
    placements = library.paper_topics[paper.id].placements
    topics = library.taxonomy.by_slug
    is_summary = value_of(paper.facts.get("abstract_from")) == "list"
    elsewhere = original(paper)
    return Citation(
        key=paper.id,
        kind=kind_of(paper),
        title=typeset(paper.title.value),
        people=people(paper),
        complete=are_all(paper),
        organization=clean(paper.organization.value.name) if paper.organization else "",
        venue=value_of(paper.facts.get("venue")) or "",
        volume=value_of(paper.facts.get("volume")) or "",
        pages=value_of(paper.facts.get("pages")) or "",
        date=_published(paper) or certain(paper),
        arxiv=value_of(paper.facts.get("arxiv")) or "",
        category=_category(paper),
        doi=value_of(paper.facts.get("doi")) or "",
        abstract=() if is_summary else paper.abstract.value,
        summary=paper.abstract.value if is_summary else (),
        notes=tuple(_notes(paper)),
        keywords=tuple(without_commas(topics[each.topic].name) for each in placements),
        url=elsewhere.url if elsewhere else absolute(settings, paper.url),
        catalog=settings.name,
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
        kind=PREPRINT,
        title=typeset(entry.title),
        notes=("No longer on the list",),
        url=absolute(settings, PAPER.at(entry.id)),
        catalog=settings.name,
    )


def certain(paper: Paper) -> PartialDate | None:
    """The paper's date if its year is known and not inferred; else None."""
    date = value_of(paper.date)
    return date if date and date.year_from not in (None, YearFrom.CAPTURE) else None


def _published(paper: Paper) -> PartialDate | None:
    """When the venue published it, which the source that names the venue states."""
    venue = paper.facts.get("venue")
    dates = (r.date for r in paper.records if venue and r.provenance == venue.origin)
    return next((date for date in dates if date and date.year), None)


def without_commas(name: str) -> str:
    """A name for formats in which a comma or a semicolon separates names."""
    return " ".join(name.replace(",", " ").replace(";", " ").split())


def _category(paper: Paper) -> str:
    """arXiv's category of a paper that is there, where a listing has it among its labels."""
    if "arxiv" not in paper.facts:
        return ""
    labels = (label for record in paper.records for label in record.labels)
    return next((found[0] for label in labels if (found := _CATEGORY.search(label))), "")


def _notes(paper: Paper) -> Iterator[str]:
    date = value_of(paper.date)
    if date and date.year_from is YearFrom.CAPTURE:
        listed = replace(date, year=None, year_from=None)
        yield f"Listed as {listed}; the year {date.year} is inferred"


def _whose_summary() -> str:
    text = FACT["abstract_from"].choices["list"]
    return text[0].upper() + text[1:]
