"""Fields: from the fields of an element to a record.

Identifiers are looked for wherever they may stand: a DOI is often in an address, an arXiv id in a
journal's name or a note.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct, field

from sitegen.content.dumps.element import Element, People, Unreadable
from sitegen.content.dumps.kinds import parse_kind
from sitegen.content.dumps.markup import plain
from sitegen.content.dumps.roles import Role
from sitegen.content.record import Organization, Record
from sitegen.text.clean import clean, readable
from sitegen.text.dates import PartialDate, YearFrom, date_or_none
from sitegen.text.identifier import arxiv_id, doi, find_arxiv, find_doi, unproxied
from sitegen.text.link import Link, find_links, host_of, kind_of, unique, without_userinfo
from sitegen.text.person import parse_people, people
from sitegen.text.words import slug
from sitegen.text.written_date import find_month, parse_written

T = TypeVar("T")

_ARXIV_VENUES = ("arxiv", "corr", "computing research repository")
_VENUE_YEAR = re.compile(r"(?<=[\s'’(])((?:19|20)\d\d)\)?$")
# `519--538`, `L12501`, `xi-xvi`
_PAGE = r"(?:[A-Za-z]{0,2}\d[\w.]{0,12}|[ivxlc]{1,8})"
_PAGES = re.compile(rf"({_PAGE})(?:\s?[-‐-―]{{1,3}}\s?({_PAGE}))?")
_LONGEST_VOLUME = 20  # characters
_LONGEST_TITLE = 1_000
_LONGEST_LABEL = 100
# Every format hands on the HTML of publishers: `<i>E. coli</i> &amp; <sup>2</sup>`.
_WITH_MARKUP = frozenset(
    {Role.TITLE, Role.ABSTRACT, Role.FINDING, Role.VENUE, Role.ORGANIZATION, Role.LABELS}
)


class Tally(Struct):
    """What is noticed while the elements of a file are read."""

    unused: dict[str, int] = field(default_factory=dict)
    proxies: dict[str, int] = field(default_factory=dict)
    logins: int = 0  # addresses with somebody's name or password

    def count_unused(self, element: Element, roles: Mapping[str, Role]) -> None:
        for name, texts in element.values.items():
            role = roles.get(name.lower())
            if any(texts) and name != role and not _is_read(role, texts):
                self.unused[name] = self.unused.get(name, 0) + 1

    def address(self, url: str) -> str:
        """An address as anybody may open it: without a library's proxy, and without a login."""
        direct, proxy = unproxied(clean(url))
        if proxy:
            self.proxies[proxy] = self.proxies.get(proxy, 0) + 1
        address = without_userinfo(direct)
        self.logins += address != direct
        return address


def read_element(
    element: Element, roles: Mapping[str, Role], tally: Tally, **place: Any
) -> Record | Unreadable:
    """The record of an element; `place` are the dump and the page that it carries.

    An element with neither a title nor an identifier is unreadable.
    """
    tally.count_unused(element, roles)
    texts = _by_role(element, roles)
    found = _identifiers(texts, tally)
    written = _first(texts, Role.TITLE)
    title = written if readable(written) else ""  # marks that nobody sees
    if not title and not (found.arxiv or found.doi):
        reason = "neither a title nor an identifier"
        return _unreadable(element, reason)
    if len(title) > _LONGEST_TITLE:
        return _unreadable(element, f"too long for a title: {len(title):,} characters")
    abstract = tuple(_paragraphs(_raw(texts, Role.ABSTRACT)))
    for link in find_links(" ".join(abstract)):
        tally.address(link.url)
    names, complete = _people(element, texts)
    venue, is_arxiv = _venue(texts)
    return Record(
        **place,
        lines=tuple(element.lines),
        pointer=element.pointer,
        title=title,
        abstract=abstract,
        authors=names,
        authors_complete=complete if names else None,
        authors_count=_count(_first(texts, Role.AUTHORS_COUNT)),
        organization=_organization(_first(texts, Role.ORGANIZATION)),
        date=_date(texts) or (None if found.arxiv else _year_of(venue or "")),
        comments=_count(_first(texts, Role.COMMENTS)),
        arxiv=found.arxiv,
        doi=found.doi,
        paper_url=found.url,
        venue=venue,
        volume=_volume(texts) if venue else None,
        pages=_pages(texts) if venue else None,
        kind="preprint" if is_arxiv else _kind(texts),
        links=found.links,
        labels=tuple(_labels(element, texts)),
        finding=_first(texts, Role.FINDING) or None,
        asked_as=tuple(" ".join(text.split()) for text in texts.get(Role.ASKED_AS, ())),
    )


def _is_read(role: Role | None, texts: Sequence[str]) -> bool:
    """Does the field say something?  Of a text that may mention an identifier, only that counts."""
    if role is Role.MENTION:
        return any(find_arxiv(text) or find_doi(text) for text in texts)
    return role is not None


_Texts = Mapping[Role, Sequence[str]]


def _by_role(element: Element, roles: Mapping[str, Role]) -> dict[Role, list[str]]:
    """The texts of each role, in the order in which `roles` prefers the names."""
    named = {name.lower(): texts for name, texts in element.values.items()}
    texts: dict[Role, list[str]] = {}
    for name in filter(named.__contains__, roles):
        role, written = roles[name], named[name]
        read = map(plain, written) if role in _WITH_MARKUP else written
        texts.setdefault(role, []).extend(text for text in read if text.strip())
    return texts


def _raw(texts: _Texts, role: Role) -> str:
    return next(iter(texts.get(role, ())), "")


def _first(texts: _Texts, role: Role) -> str:
    """The text on one line."""
    return " ".join(_raw(texts, role).split())


def _unreadable(element: Element, reason: str) -> Unreadable:
    text = " ".join(chain.from_iterable(element.values.values()))
    return Unreadable(lines=element.lines, reason=reason, text=text, pointer=element.pointer)


# -- Identifiers and addresses


class _Identifiers(Struct, frozen=True):
    arxiv: str | None
    doi: str | None
    url: str | None
    links: tuple[Link, ...]


def _identifiers(texts: _Texts, tally: Tally) -> _Identifiers:
    """Those in fields of their own before those in addresses, and these before mentions."""
    urls = [tally.address(url) for url in _addresses(texts, Role.URL)]
    own = [*texts.get(Role.ARXIV, ()), *texts.get(Role.DOI, ()), *urls]
    named = (Role.MENTION, Role.VENUE, Role.VOLUME)  # DBLP has arXiv ids as volumes
    mentions = [*chain.from_iterable(texts.get(role, ()) for role in named)]
    arxiv = _first_of(map(arxiv_id, own)) or _first_of(
        map(find_arxiv, [*texts.get(Role.ARXIV, ()), *mentions])
    )
    found_doi = _first_of(map(doi, own)) or _first_of(map(find_doi, mentions))
    further = [url for url in urls if not arxiv_id(url) and not doi(url)]
    links = [Link(kind_of(url), url) for url in further]
    code = [Link("code", tally.address(url)) for url in _addresses(texts, Role.CODE)]
    papers = (link.url for link in links if link.kind in ("paper", "project"))
    return _Identifiers(
        arxiv=arxiv,
        doi=found_doi,
        url=next(papers, None),
        links=unique([*code, *(link for link in links if link.kind not in ("paper", "project"))]),
    )


def _addresses(texts: _Texts, role: Role) -> Iterator[str]:
    """The addresses in a field, which may hold several, or text around them."""
    for text in texts.get(role, ()):
        whole = text.strip()
        if host_of(whole) and not any(character.isspace() for character in whole):
            yield whole
        else:
            yield from (link.url for link in find_links(text))


def _first_of(found: Iterable[T | None]) -> T | None:
    return next((each for each in found if each), None)


def _venue(texts: _Texts) -> tuple[str | None, bool]:
    """The first place of publication, and whether arXiv is all that is named."""
    venues = [" ".join(text.split()) for text in texts.get(Role.VENUE, ())]
    venue = next((each for each in venues if not _is_arxiv(each)), None)
    return venue, bool(venues) and venue is None


def _is_arxiv(venue: str) -> bool:
    """`arXiv`, `CoRR`, `arXiv preprint arXiv:2305.19370`: a place, but none of publication."""
    return venue.lower().lstrip("( ").startswith(_ARXIV_VENUES) and len(venue) < 80


def _volume(texts: _Texts) -> str | None:
    text = _first(texts, Role.VOLUME)
    is_one = any(map(str.isdigit, text)) and len(text) <= _LONGEST_VOLUME
    return text if is_one and not text.startswith("abs/") else None


def _pages(texts: _Texts) -> str | None:
    found = _PAGES.fullmatch(_first(texts, Role.PAGES))
    return "-".join(dict.fromkeys(filter(None, found.groups()))) if found else None


# -- The other facts


def _people(element: Element, texts: _Texts) -> People:
    if element.people is not None:
        return element.people
    written = texts.get(Role.AUTHORS, ())
    return people(written) if len(written) > 1 else parse_people(_first(texts, Role.AUTHORS))


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs are separated by an empty line; other line breaks are those of a window."""
    for paragraph in text.replace("\r\n", "\n").split("\n\n"):
        if paragraph.strip():
            yield " ".join(paragraph.split())


def _date(texts: _Texts) -> PartialDate | None:
    """A date, made more exact by the fields for its parts where it lacks them."""
    written = _most_exact(map(parse_written, texts.get(Role.DATE, ())))
    if written and written.day:
        return written
    of_year = _first_of(map(parse_written, texts.get(Role.YEAR, ())))
    year = of_year or written
    if year is None or year.year is None:
        return None
    month = find_month(_first(texts, Role.MONTH)) or year.month
    if month is None and written:
        month = written.month
    day = _count(_first(texts, Role.DAY)) or year.day if month else None
    return date_or_none(year.year, month, day or None, YearFrom.LISTING) or date_or_none(year.year)


def _year_of(venue: str) -> PartialDate | None:
    """`ICSE 2024` says when; an arXiv id says it better."""
    year = _VENUE_YEAR.search(venue)
    return parse_written(year[1]) if year else None


def _most_exact(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """The first date, or one that says more about its year."""
    known = [date for date in dates if date]
    alike = [date for date in known if date.year == known[0].year]
    return max(alike, key=lambda date: (bool(date.month), bool(date.day)), default=None)


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 6 else None


def _organization(text: str) -> Organization | None:
    return Organization(slug=slug(text) or text, name=text) if text else None


def _kind(texts: _Texts) -> str | None:
    return _first_of(map(parse_kind, texts.get(Role.KIND, ())))


def _labels(element: Element, texts: _Texts) -> Iterator[str]:
    """Headings, the outermost first, then categories and keywords, each once."""
    written = chain(element.headings, texts.get(Role.LABELS, ()))
    labels = (clean(" ".join(label.split()))[:_LONGEST_LABEL] for label in written)
    yield from dict.fromkeys(label for label in labels if label)
