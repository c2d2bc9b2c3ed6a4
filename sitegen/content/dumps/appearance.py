"""Appearance: what a file without a listing page looks like, for a helpful message.

The first kind that fits is taken: a certain kind comes before one that may be part of another.
Nothing but JSON is parsed, so a broken or hostile file costs little more than any other.
"""

import json
import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from sitegen.content.record import Appearance

_PASTE = "open it in a browser, select everything, copy it, and paste that text into this file"
_NOT_READ = (
    "this form cannot be read: save the papers as BibTeX or RIS, or copy the text of a listing "
    "page from a browser"
)
_NO_PAPERS = "write a list of papers, each with a title: or an arxiv:"
_NO_NODES = "papers in JSON are objects with a title, and authors, an abstract or an identifier"
_CUT_OFF = "save the whole file again"
_NO_ENTRIES = (
    "entries with arXiv ids or DOIs are read: if these are papers without, write under dumps in "
    "curation.yml: {layout: feed}"
)
_NO_TITLES = (
    "a table of papers needs a column of titles, and one of authors, identifiers or addresses of "
    "papers: name its columns in the first row"
)
_UNCLOSED = 'close it, and write "" for a quotation mark inside a cell'
_NO_LINKS = "an item or a row is a paper if it links to one or says who wrote it: add that"
_NO_ID = "write the arXiv id or the DOI of each, or a title above each"
_HEAD = (
    "copy the whole page again, with its head: the lines with the page's name and the day, right "
    "above the first paper; papers in text of your own need Title: and Abstract: in front of each"
)
_CONTROLS_PER_CHARACTER = 0.02  # text has almost none
_MOST = 0.9
_SAMPLE_CHARACTERS = 100_000
_SAMPLE_LINES = 200

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM", "a picture (BMP)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"RIFF", "a picture or a recording"),
    (b"PK\x03\x04", "an archive or an Office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"bplist", "a web archive or a property list"),
    (b"{\\rtf", "a rich text document (RTF)"),
)
_ONLY_BINARY = frozenset({b"BM", b"BZh", b"RIFF"})  # too short to be certain in text


class _Kind(Struct, frozen=True):
    """`fits` gets the beginning of the text and its first lines that are not empty."""

    looks_like: str
    remedy: str
    fits: Callable[[str, Sequence[str]], bool]


def appearance(data: bytes, texts: Sequence[str]) -> Appearance:
    """What a file looks like; `texts` are the lines of `data`, decoded."""
    lines = [text.strip() for text in texts[: 10 * _SAMPLE_LINES] if text.strip()]
    lines = [line[:_SAMPLE_CHARACTERS] for line in lines[:_SAMPLE_LINES]]
    text = "\n".join(lines)[:_SAMPLE_CHARACTERS]
    binary = _is_binary(text)
    for magic, looks_like in _MAGIC:
        if data.startswith(magic) and (binary or magic not in _ONLY_BINARY):
            return Appearance(looks_like, _NOT_READ)
    if binary:
        return Appearance("a binary file", _NOT_READ)
    kind = next(kind for kind in _KINDS if kind.fits(text, lines))
    return (kind.looks_like == "JSON" and _broken_json("\n".join(texts))) or Appearance(
        kind.looks_like, kind.remedy
    )


def _broken_json(text: str) -> Appearance | None:
    """What is wrong with JSON that ends too early or has a mistake; None if nothing is."""
    text = text.strip()
    try:
        json.JSONDecoder(strict=False).raw_decode(text)
    except json.JSONDecodeError as error:
        if error.pos >= len(text) or error.msg.startswith("Unterminated"):
            return Appearance(
                "JSON that is cut off, or lacks a bracket or a quotation mark", _CUT_OFF
            )
        return Appearance(f"JSON with a mistake in line {error.lineno}", f"mend it: {error.msg}")
    except (RecursionError, ValueError):  # deeper, or longer numbers, than anybody writes
        return None
    return None


def _is_binary(text: str) -> bool:
    controls = sum(character < " " and character not in "\n\t\f" for character in text)
    return controls + text.count("\ufffd") > _CONTROLS_PER_CHARACTER * len(text)


def _matching(pattern: str) -> Callable[[str, Sequence[str]], bool]:
    compiled = re.compile(pattern, re.MULTILINE | re.IGNORECASE)
    return lambda text, _: compiled.search(text) is not None


def _most_lines(
    pattern: str, at_least: int = 1, share: float = _MOST
) -> Callable[[str, Sequence[str]], bool]:
    compiled = re.compile(pattern, re.IGNORECASE)

    def fits(_: str, lines: Sequence[str]) -> bool:
        matching = sum(compiled.match(line) is not None for line in lines)
        return matching >= max(at_least, share * len(lines))

    return fits


def _is_table(separator: str) -> Callable[[str, Sequence[str]], bool]:
    """A header of short names, and rows with at least as many cells."""

    def fits(_: str, lines: Sequence[str]) -> bool:
        cells = lines[0].split(separator)
        rows = [line.count(separator) >= len(cells) - 1 for line in lines[1:]]
        names = all(0 < len(cell.split()) <= 3 for cell in cells)
        return len(cells) > 1 and names and sum(rows) * 2 > len(rows) > 0

    return fits


def _is_unclosed_table(text: str, lines: Sequence[str]) -> bool:
    return text.count('"') % 2 == 1 and any(_is_table(mark)(text, lines) for mark in ",;\t")


_CODE_END = re.compile(r"[;{}]\)?,?\Z|\*/\Z")


def _is_code(text: str, lines: Sequence[str]) -> bool:
    """Is there a brace, and do most lines end as lines of CSS or JavaScript do?"""
    code = [line for line in lines if not line.startswith(("//", "/*", "*"))]
    ends = sum(_CODE_END.search(line[-3:]) is not None for line in code)
    return "{" in text and 2 * ends > len(code)


_XML = r"\A<(?:\?xml|rss|feed|svg)\b"
_HTML = r"\A(?:<\?xml[^<>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body)\b"
_TAG = r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?>"
_FRONT_MATTER = r"\A---\n(?:[\w-]+:.*\n)+---(?:\n(?![\w-]+:)|\Z)"
_JSON = r'\A(?:\{\s*(?:"|\}|\Z)|\[\s*(?:[\[{"\d-]|\]\Z|\Z))(?!.*\]\()'
_KINDS = (
    _Kind("an empty file", "paste the text of a page into it", lambda text, _: not text),
    _Kind(
        "a saved web archive (MHTML)",
        _PASTE,
        _matching(r"\A(?:.*\n){0,20}content-type: multipart/related"),
    ),
    _Kind("JSON", _NO_NODES, _matching(_JSON)),
    _Kind("an HTML page", _PASTE, _matching(_HTML)),
    _Kind("a feed or another XML file", _NO_ENTRIES, _matching(_XML)),
    _Kind("Markdown", _NOT_READ, _matching(_FRONT_MATTER)),
    _Kind("an HTML page", _PASTE, _most_lines(rf".*{_TAG}", share=0.5)),
    _Kind("an EndNote export", _NOT_READ, _matching(r"^%0 ")),
    _Kind("LaTeX", _NOT_READ, _matching(r"^\\(?:documentclass|begin|bibitem)\b")),
    _Kind("program text or a style sheet", _NOT_READ, _is_code),
    _Kind("only web addresses", _NO_ID, _most_lines(r"(?:[-*]\s+)?<?https?://\S+\Z")),
    _Kind(
        "a table with a quotation mark that nobody closed",
        _UNCLOSED,
        _is_unclosed_table,
    ),
    _Kind("CSV with a header", _NO_TITLES, _is_table(",")),
    _Kind("a table with tabs between its cells", _NO_TITLES, _is_table("\t")),
    _Kind("a table with semicolons between its cells", _NO_TITLES, _is_table(";")),
    _Kind(
        "Markdown with links",
        _NO_LINKS,
        _matching(r"\[[^\]\n]{1,300}\](?:\(\S|\[[^\]\n]{0,300}\]|: https?:)"),
    ),
    _Kind("Markdown", _NO_LINKS, _matching(r"^(?:#{1,6} |```|\|(?: ?:?-+:? ?\|)+)")),
    _Kind("YAML", _NO_PAPERS, _most_lines(r"(?:---|#.*|(?:- )?[\w-]+:(?:\s.*)?)\Z", at_least=2)),
    _Kind("text without the head of a listing page", _HEAD, lambda _text, _lines: True),
)
