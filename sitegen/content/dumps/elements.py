"""Elements: from a file that was cut into elements to a Dump, every line and element accounted for.

A line in an element belongs to it; a line in none is boilerplate.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from sitegen.content.dumps.accounting import ACCEPTED, EXCERPT, runs
from sitegen.content.dumps.answers import Answers
from sitegen.content.dumps.element import Cut, Element, Unreadable
from sitegen.content.dumps.fields import Tally, read_element
from sitegen.content.dumps.layout import Layout
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.record import Dump, ElementCount, ListingPage, Record, Skipped
from sitegen.text.clean import counted


def element_layout(
    name: str,
    likeness: Callable[[SavedFile], float],
    cut: Callable[[SavedFile], Cut],
    most: float = 1.0,
) -> Layout:
    """The layout of files that are `cut` into elements."""
    return Layout(name=name, likeness=likeness, read=partial(_read, name, cut), most=most)


def _read(layout: str, cut: Callable[[SavedFile], Cut], file: SavedFile, answers: Answers) -> Dump:
    found = cut(file)
    tally = Tally()
    accepted = _accepted(answers.skipped(len(file.lines)), found)
    read = [
        read_element(each, found.roles, tally, dump=file.name)
        if isinstance(each, Element)
        else each
        for each in found.elements
        if accepted.isdisjoint(each.lines)
    ]
    records = tuple(each for each in read if isinstance(each, Record))
    unreadable = [each for each in read if isinstance(each, Unreadable)]
    in_records = {line for record in records for line in record.lines}
    skipped = [
        *runs(file.name, file.lines, accepted, ACCEPTED),
        *_skipped(file, unreadable, in_records),
    ]
    return Dump(
        name=file.name,
        path=file.path,
        line_count=len(file.lines),
        boilerplate=len(file.lines) - len(in_records) - sum(each.count for each in skipped),
        pages=(
            ListingPage(
                line=min(in_records, default=1),
                layout=layout,
                captured=found.captured,
                records=records,
            ),
        ),
        skipped=tuple(sorted(skipped, key=lambda each: each.line)),
        elements=ElementCount(
            total=found.total,
            records=len(records),
            skipped=len(found.elements) - len(records),
            boilerplate=found.boilerplate,
        ),
        unused=dict(sorted(tally.unused.items())),
        remarks=(*found.remarks, *_cut_addresses(tally)),
        problems=tuple(found.problems),
    )


def _accepted(lines: Collection[int], found: Cut) -> set[int]:
    """The lines that the curator skips; an element of which one is skipped is skipped whole."""
    whole = (each.lines for each in found.elements if not set(each.lines).isdisjoint(lines))
    return set(lines).union(*whole)


def _skipped(
    file: SavedFile, unreadable: Sequence[Unreadable], in_records: Collection[int]
) -> Iterator[Skipped]:
    """What cannot be read; a line that it shares with a record belongs to the record."""
    taken = set(in_records)
    for each in unreadable:
        lines = set(each.lines) - taken
        taken |= lines
        if lines:
            yield from runs(file.name, file.lines, lines, each.reason)
        else:
            yield Skipped(
                dump=file.name,
                line=min(each.lines),
                count=0,
                reason=each.reason,
                excerpt=" ".join(each.text.split())[:EXCERPT],
                pointer=each.pointer,
            )


def _cut_addresses(tally: Tally) -> Iterator[str]:
    if tally.logins:
        yield f"a user's name or password was cut from {counted(tally.logins, 'link')}"
    for proxy, count in sorted(tally.proxies.items()):
        yield f"the proxy {proxy} was cut from {counted(count, 'link')}"
