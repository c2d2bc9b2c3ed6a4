"""Problems with a dump: the files, lines and titles that a curator must look at."""

import json
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import groupby

from sitegen.content.dumps.answers import Answers
from sitegen.content.dumps.reader import ACCEPTED
from sitegen.content.dumps.record_parser import EXCERPT, is_bare
from sitegen.content.record import Dump, ListingPage, Record, Skipped
from sitegen.errors import Problem
from sitegen.text.clean import counted

_PLAIN = re.compile(
    r"(?!(?:yes|no|on|off|true|false|null)\Z)\w[\w.:/-]*\w", re.ASCII | re.IGNORECASE
)
_MOST = 0.5  # of the listings of a page


def find_problems(dump: Dump, answers: Answers, *, allow_unread: bool) -> Iterator[Problem]:
    """An unread file is an error, unless the user allows it; all else is a warning."""
    if dump.unread is not None:
        yield _unread(dump, dump.unread.looks_like, dump.unread.remedy, allow_unread=allow_unread)
        return
    yield from _skipped_lines(dump)
    for page in dump.pages:
        if not page.records and not any(s.reason == ACCEPTED for s in dump.skipped):
            yield _without_papers(dump, page)
        for record in bare_records(page.records):
            if not answers.are_papers(record.line):
                yield _is_this_a_paper(dump, record)


def bare_records(records: Sequence[Record]) -> list[Record]:
    """The bare titles of a page on which most listings have an abstract or a byline.

    Only those from the first full listing to the last are counted, so that a long menu around them
    does not tip the balance.
    """
    full = [position for position, record in enumerate(records) if not is_bare(record)]
    if not full or len(full) < _MOST * (full[-1] - full[0] + 1):
        return []
    return [record for record in records if is_bare(record)]


def in_yaml(name: str) -> str:
    """In quotes unless it is plain: the name of a dump may contain any character."""
    return name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def _unread(dump: Dump, looks_like: str, remedy: str, *, allow_unread: bool) -> Problem:
    return Problem(
        path=dump.path,
        line=1,
        message=f"none of its {counted(dump.line_count, 'line')} was read: it looks like "
        f"{looks_like}",
        remedy=remedy if allow_unread else f"{remedy}; --allow-unread goes on without it",
        severity="notice" if allow_unread else "error",
    )


def _skipped_lines(dump: Dump) -> Iterator[Problem]:
    """One problem for each run of lines with no paper between them."""
    titles = [record.line for record in dump.records]
    skipped = (each for each in dump.skipped if each.reason != ACCEPTED)
    for _, run in groupby(skipped, lambda each: bisect(titles, each.line)):
        yield _skipped_run(dump, list(run))


def _skipped_run(dump: Dump, skipped: Sequence[Skipped]) -> Problem:
    reason = "; ".join(dict.fromkeys(each.reason for each in skipped))
    first, last = skipped[0].line, skipped[-1].line + skipped[-1].count - 1
    count = sum(each.count for each in skipped)
    return Problem(
        path=dump.path,
        line=first,
        message=f"{counted(count, 'line')} skipped: {reason} ('{skipped[0].excerpt}')",
        remedy="fix the text, or write under dumps in curation.yml: "
        f"{in_yaml(dump.name)}: {_answer('skip', first, last)}",
        severity="warning",
    )


def _is_this_a_paper(dump: Dump, record: Record) -> Problem:
    first, last = record.lines[0], record.lines[-1]
    no, yes = _answer("skip", first, last), _answer("papers", first, first)
    lacks = "neither an abstract nor a byline"
    if record.abstract:
        lacks = f"no byline, and only '{record.text[:EXCERPT]}' below it"
    return Problem(
        path=dump.path,
        line=first,
        message=f"is this a paper? '{record.title[:EXCERPT]}' has {lacks}",
        remedy=f"write under dumps in curation.yml: {in_yaml(dump.name)}: {no} if not, "
        f"{yes} if it is",
        severity="warning",
    )


def _without_papers(dump: Dump, page: ListingPage) -> Problem:
    return Problem(
        path=dump.path,
        line=page.line,
        message="there are no papers below the head of this page",
        remedy="save the whole page, or delete it",
        severity="warning",
    )


def _answer(key: str, first: int, last: int) -> str:
    lines = str(first) if first == last else f'"{first}-{last}"'
    return f"{{{key}: [{lines}]}}"
