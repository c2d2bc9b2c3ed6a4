"""The reader: from a saved file to a Dump, whatever the file is.

Layouts compete by likeness: each says how like the file is to it, and the best reads it.  The name
of the file says nothing.  Reading never raises: in the Dump of a file that is like none, or about
as like to two, every line is skipped.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sitegen.content.dumps.accounting import ACCEPTED, runs
from sitegen.content.dumps.answers import NO_ANSWERS, Answers
from sitegen.content.dumps.appearance import appearance
from sitegen.content.dumps.layout import Layout
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.record import Appearance, Dump
from sitegen.errors import Problem
from sitegen.store import kept

_LEAST = 0.3  # likeness of a file that is read
_CLOSE = 0.05  # between the best two, which a curator must choose from


@kept
def read_dump(file: SavedFile, answers: Answers = NO_ANSWERS) -> Dump:
    """Read a file in the layout that it is most like, or that the curator names."""
    from sitegen.content.dumps.layouts import LAYOUTS  # takes long, and what is read is kept

    named = next((each for each in LAYOUTS if each.name == answers.layout), None)
    layout = named or _best(file, LAYOUTS)
    if isinstance(layout, Appearance):
        return _unread(file, answers, layout)
    dump = layout.read(file, answers)
    return replace(dump, problems=(*dump.problems, *_undecoded(file)))


def _best(file: SavedFile, layouts: Sequence[Layout]) -> Layout | Appearance:
    """The layout that a file is most like, or why there is none."""
    ranked: list[tuple[float, int, Layout]] = []
    for place, layout in enumerate(layouts):
        # To see how like it is may take long, and cannot matter.
        is_beaten = any(best - layout.most >= _CLOSE for best, _, _ in ranked)
        ranked.append((0.0 if is_beaten else layout.likeness(file), -place, layout))
    ranked.sort(key=lambda each: each[:2], reverse=True)
    likeness, _, layout = ranked[0]
    if likeness < _LEAST:
        return appearance(file.data, file.lines)
    close = [other.name for also, _, other in ranked if likeness - also < _CLOSE]
    if len(close) > 1:
        return Appearance(
            f"{' and '.join(close)} alike",
            "divide it into one file for each",
            tuple(close),
        )
    return layout


def _undecoded(file: SavedFile) -> Iterator[Problem]:
    """A file in another encoding is read, but its letters outside of ASCII are lost."""
    line = file.undecoded
    if line is not None:
        yield Problem(
            path=file.path,
            line=line,
            message="is not UTF-8 from here on: letters that cannot be read are shown as \ufffd",
            remedy="save the file as UTF-8",
            severity="warning",
        )


def _unread(file: SavedFile, answers: Answers, looks: Appearance) -> Dump:
    numbers = range(1, len(file.lines) + 1)
    is_accepted = bool(file.lines) and answers.skipped(len(file.lines)) == set(numbers)
    reason = ACCEPTED if is_accepted else f"looks like {looks.looks_like}"
    return Dump(
        name=file.name,
        path=file.path,
        line_count=len(file.lines),
        boilerplate=0,
        pages=(),
        skipped=tuple(runs(file.name, file.lines, numbers, reason)),
        unread=None if is_accepted else looks,
    )
