"""PubMed's tagged text, by the name of its files: `.nbib`."""

import re
from collections.abc import Iterator
from functools import partial

from sitegen.content.dumps.element import Cut, Element
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.tagged import tags
from sitegen.content.dumps.tagged.tags import TagEntry, TagForm
from sitegen.text.person import people

_FORM = TagForm(
    line=re.compile(r"(?=.{4}-)([A-Z]{2,4}) {0,2}-(?: (.*))?", re.ASCII),
    further=re.compile(r" {6}"),
    first="PMID",
)
_ROLES = {
    "ti": Role.TITLE,
    "bti": Role.TITLE,
    "fau": Role.AUTHORS,
    "ab": Role.ABSTRACT,
    "jt": Role.VENUE,
    "ta": Role.VENUE,
    "vi": Role.VOLUME,
    "pg": Role.PAGES,
    "dp": Role.DATE,
    "pt": Role.KIND,
    "lid": Role.DOI,
    "aid": Role.DOI,
    "so": Role.MENTION,
    "mh": Role.LABELS,
    "ot": Role.LABELS,
}
_DOI = re.compile(r"(.*)\[doi\]\s*", re.IGNORECASE)

_ABBREVIATED = re.compile(r"([^,]+) ([A-Z]{1,4})")  # `Oda M`


def cut(file: SavedFile) -> Cut:
    """The entries; an empty line between them is boilerplate."""
    entries = tags.read_entries(_FORM, file.lines)
    return Cut(elements=[_element(each) for each in entries], total=len(entries), roles=_ROLES)


def _element(entry: TagEntry) -> Element:
    values = entry.values
    names = list(_names(entry))
    dois = (
        match[1]
        for tag in ("LID", "AID")
        for text in values.get(tag, ())
        if (match := _DOI.fullmatch(text))
    )
    return Element(
        lines=entry.lines,
        values={
            **values,
            "FAU": names,
            "AU": (),
            "CN": (),
            "LID": list(dois),
            "AID": (),
            "MH": [text.split("/")[0].replace("*", "") for text in values.get("MH", ())],
            "OT": [text.replace("*", "") for text in values.get("OT", ())],
        },
        people=people(names) if names else None,
    )


def _names(entry: TagEntry) -> Iterator[str]:
    """Full names if there are any, and the groups between them."""
    full = any(tag == "FAU" for tag, _ in entry.texts)
    for tag, text in entry.texts:
        if tag == "FAU" or (tag == "AU" and not full):
            match = _ABBREVIATED.fullmatch(text)
            yield f"{match[1]}, {match[2]}" if match else text
        elif tag == "CN":
            yield f"{{{text}}}"


LAYOUT = element_layout("PubMed", partial(tags.likeness, _FORM), cut)
