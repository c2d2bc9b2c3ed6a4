"""References: the formats in which papers are cited, with the names of each and of its files."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sitegen.export import bibtex, csl, ris
from sitegen.present.citation import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFormat:
    """`one` writes a reference; `many` makes a file of several."""

    key: str
    name: str
    ending: str
    media_type: str
    one: Callable[[Citation], str]
    many: Callable[[Iterable[str]], str]


REFERENCES = (
    ReferenceFormat(
        key="bib",
        name="BibTeX",
        ending=".bib",
        media_type="application/x-bibtex",
        one=bibtex.entry,
        many=bibtex.bibliography,
    ),
    ReferenceFormat(
        key="ris",
        name="RIS",
        ending=".ris",
        media_type="application/x-research-info-systems",
        one=ris.reference,
        many=ris.references,
    ),
    ReferenceFormat(
        key="csl",
        name="CSL-JSON",
        ending=".csl.json",
        media_type="application/vnd.citationstyles.csl+json",
        one=csl.item_json,
        many=csl.items,
    ),
)
