"""Explain: why the site says what it says about one paper, for a terminal."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from sitegen.errors import SitegenError
from sitegen.facts import Export
from sitegen.library.assign_topics import Placement
from sitegen.library.library import Library, PaperTopics
from sitegen.library.paper import Paper
from sitegen.library.phrase_evidence import Reason
from sitegen.library.second_opinion import opinion_on
from sitegen.library.subject_terms import as_written, terms_of
from sitegen.pages.paper import facet_views
from sitegen.present.byline import full_byline, people
from sitegen.present.card import date_text
from sitegen.present.doubt import doubt_texts, percent_text, score_text
from sitegen.present.fact_text import further_facts, unconfirmed_facts
from sitegen.present.opinion import opinion_text
from sitegen.present.provenance import conflicts, merges, reason_text
from sitegen.present.relation import relation_text
from sitegen.present.source_page import NO_NAMES
from sitegen.text.clean import counted
from sitegen.text.dates import YearFrom

_WORDED = ("title", "abstract", "date", "authors", "authors_complete")
_UNNAMED = ("authors_count", "organization")  # what stands in the place of names
_FREQUENT = 8  # terms of an unsorted paper


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
    length = counted(len(paper.text.split()), "word")
    yield f"  abstract  from {paper.abstract.origin}, {length}"
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
    """The sum of each topic, with all that adds to it."""
    topics = library.paper_topics[paper.id]
    assignment = topics.assignment
    says = "; ".join(doubt_texts(assignment, library.taxonomy))
    yield f"Topics ({_certainty(topics, says)}):"
    if assignment.primary is None:
        yield f"  first Unsorted: {says or 'the curator decided'}"
        yield f"  its own frequent words: {', '.join(_frequent_terms(paper)) or 'none'}"
    for position, placement in enumerate(topics.placements):
        yield from _placement(library, "also" if position else "first", placement)
    placed = [placement.topic for placement in topics.placements]
    if assignment.runner_up and assignment.runner_up.topic not in placed:
        yield from _placement(library, "next", assignment.runner_up)
    if opinion := opinion_on(library, paper.id):
        yield f"  {opinion_text(opinion, library)}"


def _certainty(topics: PaperTopics, says: str) -> str:
    assignment = topics.assignment
    if assignment.uncertain:
        return f"uncertain: {says}"
    if topics.by_curator:
        return "the curator decided"
    if assignment.primary is None:
        return "none has enough"
    if assignment.runner_up is None:
        return "nothing speaks for another"
    return f"{percent_text(assignment.margin)} ahead of the next"


def _placement(library: Library, rank: str, placement: Placement) -> Iterator[str]:
    name = library.taxonomy.by_slug[placement.topic].name
    if not placement.reasons:
        yield f"  {rank:5} {name}: the curator decided"
        return
    yield f"  {rank:5} {name}: {score_text(placement.score)}"
    yield from (f"      {_reason(reason)}" for reason in placement.reasons)


def _reason(reason: Reason) -> str:
    """`6.0  teapot (title, 2 × 3)`."""
    weight = f"{reason.weight:5.1f}"
    if reason.where == "label":
        return f"{weight}  listed under “{reason.phrase}” in {reason.file}"
    times = f"{reason.counts:g} × {reason.weight / reason.counts:.2g}"
    return f"{weight}  {reason.phrase} ({reason.where}, {times})"


def _frequent_terms(paper: Paper) -> Iterator[str]:
    """What an unsorted paper says most often, the longer of two that are as frequent."""
    texts = (paper.title.value, paper.text)
    counts = Counter(chain.from_iterable(map(terms_of, texts)))
    several = {term for term, count in counts.items() if count > 1}
    written = as_written(texts, several)
    ranked = sorted(several, key=lambda term: (-counts[term], -len(written[term].words), term))
    told: list[str] = []
    for term in ranked:
        if not any(term in other or other in term for other in told):
            told.append(term)
    return (written[term].written for term in told[:_FREQUENT])


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
