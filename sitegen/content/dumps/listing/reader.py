"""Listing: the saved text of listing pages, of which a file may hold several.

A page is recognized by its head, never by the file's name.  A head may be anywhere, and everything
below it belongs to the page.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.dumps.accounting import ACCEPTED, runs
from sitegen.content.dumps.answers import Answers
from sitegen.content.dumps.layout import Layout
from sitegen.content.dumps.listing import bare, cards, glued
from sitegen.content.dumps.listing.boilerplate import (
    boilerplate_below,
    end_of_listings,
    listings_above,
    menus,
)
from sitegen.content.dumps.listing.links import PlainPage, without_links
from sitegen.content.dumps.listing.page_layout import (
    FIRST_WORDS,
    NEWSLETTER,
    SOME_WORDS,
    Boilerplate,
    Line,
    PageLayout,
    Token,
    numbers,
)
from sitegen.content.dumps.listing.record_parser import read_records
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.record import Dump, ListingPage, Record, Skipped
from sitegen.text.identifier import arxiv_id

PAGE_LAYOUTS: tuple[PageLayout, ...] = (cards.LAYOUT, bare.LAYOUT, glued.LAYOUT)


class _Piece(Struct, frozen=True):
    """What was read from part of a file: each line is in a record, skipped, or boilerplate."""

    pages: tuple[ListingPage, ...]
    skipped: tuple[Skipped, ...]
    boilerplate: int


def _likeness(file: SavedFile) -> float:
    """A page is recognized by its head, and by nothing else."""
    if not any(word in file.text for word in SOME_WORDS):
        return 0.0
    return 1.0 if _heads(_lines(_plain(file).texts)) else 0.0


def _read(file: SavedFile, answers: Answers) -> Dump:
    texts, plain = file.lines, _plain(file)
    accepted = answers.skipped(len(texts))
    every = _lines(plain.texts)
    lines = [line for line in every if line.number not in accepted]
    heads = _heads(lines)
    if heads:
        above = _above(file.name, lines[: heads[0][0]])
        pieces = [above, *_pages(file.name, lines, heads, answers)]
    else:
        rest = {line.number: line.text for line in lines}
        pieces = [_Piece((), tuple(runs(file.name, rest, rest, "its head is skipped")), 0)]
    blank = len(texts) - len(every) - len(accepted - {line.number for line in every})
    skipped = [
        *runs(file.name, texts, accepted, ACCEPTED),
        *(each for piece in pieces for each in piece.skipped),
    ]
    return Dump(
        name=file.name,
        path=file.path,
        line_count=len(texts),
        boilerplate=blank + sum(piece.boilerplate for piece in pieces),
        pages=tuple(_opened(page, plain.addresses) for piece in pieces for page in piece.pages),
        skipped=tuple(sorted(skipped, key=lambda each: each.line)),
    )


def _plain(file: SavedFile) -> PlainPage:
    """The file as it is if it holds a copied page, else without its links."""
    copied = PlainPage(tuple(file.lines), {})
    return copied if _heads(_lines(copied.texts)) else without_links(file.lines)


def _opened(page: ListingPage, addresses: Mapping[int, str]) -> ListingPage:
    """The page with the identifiers that the links of its titles tell."""
    records = (
        replace(record, arxiv=arxiv_id(addresses.get(record.line, ""))) for record in page.records
    )
    return replace(page, records=tuple(records)) if addresses else page


def _lines(texts: Sequence[str]) -> list[Line]:
    return _apart([Line(number, text) for number, text in enumerate(texts, 1) if text.strip()])


def _apart(lines: Sequence[Line]) -> list[Line]:
    """Take a head's first words off the end of a line they are glued to.

    That happens when files are joined, and the first one has no line break at its end.
    """
    heads = {above.number for above, line in pairwise(lines) if line.text.strip() in NEWSLETTER}
    return [_before_head(line) if line.number in heads else line for line in lines]


def _before_head(line: Line) -> Line:
    text = line.text.rstrip()
    for words in FIRST_WORDS:
        before = text.removesuffix(words)
        if before != text and before[-1:].strip():
            return Line(line.number, before)
    return line


def _heads(lines: Sequence[Line]) -> list[tuple[int, PageLayout]]:
    """Where in `lines` the pages begin, and the layout of each."""
    found = {start: layout for layout in PAGE_LAYOUTS for start in layout.heads(lines)}
    return sorted(found.items(), key=lambda each: each[0])


def _above(name: str, lines: Sequence[Line]) -> _Piece:
    """The lines above the first head are boilerplate, unless they look like listings."""
    listings = listings_above(lines)
    reason = "listings above the head of the page; only those below it are read"
    texts = {line.number: line.text for line in listings}
    skipped = runs(name, texts, texts, reason)
    return _Piece((), tuple(skipped), len(lines) - len(listings))


def _pages(
    name: str, lines: Sequence[Line], heads: Sequence[tuple[int, PageLayout]], answers: Answers
) -> Iterator[_Piece]:
    ends = [start for start, _ in heads[1:]]
    for number, ((start, layout), end) in enumerate(zip(heads, [*ends, None], strict=True), 1):
        yield _page(name, number, layout, lines[start:end], answers, is_last=end is None)


def _page(
    name: str,
    number: int,
    layout: PageLayout,
    lines: Sequence[Line],
    answers: Answers,
    *,
    is_last: bool,
) -> _Piece:
    """Read one page, whose first line is that of its head."""
    tokens = list(layout.tokens(lines))
    end = end_of_listings(tokens)
    papers = {line.number for line in lines if answers.are_papers(line.number)}
    below = boilerplate_below(lines, tokens, end) - papers
    if below:
        tokens = _without(below, layout, lines)
    entries = list(read_records(name, number, tokens, papers))
    records = [entry for entry in entries if isinstance(entry, Record)]
    menu = {
        record.line: len(record.lines)
        for record in menus(records, end, below, next_page=not is_last)
        if record.line not in papers
    }
    page = [token for token in tokens if isinstance(token, Boilerplate)]
    listing_page = ListingPage(
        line=lines[0].number,
        layout=layout.name,
        captured=next((token.captured for token in page if token.captured), None),
        records=tuple(record for record in records if record.line not in menu),
    )
    skipped = tuple(entry for entry in entries if isinstance(entry, Skipped))
    boilerplate = len(page) + sum(menu.values())
    return _Piece((listing_page,), skipped, boilerplate)


def _without(
    boilerplate: Collection[int], layout: PageLayout, lines: Sequence[Line]
) -> list[Token]:
    """The tokens of the other lines, with a border wherever there is boilerplate."""
    tokens = list(layout.tokens([line for line in lines if line.number not in boilerplate]))
    return sorted([*tokens, *map(Boilerplate, boilerplate)], key=lambda token: numbers(token)[0])


LAYOUT = Layout(name="listing", likeness=_likeness, read=_read)
