"""COinS: a reference inside a list page, for the `title` of an empty `<span class="Z3988">`.

Two or more on a page let Zotero offer a choice.  A single one would replace the page's own
metadata, so a paper's page has none.  The page of all papers links to files of references instead:
with its abstract a reference has some 1.5 kB, and there may be thousands.

Zotero reads even an encoded plus (`C%2B%2B`) as a blank, and there is no other way to spell it; the
paper's own page has it right.

Zotero reads the keys in their order, and what a key means to it depends on the type that it has
read: a title before the type is the paper's own.  So the type comes last.
"""

from collections.abc import Iterator
from urllib.parse import urlencode

from sitegen.export.zotero import ITEM_TYPES
from sitegen.present.citation import Citation
from sitegen.store import kept
from sitegen.text.person import Person


@kept
def context_object(citation: Citation) -> str:
    """The OpenURL context object (Z39.88-2004, Dublin Core); not yet escaped for HTML."""
    return urlencode([(name, value) for name, value in _pairs(citation) if value])


def _pairs(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
    if citation.doi:
        yield "rft_id", f"info:doi/{citation.doi}"
    if citation.arxiv:
        yield "rft_id", f"info:arxiv/{citation.arxiv}"
    yield "rft.title", citation.title
    for person in citation.authors:
        yield ("rft.au", _inverted(person)) if person.given else ("rft.aucorp", person.name)
    yield "rft.date", (citation.date.iso if citation.date else None) or ""
    yield "rft.source", citation.venue
    for keyword in citation.keywords:
        yield "rft.subject", keyword
    yield "rft.description", "\n\n".join(citation.abstract) or citation.abridged
    yield "rft.identifier", citation.url
    yield "rft.type", ITEM_TYPES[citation.kind]


def _inverted(person: Person) -> str:
    """`van der Berg, Jan Jr.`: of three parts Zotero would drop the last."""
    return " ".join(part for part in (f"{person.family},", person.given, person.suffix) if part)
