"""The reader: from a file's bytes to a Dump, whatever the bytes are.

A page is recognized by its head, never by the file's name, and a file may hold several.  Reading
never raises: in the Dump of a file without a head, every line is skipped.
"""

import codecs
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.content.dumps import bare, cards, glued
from sitegen.content.dumps.answers import Answers
from sitegen.content.dumps.appearance import appearance
from sitegen.content.dumps.boilerplate import (
    boilerplate_below,
    end_of_listings,
    listings_above,
    menus,
)
from sitegen.content.dumps.layout import (
    FIRST_WORDS,
    NEWSLETTER,
    Boilerplate,
    Layout,
    Line,
    Token,
    numbers,
)
from sitegen.content.dumps.record_parser import read_records, skipped
from sitegen.content.record import Dump, ListingPage, Record, Skipped

LAYOUTS: tuple[Layout, ...] = (cards.LAYOUT, bare.LAYOUT, glued.LAYOUT)

NO_ANSWERS = Answers()
ACCEPTED = "skipped by the curator"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What was read from part of a file: each line is in a record, skipped, or boilerplate."""

    pages: tuple[ListingPage, ...]
    skipped: tuple[Skipped, ...]
    boilerplate: int


def read_dump(name: str, path: str, data: bytes, answers: Answers = NO_ANSWERS) -> Dump:
    """Read a file of saved pages. `name` is what records carry, `path` what messages show."""
    texts = split_lines(decode(data))
    accepted = answers.skipped(len(texts))
    numbered = [line for line in enumerate(texts, 1) if line[0] not in accepted]
    lines = _apart([Line(number, text) for number, text in numbered if text.strip()])
    heads = _heads(lines)
    if not heads:
        return _unread(name, path, data, texts, is_accepted=bool(accepted and not lines))
    pieces = [_above(name, lines[: heads[0][0]]), *_pages(name, lines, heads, answers)]
    skipped = [*_accepted(name, texts, accepted), *(s for piece in pieces for s in piece.skipped)]
    return Dump(
        name=name,
        path=path,
        line_count=len(texts),
        boilerplate=len(numbered) - len(lines) + sum(piece.boilerplate for piece in pieces),
        pages=tuple(page for piece in pieces for page in piece.pages),
        skipped=tuple(sorted(skipped, key=lambda each: each.line)),
    )


def decode(data: bytes) -> str:
    """The text of a saved page, without byte order marks (two pages in a file may have two).

    Invalid bytes become U+FFFD: they are shown, not lost, and never raise an exception.
    """
    return data.decode(_encoding(data), errors="replace").replace("\ufeff", "")


def _encoding(data: bytes) -> str:
    """By the byte order mark, else UTF-16 if every other byte is mostly zero, else UTF-8."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    sample = data[:2000]
    if sample[1::2].count(0) > len(sample) // 4:
        return "utf-16-le"
    if sample[0::2].count(0) > len(sample) // 4:
        return "utf-16-be"
    return "utf-8"


def split_lines(text: str) -> list[str]:
    r"""Lines as an editor counts them: separated by \n, \r\n or \r and by nothing else."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


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


def _heads(lines: Sequence[Line]) -> list[tuple[int, Layout]]:
    """Where in `lines` the pages begin, and the layout of each."""
    found = {start: layout for layout in LAYOUTS for start in layout.heads(lines)}
    return sorted(found.items(), key=lambda each: each[0])


def _above(name: str, lines: Sequence[Line]) -> _Piece:
    """The lines above the first head are boilerplate, unless they look like listings."""
    listings = listings_above(lines)
    reason = "listings above the head of the page; only those below it are read"
    skipped = _runs(name, listings, reason)
    return _Piece((), tuple(skipped), len(lines) - len(listings))


def _pages(
    name: str, lines: Sequence[Line], heads: Sequence[tuple[int, Layout]], answers: Answers
) -> Iterator[_Piece]:
    ends = [start for start, _ in heads[1:]]
    for number, ((start, layout), end) in enumerate(zip(heads, [*ends, None], strict=True), 1):
        yield _page(name, number, layout, lines[start:end], answers, is_last=end is None)


def _page(
    name: str,
    number: int,
    layout: Layout,
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


def _without(boilerplate: Collection[int], layout: Layout, lines: Sequence[Line]) -> list[Token]:
    """The tokens of the other lines, with a border wherever there is boilerplate."""
    tokens = list(layout.tokens([line for line in lines if line.number not in boilerplate]))
    return sorted([*tokens, *map(Boilerplate, boilerplate)], key=lambda token: numbers(token)[0])


def _accepted(name: str, texts: Sequence[str], accepted: Collection[int]) -> list[Skipped]:
    return _runs(name, [Line(number, texts[number - 1]) for number in sorted(accepted)], ACCEPTED)


def _runs(name: str, lines: Sequence[Line], reason: str) -> list[Skipped]:
    """The lines as skipped, one for each run of adjacent ones."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.number == runs[-1][-1].number + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [
        skipped(name, [line.number for line in run], _first(line.text for line in run), reason)
        for run in runs
    ]


def _first(texts: Iterable[str]) -> str:
    """The first text that is not blank, if there is one."""
    return next((text.strip() for text in texts if text.strip()), "")


def _unread(name: str, path: str, data: bytes, texts: Sequence[str], *, is_accepted: bool) -> Dump:
    looks = appearance(data, texts)
    reason = ACCEPTED if is_accepted else f"looks like {looks.looks_like}"
    return Dump(
        name=name,
        path=path,
        line_count=len(texts),
        boilerplate=0,
        pages=(),
        skipped=(skipped(name, range(1, len(texts) + 1), _first(texts), reason),) if texts else (),
        unread=None if is_accepted else looks,
    )
