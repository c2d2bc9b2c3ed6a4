"""Alternates: the papers of a page as files of references, for programs that look for them."""

from sitegen.export.references import REFERENCES
from sitegen.library.library import Library
from sitegen.present.view import LinkView
from sitegen.site_map import beside

ALL_PAPERS = "papers.html"  # no page: the files beside it are of the whole list


def reference_files(library: Library, page: str) -> tuple[LinkView, ...]:
    """What is beside the page of that address, each with its media type as its note."""
    files = ((form, beside(page, form.ending)) for form in REFERENCES)
    return tuple(
        LinkView(text=form.name, url=url, note=form.media_type)
        for form, url in files
        if library.makes(url)
    )
