"""Feed: Atom and RSS of papers, as arXiv, journals and lists like ours publish them.

feedparser reads each entry on its own: it does not say where one stood.  It is given bytes, never
an address, so it opens nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import chain
from typing import Any

from sitegen.content.dumps.element import Cut, Element, People, Unreadable
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.markup import plain, plain_abstract
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.tree.json_papers import lines_in
from sitegen.content.dumps.tree.json_tree import pointer
from sitegen.content.dumps.tree.names import roles_of
from sitegen.content.dumps.tree.node import Names, has_identifier
from sitegen.content.dumps.tree.papers import pointed
from sitegen.content.dumps.tree.xml_items import Item, XmlItems, xml_items
from sitegen.text.person import parse_people, people

_NAMES = Names(
    roles_of(
        {
            Role.TITLE: "title",
            Role.ABSTRACT: "summary content",
            Role.ARXIV: "id",
            Role.DOI: "arxiv_doi prism_doi dc_identifier doi",
            Role.URL: "link links prism_url",
            Role.DATE: "prism_publicationdate prism_coverdate published updated",
            Role.VENUE: "arxiv_journal_ref prism_publicationname",
            Role.LABELS: "tags",
            Role.MENTION: "arxiv_comment dc_source",
            Role.AUTHORS: "authors",
        }
    ),
    (),
)
_LIKE = 0.95
_SAMPLE = 20  # entries
_LONGEST = 1_000_000  # characters of one
_EXCERPT = 200
_SOME = 0.25
_OURS = re.compile(r"\bpapers/[\w-]+-[0-9a-f]{6}\.html")  # a paper's page in a list like ours
_STAMP = re.compile(r"\.?\s*\(arXiv:\S{1,40}(?:\s\[[\w.-]{1,20}\])?(?:\sUPDATED)?\)\s*\Z")
_CATEGORY = re.compile(r"\(arXiv:\S{1,40}\s\[([\w.-]{1,20})\]")
_ANNOUNCED = re.compile(r"\s*arXiv:\S{1,40}\s+Announce Type:\s*\S{1,40}\s+(?:Abstract:\s*)?")
_NOBODY = "Authors not listed"  # in our own feeds
_DERIVED = ("_detail", "_parsed")
_TYPE = {"content-type": "application/xml; charset=utf-8"}


def _likeness(file: SavedFile) -> float:
    """Do its first entries have identifiers of papers?"""
    found = xml_items(file.text)
    if found is None or found.kind == "OAI-PMH":
        return 0.0
    sample = [
        values
        for item in found.items[:_SAMPLE]
        if not _fault(item) and (values := _values(file, found, item))
    ]
    identified = sum(map(_is_paper, sample))
    return _LIKE if identified and identified >= _SOME * len(sample) else 0.0


def _is_paper(values: Mapping[str, list[str]]) -> bool:
    return has_identifier(values, _NAMES) or any(map(_OURS.search, values.get("link", ())))


def _cut(file: SavedFile) -> Cut:
    found = xml_items(file.text)
    if found is None:
        return Cut(elements=(), total=0)
    lines = lines_in(file.text)
    elements = [
        _element(file, found, item, lines(item.start, item.end), number)
        for number, item in enumerate(found.items)
    ]
    return Cut(elements=pointed(elements), total=len(found.items), roles=_NAMES.roles)


def _element(
    file: SavedFile, found: XmlItems, item: Item, lines: Sequence[int], number: int
) -> Element | Unreadable:
    place: Any = {"lines": lines, "pointer": pointer("entry", number)}
    reason = _fault(item)
    values = None if reason else _values(file, found, item)
    if values is None:
        text = file.text[item.start : min(item.end, item.start + _EXCERPT)]
        return Unreadable(**place, reason=reason or "broken XML", text=text)
    return Element(**place, values=values, people=_people(values.get("authors", [])))


def _fault(item: Item) -> str:
    if item.end - item.start > _LONGEST:
        return f"too long for an entry: {item.end - item.start:,} characters"
    return "" if item.is_whole else "cut off: this entry has no end"


def _values(file: SavedFile, found: XmlItems, item: Item) -> dict[str, list[str]] | None:
    """The fields of one entry, by feedparser's names for them; None if there is none."""
    text = file.text[item.start : item.end]
    inside = f"<channel>{text}</channel>" if found.kind == "rss" else text
    document = f"{found.root}{inside}</{found.kind}>".encode()
    import feedparser  # not a moment before there is a feed: it takes a twentieth of a second

    try:
        parsed = feedparser.parse(
            BytesIO(document),
            response_headers=_TYPE,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception:  # whatever a library does with hostile input
        return None
    return _fields(parsed.entries[0]) if parsed.entries else None


def _fields(entry: Mapping[str, Any]) -> dict[str, list[str]]:
    values = {
        name: [text]
        for name, text in entry.items()
        if isinstance(text, str) and not name.endswith(_DERIVED) and name != "author"
    }
    values["links"] = [link["href"] for link in entry.get("links", ()) if link.get("href")]
    values["tags"] = [tag["term"] for tag in entry.get("tags", ()) if tag.get("term")]
    values["content"] = [part["value"] for part in entry.get("content", ()) if part.get("value")]
    names = [plain(author.get("name") or "") for author in entry.get("authors", ())]
    values["authors"] = [name for name in names if name.strip() and name != _NOBODY]
    return dict(_as_written(values))


def _as_written(values: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """The fields without what feeds of arXiv, or ours, add: ids, categories, an entry's day."""
    titles = list(map(plain, values.pop("title", [])))
    stamped = chain.from_iterable(map(_CATEGORY.findall, titles))
    is_ours = any(map(_OURS.search, values.get("link", ())))
    is_announced = is_ours or "arxiv_announce_type" in values
    yield "title", [_STAMP.sub("", title) for title in titles]
    yield "tags", [*values.pop("tags"), *stamped]
    for name, texts in values.items():
        if name in ("summary", "content"):
            yield name, [plain_abstract(_ANNOUNCED.sub("", plain(text), count=1)) for text in texts]
        elif not (is_announced and name in ("published", "updated")):
            yield name, texts


def _people(names: list[str]) -> People | None:
    found = people(names) if len(names) > 1 else parse_people("".join(names))
    return found if found[0] else None


LAYOUT = element_layout("feed", _likeness, _cut)
