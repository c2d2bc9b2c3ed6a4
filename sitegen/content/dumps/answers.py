"""Answers: what the curator says about lines of a dump that no rule can decide."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.content.dumps.record_parser import is_bare
from sitegen.content.record import Dump
from sitegen.errors import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Lines that are no papers (`skip`), and bare titles that are (`papers`). Lines are from 1."""

    skip: tuple[range, ...] = ()
    papers: tuple[range, ...] = ()

    def are_papers(self, line: int) -> bool:
        return any(line in lines for lines in self.papers)

    def skipped(self, line_count: int) -> frozenset[int]:
        """The lines to skip in a dump of so many."""
        each = (range(lines.start, min(lines.stop, line_count + 1)) for lines in self.skip)
        return frozenset(line for lines in each for line in lines)


@dataclass(frozen=True, slots=True)
class StaleAnswer:
    """An answer that fits no line of its dump (any more): the `index`-th of a `key`."""

    key: str
    index: int
    message: str
    remedy: str
    severity: Severity


def stale_answers(answers: Answers, unanswered: Dump, dump: Dump) -> Iterator[StaleAnswer]:
    """Which answers answer nothing; `unanswered` is the dump as it reads without them."""
    matter = {line for record in unanswered.records for line in record.lines}
    for skipped in unanswered.skipped:
        matter.update(range(skipped.line, skipped.line + skipped.count))
    titles = {record.line for record in dump.records}
    listings = [record for record in unanswered.records if not is_bare(record)]
    others = {line for record in listings for line in record.lines[1:]}
    for key, index, lines in _given(answers):
        if lines.stop > dump.line_count + 1:
            message = f"'{dump.name}' ends with line {dump.line_count}"
            yield StaleAnswer(key, index, message, "name lines that it has", "error")
        elif key == "papers" and (titles.isdisjoint(lines) or not others.isdisjoint(lines)):
            message = f"no title, or more than that, is at {_shown(lines)}"
            yield StaleAnswer(key, index, message, "name the lines of titles", "error")
        elif key == "skip" and matter.isdisjoint(lines):
            message = f"nothing would be read at {_shown(lines)} anyway"
            yield StaleAnswer(key, index, message, "take it out", "warning")


def _given(answers: Answers) -> Iterator[tuple[str, int, range]]:
    """Each answer but the empty ones: those are mistakes in the file, and reported as such."""
    for key, runs in (("skip", answers.skip), ("papers", answers.papers)):
        yield from ((key, index, lines) for index, lines in enumerate(runs) if lines)


def _shown(lines: range) -> str:
    """`line 57`, `lines 12 to 40`."""
    first, last = lines.start, lines.stop - 1
    return f"line {first}" if first == last else f"lines {first} to {last}"
