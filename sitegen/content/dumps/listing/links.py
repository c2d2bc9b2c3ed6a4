"""Links: a listing page that was saved with its links, as the plain text that the layouts read.

Programs that turn a page into text keep its links as Markdown (`[text](address)`), as numbers with
the addresses at the end (`[text][3]`), or as lines of their own below the text.  Here the marks are
taken out and every line keeps its number, so the layouts read the page as if it had been copied;
the addresses say which paper a title is of.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, compress, islice
from operator import not_

from msgspec import Struct

from sitegen.content.dumps.listing.page_layout import BYLINE, DOT
from sitegen.text.dates import PartialDate, parse_iso, parse_listed
from sitegen.text.link import split_address

_HOST = "huggingface.co"
_DEFINITION = re.compile(
    r"^\s{0,3}\[([^\[\]\n]{1,40})\]:[ \t]*<?(https?://[^\s>]+)>?.*$", re.MULTILINE
)
_TARGET = re.compile(r"\((<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"\n]*\")?\)")
_LABEL = re.compile(r"\[([^\[\]\n]{1,40})\]")
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_ONLY_ADDRESS = re.compile(rf"<?https?://(?:www\.)?{re.escape(_HOST)}(?:/\S*)?>?")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_AUTHORS = re.compile(r"\s*(?:[-*+•]\s+)?(\d{1,6} authors?)\s*")
_BULLET = re.compile(r"\s*[-*+•]\s+")
_MENU = frozenset({"Daily", "Weekly", "Monthly", "Trending", "Trending Papers"})
_MENU_LINES = 12  # at most, between the byline of a head and its day
_SECTIONS = frozenset({"models", "datasets", "spaces", "collections", "docs", "blog", "posts"})
_NEIGHBOR = re.compile(r"/papers/date/(\d{4}-\d\d-\d\d)")  # the page of the day before or after
_DAYS_APART = 3  # at most, of the day shown and a neighbor


class PlainPage(Struct, frozen=True):
    """`texts` are the lines; `addresses` are where they link to, by the numbers of the lines."""

    texts: tuple[str, ...]
    addresses: Mapping[int, str]


class _Link(Struct, frozen=True):
    """`text[start:end]` is what is linked, `text[outer_start:outer_end]` that with its marks."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    url: str
    is_image: bool


def without_links(lines: Sequence[str]) -> PlainPage:
    """The page as plain text; a page without links comes back as it is."""
    text = "\n".join(lines)
    written = dict.fromkeys(match[1] for match in _NEIGHBOR.finditer(text))
    days = [day for each in written if (day := parse_iso(each))]
    definitions = {match[1]: match[2] for match in _DEFINITION.finditer(text)}
    text = _DEFINITION.sub("", text)
    links = sorted(_links(text, definitions), key=lambda link: link.outer_start)
    texts, addresses = _unmarked(text, links)
    addresses |= _addresses_below(texts)
    return PlainPage(tuple(_as_copied(texts, addresses, days)), addresses)


def _links(text: str, definitions: Mapping[str, str]) -> Iterator[_Link]:
    """Every pair of brackets with an address behind it, wherever lines break."""
    opened: list[int] = []
    skip_to = 0
    for bracket in _BRACKET.finditer(text):
        position = bracket.start()
        if position < skip_to:
            continue
        if bracket.group() == "[":
            opened.append(position)
        elif opened:
            start = opened.pop()
            url, end = _target(text, position + 1, definitions)
            if url:
                is_image = start > 0 and text[start - 1] == "!"
                yield _Link(start - is_image, start + 1, position, end, url, is_image)
                skip_to = end


def _target(text: str, position: int, definitions: Mapping[str, str]) -> tuple[str, int]:
    """The address behind a closing bracket, and where it ends; empty if there is none."""
    if match := _TARGET.match(text, position):
        return match[1].strip("<>"), match.end()
    label = _LABEL.match(text, position)
    if label and label[1] in definitions:
        return definitions[label[1]], label.end()
    return "", position


def _unmarked(text: str, links: Sequence[_Link]) -> tuple[list[str], dict[int, str]]:
    """The lines without marks, images and links to log in, and the address of each line."""
    gone = bytearray(len(text))
    for link in links:
        if link.is_image or _is_login(link.url):
            _mark(gone, text, link.outer_start, link.outer_end)
        _mark(gone, text, link.outer_start, link.start)
        _mark(gone, text, link.end, link.outer_end)
    kept = "".join(compress(text, map(not_, gone))) if links else text
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    addresses: dict[int, str] = {}
    for link in links:
        if not link.is_image and not _is_login(link.url):
            first = link.end - len(text[link.start : link.end].lstrip())
            addresses.setdefault(bisect(starts, first), link.url)
    return kept.split("\n"), addresses


def _mark(gone: bytearray, text: str, start: int, end: int) -> None:
    """All but the ends of lines, whose numbers stay."""
    gone[start:end] = bytes(character != "\n" for character in text[start:end])


def _addresses_below(texts: list[str]) -> dict[int, str]:
    """Addresses on lines of their own, taken out, by the numbers of the lines that they are of."""
    addresses: dict[int, str] = {}
    above = None
    for position, text in enumerate(texts):
        written = text.strip()
        if _ONLY_ADDRESS.fullmatch(written) and _is_of_the_page(url := written.strip("<>")):
            texts[position] = ""
            if above is not None and _is_login(url):
                texts[above] = ""
            elif above is not None:
                addresses.setdefault(above + 1, url)
        elif written:
            above = position
    return addresses


def _is_of_the_page(url: str) -> bool:
    """Does the page link there from its listings or its head, and not an abstract?"""
    parts = split_address(url).path.strip("/").split("/")
    return parts[0] in ("papers", "login", "join") or len(parts) == 1


def _is_login(url: str) -> bool:
    parts = split_address(url)
    return parts.netloc.endswith(_HOST) and parts.path.startswith(("/login", "/join"))


# -- What programs write around the text


def _as_copied(
    texts: Sequence[str], addresses: Mapping[int, str], days: Sequence[PartialDate]
) -> list[str]:
    """The lines as they would be in a copied page."""
    plain = [_HEADING.sub("", text, count=1) for text in texts]
    plain = [_AUTHORS.sub(r"  • \1", text) if _AUTHORS.fullmatch(text) else text for text in plain]
    plain = [_who(text, addresses.get(number)) for number, text in enumerate(plain, 1)]
    plain = ["" if text.strip() in ("[", "]") else text for text in plain]
    _join_bylines(plain)
    _join_comments(plain, addresses)
    _close_gaps(plain, addresses)
    _drop_menus(plain, days)
    return plain


def _who(text: str, url: str | None) -> str:
    """An organization is copied with the name of its page in front."""
    slug, name = _organization(url), text.strip()
    if not slug or not name or name.split()[0] == slug or "community" in name or name == "AK":
        return text
    return f"{slug} {name}"


def _organization(url: str | None) -> str:
    """The name of the page of an organization, if the address is one; else empty."""
    parts = split_address(url or "")
    slug = parts.path.strip("/")
    is_page = parts.netloc.endswith(_HOST) and "/" not in slug and slug not in _SECTIONS
    return slug if is_page and not parts.fragment else ""


def _close_gaps(texts: list[str], addresses: Mapping[int, str]) -> None:
    """An organization stands right above the dot, where marks may have taken the line."""
    above = None
    for position, text in enumerate(texts):
        if text.strip() == DOT and above is not None and _organization(addresses.get(above + 1)):
            texts[above], texts[position - 1] = "", texts[above]
        if text.strip():
            above = position


def _join_bylines(texts: list[str]) -> None:
    """The byline of a head, whatever lines and blanks it was divided by."""
    wanted = "".join(BYLINE.split())
    for position, text in enumerate(texts):
        if not text.strip().startswith("by"):
            continue
        found, end = "", position
        while end < len(texts) and len(found) < len(wanted) and end - position < _MENU_LINES:
            found += "".join(texts[end].split())
            end += 1
        if found == wanted:
            texts[position:end] = [BYLINE, *[""] * (end - position - 1)]


def _join_comments(texts: list[str], addresses: Mapping[int, str]) -> None:
    """A number that links to a discussion is that of the comments, right of the day."""
    day = None
    for position, text in enumerate(texts):
        written = text.strip()
        if day is not None and written.isdecimal() and "#" in addresses.get(position + 1, ""):
            texts[day], texts[position] = f"{texts[day].strip()} {written}", ""
        if written:
            day = position if parse_listed(written) else None


def _drop_menus(texts: list[str], days: Sequence[PartialDate]) -> None:
    """What is between the byline of a head and its day; the day's neighbors tell its year."""
    for position, text in enumerate(texts):
        if text != BYLINE:
            continue
        below = (place for place in range(position + 1, len(texts)) if texts[place].strip())
        for place in islice(below, _MENU_LINES):
            written = texts[place].strip()
            if parse_listed(written):
                texts[place] = _dated(written, days)
                break
            if _BULLET.sub("", written, count=1) not in _MENU:
                break
            texts[place] = ""


def _dated(day: str, neighbors: Sequence[PartialDate]) -> str:
    """The day with the year of a neighboring day that the page links to, if it does."""
    shown = parse_listed(day)
    for linked in neighbors:
        if not shown or shown.year or shown.month != linked.month:
            continue
        if abs(linked.order[2] - shown.order[2]) <= _DAYS_APART:
            return f"{day}, {linked.year}"
    return day
