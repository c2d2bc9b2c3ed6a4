"""Downloads: the files a reader may download, and what each is for."""

from collections.abc import Mapping

from msgspec import Struct

from sitegen.export.references import REFERENCES
from sitegen.library.library import Library

SUMS = "SHA256SUMS"
_REFERENCE_TYPES = {form.name: form.media_type for form in REFERENCES}


class Download(Struct, frozen=True, kw_only=True):
    """`path` is below the site's root."""

    path: str
    name: str
    media_type: str
    purpose: str


DOWNLOADS = (
    Download(
        path="papers.json",
        name="JSON",
        media_type="application/json",
        purpose="Every paper with all that is known about it, for scripts; papers.schema.json "
        "describes it",
    ),
    Download(
        path="papers.schema.json",
        name="JSON Schema",
        media_type="application/schema+json",
        purpose="What papers.json may contain",
    ),
    Download(
        path="papers.csv",
        name="CSV",
        media_type="text/csv",
        purpose="One row per paper, for a spreadsheet. An apostrophe keeps a text from being "
        "taken for a formula",
    ),
    Download(
        path="papers.sqlite",
        name="SQLite",
        media_type="application/vnd.sqlite3",
        purpose="Tables to query, with full-text search over titles and summaries",
    ),
    Download(
        path="papers.bib",
        name="BibTeX",
        media_type=_REFERENCE_TYPES["BibTeX"],
        purpose="References for LaTeX and JabRef",
    ),
    Download(
        path="papers.ris",
        name="RIS",
        media_type=_REFERENCE_TYPES["RIS"],
        purpose="References for EndNote, Mendeley and others",
    ),
    Download(
        path="papers.csl.json",
        name="CSL-JSON",
        media_type=_REFERENCE_TYPES["CSL-JSON"],
        purpose="References for Zotero, Pandoc and others",
    ),
)


def downloads_of(library: Library) -> tuple[Download, ...]:
    """Those that the list offers."""
    return tuple(download for download in DOWNLOADS if library.makes(download.path))


def sha256_sums(digests: Mapping[str, str]) -> str:
    """The sums of files (SHA-256 in hex by path), as `sha256sum --check` reads them."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))
