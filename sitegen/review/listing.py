"""Listing: the queue in lines for a terminal, and as notices on the lines of the dumps."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from sitegen.content.dumps.problems import in_yaml
from sitegen.content.lock_file import Lock
from sitegen.errors import Problem
from sitegen.library.library import Library
from sitegen.library.moved import Moved, moved_papers
from sitegen.review.item import NAMES, Item, Lines
from sitegen.text.clean import counted

_BY_HAND = "save the file again, or fix the text"


def listing(library: Library, items: Mapping[str, Item], day: date) -> Iterator[str]:
    """What waits, by kind, each with its reasons and what to write; what is certain comes last,
    in a line."""
    for kind, of_kind in groupby(items.values(), lambda item: item.kind):
        every = [*of_kind]
        yield f"{NAMES[kind]}: {len(every)}"
        for item in sorted(every, key=lambda item: item.certain):
            if item.certain:
                yield _in_a_line(library, item)
                continue
            path, line = _place(library, item)
            yield f"  {item.title}"
            yield f"    {path}:{line}: {item.says}"
            yield f"    {_remedy(library, item, day)}"


def _in_a_line(library: Library, item: Item) -> str:
    path, line = _place(library, item)
    name = library.taxonomy.name_of(_filed(library, item))
    return f"  certain: {item.title}: {name} ({path}:{line})"


def _filed(library: Library, item: Item) -> str:
    return library.paper_topics[item.paper or ""].assignment.filed


def moved(library: Library, published: Lock) -> Iterator[str]:
    """The published papers that the phrases put elsewhere since; nothing if there are none."""
    found = _moved(library, published)
    if found:
        yield f"Moved since the last publication: {len(found)}"
    for each in found:
        yield f"  {library.papers[each.paper].title.value}"
        yield f"    {_from_to(library, each)}"


def notices_of_moved(library: Library, published: Lock) -> Iterator[Problem]:
    """The same at the lines of their records."""
    for each in _moved(library, published):
        path, line = _first_record(library, each.paper)
        title = library.papers[each.paper].title.value
        yield Problem(
            path=path,
            line=line,
            message=f"Moved since the last publication: '{title}': {_from_to(library, each)}",
            remedy="name its topic in curation.yml if that is wrong",
            severity="notice",
        )


def _moved(library: Library, published: Lock) -> list[Moved]:
    return [each for each in moved_papers(library, published) if not each.by_curator]


def _from_to(library: Library, moved: Moved) -> str:
    because = f": {', '.join(moved.because)}" if moved.because else ""
    name_of = library.taxonomy.name_of
    return f"from {name_of(moved.before)} to {name_of(moved.after)}{because}"


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
            remedy=_remedy(library, item, day),
            severity="notice",
        )


def _place(library: Library, item: Item) -> tuple[str, int]:
    """The file and the line to look at."""
    if item.lines:
        return item.lines[0].path, item.lines[0].first
    paper = item.pair.papers[0] if item.pair else item.paper
    return _first_record(library, paper or "")


def _first_record(library: Library, paper_id: str) -> tuple[str, int]:
    record = library.papers[paper_id].listings[0]
    paths = {dump.name: dump.path for dump in library.dumps}
    return paths[record.dump], record.line


def _remedy(library: Library, item: Item, day: date) -> str:
    """Where nobody opens the desk: the line to write."""
    if item.pair:
        names = (in_yaml(name) for name, _ in (item.pair.first, item.pair.second))
        pair = f"[[{', '.join(names)}]]"
        return f"in curation.yml: same: {pair} or different: {pair}"
    if item.lines:
        return _answer(item)
    entry = f"{{topic: {_filed(library, item)}, seen: {day.isoformat()}}}"
    return f"in curation.yml, or with another topic: papers: {{{item.paper}: {entry}}}"


def _answer(item: Item) -> str:
    answers = [each for each in item.lines if each.can_answer]
    if not answers:
        return _BY_HAND
    spans = (_span(each) for each in answers)
    skip = f"{{skip: [{', '.join(spans)}]}}"
    papers = f"{{papers: [{', '.join(str(each.title) for each in answers)}]}}"
    either = f"{papers} if it is a paper, or else {skip}" if item.paper else skip
    return f"in curation.yml, below 'dumps: {in_yaml(answers[0].dump)}:': {either}"


def _span(lines: Lines) -> str:
    return str(lines.first) if lines.first == lines.last else f'"{lines.first}-{lines.last}"'
