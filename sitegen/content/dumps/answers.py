"""Answers: what the curator says about lines of a dump that no rule can classify."""

from collections.abc import Iterator

from msgspec import Struct

from sitegen.content.dumps.listing.record_parser import is_bare
from sitegen.content.record import Dump
from sitegen.errors import Severity


class Answers(Struct, frozen=True, kw_only=True):
    """Lines that are not papers (`skip`), and bare titles that are (`papers`); counted from 1.

    `layout` is the name of the one in which the file is to be read.
    """

    skip: tuple[range, ...] = ()
    papers: tuple[range, ...] = ()
    layout: str | None = None

    def are_papers(self, line: int) -> bool:
        return any(line in lines for lines in self.papers)

    def skipped(self, line_count: int) -> frozenset[int]:
        """The lines to skip in a dump of `line_count` lines."""
        each = (range(lines.start, min(lines.stop, line_count + 1)) for lines in self.skip)
        return frozenset(line for lines in each for line in lines)


NO_ANSWERS = Answers()


class StaleAnswer(Struct, frozen=True):
    """An answer that no longer fits its dump: the item at `index` in the list under `key`."""

    key: str
    index: int
    message: str
    remedy: str
    severity: Severity


def stale_answers(answers: Answers, unanswered: Dump, dump: Dump) -> Iterator[StaleAnswer]:
    """The answers that change nothing; `unanswered` is the dump read without any."""
    read = {line for record in unanswered.records for line in record.lines}
    for skipped in unanswered.skipped:
        read.update(range(skipped.line, skipped.line + skipped.count))
    titles = {record.line for record in dump.records}
    listings = [record for record in unanswered.records if not is_bare(record)]
    others = {line for record in listings for line in record.lines[1:]}
    for key, index, lines in _given(answers):
        if lines.stop > dump.line_count + 1:
            message = f"'{dump.name}' ends with line {dump.line_count}"
            yield StaleAnswer(key, index, message, "use line numbers up to that", "error")
        elif key == "papers" and (titles.isdisjoint(lines) or not others.isdisjoint(lines)):
            message = f"there is no title, or more than a title, at {_shown(lines)}"
            yield StaleAnswer(key, index, message, "name only lines of titles", "error")
        elif key == "skip" and read.isdisjoint(lines):
            message = f"{_shown(lines)} would be left out anyway"
            yield StaleAnswer(key, index, message, "remove this entry", "warning")


def _given(answers: Answers) -> Iterator[tuple[str, int, range]]:
    """Each answer except the empty ones, which are mistakes in the file and reported as such."""
    for key, runs in (("skip", answers.skip), ("papers", answers.papers)):
        yield from ((key, index, lines) for index, lines in enumerate(runs) if lines)


def _shown(lines: range) -> str:
    """`line 57`, `lines 12 to 40`."""
    first, last = lines.start, lines.stop - 1
    return f"line {first}" if first == last else f"lines {first} to {last}"
