"""Small invented papers and libraries for tests: only the shapes are real, never people.

Every factory takes the facts a test is about as keywords and fills in the rest.
"""

from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from sitegen.content.curation import Decision, ReadingPath, Step
from sitegen.content.facets import Facet, FacetValue
from sitegen.content.handwritten import Handwritten
from sitegen.content.leave_out import LeaveOut
from sitegen.content.lock_file import Lock
from sitegen.content.record import Dump, ListingPage, Organization, Provenance, Record
from sitegen.content.relations import RelationKind
from sitegen.content.settings import Settings
from sitegen.content.taxonomy import Taxonomy, Topic
from sitegen.export.site import export_files
from sitegen.facts import Source
from sitegen.library.assign_topics import Assignment, Placement
from sitegen.library.capture import Capture
from sitegen.library.facets import NO_FACETS, Facets, PaperValue
from sitegen.library.glossary import NO_GLOSSARY, Entry, Glossary
from sitegen.library.history import update
from sitegen.library.library import Library, build_library, shown
from sitegen.library.names import PaperResolver, RecordResolver
from sitegen.library.paper import Paper, build_paper
from sitegen.library.phrase_evidence import Reason
from sitegen.library.relations import NO_RELATIONS, Relation, Relations
from sitegen.pages.site import all_pages
from sitegen.present.view import Page
from sitegen.text.dates import PartialDate, YearFrom
from sitegen.text.person import Person
from sitegen.text.phrases import Phrase
from sitegen.text.words import slug

DUMP = "spring.txt"
CAPTURED = PartialDate(month=4, day=15, year=2026, year_from=YearFrom.CAPTURE)
ADA = Person(family="Bettong", given="Ada")
JAN = Person(family="van der Berg", given="Jan", suffix="Jr.")
TEAM = Person(family="The Quokka Team")
BY_CURATOR = Provenance("curation.yml", 7, Source.CURATOR)
CAPTURES = {(DUMP, 1): Capture(page=(DUMP, 1), date=CAPTURED, reason="invented")}


def date(
    iso: str | None = None, *, day: tuple[int, int] = (8, 17), by: YearFrom = YearFrom.LISTING
) -> PartialDate:
    """A full date from `2024-08-17`, or a month and a day without a year."""
    if iso is None:
        return PartialDate(month=day[0], day=day[1])
    year, month, of_month = map(int, iso.split("-"))
    return PartialDate(year=year, month=month, day=of_month, year_from=by)


def organization(name: str) -> Organization:
    return Organization(slug="invented", name=name)


def record(title: str = "Sparrow: A Small Cache", **facts: Any) -> Record:
    given = {"dump": DUMP, "lines": (1,), "title": title, **facts}
    return Record(**given)


def paper(title: str = "Sparrow: A Small Cache", **facts: Any) -> Paper:
    """A paper of one record; `identifier` overrides the id that follows from its title, and
    `curated` are values that the curator states."""
    identifier = facts.pop("identifier", None)
    curated = {name: (value, BY_CURATOR) for name, value in facts.pop("curated", {}).items()}
    return build_paper([record(title, **facts)], (), CAPTURES, identifier, curated)


def summarized(*paragraphs: str, **facts: Any) -> Paper:
    """A paper whose text is the list's own summary."""
    captures = {page: replace(capture, summaries=True) for page, capture in CAPTURES.items()}
    return build_paper([record(abstract=paragraphs, **facts)], (), captures)


def topic(slug: str = "caches", name: str = "Caches, large & small", **facts: Any) -> Topic:
    given = {"group": "Systems", "scope": "How to keep things.", "introduction": "", "phrases": ()}
    return Topic(slug=slug, name=name, **(given | facts))


def term(name: str, *others: str, text: str = "Something invented.", **facts: Any) -> Entry:
    """A term of a glossary, with nothing to read on it."""
    given = {"anchor": f"term-{slug(name)}", "topic": None, "paper": None}
    return Entry(name=name, others=others, text=text, **(given | facts))


def facet(slug: str, *values: str, title: str = "", several: bool = False) -> Facet:
    """A facet with these slugs of values, each of which is a phrase too."""
    return Facet(
        slug=slug,
        title=title or slug.title(),
        several=several,
        values=tuple(
            FacetValue(slug=each, title=each.title(), phrases=(Phrase(text=each, weight=6),))
            for each in values
        ),
    )


def faceted(
    held: Mapping[str, Mapping[str, Sequence[str]]], *facets: Facet, by_curator: bool = False
) -> Facets:
    """The facets of a list; `held` are the values of papers by their ids and by the facet."""
    return Facets(
        facets=facets,
        values={
            paper: tuple(
                PaperValue(
                    facet=slug,
                    value=value,
                    reasons=()
                    if by_curator
                    else (Reason(phrase=value, where="abstract", weight=6.0, counts=6.0),),
                    by_curator=by_curator,
                )
                for slug, values in of_paper.items()
                for value in values
            )
            for paper, of_paper in held.items()
        },
    )


def library(
    papers: Sequence[Paper],
    *,
    topics: Sequence[Topic] | None = None,
    filed: Mapping[str, Sequence[str]] | None = None,
    decisions: Mapping[str, Decision] | None = None,
    paths: Sequence[ReadingPath] = (),
    lock: Lock | None = None,
    on: str | None = "2026-04-15",
    glossary: Glossary = NO_GLOSSARY,
    facets: Facets = NO_FACETS,
    relations: Relations = NO_RELATIONS,
    leave_out: Set[LeaveOut] = frozenset(),
) -> Library:
    """A published library; papers are under the first topic unless `filed` (slugs by id)."""
    taxonomy = Taxonomy(groups=("Systems",), topics=tuple([topic()] if topics is None else topics))
    first = [each.slug for each in taxonomy.topics[:1]]
    slugs = {each.id: list((filed or {}).get(each.id, first)) for each in papers}
    clusters = {each.id: each.records for each in papers}
    records = [entry for cluster in clusters.values() for entry in cluster]
    visible = shown(papers, decisions or {})
    return build_library(
        papers=visible,
        assignments={identifier: _assignment(found) for identifier, found in slugs.items()},
        decisions=decisions or {},
        paths=tuple(paths),
        names=PaperResolver(clusters, records, RecordResolver(records, Lock())),
        taxonomy=taxonomy,
        dumps=[_dump(records)],
        captures=CAPTURES,
        possible_matches=(),
        lock=lock or update(Lock(), visible, on),
        glossary=glossary,
        facets=facets,
        relations=relations,
        leave_out=leave_out,
    )


def picked(pick: str = "Read it.", **said: Any) -> Decision:
    """The curator's decision to pick a paper."""
    return Decision(place=(), pick=pick, **said)


def path(title: str, *steps: tuple[Paper, str], intro: str = "In this order.") -> ReadingPath:
    """A path of papers, each with the words that say why."""
    found = (Step(place=(), paper=paper.id, why=why) for paper, why in steps)
    return ReadingPath(title=title, intro=intro, steps=tuple(found))


def related_as(kind: str, one: Paper, other: Paper, why: str = "") -> Relations:
    """One relation between two papers, as each of them has it."""
    said = Relation(kind=RelationKind(kind), other=other.id, why=why, origin=BY_CURATOR)
    return {one.id: (said,), other.id: (replace(said, other=one.id, is_inverse=True),)}


def republished(before: Sequence[Paper], after: Sequence[Paper]) -> Library:
    """The library of `after`, published three months later than `before`."""
    lock = update(update(Lock(), before, "2026-01-15"), after, "2026-04-15")
    return library(after, lock=lock)


def settings(url: str = "https://example.org/list/", **facts: Any) -> Settings:
    given: dict[str, Any] = {
        "content": Path("content"),
        "out": Path("build"),
        "dumps": (Path("content/dumps"),),
        "own_dumps": True,
        "config": None,
        "name": "Small & Invented",
        "description": "Papers nobody wrote",
        "url": url,
        "repository": "",
        "problems": (),
    }
    return Settings(**(given | facts))


def exported(of: Library, of_site: Settings | None = None) -> dict[str, str]:
    """The files that a list exports, as they are made; what is no text is left out."""
    files = export_files(of, {}, of_site or settings())
    return {path: each.content().decode() for path, each in files.items() if "sqlite" not in path}


def pages_of(of: Library, handwritten: Mapping[str, Handwritten] | None = None) -> list[Page]:
    """Every page of a list, made."""
    exports = export_files(of, {}, settings())
    return [page.made() for page in all_pages(of, {}, settings(), handwritten or {}, exports)]


def _assignment(slugs: Sequence[str]) -> Assignment:
    placements = [Placement(topic=slug, score=9.0, reasons=()) for slug in slugs]
    return Assignment(
        primary=placements[0] if placements else None,
        secondary=tuple(placements[1:]),
        runner_up=None,
        margin=1.0,
    )


def _dump(records: Sequence[Record]) -> Dump:
    return Dump(
        name=DUMP,
        path=f"content/dumps/{DUMP}",
        line_count=len(records),
        boilerplate=0,
        pages=(ListingPage(line=1, layout="invented", captured=CAPTURED, records=tuple(records)),),
        skipped=(),
    )
