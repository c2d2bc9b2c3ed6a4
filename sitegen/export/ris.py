"""RIS: papers for reference managers.

Lines end in CR LF and a value is one line, so an abstract's paragraphs run on.  A comma separates
the names of a person; an organization's is left out, so that nobody is called "Inc.".
"""

from collections.abc import Iterable, Iterator

from sitegen.present.citation import NOT_ALL_NAMED, Citation, without_commas
from sitegen.present.publication import OTHER, PREPRINT
from sitegen.text.person import Person

# For each kind of publication its type, and the tag that names the venue.
_KINDS = {
    "article": ("JOUR", "T2"),
    "conference": ("CONF", "T2"),
    "preprint": ("RPRT", "T2"),
    "chapter": ("CHAP", "T2"),
    "book": ("BOOK", "PB"),
    "thesis": ("THES", "PB"),
    "report": ("RPRT", "PB"),
    "dataset": ("DATA", "PB"),
    "software": ("COMP", "PB"),
    "webpage": ("ELEC", "T2"),
    OTHER: ("GEN", "T2"),
}


def reference(citation: Citation) -> str:
    """One reference, with a line end at its end."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(citation))


def references(each: Iterable[str]) -> str:
    return "\r\n".join(each)


def _lines(citation: Citation) -> Iterator[tuple[str, str]]:
    kind, venue = _KINDS[citation.kind]
    yield "TY", kind
    if citation.kind == PREPRINT:
        yield "M3", "Preprint"
    yield "ID", citation.key
    yield "TI", citation.title
    for person in citation.authors:
        yield "AU", _name(person)
    if citation.venue:
        yield venue, citation.venue
    numbers = zip(("VL", "SP", "EP"), (citation.volume, *citation.first_and_last), strict=True)
    yield from ((tag, number) for tag, number in numbers if number)
    if citation.date and citation.date.iso:
        yield "PY", str(citation.date.year)
        yield "DA", "/".join([*citation.date.iso.split("-"), "", "", ""][:4])
    if citation.arxiv:
        yield "DB", "arXiv"
        yield "AN", f"arXiv:{citation.arxiv}"
    if citation.doi:
        yield "DO", citation.doi
    yield from _texts(citation)
    if citation.url:
        yield "UR", citation.url
    # Some programs take a reference for RIS of before 2011 if it has `ID` and no later tag.
    yield "DP", citation.catalog
    yield "ER", ""


def _texts(citation: Citation) -> Iterator[tuple[str, str]]:
    for note in citation.notes:
        yield "N1", note
    if not citation.complete:
        yield "N1", NOT_ALL_NAMED
    if citation.summary:
        yield "N1", citation.abridged
    if citation.abstract:
        yield "AB", " ".join(citation.abstract)
    for keyword in citation.keywords:
        yield "KW", keyword


def _name(person: Person) -> str:
    """`van der Berg, Jan, Jr.`"""
    parts = (person.family, person.given, person.suffix)
    return ", ".join(without_commas(part) for part in parts if part)
