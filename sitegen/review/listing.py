"""Listing: the queue in lines for a terminal, and as notices on the lines of the dumps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from sitegen.content.dumps.problems import in_yaml
from sitegen.content.taxonomy import UNSORTED
from sitegen.errors import Problem
from sitegen.library.library import Library
from sitegen.review.item import NAMES, Item, Lines
from sitegen.text.clean import counted

_PAPERS = "write under papers in curation.yml, with another topic if this one is wrong"
_PAIR = "write under same or different in curation.yml"
_LINES = "write under dumps in curation.yml"
_BY_HAND = "save the file again, or fix the text"


def listing(library: Library, items: Mapping[str, Item], day: date) -> Iterator[str]:
    """What waits, by kind, each with its reasons and what to write."""
    for kind, of_kind in groupby(items.values(), lambda item: item.kind):
        every = [*of_kind]
        yield f"{NAMES[kind]}: {len(every)}"
        for item in every:
            path, line = _place(library, item)
            yield f"  {item.title}"
            yield f"    {path}:{line}: {item.says}"
            yield f"    {': '.join(_remedy(library, item, day))}"
    yield left(items.values())


def left(items: Iterable[Item]) -> str:
    """How much waits, in a line."""
    every = [*items]
    if not every:
        return "Nothing needs you."
    certain = sum(item.certain for item in every)
    at_once = f", {certain} of them at once" if certain else ""
    verb = "needs" if len(every) == 1 else "need"
    return f"{counted(len(every), 'thing')} {verb} you{at_once}: 'sitegen review' opens the desk."


def notices(library: Library, items: Iterable[Item], day: date) -> Iterator[Problem]:
    """Each item at the line of its record, or of the lines in question."""
    for item in items:
        path, line = _place(library, item)
        yield Problem(
            path=path,
            line=line,
            message=f"{NAMES[item.kind]}: '{item.title}': {item.says}",
            remedy=": ".join(_remedy(library, item, day)),
            severity="notice",
        )


def _place(library: Library, item: Item) -> tuple[str, int]:
    """The file and the line to look at."""
    if item.lines:
        return item.lines[0].path, item.lines[0].first
    if item.pair:
        _, record = item.pair.first
    else:
        record = library.papers[item.paper or ""].listings[0]
    paths = {dump.name: dump.path for dump in (*library.dumps, *library.references)}
    return paths[record.dump], record.line


def _remedy(library: Library, item: Item, day: date) -> Sequence[str]:
    """Where nobody opens the desk: what to do, and the line to write."""
    if item.pair:
        names = (in_yaml(name) for name, _ in (item.pair.first, item.pair.second))
        return _PAIR, f"[{', '.join(names)}]"
    if item.lines:
        return _answer(item.lines[0])
    primary = library.paper_topics[item.paper or ""].primary
    where = primary.topic if primary else UNSORTED
    return _PAPERS, f"{item.paper}: {{topic: {where}, seen: {day.isoformat()}}}"


def _answer(lines: Lines) -> Sequence[str]:
    if not lines.can_answer:
        return (_BY_HAND,)
    span = str(lines.first) if lines.first == lines.last else f'"{lines.first}-{lines.last}"'
    answers = f"{{skip: [{span}]}} if this is no paper, {{papers: [{lines.title}]}} if it is"
    return _LINES, f"{in_yaml(lines.dump)}: {answers}"
