"""Selection export: references that a reader's browser picks from and joins, for any selection.

    selection/index.js                    the formats: what goes before, between and after entries
    selection/<version>/selection-N.js    entries by id and format, of about `PER_PART` papers

Each entry comes from the same function as the downloads, so no format exists twice and what a
reader exports is what the files say, with their own notes, which only their browser knows.  The
formats repeat each other, so all entries of a part are compressed together: a kilobyte for each
paper and not seven.  A paper's part follows from its id, so its own page can find its references.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.content.settings import Settings
from sitegen.explore.known import key_of
from sitegen.export import bibtex, markdown
from sitegen.export.dataset import Row, row_of
from sitegen.export.references import REFERENCES, ReferenceFormat, references
from sitegen.export.spreadsheet import papers_csv
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.library.related import Related
from sitegen.present.citation import Citation, cite
from sitegen.store import kept
from sitegen.text.data_script import data_script, packed_script, versioned

PER_PART = 50


class _Source(Struct, frozen=True, kw_only=True):
    """What the entry of one paper is made of; `note` is that for notes, in Markdown."""

    citation: Citation
    row: Row
    note: str


class _Format(Struct, frozen=True, kw_only=True):
    """`entry` is a paper's text; `join` makes a text of several, and a file begins with `head`.

    `escapes` is how marks are written in a note that the browser adds.
    """

    key: str
    name: str
    media_type: str
    ending: str
    entry: Callable[[_Source], str]
    join: Callable[[Iterable[str]], str]
    head: Callable[[Settings], str] = lambda settings: ""
    escapes: Mapping[str, str] = field(default_factory=dict)


_CSV_HEAD = papers_csv([])


def _csv_row(source: _Source) -> str:
    return papers_csv([source.row]).removeprefix(_CSV_HEAD)


def _csv(lines: Iterable[str]) -> str:
    return _CSV_HEAD + "".join(lines)


def _reference(form: ReferenceFormat) -> _Format:
    return _Format(
        key=form.key,
        name=form.name,
        media_type=form.media_type,
        ending=form.ending,
        entry=lambda source: references(source.citation)[form.key],
        join=form.many,
        escapes=bibtex.ESCAPES if form.one is bibtex.entry else {},
    )


_FORMATS = (
    *map(_reference, REFERENCES),
    _Format(
        key="csv",
        name="CSV",
        media_type="text/csv",
        ending=".csv",
        entry=_csv_row,
        join=_csv,
    ),
    _Format(
        key="md",
        name="Markdown",
        media_type="text/markdown",
        ending=".md",
        entry=lambda source: source.note,
        join=markdown.entries,
        head=markdown.front_matter,
    ),
)


def selection_files(
    library: Library, related: Mapping[str, Sequence[Related]], settings: Settings
) -> dict[str, str]:
    """Every file of the selection export, by its path below the site's root."""
    scripts = {
        f"selection-{number}": _script(
            f"selection-{number}",
            tuple(_source(library, paper, related, settings) for paper in papers),
        )
        for number, papers in enumerate(_parts(library.papers.values()))
    }
    version, parts = versioned("selection", scripts)
    index = {
        "version": version,
        "parts": len(parts),
        "formats": [_described(format_, settings) for format_ in _FORMATS],
    }
    return {"selection/index.js": data_script("selection", index)} | parts


def _source(
    library: Library,
    paper: Paper,
    related: Mapping[str, Sequence[Related]],
    settings: Settings,
) -> _Source:
    citation = cite(library, paper, settings)
    row = row_of(library, paper, related)
    if "data" in library.leave_out:
        citation = replace(citation, abstract=(), summary=())
        row = row | {"abstract": None}
    note = markdown.entry(library, paper, citation, settings)
    return _Source(citation=citation, row=row, note=note)


@kept
def _script(name: str, papers: tuple[_Source, ...]) -> str:
    entries = {
        source.citation.key: {format_.key: format_.entry(source) for format_ in _FORMATS}
        for source in papers
    }
    return packed_script(name, entries)


def _parts(papers: Collection[Paper]) -> list[list[Paper]]:
    parts: list[list[Paper]] = [[] for _ in range(math.ceil(len(papers) / PER_PART))]
    for paper in papers:
        parts[int(key_of(paper.id), 16) % len(parts)].append(paper)
    return parts


def _described(format_: _Format, settings: Settings) -> dict[str, object]:
    """A format as the browser knows it; joining two blanks shows what goes around entries."""
    before, between, after = format_.join(["\0", "\0"]).split("\0")
    return {
        "key": format_.key,
        "name": format_.name,
        "ending": format_.ending,
        "type": format_.media_type,
        "head": format_.head(settings),
        "frame": [before, between, after],
        "escapes": dict(format_.escapes),
    }
