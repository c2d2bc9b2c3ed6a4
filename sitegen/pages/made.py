"""How the list is made: its source pages, which of their entries are one paper, and what is in
doubt."""

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from sitegen.content.dumps.problems import in_yaml
from sitegen.content.record import Dump, Record, Skipped
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.matching.cluster import Merge, PossibleMatch
from sitegen.matching.evidence import Subject
from sitegen.pages.pagination import page_count, page_urls
from sitegen.present.card import paper_link, topic_link
from sitegen.present.doubt import doubt_texts
from sitegen.present.provenance import conflicts, reason_text, unconfirmed
from sitegen.present.source_page import saved_on, source_names
from sitegen.present.view import (
    ConflictsView,
    DumpView,
    DuplicatesView,
    LinkView,
    MadeView,
    Page,
    PagerView,
    PossibleMatchView,
    SeenView,
    UncertainView,
    UnconfirmedView,
)
from sitegen.site_map import MADE
from sitegen.text.clean import clean, first_few, readable
from sitegen.text.identifier import arxiv_url, doi_url

_FIELDS = 30  # names of fields that nothing reads; report.json has all
_TIMES = {1: "once", 2: "twice"}
_LAYOUTS = {
    "cards": "entries with dates",
    "bare": "titles and texts",
    "glued": "unspaced lines",
    "hand": "written by hand",
}  # whose names only curators need; others are formats that have one
PER_PAGE = 1_000  # of each list
_LISTED = (*("unclaimed", "pending", "conflicts", "possible_matches", "uncertain", "unconfirmed"),)
_FEW = 5  # duplicates that are named; of more for one reason, how many there are is enough
_MAIN = {Subject.TITLE, Subject.ABSTRACT, Subject.IDENTIFIER}


def made_pages(library: Library) -> Iterator[Page]:
    """What is in doubt is in parts where there is much of it; the rest is on the first page."""
    whole = _made(library)
    listed = {name: getattr(whole, name) for name in _LISTED}
    count = max(page_count(each, PER_PAGE) for each in listed.values())
    urls = page_urls(library, partial(MADE.at, ""), count)
    for number, url in enumerate(urls, 1):
        part = slice((number - 1) * PER_PAGE, number * PER_PAGE)
        yield Page(
            path=url,
            template=MADE.name,
            title=MADE.title if number == 1 else f"{MADE.title}, page {number}",
            description="The source pages of this list, its duplicates, and what is in doubt",
            view=replace(
                whole,
                **{name: each[part] for name, each in listed.items()},
                pager=PagerView(number=number, urls=urls),
            ),
        )


def _made(library: Library) -> MadeView:
    """All there is to say, for one page."""
    papers, names = library.papers.values(), source_names(library)
    view = MadeView(
        papers=len(papers),
        entries=library.record_count,
        sources=tuple(_dump_views(library, library.dumps)),
        references=tuple(_dump_views(library, library.references)),
        completed=library.completed,
        unclaimed=tuple(map(_unclaimed, library.unclaimed)),
        pending=tuple(map(_pending, library.pending)),
        seen=tuple(
            SeenView(times=_TIMES.get(times, f"{times} times"), papers=count)
            for times, count in library.times_listed.items()
        ),
        duplicates=tuple(_duplicates(papers)),
        conflicts=tuple(
            ConflictsView(paper=paper_link(paper), conflicts=found)
            for paper in papers
            if (found := tuple(conflicts(paper, names)))
        ),
        possible_matches=tuple(_possible_match(library, each) for each in library.possible_matches),
        uncertain=tuple(_uncertain(library, paper) for paper in library.uncertain),
        unconfirmed=tuple(
            UnconfirmedView(paper=paper_link(paper), facts=facts)
            for paper in papers
            if (facts := tuple(unconfirmed(paper, names)))
        ),
    )
    return replace(view, counts={name: len(getattr(view, name)) for name in _LISTED})


def _duplicates(papers: Iterable[Paper]) -> Iterator[DuplicatesView]:
    """The reasons for which entries were taken for one paper, the most frequent first."""
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        for _, _, merge in paper.merges:
            found.setdefault(_why(merge), []).append(paper)
    for why, those in sorted(found.items(), key=lambda each: -len(each[1])):
        named = those if len(those) <= _FEW else ()
        links = tuple(paper_link(paper) for paper in named)
        yield DuplicatesView(why=why, count=len(those), papers=links)


def _why(merge: Merge) -> str:
    """What decided, and all that spoke against it."""
    told = [each.says for each in merge.evidence if each.subject in _MAIN or each.weight < 0]
    return "; ".join(told) or str(merge.rule)


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
        days = (saved_on(each.date) for each in captures)
        yield DumpView(
            name=dump.name,
            layout=_each(_LAYOUTS.get(page.layout, page.layout) for page in dump.pages)
            or "not recognized",
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
    return UncertainView(
        paper=paper_link(paper),
        chosen=topic_link(library.primary(paper)).text,
        doubts=tuple(doubt_texts(assignment, library.taxonomy)),
    )
