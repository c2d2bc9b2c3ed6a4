"""The reader: from a saved file to a Dump, whatever the file is.

Layouts compete by likeness: each says how like the file is to it, and the best reads it.  The name
of the file says nothing.  Reading never raises: in the Dump of a file that is like none, or about
as like to two, every line is skipped.
"""

from collections.abc import Iterator
from dataclasses import replace

from sitegen.content.dumps import hand, ids
from sitegen.content.dumps.accounting import ACCEPTED, runs
from sitegen.content.dumps.answers import NO_ANSWERS, Answers
from sitegen.content.dumps.appearance import appearance
from sitegen.content.dumps.layout import Layout
from sitegen.content.dumps.listing import reader as listing
from sitegen.content.dumps.markdown import reader as markdown
from sitegen.content.dumps.plain import reader as plain_text
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.table import csv_table
from sitegen.content.dumps.tagged import bibtex, nbib, ris, web_of_science
from sitegen.content.dumps.tree import feed, harvest, html_page, json_papers, yaml_papers
from sitegen.content.record import Appearance, Dump
from sitegen.errors import Problem
from sitegen.store import kept

LAYOUTS: tuple[Layout, ...] = (
    listing.LAYOUT,
    bibtex.LAYOUT,
    ris.LAYOUT,
    nbib.LAYOUT,
    web_of_science.LAYOUT,
    ids.LAYOUT,
    hand.LAYOUT,
    csv_table.LAYOUT,
    markdown.LAYOUT,
    plain_text.LAYOUT,
    json_papers.LAYOUT,
    yaml_papers.LAYOUT,
    feed.LAYOUT,
    harvest.LAYOUT,
    html_page.LAYOUT,
)

LAYOUT_NAMES = tuple(layout.name for layout in LAYOUTS)

_LEAST = 0.3  # likeness of a file that is read
_CLOSE = 0.05  # between the best two, which a curator must choose from


@kept
def read_dump(file: SavedFile, answers: Answers = NO_ANSWERS) -> Dump:
    """Read a file in the layout that it is most like, or that the curator names."""
    named = next((each for each in LAYOUTS if each.name == answers.layout), None)
    layout = named or _best(file)
    if isinstance(layout, Appearance):
        return _unread(file, answers, layout)
    dump = layout.read(file, answers)
    return replace(dump, problems=(*dump.problems, *_undecoded(file)))


def _best(file: SavedFile) -> Layout | Appearance:
    """The layout that a file is most like, or why there is none."""
    ranked = sorted(
        ((layout.likeness(file), -place, layout) for place, layout in enumerate(LAYOUTS)),
        key=lambda each: each[:2],
        reverse=True,
    )
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
