"""Downloads: the files a reader may download, and what each is for."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """`path` is below the site's root."""

    path: str
    name: str
    purpose: str


DOWNLOADS = (
    Download(
        path="papers.json",
        name="JSON",
        purpose="Every paper with all that is known about it, for scripts; papers.schema.json "
        "describes it",
    ),
    Download(path="papers.schema.json", name="JSON Schema", purpose="What papers.json may contain"),
    Download(
        path="papers.csv",
        name="CSV",
        purpose="One row per paper, for a spreadsheet; a cell that begins like a formula has an "
        "apostrophe in front",
    ),
    Download(
        path="papers.sqlite",
        name="SQLite",
        purpose="Tables with full-text search over titles and abstracts",
    ),
    Download(path="papers.bib", name="BibTeX", purpose="References for LaTeX and JabRef"),
    Download(path="papers.ris", name="RIS", purpose="References for EndNote, Mendeley and others"),
    Download(
        path="papers.csl.json", name="CSL-JSON", purpose="References for Zotero, Pandoc and others"
    ),
)


def sha256_sums(files: Mapping[str, bytes]) -> str:
    """The sums of `files` (content by path), as `sha256sum --check` reads them."""
    lines = (f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines)
