"""Source pages: what a list was made from, as it reads to those who did not save it.

Files are numbered, because their names say something to the curator alone: who wants to know them
finds each number, with its file, on the page about how the list is made.
"""

from collections.abc import Mapping

from sitegen.content.record import Provenance
from sitegen.facts import Source
from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.present.card import marked_date
from sitegen.present.view import LinkView
from sitegen.site_map import MADE
from sitegen.text.dates import PartialDate

Names = Mapping[str, str]  # of files: `source page 2`, `bibliography 1`
NO_NAMES: Names = {}  # for the curator, who knows the files


@once_a_library
def source_names(library: Library) -> Names:
    """How the files that were read are called on pages."""
    pages = {dump.name: f"source page {n}" for n, dump in enumerate(library.dumps, 1)}
    others = {file.name: f"bibliography {n}" for n, file in enumerate(library.references, 1)}
    return pages | others


def place(origin: Provenance, names: Names) -> str:
    """Where a value comes from: `source page 2, line 31`, `the curator`; the file and its line
    where nothing has a name.
    """
    if names and origin.source is Source.CURATOR:
        return "the curator"
    if origin.file not in names:
        return str(origin)
    return f"{names[origin.file]}, {origin.pointer or f'line {origin.line}'}"


def source_link(file: str, names: Names) -> LinkView:
    """To the file on the page about how the list is made."""
    name = names[file]
    url = f"{MADE.address}#{name.replace(' ', '-')}"
    return LinkView(text=name.capitalize(), url=url)


def saved_on(date: PartialDate | None) -> str:
    """The day on which a page was saved, as the rest of `saved on …`."""
    if date is None:
        return "a day not known"
    if not date.year:
        return f"{date}, of a year not known"
    return marked_date(date)
