"""References: the formats in which papers are cited, with the names of each and of its files."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from msgspec import Struct

from sitegen.export import bibtex, csl, ris
from sitegen.present.citation import Citation
from sitegen.store import kept

_KNOWN = 2_048  # papers, of 8 kB each; a longer list has few files of references


class ReferenceFormat(Struct, frozen=True, kw_only=True):
    """`one` writes a reference; `many` makes a text of several."""

    key: str
    name: str
    ending: str
    media_type: str
    one: Callable[[Citation], str]
    many: Callable[[Iterable[str]], str]

    def file_of(self, citations: Iterable[Citation]) -> str:
        return self.many(references(citation)[self.key] for citation in citations)


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


@lru_cache(_KNOWN)
@kept
def references(citation: Citation) -> dict[str, str]:
    """The citation in each format, by the key of this: a page, some files and a script have it."""
    return {form.key: form.one(citation) for form in REFERENCES}
