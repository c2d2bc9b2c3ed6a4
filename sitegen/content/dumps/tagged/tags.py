"""Tags: entries of which each line begins with a short tag: RIS, PubMed's and Web of Science's.

Libraries for these drop a record whose end is missing, and know no lines; so the few rules that
the forms share are here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from sitegen.content.dumps.markup import plain
from sitegen.content.dumps.saved_file import SavedFile

_SAMPLE = 2_000  # lines
_MOST = 0.97  # likeness of a file that is nothing else
_RANGE = re.compile(r"\d\s?[-‐-―]+\s?\w")  # `251-258`

Values = Mapping[str, Sequence[str]]  # the texts of an entry by their tags


class TagForm(Struct, frozen=True, kw_only=True):
    """How a form is written. `line` has a line's tag and its text as groups.

    An entry begins with the tag `first`, and ends with `last` or before the next; `around` are the
    tags of a file's head and foot.  Of the tags in `listed` each further line is a value.
    """

    line: re.Pattern[str]
    further: re.Pattern[str]  # a line that goes on with the text above
    first: str
    last: str = ""
    around: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()


class TagEntry(Struct):
    """An entry: the numbers of its first and last line, and its fields as tags and lines."""

    start: int
    stop: int
    fields: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def lines(self) -> range:
        return range(self.start, self.stop + 1)

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Tags with their texts, in their order."""
        return [(tag, "\n".join(lines).strip()) for tag, lines in self.fields]

    @property
    def values(self) -> dict[str, list[str]]:
        """The texts by their tags."""
        values: dict[str, list[str]] = {}
        for tag, text in self.texts:
            values.setdefault(tag, []).append(text)
        return values


def likeness(form: TagForm, file: SavedFile) -> float:
    """By the share of lines with a tag, in a sample; long texts may have many without."""
    lines = [line for line in file.lines[:_SAMPLE] if line.strip()]
    tags = [match[1] for line in lines if (match := form.line.fullmatch(line))]
    if form.first not in tags:
        return 0.0
    further = sum(1 for line in lines if form.further.match(line))
    return min(_MOST, 2 * len(tags) / (len(lines) - further or 1))


def read_entries(form: TagForm, lines: Sequence[str]) -> list[TagEntry]:
    """The entries in their order; tags before the first are one as well, so that none is lost."""
    entries: list[TagEntry] = []
    current: TagEntry | None = None
    for number, line in enumerate(lines, 1):
        match = form.line.fullmatch(line)
        if match is None:
            if current:
                _go_on(current, line, number, form)
        elif current or match[1] not in (*form.around, form.last):
            if current is None or match[1] == form.first:
                current = TagEntry(number, number)
                entries.append(current)
            current.stop = number
            current.fields.append((match[1], [(match[2] or "").strip()]))
            current = None if match[1] == form.last else current
    return entries


def _go_on(entry: TagEntry, line: str, number: int, form: TagForm) -> None:
    """A line without a tag: an empty one inside a text parts its paragraphs."""
    tag, lines = entry.fields[-1]
    if line.strip():
        entry.stop = number
    if tag in form.listed:
        entry.fields.append((tag, [line.strip()]))
    else:
        lines.append(line.strip())


def first_of(values: Values, tags: Iterable[str]) -> Sequence[str]:
    """The texts of the first of these tags that has any."""
    return next((values[tag] for tag in tags if any(values.get(tag, ()))), ())


def split_at_semicolons(texts: Iterable[str]) -> list[str]:
    """The parts, and no entity (`A &amp; B`) taken for the end of one."""
    return [part.strip() for text in texts for part in plain(text).split(";") if part.strip()]


def with_pages(values: Values, first: str, last: str) -> dict[str, Sequence[str]]:
    """The first page and the last one, which have tags of their own, under that of the first.

    Some write both under that one already.
    """
    pages = [page for tag in (first, last) for page in values.get(tag, ())[:1] if page.strip()]
    if len(pages) > 1 and _RANGE.search(pages[0]):
        del pages[1]
    return {**values, first: ["-".join(pages)] if pages else [], last: ()}
