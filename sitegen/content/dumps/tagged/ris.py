"""RIS, as Zotero, EndNote, Scopus, Springer and IEEE write it."""

import re
from collections.abc import Sequence
from functools import partial

from sitegen.content.dumps.element import Cut, Element
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.tagged import tags
from sitegen.content.dumps.tagged.tags import (
    TagForm,
    Values,
    first_of,
    split_at_semicolons,
    with_pages,
)

_FORM = TagForm(
    line=re.compile(r"\s{0,9}([A-Z][A-Z0-9]) {1,2}-(?: (.*))?", re.ASCII),
    further=re.compile(r"\s{2,}\S"),
    first="TY",
    last="ER",
    listed=frozenset({"KW", "AU", "A1"}),
)
_ROLES = {
    "ti": Role.TITLE,
    "t1": Role.TITLE,
    "ct": Role.TITLE,
    "au": Role.AUTHORS,
    "ab": Role.ABSTRACT,
    "n2": Role.ABSTRACT,
    "t2": Role.VENUE,
    "jf": Role.VENUE,
    "bt": Role.VENUE,
    "jo": Role.VENUE,
    "ja": Role.VENUE,
    "j2": Role.VENUE,
    "c3": Role.VENUE,
    "py": Role.DATE,
    "da": Role.DATE,
    "y1": Role.DATE,
    "ty": Role.KIND,
    "do": Role.DOI,
    "ur": Role.URL,
    "lk": Role.URL,
    "l1": Role.URL,
    "l2": Role.URL,
    "kw": Role.LABELS,
    "m1": Role.MENTION,
    "m3": Role.MENTION,
    "n1": Role.MENTION,
    "an": Role.MENTION,
    "vl": Role.VOLUME,
    "sp": Role.PAGES,
}


def cut(file: SavedFile) -> Cut:
    """The entries; what stands before the first is boilerplate."""
    entries = tags.read_entries(_FORM, file.lines)
    elements = [Element(lines=each.lines, values=_values(each.values)) for each in entries]
    return Cut(elements=elements, total=len(entries), roles=_ROLES)


def _values(values: Values) -> Values:
    """The same tags for the same, whoever writes: `A1` is `AU`, and the title of a book is `BT`."""
    plain: dict[str, Sequence[str]] = {**values, "A1": (), "ER": ()}
    plain["AU"] = first_of(values, ("AU", "A1"))
    plain["KW"] = split_at_semicolons(values.get("KW", ()))
    if not first_of(values, ("TI", "T1", "CT")):
        plain["TI"] = plain.pop("BT", ())
    if "BOOK" in values.get("TY", ()):
        plain["T2"] = ()  # a series
    if "arxiv" in (text.lower() for text in values.get("PB", ())):
        plain["T2"] = first_of(values, ("T2", "JF", "JO")) or ["arXiv"]
    return with_pages(plain, "SP", "EP")


LAYOUT = element_layout("RIS", partial(tags.likeness, _FORM), cut)
