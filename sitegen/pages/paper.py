"""The page of one paper."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from sitegen.content.facets import Facet
from sitegen.content.record import Record
from sitegen.content.settings import Settings
from sitegen.content.taxonomy import UNSORTED
from sitegen.export.page_metadata import brief_meta, citation_meta, scholarly_article, script_json
from sitegen.export.references import REFERENCES
from sitegen.facts import FACT, Export, Source
from sitegen.library.chosen import value_of
from sitegen.library.facets import PaperValue
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.library.phrase_evidence import Reason
from sitegen.library.related import Related
from sitegen.pages.alternates import reference_files
from sitegen.pages.render import paper_parts
from sitegen.pages.terms import explain_paragraphs, term_view
from sitegen.present.address import in_explore
from sitegen.present.byline import are_all, full_byline, linked_people, people, unnamed
from sitegen.present.card import card, date_text, excerpt, marked_year, paper_link
from sitegen.present.citation import Citation, certain, cite
from sitegen.present.course import places_in_courses
from sitegen.present.doubt import doubt_texts
from sitegen.present.elsewhere import fact_url, full_texts, look_ups, original
from sitegen.present.fact_text import further_facts
from sitegen.present.hue import hue
from sitegen.present.provenance import conflicts, merges, unconfirmed
from sitegen.present.relation import relations_of
from sitegen.present.report import report_on_any_paper, report_on_paper
from sitegen.present.source_page import NO_NAMES, Names, saved_on, source_link, source_names
from sitegen.present.view import (
    AuthorsView,
    CitationView,
    FacetView,
    FactView,
    Head,
    LinkView,
    ListingView,
    Page,
    PaperView,
    ReadingView,
    RelatedView,
    ReportView,
    TopicPlace,
    ValueView,
)
from sitegen.site_map import PAPER, TOPIC, beside, markdown_of
from sitegen.text.clean import clean
from sitegen.text.dates import YearFrom
from sitegen.text.link import Link
from sitegen.text.prose import typeset

# Facts that the page words in its own way; any others get a line each.
_WORDED = (
    *("title", "abstract", "date", "authors", "authors_complete", "authors_count"),
    *("organization", "comments", "links", "finding", "abstract_from"),
)
_NAMED = 12  # authors that are shown at once
_DESCRIPTION = 155
_TOLD = "from its source page"
_SHOWN_REASONS = 8
_FEW_REASONS = 2  # of a topic, on the page of a large list


def paper_page(
    library: Library,
    paper: Paper,
    related: Sequence[Related],
    settings: Settings,
    formerly: Sequence[str] = (),
) -> Page:
    """`formerly` are ids that now lead to the paper: what a reader kept under them is its own."""
    citation = cite(library, paper, settings)
    view = _view(library, paper, citation, formerly)
    related = _else_related(library, paper, related)
    if is_brief(library, paper):
        page = _page(paper, _brief(library, view, related), Head(citation=brief_meta(citation)))
        return replace(page, is_brief=True)
    head = Head(
        citation=citation_meta(citation),
        json_ld=script_json(scholarly_article(citation)),
        alternates=reference_files(library, paper.url),
    )
    text = _found(paper) or paper.text or f"{paper.title.value}: {full_byline(paper)}"
    whole = _whole(library, paper, view, related, citation, report_on_paper(paper, settings))
    return _page(paper, whole, head, excerpt(text, _DESCRIPTION))


def _else_related(library: Library, paper: Paper, related: Sequence[Related]) -> Sequence[Related]:
    """Those of which the curator does not say on the page what they have to do with the paper."""
    said = {relation.other for relation in library.relations.get(paper.id, ())}
    return [other for other in related if other.id not in said]


def is_brief(library: Library, paper: Paper) -> bool:
    """Is its page that of a large list?  It says what only it can say: what repeats that for
    programs, and what a script can make of it, is left out.
    """
    return library.is_lean and not library.makes(markdown_of(paper.url))


def _page(paper: Paper, view: PaperView, head: Head, description: str = "") -> Page:
    return Page(
        path=paper.url,
        template=PAPER.name,
        title=typeset(paper.title.value),
        description=description,
        view=view,
        head=head,
    )


def _whole(
    library: Library,
    paper: Paper,
    view: PaperView,
    related: Sequence[Related],
    citation: Citation,
    report: ReportView,
) -> PaperView:
    names = source_names(library)
    has_files = bool(reference_files(library, paper.url))
    return replace(
        view,
        related=tuple(
            RelatedView(card=card(library, library.papers[other.id]), reason=_reason(other))
            for other in related
        ),
        merges=tuple(merges(paper, names)),
        conflicts=tuple(conflicts(paper, names)),
        citations=tuple(_citations(citation, with_files=has_files)),
        report=report,
    )


def _brief(library: Library, view: PaperView, related: Sequence[Related]) -> PaperView:
    is_told = view.date_note == _TOLD  # as most are
    return replace(
        view,
        date_iso="",
        date_note="" if is_told else view.date_note,
        topics=tuple(replace(each, reasons=each.reasons[:_FEW_REASONS]) for each in view.topics),
        terms=(),
        reading=replace(view.reading, lookups=view.reading.lookups[:1]),
        nearby=tuple(_nearby(library.papers[other.id]) for other in related),
    )


def _reason(other: Related) -> str:
    sentences = []
    if other.terms:
        sentences.append(f"In common: {', '.join(other.terms)}.")
    if other.people:
        sentences.append(f"By {' and '.join(other.people)} too.")
    return " ".join(sentences)


def _nearby(paper: Paper) -> LinkView:
    """To a paper from the page of another: they are in one folder."""
    link = paper_link(paper, marked_year(paper))
    return replace(link, url=link.url.removeprefix(PAPER.folder))


def _view(library: Library, paper: Paper, citation: Citation, formerly: Sequence[str]) -> PaperView:
    """What every page of a paper has."""
    date = value_of(paper.date)
    own_date = certain(paper)
    reading = _reading(library, paper)
    decision = library.decisions.get(paper.id)
    names = source_names(library)
    paragraphs, terms = explain_paragraphs(library.glossary, paper.abstract.value)
    return PaperView(
        id=paper.id,
        formerly=tuple(formerly),
        title=typeset(paper.title.value),
        finding=_found(paper),
        paragraphs=paragraphs,
        terms=tuple(term_view(library, each, paper.url) for each in terms),
        date="" if "date" in paper.unconfirmed else date_text(date),
        date_iso=(own_date.iso if own_date else None) or "",
        date_note=_date_note(paper),
        authors=_authors(library, paper),
        comments=value_of(paper.comments),
        facts=tuple(_facts(paper, citation)),
        unconfirmed=tuple(unconfirmed(paper, names)),
        topics=tuple(places(library, paper, names)),
        facets=tuple(facet_views(library, paper)),
        doubts=tuple(_doubts(library, paper)),
        reading=reading,
        links=tuple(_link_views(link for link in paper.links if not _is(link, reading.original))),
        courses=tuple(places_in_courses(library, paper)),
        pick=library.pick(paper) or "",
        note=(decision.note if decision else None) or "",
        listings=tuple(_listing(library, record, names) for record in paper.records),
        relations=tuple(relations_of(library, paper)),
    )


def _found(paper: Paper) -> str:
    """What is stated; a sentence of the abstract says no more than that does."""
    return value_of(paper.facts.get("finding")) or ""


def _authors(library: Library, paper: Paper) -> AuthorsView:
    names = linked_people(library, paper)
    return AuthorsView(
        first=names[:_NAMED],
        further=names[_NAMED:],
        others=_others(paper),
        unnamed="" if names or "authors" in paper.unconfirmed else unnamed(paper),
    )


def _reading(library: Library, paper: Paper) -> ReadingView:
    itself = original(paper)
    return ReadingView(
        original=itself,
        forms=tuple(full_texts(paper)),
        code=tuple(_link_views(link for link in paper.links if link.kind == "code")),
        lookups=() if itself else tuple(look_ups(library, paper.title.value)),
    )


def _facts(paper: Paper, citation: Citation) -> Iterator[FactView]:
    if paper.organization and people(paper):
        yield FactView(label="Organization", text=paper.organization.value.name)
    for fact, text, _ in further_facts(paper, Export.PAGE, _WORDED):
        shown = _in_its_year(text, paper, citation) if fact.name == "venue" else text
        yield FactView(label=fact.label, text=shown, url=fact_url(fact, text))
    if value_of(paper.facts.get("abstract_from")) == "list":
        yield FactView(label="", text=FACT["abstract_from"].choices["list"].capitalize())


def _in_its_year(venue: str, paper: Paper, citation: Citation) -> str:
    """With the year of publication, which references state, if it is not that of the paper."""
    year = citation.date.year if citation.date else None
    is_told = year is None or year == paper.year or str(year) in venue
    return venue if is_told else f"{venue}, {year}"


def _others(paper: Paper) -> str:
    """`and others`, with how many authors there are in all where a listing counts them."""
    if are_all(paper) or not people(paper):
        return ""
    count = value_of(paper.authors_count) or 0
    return f"and others ({count} in all)" if count > len(people(paper)) else "and others"


def _date_note(paper: Paper) -> str:
    """Where the date comes from."""
    chosen = paper.date
    if chosen is None or chosen.value.year_from is None:
        return ""
    is_listed = chosen.origin.source is Source.DUMPS
    return {
        YearFrom.CAPTURE: "year inferred from its source page",
        YearFrom.CURATOR: "date given by the curator",
        YearFrom.ARXIV: "year from its arXiv id" if chosen.value.day else "from its arXiv id",
        YearFrom.LISTING: _TOLD if is_listed else "from a bibliography",
    }[chosen.value.year_from]


def _is(link: Link, other: LinkView | None) -> bool:
    return other is not None and link.url.rstrip("/") == other.url.rstrip("/")


def places(library: Library, paper: Paper, names: Names) -> Iterator[TopicPlace]:
    paper_topics = library.paper_topics[paper.id]
    if not paper_topics.placements:
        yield TopicPlace(
            name="Unsorted",
            url=TOPIC.at(UNSORTED),
            hue=0,
            primary=True,
            by_curator=paper_topics.by_curator,
            reasons=(),
        )
    for position, placement in enumerate(paper_topics.placements):
        topic = library.taxonomy.by_slug[placement.topic]
        yield TopicPlace(
            name=topic.name,
            url=TOPIC.at(topic.slug),
            hue=hue(library.taxonomy, topic.group),
            primary=position == 0,
            by_curator=paper_topics.by_curator,
            reasons=tuple(_reasons(placement.reasons, names)),
        )


def _doubts(library: Library, paper: Paper) -> Iterable[str]:
    assignment = library.paper_topics[paper.id].assignment
    return doubt_texts(assignment, library.taxonomy) if assignment.uncertain else ()


def facet_views(library: Library, paper: Paper) -> Iterator[FacetView]:
    """Those of which it has a value."""
    for facet in library.facets.facets:
        if found := library.facets.of(paper.id, facet):
            values = tuple(_value_view(facet, each) for each in found)
            yield FacetView(slug=facet.slug, title=facet.title, values=values)


def _value_view(facet: Facet, found: PaperValue) -> ValueView:
    return ValueView(
        name=facet.by_slug[found.value].title,
        url=in_explore((facet.key, found.value)),
        by_curator=found.by_curator,
        reasons=tuple(_reasons(found.reasons, NO_NAMES)),
    )


def _reasons(reasons: Iterable[Reason], names: Names) -> Iterable[str]:
    """The phrases that matched, each once with where it stands, and what lists the paper there."""
    places: dict[str, list[str]] = {}
    for reason in reasons:
        if reason.where == "label":
            file = names.get(reason.file, reason.file)
            places[f"listed under “{reason.phrase}” in {file}"] = []
        else:
            places.setdefault(reason.phrase, []).append(reason.where)
    texts = [
        f"{phrase} ({' and '.join(sorted(set(where), reverse=True))})" if where else phrase
        for phrase, where in places.items()
    ]
    return texts[:_SHOWN_REASONS]


def _link_views(links: Iterable[Link]) -> Iterator[LinkView]:
    names = {
        "code": "Code",
        "project": "Project page",
        "model": "Model",
        "data": "Data",
        "paper": "Paper",
    }
    for link in links:
        shown = link.url.split("://", 1)[1].rstrip("/")
        yield LinkView(text=names[link.kind], url=link.url, note=shown)


def _listing(library: Library, record: Record, names: Names) -> ListingView:
    saved = "" if record.is_reference else saved_on(library.captures[record.page_id].date)
    return ListingView(
        source=source_link(record.dump, names),
        lines=_line_range(record.lines),
        title=typeset(clean(record.title)),
        saved=saved,
    )


def _line_range(lines: Sequence[int]) -> str:
    first, last = lines[0], lines[-1]
    return f"line {first}" if first == last else f"lines {first} to {last}"


def shared_parts(library: Library, settings: Settings) -> dict[str, str]:
    """What brief pages of papers leave to a script, in HTML, with marks for what differs."""
    terms = [term_view(library, each) for each in library.glossary.entries.values()]
    forms = [CitationView(key=form.key, format=form.name, text="", url="") for form in REFERENCES]
    return paper_parts(report_on_any_paper(settings), forms, terms)


def _citations(citation: Citation, *, with_files: bool) -> Iterator[CitationView]:
    """Where there are no files beside the page, a browser makes them from the list's data."""
    for form in REFERENCES:
        url = beside(PAPER.at(citation.key), form.ending) if with_files else ""
        text = form.file_of((citation,)).strip() if with_files else ""
        yield CitationView(key=form.key, format=form.name, text=text, url=url)
