"""Explain: why the site says what it says about one paper, for a terminal."""

from collections.abc import Iterator

from sitegen.errors import SitegenError
from sitegen.facts import Export
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.pages.paper import facet_views, places
from sitegen.present.byline import full_byline, people
from sitegen.present.card import date_text
from sitegen.present.fact_text import further_facts, unconfirmed_facts
from sitegen.present.provenance import conflicts, merges, reason_text
from sitegen.present.relation import relation_text
from sitegen.present.source_page import NO_NAMES
from sitegen.text.dates import YearFrom

_WORDED = ("title", "abstract", "date", "authors", "authors_complete")
_UNNAMED = ("authors_count", "organization")  # what stands in the place of names


_YEARS = {
    YearFrom.LISTING: "year as it is stated there",
    YearFrom.CAPTURE: "year inferred from the capture",
    YearFrom.CURATOR: "year from the curator",
    YearFrom.ARXIV: "year from its arXiv id",
    None: "year not known",
}


def explain(library: Library, name: str) -> Iterator[str]:
    """Lines about the paper of that name, or of the only title that has it as a part.

    Raises SitegenError for an unknown name.
    """
    for paper in _find(library, name):
        yield paper.title.value
        yield f"  id {paper.id}"
        yield from _facts(paper)
        yield from _records(library, paper)
        yield from _merges(library, paper)
        yield from _topics(library, paper)
        yield from _facets(library, paper)
        yield from _relations(library, paper)


def _find(library: Library, name: str) -> list[Paper]:
    papers = library.names.papers(name)
    if not papers and library.names.was_published(name):
        raise SitegenError(f"'{name}' was published, but is in none of the dumps (nothing to do)")
    papers = papers or library.names.meant(name)
    if not papers:
        raise SitegenError(f"there is no paper '{name}' ({library.names.nearest(name)})")
    shown = [library.papers[each] for each in papers if each in library.papers]
    if not shown:
        raise SitegenError(f"'{name}' is hidden (remove 'hidden' in curation.yml to show it)")
    return shown


def _facts(paper: Paper) -> Iterator[str]:
    yield f"  title     from {paper.title.origin}"
    yield f"  abstract  from {paper.abstract.origin}, {len(paper.text.split())} words"
    if paper.date:
        date = paper.date.value
        origin = _YEARS[date.year_from]
        yield f"  date      {date_text(date)}, from {paper.date.origin}, {origin}"
    else:
        yield "  date      not listed"
    source = paper.facts.get("authors") or paper.organization or paper.authors_count
    yield f"  by        {full_byline(paper)}" + (f", from {source.origin}" if source else "")
    worded = _WORDED if people(paper) else (*_WORDED, *_UNNAMED)
    for fact, text, provenance in further_facts(paper, Export.EXPLAIN, worded):
        yield f"  {fact.label.lower():9} {text}, from {provenance}"
    for fact, text, place in unconfirmed_facts(paper):
        yield f"  {fact.label.lower():9} {text}, unconfirmed, only in {place}"
    for conflict in conflicts(paper, NO_NAMES):
        others = "; ".join(f"'{other.text}' in {other.note}" for other in conflict.alternatives)
        yield f"  {conflict.field}: '{conflict.shown}' won over {others}"


def _records(library: Library, paper: Paper) -> Iterator[str]:
    yield f"Listed {len(paper.listings)} times:" if len(paper.listings) > 1 else "Listed once:"
    for record in paper.records:
        captured = library.captures[record.page_id]
        day = f"captured {date_text(captured.date)}" if captured.date else "capture date not known"
        told = "a reference, which completes it" if record.is_reference else day
        yield f"  {record.address}  {told} ({captured.reason})"


def _merges(library: Library, paper: Paper) -> Iterator[str]:
    for merge in merges(paper, NO_NAMES):
        yield f"  merged {merge.first} with {merge.second}: {merge.rule}: {merge.evidence}"
    for match in library.possible_matches:
        papers = {side.id: side for side, _ in library.sides(match)}
        if papers.pop(paper.id, None):
            (other,) = papers.values()
            yield f"  kept apart from '{other.title.value}': {reason_text(match)}"


def _topics(library: Library, paper: Paper) -> Iterator[str]:
    assignment = library.paper_topics[paper.id].assignment
    certainty = "uncertain, " if assignment.uncertain else ""
    yield f"Topics ({certainty}margin {assignment.margin:.2f}):"
    for place in places(library, paper, NO_NAMES):
        rank = "first" if place.primary else "also"
        why = (
            "the curator decided"
            if place.by_curator
            else ", ".join(place.reasons) or "no phrase matches"
        )
        yield f"  {rank:5} {place.name}: {why}"
    if assignment.runner_up:
        yield f"  next  {library.taxonomy.by_slug[assignment.runner_up.topic].name}"


def _facets(library: Library, paper: Paper) -> Iterator[str]:
    found = {view.slug: view for view in facet_views(library, paper)}
    for facet in library.facets.facets:
        yield f"{facet.title}:"
        if facet.slug not in found:
            decision = library.decisions.get(paper.id)
            is_decided = decision is not None and facet.slug in decision.facets
            why = "no value has phrases enough, or two are too close"
            yield f"  none: {'the curator decided' if is_decided else why}"
            continue
        for value in found[facet.slug].values:
            why = "the curator decided" if value.by_curator else ", ".join(value.reasons)
            yield f"  {value.name}: {why}"


def _relations(library: Library, paper: Paper) -> Iterator[str]:
    relations = library.relations.get(paper.id, ())
    if relations:
        yield "Relations:"
    for relation in relations:
        title = library.papers[relation.other].title.value
        why = f": {relation.why}" if relation.why else ""
        yield f"  {relation_text(relation).lower()} '{title}', from {relation.origin}{why}"
