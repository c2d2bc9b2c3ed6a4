"""RIS: papers for reference managers.

Lines end in CR LF and a value is one line, so an abstract's paragraphs run on.  A comma separates
the names of a person; an organization's is left out, so that nobody is called "Inc.".
"""

from collections.abc import Iterable, Iterator

from sitegen.present.citation import Citation, without_commas


def reference(citation: Citation) -> str:
    """One reference, with a line end at its end."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(citation))


def references(each: Iterable[str]) -> str:
    return "\r\n".join(each)


def _lines(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "RPRT"
    yield "M3", "Preprint"
    yield "ID", citation.key
    yield "TI", citation.title
    if citation.organization:
        yield "AU", without_commas(citation.organization)
    if venue := citation.facts.get("venue"):
        yield "T2", venue
    if citation.date and citation.date.iso:
        yield "PY", str(citation.date.year)
        yield "DA", "/".join([*citation.date.iso.split("-"), "", "", ""][:4])
    for note in citation.notes:
        yield "N1", note
    if citation.paragraphs:
        yield "AB", " ".join(citation.paragraphs)
    for keyword in citation.keywords:
        yield "KW", without_commas(keyword)  # where Zotero would split it
    if citation.url:
        yield "UR", citation.url
    yield "ER", ""
