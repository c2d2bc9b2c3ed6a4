"""Web of Science's tagged text: `savedrecs.txt`, whatever it is called."""

import re
from collections.abc import Iterator

from sitegen.content.dumps.element import Cut, Element
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.tagged import tags
from sitegen.content.dumps.tagged.tags import (
    TagEntry,
    TagForm,
    Values,
    first_of,
    split_at_semicolons,
    with_pages,
)
from sitegen.text.person import people

_FORM = TagForm(
    line=re.compile(r"\s?([A-Z][A-Z0-9])(?: (?!\s?-)(.*))?", re.ASCII),
    further=re.compile(r" {2,}\S"),
    first="PT",
    last="ER",
    around=frozenset({"FN", "VR", "EF"}),
    listed=frozenset({"AU", "AF", "BA", "BF", "CA", "GP"}),
)
_ROLES = {
    "ti": Role.TITLE,
    "au": Role.AUTHORS,
    "ab": Role.ABSTRACT,
    "so": Role.VENUE,
    "vl": Role.VOLUME,
    "bp": Role.PAGES,
    "pd": Role.DATE,
    "py": Role.YEAR,
    "dt": Role.KIND,
    "di": Role.DOI,
    "d2": Role.DOI,
    "de": Role.LABELS,
    "id": Role.LABELS,
    "wc": Role.LABELS,
}
_AUTHORS = ("AF", "AU", "BF", "BA")  # full names first; of an article before those of a book
_GROUPS = ("CA", "GP")


_TYPE = re.compile(r"^\s?PT [A-Z]\s*$", re.MULTILINE)


def likeness(file: SavedFile) -> float:
    """Two capitals begin many a line of other files, but none that says its type."""
    return tags.likeness(_FORM, file) if _TYPE.search(file.text) else 0.0


def cut(file: SavedFile) -> Cut:
    """The entries; the file's head and its `EF` are boilerplate."""
    entries = tags.read_entries(_FORM, file.lines)
    return Cut(elements=[_element(each) for each in entries], total=len(entries), roles=_ROLES)


def _element(entry: TagEntry) -> Element:
    values = entry.values
    names = [*first_of(values, _AUTHORS), *(f"{{{name}}}" for name in _groups(values))]
    labels = {tag: split_at_semicolons(values.get(tag, ())) for tag in ("DE", "ID", "WC")}
    unused = dict.fromkeys((*_AUTHORS, *_GROUPS, "ER", "EF"), ())
    kinds = split_at_semicolons(values.get("DT", ()))
    stated = {**values, **unused, **labels, "AU": names, "PD": _dates(values), "DT": kinds}
    return Element(
        lines=entry.lines,
        values=with_pages(stated, "BP", "EP"),
        people=people(names) if names else None,
    )


def _groups(values: Values) -> Iterator[str]:
    for tag in _GROUPS:
        yield from values.get(tag, ())


def _dates(values: Values) -> list[str]:
    """`NOV 15` with the year that stands below."""
    day, year = (" ".join(values.get(tag, ())) for tag in ("PD", "PY"))
    return [day if year in day else f"{day} {year}"] if day else []


LAYOUT = element_layout("Web of Science", likeness, cut)
