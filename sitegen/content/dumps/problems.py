"""Problems with a dump: the files, lines and titles that a curator must look at."""

import json
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from msgspec import Struct

from sitegen.content.dumps.accounting import ACCEPTED, EXCERPT
from sitegen.content.dumps.answers import Answers
from sitegen.content.dumps.listing.reader import PAGE_LAYOUTS
from sitegen.content.dumps.listing.record_parser import is_bare
from sitegen.content.dumps.listing.style import names_a_resource, reads_as_prose
from sitegen.content.record import Appearance, Dump, ListingPage, Record, Skipped
from sitegen.errors import Problem
from sitegen.text.clean import counted

_PLAIN = re.compile(
    r"(?!(?:yes|no|on|off|true|false|null)\Z)\w[\w.:/-]*\w", re.ASCII | re.IGNORECASE
)
_LISTINGS = frozenset(layout.name for layout in PAGE_LAYOUTS)
_MOST = 0.5  # of the listings of a page
_FAR_SHORTER = 0.25  # of the usual length


def find_problems(dump: Dump, answers: Answers, *, allow_unread: bool) -> Iterator[Problem]:
    """An unread file is an error, unless the user allows it, and so is a mistake of the curator's
    own; all else is a warning."""
    if dump.unread is not None:
        yield _unread(dump, dump.unread, allow_unread=allow_unread)
        return
    yield from dump.problems
    for run in skipped_runs(dump):
        yield _skipped(dump, run)
    for page in dump.pages:
        if not page.records and not any(s.reason == ACCEPTED for s in dump.skipped):
            yield _without_papers(dump, page)
    for question in questions(dump, answers):
        yield _asked(dump, question)


class Question(Struct, frozen=True, kw_only=True):
    """What only the curator knows of a record: are these `lines` of it what they were taken for?"""

    record: Record
    lines: tuple[int, ...]
    says: str


def questions(dump: Dump, answers: Answers) -> Iterator[Question]:
    """What is not answered yet about the records of listing pages."""
    for page in dump.pages:
        if page.layout in _LISTINGS:
            yield from _questions(page, answers)


def _questions(page: ListingPage, answers: Answers) -> Iterator[Question]:
    lacking = {record.line for record in lacking_records(page.records)}
    longer = {record.line for record in longer_records(page.records)}
    for record in page.records:
        if answers.are_papers(record.line):
            continue
        if record.line in lacking:
            yield Question(record=record, lines=record.lines, says=_is_this_a_paper(record))
        if record.line in longer:
            yield Question(record=record, lines=record.further, says=_does_it_belong(record))


def lacking_records(records: Sequence[Record]) -> list[Record]:
    """The records that lack what most others of their page have.

    That is an abstract or a byline, and an abstract that is not far shorter than theirs; a short
    one will do with a byline.  Only the listings from the first full one to the last are counted,
    so that a long menu around them does not tip the balance.
    """
    full = [position for position, record in enumerate(records) if not is_bare(record)]
    if not full or len(full) < _MOST * (full[-1] - full[0] + 1):
        return []
    least = _FAR_SHORTER * median(len(records[position].text) for position in full)
    return [record for record in records if is_bare(record) or _is_short(record, least)]


def _is_short(record: Record, least: float) -> bool:
    is_listing = record.has_byline and any(map(reads_as_prose, record.abstract))
    return len(record.text) < least and not is_listing


def longer_records(records: Sequence[Record]) -> list[Record]:
    """The records with further lines, on a page where most titles and abstracts have one each.

    Even a paragraph of prose may be a notice, or the abstract of a paper whose title was lost; but
    one that says where the code is belongs to its abstract.
    """
    longer = [record for record in records if record.further]
    if len(longer) > _MOST * len(records):
        return []
    return [record for record in longer if not _has_only_links(record)]


def _has_only_links(record: Record) -> bool:
    links = record.abstract[1:]
    return len(links) == len(record.further) and all(map(names_a_resource, links))


def in_yaml(name: str) -> str:
    """In quotes unless it is plain: the name of a dump may contain any character."""
    return name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def _unread(dump: Dump, looks: Appearance, *, allow_unread: bool) -> Problem:
    remedy = f"{looks.remedy}; or else move this file out of this folder"
    if looks.layouts:
        remedy = looks.remedy
        answers = " or ".join(f"{{layout: {layout}}}" for layout in looks.layouts)
        remedy += f", or write under dumps in curation.yml: {in_yaml(dump.name)}: {answers}"
    return Problem(
        path=dump.path,
        line=1,
        message=f"none of its {counted(dump.line_count, 'line')} was read: it looks like "
        f"{looks.looks_like}",
        remedy=remedy if allow_unread else f"{remedy}; --allow-unread goes on without it",
        severity="notice" if allow_unread else "error",
    )


class SkippedRun(Struct, frozen=True, kw_only=True):
    """Lines that were not read, from `first` to `last`, with no paper between them.

    Where papers that were read are on them too, as in a tree, they are not `apart`.
    """

    first: int
    last: int
    says: str
    excerpt: str
    apart: bool


def skipped_runs(dump: Dump) -> Iterator[SkippedRun]:
    """What was skipped, unless the curator did it."""
    titles = [record.line for record in dump.records]
    skipped = (each for each in dump.skipped if each.reason != ACCEPTED)
    for _, run in groupby(skipped, lambda each: bisect(titles, each.line)):
        yield _run(dump, list(run))


def _run(dump: Dump, skipped: Sequence[Skipped]) -> SkippedRun:
    reason = "; ".join(dict.fromkeys(each.reason for each in skipped))
    first, last = skipped[0].line, max(each.line + max(each.count, 1) - 1 for each in skipped)
    count = sum(each.count for each in skipped)
    what = counted(count, "line") if count else counted(len(skipped), "element")
    return SkippedRun(
        first=first,
        last=last,
        says=f"{what} skipped: {reason}",
        excerpt=skipped[0].excerpt,
        apart=bool(count) and dump.record_lines.isdisjoint(range(first, last + 1)),
    )


def _skipped(dump: Dump, run: SkippedRun) -> Problem:
    return Problem(
        path=dump.path,
        line=run.first,
        message=f"{run.says} ('{run.excerpt}')",
        remedy="fix the text, or write under dumps in curation.yml: "
        f"{in_yaml(dump.name)}: {_answer('skip', run.first, run.last)}"
        if run.apart
        else "save the file again, or fix the text",
        severity="warning",
    )


def _asked(dump: Dump, question: Question) -> Problem:
    record, lines = question.record, question.lines
    if_yes = "if it is" if lines == record.lines else "if it does"
    return Problem(
        path=dump.path,
        line=lines[0],
        message=question.says,
        remedy=_choice(dump, record, lines, if_yes),
        severity="warning",
    )


def _is_this_a_paper(record: Record) -> str:
    lacks = "no abstract" if record.has_byline else "neither an abstract nor a byline"
    if record.abstract:
        byline = "" if record.has_byline else "no byline, and "
        lacks = f"{byline}only '{record.text[:EXCERPT]}' below it"
    return f"is this a paper? '{record.title[:EXCERPT]}' has {lacks}"


def _does_it_belong(record: Record) -> str:
    excerpt = f" ('{record.abstract[1][:EXCERPT]}')" if len(record.abstract) > 1 else ""
    return (
        f"does all of this belong to '{record.title[:EXCERPT]}'? It has "
        f"{counted(len(record.further), 'line')} more than most others{excerpt}"
    )


def _choice(dump: Dump, record: Record, lines: Sequence[int], if_yes: str) -> str:
    no, yes = _answer("skip", lines[0], lines[-1]), _answer("papers", record.line, record.line)
    return f"write under dumps in curation.yml: {in_yaml(dump.name)}: {no} if not, {yes} {if_yes}"


def _without_papers(dump: Dump, page: ListingPage) -> Problem:
    is_listing = page.layout in _LISTINGS
    return Problem(
        path=dump.path,
        line=page.line,
        message=f"there are no papers {'below the head of this page' if is_listing else 'in it'}",
        remedy=f"save the whole {'page' if is_listing else 'file'}, or delete it",
        severity="warning",
    )


def _answer(key: str, first: int, last: int) -> str:
    lines = str(first) if first == last else f'"{first}-{last}"'
    return f"{{{key}: [{lines}]}}"
