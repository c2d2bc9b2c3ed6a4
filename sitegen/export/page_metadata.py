"""Page metadata: what a paper's page says in its head, to reference managers and search engines."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from sitegen.export.zotero import ITEM_TYPES
from sitegen.present.citation import Citation, without_commas
from sitegen.text.identifier import arxiv_url, doi_url
from sitegen.text.person import Person

NO_BREAK = "\u00a0"

# For some kinds of publications: the name of the element that names the venue, ...
_VENUES = {
    "article": "citation_journal_title",
    "conference": "citation_conference_title",
    "chapter": "citation_book_title",
    "thesis": "citation_dissertation_institution",
    "report": "citation_technical_report_institution",
}
_NUMBERS = ("citation_volume", "citation_firstpage", "citation_lastpage")
# ... what the venue is to schema.org, and the publication itself.
_SERIES = {"article": "Periodical", "chapter": "Book"}
_TYPES = {
    "chapter": "Chapter",
    "book": "Book",
    "thesis": "Thesis",
    "report": "Report",
    "dataset": "Dataset",
    "software": "SoftwareSourceCode",
    "webpage": "WebPage",
}

# Inside a script element these would end it, open a comment or break a line.
_IN_SCRIPT = {mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def citation_meta(citation: Citation) -> tuple[tuple[str, str], ...]:
    """Names and contents of `<meta>` elements, not yet escaped for HTML."""
    return tuple(_meta(citation))


def brief_meta(citation: Citation) -> tuple[tuple[str, str], ...]:
    """The same without what the page says, too, and with all authors in one element."""
    brief = replace(citation, abstract=(), summary=(), keywords=())
    names = "; ".join(map(_name, citation.authors))
    found = dict(_meta(brief))  # of the authors the last one
    if len(citation.authors) > 1:
        del found["citation_author"]
        found["citation_authors"] = names
    return tuple(found.items())


def _meta(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "z:itemType", ITEM_TYPES[citation.kind]
    yield "citation_title", citation.title
    for person in citation.authors:
        yield "citation_author", _name(person)
    if citation.venue:
        yield _VENUES.get(citation.kind, "DC.relation.ispartof"), citation.venue
    numbers = zip(_NUMBERS, (citation.volume, *citation.first_and_last), strict=True)
    yield from ((name, number) for name, number in numbers if number)
    if citation.date and citation.date.iso:
        yield "citation_publication_date", citation.date.iso.replace("-", "/")
    if citation.arxiv:
        yield "citation_arxiv_id", citation.arxiv
    if citation.doi:
        yield "citation_doi", citation.doi
    for keyword in citation.keywords:
        yield "citation_keywords", keyword
    if citation.abstract:
        yield "citation_abstract", "\n\n".join(citation.abstract)
    if citation.summary:
        yield "z:extra", citation.abridged
    if citation.url:
        yield "citation_public_url", citation.url


def _name(person: Person) -> str:
    """As Zotero reads names: it takes two commas, or words on both sides of one, for several
    people, and the last word of a name without a comma for the family's.
    """
    family, given, suffix = map(without_commas, (person.family, person.given, person.suffix))
    if not given:
        return f"{family}," if " " in family else family
    given = f"{given} {suffix}".rstrip()
    return f"{family.replace(' ', NO_BREAK) if ' ' in given else family}, {given}"


def scholarly_article(citation: Citation) -> dict[str, Any]:
    """The paper as an object of schema.org."""
    by = {"@type": "Organization", "name": citation.organization}
    venue = {"@type": _SERIES.get(citation.kind, "CreativeWork"), "name": citation.venue}
    facts = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(citation.kind, "ScholarlyArticle"),
        "name": citation.title,
        "headline": citation.title,
        "author": [_author(person) for person in citation.people],
        "abstract": "\n\n".join(citation.abstract),
        "comment": {"@type": "Comment", "text": citation.abridged} if citation.summary else None,
        "datePublished": citation.date.iso if citation.date else None,
        "sourceOrganization": by if citation.organization else None,
        "isPartOf": venue if citation.venue else None,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": name, "value": value}
            for name, value in (("arXiv", citation.arxiv), ("DOI", citation.doi))
            if value
        ],
        "sameAs": list(_same(citation)),
        "keywords": list(citation.keywords),
        "url": citation.url,
    }
    return _known(facts)


def _author(person: Person) -> dict[str, str]:
    if _is_group(person):
        return _named(person)
    parts = {
        **_named(person),
        "familyName": person.family,
        "givenName": person.given,
        "honorificSuffix": person.suffix,
    }
    return _known(parts)


def _named(person: Person) -> dict[str, str]:
    return {"@type": "Organization" if _is_group(person) else "Person", "name": person.name}


def _is_group(person: Person) -> bool:
    """A name of several words that is not divided is a group's."""
    return not person.given and " " in person.family


def _same(citation: Citation) -> Iterator[str]:
    if citation.arxiv:
        yield arxiv_url(citation.arxiv)
    if citation.doi:
        yield doi_url(citation.doi)


def collection_page(
    name: str,
    description: str,
    url: str,
    papers: Iterable[tuple[str, str]],
    author: Person | None = None,
) -> dict[str, Any]:
    """A page that lists papers, given by their titles and addresses, as schema.org has it.

    Addresses are empty where the site's own is not known.  `author` is whose papers they are.
    """
    items = [
        _known({"@type": "ListItem", "position": position, "name": title, "url": address})
        for position, (title, address) in enumerate(papers, 1)
    ]
    facts = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": name,
        "description": description,
        "url": url,
        "about": _named(author) if author else None,
        "mainEntity": {"@type": "ItemList", "itemListElement": items} if items else None,
    }
    return _known(facts)


def data_set(
    name: str, description: str, url: str, files: Iterable[tuple[str, str]]
) -> dict[str, Any]:
    """The list as a data set of schema.org, whose files are given by their addresses and types."""
    facts = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": description,
        "url": url,
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media_type}
            for address, media_type in files
        ],
    }
    return _known(facts)


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value}


def script_json(data: Mapping[str, Any]) -> str:
    """`data` as JSON that is inert inside a `<script>` element."""
    text = json.dumps(data, ensure_ascii=False)
    for mark, written in _IN_SCRIPT.items():
        text = text.replace(mark, written)
    return text
