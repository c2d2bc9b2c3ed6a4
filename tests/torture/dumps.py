"""Damaged captures: the reader raises nothing, and puts every line in exactly one place."""

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sitegen.content.dumps.listing.reader import PAGE_LAYOUTS
from sitegen.content.dumps.reader import read_dump
from sitegen.content.dumps.saved_file import SavedFile, decode, split_lines
from sitegen.content.record import Dump
from tests.corpus import BUNDLED, REAL
from tests.torture.effort import Effort
from tests.torture.tally import Tally

_MOST_SECONDS = 1.0  # of CPU, for a page; more for every megabyte beyond it
_MOST_SECONDS_A_MEGABYTE = 4.0
_LONGEST = 80  # lines of a page, so that there is time for many

_FRAGMENTS = (
    *("new", "Subscribe", "Daily Papers", "byAK and the research community", "Apr 15", "Feb 30"),
    "Get trending papers in your email inbox!",
    "Get trending papers in your email inbox once a day!",
    *("SubscribeGlued to a Title", "A Title", "An abstract of one sentence.", "word " * 90),
    *("  • 13 authors", "• 1 author", "•", "·", "··", "Apr 23", "Jun 29, 2022", "Nov 21 2"),
    *("facebook AI at Meta", "Upvote", "-", "Log In", "Previous", "1", "2", "Next", "© 2026"),
    *("", " ", "…", "\ufeff", "\x0c", "\u2028", "\x85", "\x00\x01", "\U000e0041", "\u202e", "🜁"),
    *("http://[", "https://example.org/x", "<script>", "::error::", "\x1b[31m", "$" * 60, "{" * 60),
)

_AS_THEY_ARE = {layout.name for layout in PAGE_LAYOUTS}

Lines = list[str]


def run(effort: Effort, rng: random.Random, folder: Path, tally: Tally) -> None:
    pages = [(path.name, path.read_bytes()) for path in _captures()]
    for number in range(effort.dumps):
        name, data = _damaged(rng, pages)
        case = f"dump {number} ({name})"
        most = max(_MOST_SECONDS, _MOST_SECONDS_A_MEGABYTE * len(data) / 1e6)
        failures = len(tally.failures)
        try:
            with tally.timed("damaged dumps", case, most):
                dump = read_dump(SavedFile(name="page.txt", path="dumps/page.txt", data=data))
            _check(dump, data, case, tally)
        except Exception as error:
            tally.fail(case, repr(error))
        else:
            tally.add("records read from them", len(dump.records))
            tally.add("lines accounted for", dump.line_count)
        if len(tally.failures) > failures:
            (folder / f"{number}.txt").write_bytes(data)


def _captures() -> list[Path]:
    """The bundled captures, and the real ones if they are here."""
    folders = [folder for folder in (BUNDLED, REAL) if folder.is_dir()]
    return sorted(path for folder in folders for path in folder.rglob("*.txt"))


def _check(dump: Dump, data: bytes, case: str, tally: Tally) -> None:
    texts = split_lines(decode(data))
    tally.expect(dump.line_count == len(texts), case, "lines were lost or invented")
    lines = Counter(line for record in dump.records for line in record.lines)
    lines += Counter(line for s in dump.skipped for line in range(s.line, s.line + s.count))
    tally.expect(sum(lines.values()) + dump.boilerplate == len(texts), case, "does not add up")
    tally.expect(set(lines.values()) <= {1}, case, "a line in two places")
    if tally.expect(all(1 <= line <= len(texts) for line in lines), case, "a line not there"):
        for page in dump.pages:
            for record in page.records:
                own = " ".join(texts[line - 1].strip() for line in record.lines)
                here = all(text in own for text in (record.title, *record.abstract))
                if page.layout not in _AS_THEY_ARE:  # markup is taken out of their texts
                    here = bool(record.title or record.identifiers)
                tally.expect(here, case, f"line {record.line} says otherwise")


# -- Damage


def _damaged(rng: random.Random, pages: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """A part of a page, damaged; with the name of the page."""
    name, data = rng.choice(pages)
    lines = _part(rng, decode(data).splitlines())
    for _ in range(rng.randint(1, 5)):
        if rng.random() < 0.1:
            lines = _spliced(rng, lines, decode(rng.choice(pages)[1]).splitlines())
        else:
            lines = rng.choice(_OF_LINES)(rng, lines)
    newline = rng.choice(["\n"] * 6 + ["\r\n", "\r", "\n\n", "\u2028"])
    written = rng.choice(_ENCODINGS)(newline.join(lines))
    return name, rng.choice(_OF_BYTES)(rng, written)


def _part(rng: random.Random, lines: Lines) -> Lines:
    """The head of a page and some lines in a row, or only those."""
    start = rng.randrange(len(lines))
    head = lines[: rng.choice([0, 6, 12, 16, 16, 16])]
    return [*head, *lines[start : start + rng.randint(1, _LONGEST)]]


def _spliced(rng: random.Random, lines: Lines, others: Lines) -> Lines:
    """Another page in the middle, or after the end."""
    at = rng.choice([rng.randint(0, len(lines)), len(lines)])
    return lines[:at] + _part(rng, others) + lines[at:]


def _delete(rng: random.Random, lines: Lines) -> Lines:
    at = rng.randint(0, len(lines))
    return lines[:at] + lines[at + rng.randint(1, 9) :]


def _duplicate(rng: random.Random, lines: Lines) -> Lines:
    at = rng.randint(0, len(lines))
    return lines[: at + rng.randint(1, 9)] + lines[at:]


def _swap(rng: random.Random, lines: Lines) -> Lines:
    if len(lines) < 2:
        return lines
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _cut(rng: random.Random, lines: Lines) -> Lines:
    return lines[: rng.randint(0, len(lines))]


def _cut_in_line(rng: random.Random, lines: Lines) -> Lines:
    lines = _cut(rng, lines)
    return [*lines[:-1], lines[-1][: rng.randint(0, len(lines[-1]))]] if lines else lines


def _insert(rng: random.Random, lines: Lines) -> Lines:
    for _ in range(rng.randint(1, 6)):
        lines.insert(rng.randint(0, len(lines)), rng.choice(_FRAGMENTS))
    return lines


def _overwrite(rng: random.Random, lines: Lines) -> Lines:
    if lines:
        lines[rng.randrange(len(lines))] = rng.choice(_FRAGMENTS)
    return lines


def _lengthen(rng: random.Random, lines: Lines) -> Lines:
    """A very long line; rarely one of half a million characters."""
    if lines:
        at = rng.randrange(len(lines))
        times = 20_000 if rng.random() < 0.02 else rng.choice([9, 99, 999])
        lines[at] = (lines[at] or rng.choice(_FRAGMENTS) or "x")[:25] * times
    return lines


def _indent(rng: random.Random, lines: Lines) -> Lines:
    blank = rng.choice([" ", "\t", "\u3000", "\x0b"])
    return [blank + line if rng.random() < 0.3 else line for line in lines]


_OF_LINES: tuple[Callable[[random.Random, Lines], Lines], ...] = (
    *(_delete, _duplicate, _swap, _cut, _cut_in_line, _insert, _overwrite, _lengthen, _indent),
)


def _encoded(encoding: str) -> Callable[[str], bytes]:
    return lambda text: text.encode(encoding, errors="replace")


_ENCODINGS = (
    *([_encoded("utf-8")] * 8),
    *(map(_encoded, ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"))),
    *(map(_encoded, ("ascii", "cp1252", "utf-7", "cp037"))),
)


def _nothing(rng: random.Random, data: bytes) -> bytes:
    return data


def _random_bytes(rng: random.Random, data: bytes) -> bytes:
    at = rng.randint(0, len(data))
    return data[:at] + rng.randbytes(rng.randint(1, 40)) + data[at + rng.randint(0, 9) :]


def _cut_bytes(rng: random.Random, data: bytes) -> bytes:
    return data[rng.randint(0, 3) : rng.randint(0, len(data))]


def _flipped(rng: random.Random, data: bytes) -> bytes:
    damaged = bytearray(data)
    for _ in range(min(len(damaged), rng.randint(1, 20))):
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
    return bytes(damaged)


_OF_BYTES = (*([_nothing] * 6), _random_bytes, _cut_bytes, _flipped)
