"""COinS: a reference inside a list page, for the `title` of an empty `<span class="Z3988">`.

Two or more on a page let Zotero offer a choice.  A single one would replace the page's own
metadata, so a paper's page has none.  Zotero reads even an encoded plus (`C%2B%2B`) as a blank, and
there is no other way to spell it; the paper's own page has it right.
"""

from urllib.parse import urlencode

from sitegen.present.citation import Citation


def context_object(citation: Citation) -> str:
    """The OpenURL context object (Z39.88-2004, Dublin Core); not yet escaped for HTML."""
    facts = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": "preprint",
        "rft.title": citation.title,
        "rft.aucorp": citation.organization,
        "rft.date": citation.date.iso if citation.date else "",
        "rft.identifier": citation.url,
    }
    return urlencode({name: value for name, value in facts.items() if value})
