"""Facts: what can be known about a paper, each said once.

`FACTS` is the one list.  Every module takes from it what it can: which keys the curator may
write, how a paper is put together, rows, columns, the JSON Schema, what a page shows.
Where a format needs its own wording (a BibTeX field, a RIS tag), the wording lives with the
format; the table says only that the fact goes there, and a test asks every export for every
fact that is meant for it.

A new fact goes to the end: columns of the CSV follow this order, and are never moved.
"""

from collections.abc import Iterator, Mapping
from enum import Flag, StrEnum, auto

from msgspec import Struct, field


class Source(Flag):
    """Who states a fact: the curator in `curation.yml`, a record of a dump, or one of a reference,
    which only completes what the dumps list.

    A file of either that the curator calls unconfirmed is neither: anybody else is believed before
    it, and what only it states is kept apart.
    """

    CURATOR = auto()
    DUMPS = auto()
    REFERENCES = auto()
    UNCONFIRMED = auto()
    RECORDS = DUMPS | REFERENCES


class FactType(StrEnum):
    """What a value is; each package that reads or writes values knows each type once."""

    TEXT = "text"
    PARAGRAPHS = "paragraphs"
    COUNT = "count"
    DATE = "date"
    ORGANIZATION = "organization"
    LINKS = "links"
    CHOICE = "choice"
    PEOPLE = "people"
    FLAG = "flag"
    IDENTIFIER = "identifier"
    TEXTS = "texts"


class Resolution(StrEnum):
    """Which of the values that one source states is shown; the others are its alternatives."""

    VOTE = "what most state; one cut off, or all in capitals, only if there is no other"
    LONGEST = "the longest"
    MOST_CERTAIN = "the one whose year is the most certain, then the most exact, then the newest"
    MOST_NAMES = "the one that names most"
    PUBLISHED = "that of the published version, if there is one, then of the newest capture"
    NEWEST = "that of the newest capture"
    UNION = "all of them, each once"
    FOLLOWS = "the one that was stated with the shown value of another fact"


class Export(StrEnum):
    """Where a fact goes. A page is one with its Markdown copy, JSON with its schema."""

    JSON = "papers.json"
    CSV = "papers.csv"
    SQLITE = "papers.sqlite"
    BIBTEX = "BibTeX"
    RIS = "RIS"
    CSL = "CSL-JSON"
    COINS = "COinS"
    METADATA = "page metadata"
    JSON_LD = "JSON-LD"
    ATOM = "Atom"
    JSON_FEED = "JSON Feed"
    PAGE = "page"
    EXPLAIN = "explain"
    EXPLORE = "Explore"


_DATA = frozenset({Export.JSON, Export.CSV, Export.SQLITE})
_REFERENCES = frozenset({Export.BIBTEX, Export.RIS, Export.CSL})
_CITED = _REFERENCES | {Export.COINS, Export.METADATA, Export.JSON_LD}
_FEEDS = frozenset({Export.ATOM, Export.JSON_FEED})
_SHOWN = frozenset({Export.PAGE, Export.EXPLAIN})


class Fact(Struct, frozen=True, kw_only=True):
    """One fact. `label` is its name on a page, `description` what the JSON Schema says about it.

    A source that comes earlier in `sources` wins over a later one; `resolution` decides between
    the values of one source (`Source.RECORDS` is one).  `follows` names the fact that brings this
    one along, and `choices` the values of a choice with how each reads (empty: it goes without
    saying).  A change of one that `is_announced` is a correction of the paper, announced in the
    feeds.
    """

    name: str
    type: FactType
    label: str
    description: str
    sources: tuple[Source, ...]
    resolution: Resolution
    exports: frozenset[Export]
    required: bool = False
    follows: str = ""
    is_announced: bool = True
    choices: Mapping[str, str] = field(default_factory=dict)


KINDS = {
    "article": "journal article",
    "conference": "conference paper",
    "preprint": "preprint",
    "chapter": "book chapter",
    "book": "book",
    "thesis": "thesis",
    "report": "report",
    "dataset": "data set",
    "software": "software",
    "webpage": "web page",
}  # of publications, with how each reads

FACTS = (
    Fact(
        name="title",
        type=FactType.TEXT,
        label="Title",
        description="The title that most listings agree on.",
        sources=(Source.DUMPS, Source.REFERENCES),
        resolution=Resolution.VOTE,
        exports=frozenset(Export),
        required=True,
    ),
    Fact(
        name="abstract",
        type=FactType.PARAGRAPHS,
        label="Abstract",
        description="Paragraphs are separated by an empty line.",
        sources=(Source.DUMPS, Source.REFERENCES),
        resolution=Resolution.LONGEST,
        exports=_DATA | _CITED | _FEEDS | _SHOWN,
    ),
    Fact(
        name="date",
        type=FactType.DATE,
        label="Date",
        description="When it appeared or was listed, as exactly as is known.",
        sources=(Source.CURATOR, Source.RECORDS),
        resolution=Resolution.MOST_CERTAIN,
        exports=frozenset(Export),
    ),
    Fact(
        name="authors_count",
        type=FactType.COUNT,
        label="Authors",
        description="How many authors the paper has, where a listing counts them or all are named.",
        sources=(Source.RECORDS,),
        resolution=Resolution.NEWEST,
        exports=_DATA | _SHOWN | {Export.EXPLORE},
    ),
    Fact(
        name="organization",
        type=FactType.ORGANIZATION,
        label="Organization",
        description="The organization that the listing names in place of the authors.",
        sources=(Source.RECORDS,),
        resolution=Resolution.NEWEST,
        exports=frozenset(Export),
    ),
    Fact(
        name="comments",
        type=FactType.COUNT,
        label="Comments",
        description="How many comments the newest listing counts.",
        sources=(Source.RECORDS,),
        resolution=Resolution.NEWEST,
        exports=_DATA | _SHOWN | {Export.EXPLORE},
        is_announced=False,
    ),
    Fact(
        name="links",
        type=FactType.LINKS,
        label="Links",
        description="Addresses found in the abstract or given by the curator.",
        sources=(Source.CURATOR, Source.RECORDS),
        resolution=Resolution.UNION,
        exports=_DATA | _CITED | _SHOWN | {Export.EXPLORE},
    ),
    Fact(
        name="abstract_from",
        type=FactType.CHOICE,
        label="Abstract",
        description="Whose words the abstract is: the authors', or the list's own summary.",
        sources=(Source.RECORDS,),
        resolution=Resolution.FOLLOWS,
        follows="abstract",
        choices={"authors": "", "list": "the reading list’s own summary"},
        exports=_DATA | _CITED | _FEEDS | _SHOWN,
        is_announced=False,
    ),
    Fact(
        name="venue",
        type=FactType.TEXT,
        label="Venue",
        description="Where it was published or presented: a conference, a journal, a workshop.",
        sources=(Source.CURATOR, Source.RECORDS),
        resolution=Resolution.LONGEST,
        exports=_DATA | _CITED | _SHOWN,
    ),
    Fact(
        name="kind",
        type=FactType.CHOICE,
        label="Kind",
        description="What kind of publication it is.",
        sources=(Source.CURATOR, Source.RECORDS),
        resolution=Resolution.PUBLISHED,
        choices=KINDS,
        exports=_DATA | _CITED | _SHOWN,
    ),
    Fact(
        name="authors",
        type=FactType.PEOPLE,
        label="Authors",
        description="The names of the authors in their order, as they are written.",
        sources=(Source.CURATOR, Source.RECORDS),
        resolution=Resolution.MOST_NAMES,
        exports=_DATA | _CITED | _FEEDS | _SHOWN,
    ),
    Fact(
        name="authors_complete",
        type=FactType.FLAG,
        label="All authors named",
        description="Whether `authors` names all of them; false where the source says et al.",
        sources=(Source.CURATOR, Source.RECORDS),
        resolution=Resolution.FOLLOWS,
        follows="authors",
        exports=_DATA | _REFERENCES | _SHOWN,
        is_announced=False,
    ),
    Fact(
        name="arxiv",
        type=FactType.IDENTIFIER,
        label="arXiv",
        description="The arXiv identifier, without a version.",
        sources=(Source.CURATOR, Source.RECORDS),
        resolution=Resolution.VOTE,
        exports=_DATA | _CITED | _SHOWN,
    ),
    Fact(
        name="doi",
        type=FactType.IDENTIFIER,
        label="DOI",
        description="The DOI of the publication, in lower case.",
        sources=(Source.CURATOR, Source.RECORDS),
        resolution=Resolution.VOTE,
        exports=_DATA | _CITED | _SHOWN,
    ),
    Fact(
        name="paper_url",
        type=FactType.IDENTIFIER,
        label="Address",
        description="Where a source says that the paper is, if not on arXiv or at its DOI.",
        sources=(Source.CURATOR, Source.RECORDS),
        resolution=Resolution.NEWEST,
        exports=_DATA | _CITED | _SHOWN,
    ),
    Fact(
        name="labels",
        type=FactType.TEXTS,
        label="Labels",
        description="The headings, categories and keywords that sources list it under.",
        sources=(Source.RECORDS,),
        resolution=Resolution.UNION,
        exports=_DATA | {Export.EXPLAIN},
        is_announced=False,
    ),
    Fact(
        name="finding",
        type=FactType.TEXT,
        label="Finding",
        description="What it found, in one sentence: the list's own words, or those of a source.",
        sources=(Source.CURATOR, Source.REFERENCES, Source.DUMPS),
        resolution=Resolution.VOTE,
        exports=_DATA | _FEEDS | _SHOWN | {Export.EXPLORE},
        is_announced=False,
    ),
    Fact(
        name="asked_as",
        type=FactType.TEXTS,
        label="Asked as",
        description="Questions that it answers, in a reader’s words: searched, and not shown.",
        sources=(Source.RECORDS,),
        resolution=Resolution.UNION,
        exports=frozenset({Export.EXPLAIN}),
        is_announced=False,
    ),
    Fact(
        name="volume",
        type=FactType.TEXT,
        label="Volume",
        description="The volume of the journal or the series, as the source of the venue has it.",
        sources=(Source.CURATOR, Source.RECORDS),
        resolution=Resolution.FOLLOWS,
        follows="venue",
        exports=_DATA | _REFERENCES | {Export.METADATA, Export.EXPLAIN},
        is_announced=False,
    ),
    Fact(
        name="pages",
        type=FactType.TEXT,
        label="Pages",
        description="The first and the last page there, or the only one: `519-538`.",
        sources=(Source.CURATOR, Source.RECORDS),
        resolution=Resolution.FOLLOWS,
        follows="venue",
        exports=_DATA | _REFERENCES | {Export.METADATA, Export.EXPLAIN},
        is_announced=False,
    ),
)


FACT = {fact.name: fact for fact in FACTS}


def facts_in(export: Export) -> Iterator[Fact]:
    """The facts that go into an export, in the order of the table."""
    return (fact for fact in FACTS if export in fact.exports)


def facts_from(source: Source) -> Iterator[Fact]:
    """The facts that a source may state, in the order of the table."""
    return (fact for fact in FACTS if any(source & stating for stating in fact.sources))
