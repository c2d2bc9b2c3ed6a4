"""HTML page: a saved page that says which papers it is about, for programs to read.

That is an article's page with `citation_*` or Dublin Core tags or JSON-LD, and a listing whose
page carries the data that it was made from.  What a page only shows is not read: its text is.

lxml reads it, because it knows the lines and takes no more time for a hostile page.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.dumps.element import Cut, Element, Unreadable
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.markup import plain, plain_abstract
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.tree.json_papers import NAMES, lines_in
from sitegen.content.dumps.tree.json_tree import Object, Tree, Value, parse_tree, pointer
from sitegen.content.dumps.tree.names import AUTHORS, roles_of
from sitegen.content.dumps.tree.node import Names, element, has_identifier, title_of, values_of
from sitegen.content.dumps.tree.papers import Found, find_papers, pointed, unreadable
from sitegen.content.dumps.tree.xml_items import xml_items
from sitegen.text.dates import PartialDate
from sitegen.text.person import parse_people, people
from sitegen.text.words import fold
from sitegen.text.written_date import parse_written

_TAGS = {
    Role.TITLE: "citation_title dc.title dcterms.title eprints.title",
    Role.ABSTRACT: "citation_abstract dcterms.abstract dc.description.abstract eprints.abstract"
    " (abstract) dc.description",
    Role.ARXIV: "citation_arxiv_id dc.identifier dcterms.identifier",
    Role.DOI: "citation_doi prism.doi dc.identifier.doi eprints.id_number",
    Role.URL: "citation_abstract_html_url citation_public_url citation_fulltext_html_url"
    " citation_pdf_url dc.relation",
    Role.DATE: "citation_publication_date citation_cover_date citation_date prism.publicationdate"
    " dc.date dcterms.issued dc.date.issued eprints.date citation_online_date",
    Role.YEAR: "citation_year",
    Role.VENUE: "citation_journal_title citation_conference_title citation_inbook_title"
    " citation_conference citation_book_title prism.publicationname dc.source"
    " eprints.publication",
    Role.LABELS: "citation_keywords citation_keyword dc.subject",
    Role.AUTHORS: "citation_author citation_authors dc.creator eprints.creators_name",
}
_LINKED = {
    Role.TITLE: "headline name",
    Role.ABSTRACT: "abstract description",
    Role.ARXIV: "identifier.value identifier.@id identifier",
    Role.DOI: "doi",
    Role.URL: "url sameas @id mainentityofpage.@id mainentityofpage",
    Role.CODE: "coderepository",
    Role.DATE: "datepublished datecreated",
    Role.VENUE: "ispartof.ispartof.ispartof.name ispartof.ispartof.name ispartof.name",
    Role.KIND: "@type",
    Role.LABELS: "keywords.name keywords",
    Role.AUTHORS: "author creator",
}
_ROLES = roles_of({role: f"{_TAGS.get(role, '')} {_LINKED.get(role, '')}" for role in Role})
_ARTICLE = Names(roles_of(_LINKED), AUTHORS)
_OF_AUTHORS = _TAGS[Role.AUTHORS].split()
_KNOWN_BY = ("citation_", "dc.", "dcterms.", "prism.", "eprints.")

_SCHOLARLY = frozenset({"scholarlyarticle", "medicalscholarlyarticle"})
_PERHAPS = frozenset({"article", "techarticle", "report", "thesis", "chapter", "book", "dataset"})
_LIKE = 0.95
_BEGINNING = re.compile(r"<(?:!doctype\s+html|html|head|meta|body|title|link|main|div)\b", re.I)
_ABSTRACT = re.compile(r"(?:^|[\s_-])abstract(?:$|[\s_-])", re.IGNORECASE)
_SHORTEST, _LONGEST = 100, 20_000  # characters of an abstract that a page shows
_MOST_SHOWN = 10  # elements that may be it


class _Data(Struct, frozen=True):
    """JSON in a page: its tree, the text of it, the line where it begins, whether of JSON-LD."""

    tree: Tree
    text: str
    line: int
    is_linked: bool

    def lines(self, most: int) -> Any:
        inside = lines_in(self.text)

        def lines(start: int, end: int) -> Sequence[int]:
            found = inside(start, end)
            moved = (min(self.line + number - 1, most) for number in found)
            return sorted(set(moved))

        return lines


def _likeness(file: SavedFile) -> float:
    beginning = file.text[:2000].lstrip()
    is_page = beginning.startswith("<") and _BEGINNING.search(beginning) is not None
    if not is_page or xml_items(file.text[:20_000]):
        return 0.0
    return _LIKE if any(isinstance(each, Element) for each in _cut(file).elements) else 0.0


def _cut(file: SavedFile) -> Cut:
    page = _parsed(file.text)
    if page is None:
        return Cut(elements=(), total=0)
    data = list(_data(page))
    linked = list(_linked(data, len(file.lines)))
    own = _own(page, len(file.lines))
    if own is not None:
        return Cut(elements=[_merged(own, linked)], total=1, roles=_ROLES)
    if any(isinstance(each, Element) for each in linked):
        return Cut(elements=pointed(linked), total=len(linked), roles=_ROLES)
    found = _carried(data, len(file.lines))
    return Cut(
        elements=found.elements,
        total=found.total,
        boilerplate=found.boilerplate,
        roles=NAMES.roles,
        captured=_captured(data),
    )


def _parsed(text: str) -> Any:
    from lxml import etree, html  # not before there is HTML: it takes a hundredth of a second

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode(errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


# -- An article's own page


def _own(page: Any, most: int) -> Element | None:
    """The paper that the page's own tags describe."""
    values: dict[str, list[str]] = {}
    lines: dict[str, int] = {}
    for tag in page.iter("meta"):
        name = (tag.get("name") or tag.get("property") or "").lower().replace(":", ".")
        name = name.removeprefix("bepress_")
        content = (tag.get("content") or "").strip()
        if name.startswith(_KNOWN_BY) and content:
            values.setdefault(name, []).append(plain(content))
            lines.setdefault(name, min(tag.sourceline or 1, most))
    if not _is_article(values):
        return None
    shown = [] if any(name in values for name in _TAGS[Role.ABSTRACT].split()) else _shown(page)
    title = next(name for name in _TAGS[Role.TITLE].split() if name in values)
    others = sorted(set(lines.values()) - {lines[title]})
    names = next((values[name] for name in _OF_AUTHORS if name in values), [])
    named = people(names) if len(names) > 1 else parse_people("".join(names))
    return Element(
        lines=(lines[title], *others),
        values={**values, **({"(abstract)": shown} if shown else {})},
        people=named if named[0] else None,
    )


def _is_article(values: dict[str, list[str]]) -> bool:
    """A title of `citation_*` is a paper's; one of Dublin Core may be that of any page."""
    if "citation_title" in values:
        return len(values) > 1
    has_title = any(name in values for name in _TAGS[Role.TITLE].split())
    return has_title and has_identifier(values, Names(_ROLES, ()))


def _shown(page: Any) -> list[str]:
    """The abstract that the page shows."""
    from lxml import etree

    named = (
        each
        for each in page.iter("div", "section", "blockquote", "p", "span")
        if _ABSTRACT.search(f"{each.get('class', '')} {each.get('id', '')}")
    )
    for each in islice(named, _MOST_SHOWN):
        text = plain_abstract(etree.tostring(each, encoding="unicode", with_tail=False))
        if _SHORTEST <= len(text) <= _LONGEST:
            return [text]
    return []


def _merged(own: Element, linked: Sequence[Element | Unreadable]) -> Element:
    """The page's own paper, with what JSON-LD says about it."""
    title = _title(own)
    same = [each for each in linked if isinstance(each, Element) and _title(each) == title]
    if not same:
        return own
    lines = dict.fromkeys((*own.lines, *same[0].lines))
    values = {**same[0].values, **own.values}
    return replace(own, lines=tuple(lines), values=values, people=own.people or same[0].people)


def _title(element: Element) -> str:
    names = (*_TAGS[Role.TITLE].split(), *_LINKED[Role.TITLE].split())
    texts = (text for name in names for text in element.values.get(name, ()))
    return " ".join(re.findall(r"\w+", fold(next(texts, ""))))


# -- Data inside a page


def _data(page: Any) -> Iterator[_Data]:
    for each in page.iter():
        if each.tag == "script" and "json" in (each.get("type") or ""):
            text = each.text or ""
            is_linked = "ld+json" in each.get("type")
            yield _Data(parse_tree(text), text, each.sourceline or 1, is_linked)
        else:
            for name, value in each.attrib.items():
                if str(name).startswith("data-") and value.lstrip()[:1] in ("{", "["):
                    flat = value.replace("\n", " ")  # the tag stands for all of its lines
                    yield _Data(parse_tree(flat), flat, each.sourceline or 1, is_linked=False)


def _linked(data: Sequence[_Data], most: int) -> Iterator[Element | Unreadable]:
    """The articles of JSON-LD, wherever they are in it."""
    for number, each in enumerate(data):
        if not each.is_linked:
            continue
        lines = each.lines(most)
        articles = [
            element(node, _ARTICLE, lines(node.start, node.end), pointer=pointer(number, *path))
            for path, node in _articles(each.tree.values, ())
        ]
        yield from articles
        if articles:
            yield from (unreadable(broken, lines, each.text) for broken in each.tree.breaks)


def _articles(value: Value, path: tuple[str | int, ...]) -> Iterator[tuple[Any, Object]]:
    if isinstance(value, Object):
        if _is_scholarly(value) and not value.error:
            yield path, value
            return
        for key, each in value.items():
            yield from _articles(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _articles(each, (*path, index))


def _is_scholarly(node: Object) -> bool:
    kinds = node.get("@type")
    named = {
        kind.lower().rpartition("/")[2]
        for kind in (kinds if isinstance(kinds, list) else [kinds])
        if isinstance(kind, str)
    }
    if not title_of(node, _ARTICLE):
        return False
    is_perhaps = not named.isdisjoint(_PERHAPS)
    return not named.isdisjoint(_SCHOLARLY) or (
        is_perhaps and has_identifier(values_of(node, _ARTICLE), _ARTICLE)
    )


def _carried(data: Sequence[_Data], most: int) -> Found:
    """The papers of the data that a listing was made from."""
    each_found = [
        find_papers(each.tree, NAMES, each.lines(most), each.text)
        for each in data
        if not each.is_linked
    ]
    holding = [
        found
        for found in each_found
        if any(isinstance(element, Element) for element in found.elements)
    ]
    elements = [
        replace(element, pointer=(pointer(number) if len(holding) > 1 else "") + element.pointer)
        for number, found in enumerate(holding)
        for element in found.elements
    ]
    return Found(
        elements=pointed(elements),
        total=sum(found.total for found in holding),
        boilerplate=sum(found.boilerplate for found in holding),
    )


def _captured(data: Sequence[_Data]) -> PartialDate | None:
    """The day that a listing's data are of."""
    roots = (root for each in data for root in each.tree.values if isinstance(root, Object))
    days = (root.get("dateString") for root in roots)
    return next((parse_written(day) for day in days if isinstance(day, str)), None)


LAYOUT = element_layout("HTML", _likeness, _cut)
