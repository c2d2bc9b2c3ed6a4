"""Problems of a dump that was read: files, lines and titles that a curator must look at."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from sitegen.content.dumps.answers import Answers
from sitegen.content.dumps.reader import ACCEPTED
from sitegen.content.record import Dump, ListingPage, Record, Skipped
from sitegen.errors import Problem
from sitegen.text.clean import counted

_PLAIN = re.compile(r"\w[\w.:/-]*\w", re.ASCII)
_MOST = 0.5  # of the listings of a page


def find_problems(dump: Dump, answers: Answers, *, allow_unread: bool) -> Iterator[Problem]:
    """A file that is not read is an error, unless the user allows it; the rest are warnings."""
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

    Most, that is, from the first such listing to the last: however long a menu around them is, it
    does not outnumber them.
    """
    full = [position for position, record in enumerate(records) if not record.is_bare]
    if not full or len(full) < _MOST * (full[-1] - full[0] + 1):
        return []
    return [record for record in records if record.is_bare]


def in_yaml(name: str) -> str:
    """In quotes if it is not plain: the name of a dump may hold any character."""
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
    """One problem for each run of lines, whatever empty lines are between them."""
    titles = [record.line for record in dump.records]

    def run(skipped: Skipped) -> tuple[str, int]:
        return skipped.reason, sum(title < skipped.line for title in titles)

    for (reason, _), group in groupby(dump.skipped, run):
        skipped = list(group)
        if reason != ACCEPTED:
            yield _skipped_run(dump, skipped, reason)


def _skipped_run(dump: Dump, skipped: Sequence[Skipped], reason: str) -> Problem:
    first, last = skipped[0].line, skipped[-1].line + skipped[-1].count - 1
    count = sum(each.count for each in skipped)
    return Problem(
        path=dump.path,
        line=first,
        message=f"{counted(count, 'line')} skipped: {reason} ('{skipped[0].excerpt}')",
        remedy=f"mend the text, or accept it in curation.yml: {_answer(dump, 'skip', first, last)}",
        severity="warning",
    )


def _is_this_a_paper(dump: Dump, record: Record) -> Problem:
    first, last = record.lines[0], record.lines[-1]
    no, yes = _answer(dump, "skip", first, last), _answer(dump, "papers", first, first)
    return Problem(
        path=dump.path,
        line=first,
        message=f"is this a paper? '{record.title[:80]}' has neither an abstract nor a byline",
        remedy=f"answer in curation.yml: {no} if not, {yes} if it is",
        severity="warning",
    )


def _without_papers(dump: Dump, page: ListingPage) -> Problem:
    return Problem(
        path=dump.path,
        line=page.line,
        message="no paper stands below the head of this page",
        remedy="save the whole page, or delete it",
        severity="warning",
    )


def _answer(dump: Dump, key: str, first: int, last: int) -> str:
    lines = str(first) if first == last else f'"{first}-{last}"'
    return f"dumps: {{{in_yaml(dump.name)}: {{{key}: [{lines}]}}}}"
