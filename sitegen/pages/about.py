"""The list as a whole: every paper, how it was made, and what is still uncertain."""

from collections.abc import Iterable, Iterator

from sitegen.content.dumps.problems import in_yaml
from sitegen.content.handwritten import Handwritten
from sitegen.content.record import Dump, Record, Skipped
from sitegen.library.library import Library, by_title
from sitegen.library.paper import Paper
from sitegen.matching.cluster import PossibleMatch
from sitegen.pages.alternates import ALL_PAPERS, reference_files
from sitegen.present.card import date_text, paper_link, topic_link
from sitegen.present.provenance import conflicts, merges, reason_text, unconfirmed
from sitegen.present.view import (
    AboutView,
    DumpView,
    ExploreView,
    Head,
    LedgerView,
    LinkView,
    MergedView,
    Page,
    PossibleMatchView,
    SeenView,
    UncertainView,
    UnconfirmedView,
)
from sitegen.site_map import ABOUT, EXPLORE, LEDGER
from sitegen.text.clean import clean, first_few, readable
from sitegen.text.identifier import arxiv_url, doi_url
from sitegen.text.markdown import uses_extensions, with_notes_below

_DESCRIPTION = "What this list covers, where it comes from and how it was made"
_FIELDS = 30  # names of fields that nothing reads; report.json has all


def explore_page(library: Library) -> Page:
    papers = sorted(library.papers.values(), key=by_title)
    links = tuple(paper_link(paper, _year(paper)) for paper in papers)
    files = reference_files(ALL_PAPERS)
    return Page(
        path=EXPLORE.address,
        template=EXPLORE.name,
        title=EXPLORE.title,
        description=f"All {len(papers)} papers of this list, to search, filter and sort",
        view=ExploreView(papers=links, files=files),
        head=Head(alternates=files),
    )


def _year(paper: Paper) -> str:
    mark = ", inferred" if paper.is_year_inferred else ""
    return f"{paper.year}{mark}" if paper.year else ""


def about_page(library: Library, written: Handwritten) -> Page:
    view = AboutView(
        text_markdown=with_notes_below(written.markdown),
        papers=len(library.papers),
        listings=library.record_count,
        dumps=tuple(_dump_views(library, library.dumps)),
        references=tuple(_dump_views(library, library.references)),
        completed=library.completed,
        unclaimed=tuple(map(_unclaimed, library.unclaimed)),
        pending=tuple(_pending(record) for record in library.pending),
        seen=tuple(
            SeenView(times="once" if times == 1 else f"{times} times", papers=papers)
            for times, papers in library.times_listed.items()
        ),
        merges=library.merges,
        possible_matches=len(library.possible_matches),
        uncertain=len(library.uncertain),
    )
    return Page(
        path=ABOUT.address,
        template=ABOUT.name,
        title=written.title or ABOUT.title,
        description=written.description or _DESCRIPTION,
        view=view,
        is_written=uses_extensions(written.markdown),
    )


def _unclaimed(record: Record) -> str:
    """What a reference is about, and where it stands; some are no more than an identifier."""
    return f"{readable(record.title) or ', '.join(record.identifiers)} ({record.address})"


def _pending(record: Record) -> LinkView:
    """An identifier that waits for its title, with where it leads and where it stands."""
    if record.arxiv:
        return LinkView(
            text=f"arXiv:{record.arxiv}", url=arxiv_url(record.arxiv), note=record.address
        )
    doi = record.doi or ""
    return LinkView(text=doi, url=doi_url(doi), note=record.address)


def _dump_views(library: Library, dumps: Iterable[Dump]) -> Iterator[DumpView]:
    for dump in dumps:
        captures = library.captures_of(dump)
        days = (date_text(each.date) if each.date else "not known" for each in captures)
        yield DumpView(
            name=dump.name,
            layout=_each(page.layout for page in dump.pages) or "not recognized",
            captured=_each(days) or "not known",
            reason=_each(capture.reason for capture in captures) or "no page was found in it",
            records=len(dump.records),
            lines=dump.line_count,
            boilerplate=dump.boilerplate,
            skipped=tuple(_skipped(each) for each in dump.skipped),
            remarks=(*_not_confirmed(dump), *dump.remarks, *_not_used(dump)),
        )


def _skipped(skipped: Skipped) -> str:
    last = skipped.line + skipped.count - 1
    lines = f"line {skipped.line}" + (f" to {last}" if skipped.count > 1 else "")
    return clean(f"{lines}{skipped.pointer and f' at {skipped.pointer}'}: {skipped.reason}")


def _not_confirmed(dump: Dump) -> Iterator[str]:
    if dump.records and not any(record.is_confirmed for record in dump.records):
        yield "unconfirmed: what only this file says is marked where it is shown"


def _not_used(dump: Dump) -> Iterator[str]:
    if dump.unused:
        fields = [f"{clean(name)} ({count})" for name, count in dump.unused.items()]
        yield f"not used: {first_few(fields, _FIELDS)}"


def _each(texts: Iterable[str]) -> str:
    """The texts about a dump's pages as one, without repetition."""
    return "; ".join(dict.fromkeys(texts))


def ledger_page(library: Library) -> Page:
    view = LedgerView(
        merged=tuple(
            MergedView(
                paper=paper_link(paper),
                merges=tuple(merges(paper)),
                conflicts=tuple(conflicts(paper)),
            )
            for paper in library.papers.values()
            if len(paper.listings) > 1
        ),
        possible_matches=tuple(_possible_match(library, each) for each in library.possible_matches),
        uncertain=tuple(_uncertain(library, paper) for paper in library.uncertain),
        unconfirmed=tuple(
            UnconfirmedView(paper=paper_link(paper), facts=facts)
            for paper in library.papers.values()
            if (facts := tuple(unconfirmed(paper)))
        ),
    )
    return Page(
        path=LEDGER.address,
        template=LEDGER.name,
        title=LEDGER.title,
        description="Every merge with its evidence, possible matches, and what is uncertain",
        view=view,
    )


def _possible_match(library: Library, match: PossibleMatch) -> PossibleMatchView:
    sides = library.sides(match)
    first, second = (in_yaml(library.names.pin(paper.id, record)) for paper, record in sides)
    pair = f"- [{first}, {second}]"
    return PossibleMatchView(
        first=paper_link(sides[0][0]),
        second=paper_link(sides[1][0]),
        reason=reason_text(match),
        decide_same=f"same:\n  {pair}",
        decide_different=f"different:\n  {pair}",
    )


def _uncertain(library: Library, paper: Paper) -> UncertainView:
    assignment = library.paper_topics[paper.id].assignment
    runner_up = assignment.runner_up
    return UncertainView(
        paper=paper_link(paper),
        chosen=topic_link(library.primary(paper)).text,
        runner_up=library.taxonomy.by_slug[runner_up.topic].name if runner_up else "none",
        margin=f"{assignment.margin:.2f}",
    )
