"""Page metadata: what a paper's page says in its head, to reference managers and search engines."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.present.citation import Citation, without_commas

# Inside a script element these would end it, open a comment or break a line.
_IN_SCRIPT = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})


def citation_meta(citation: Citation) -> tuple[tuple[str, str], ...]:
    """Names and contents of `<meta>` elements, not yet escaped for HTML."""
    return tuple(_meta(citation))


def _meta(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "z:itemType", "preprint"
    yield "citation_title", citation.title
    if citation.organization:
        # The comma at the end keeps Zotero from taking the last word for a family name.
        yield "citation_author", without_commas(citation.organization) + ","
    if venue := citation.facts.get("venue"):
        yield "DC.relation.ispartof", venue
    if citation.date and citation.date.iso:
        yield "citation_publication_date", citation.date.iso.replace("-", "/")
    if citation.paragraphs:
        yield "citation_abstract", "\n\n".join(citation.paragraphs)
    if citation.abstract_note:
        yield "z:extra", citation.abstract_note
    if citation.url:
        yield "citation_public_url", citation.url


def scholarly_article(citation: Citation) -> dict[str, Any]:
    """The paper as a schema.org ScholarlyArticle. Without an author: none is listed by name."""
    note, venue = citation.abstract_note, citation.facts.get("venue")
    by = {"@type": "Organization", "name": citation.organization}
    facts = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": citation.title,
        "headline": citation.title,
        "abstract": "\n\n".join(citation.paragraphs),
        "comment": {"@type": "Comment", "text": note} if note else None,
        "datePublished": citation.date.iso if citation.date else None,
        "sourceOrganization": by if citation.organization else None,
        "isPartOf": {"@type": "CreativeWork", "name": venue} if venue else None,
        "keywords": list(citation.keywords),
        "url": citation.url,
    }
    return {name: value for name, value in facts.items() if value}


def script_json(data: Mapping[str, Any]) -> str:
    """`data` as JSON that is inert inside a `<script>` element."""
    return json.dumps(data, ensure_ascii=False).translate(_IN_SCRIPT)
