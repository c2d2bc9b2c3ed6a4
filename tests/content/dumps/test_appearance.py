"""What a file that is no listing page looks like."""

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.reader import read_dump
from sitegen.content.dumps.saved_file import SavedFile
from tests.corpus import saved

RECORDS = [{"title": "Lantern", "year": 2024}, {"title": "Orchard", "year": 2025}]


def looks_like(data: bytes | str) -> str:
    data = data if isinstance(data, bytes) else data.encode()
    dump = read_dump(saved(data))
    assert dump.unread is not None and dump.unread.remedy
    return dump.unread.looks_like


@pytest.mark.parametrize(
    ("looks", "text"),
    [
        ("an empty file", ""),
        ("an empty file", " \n\n\t\n"),
        ("an HTML page", "<!DOCTYPE html>\n<html><head><title>x</title>"),
        ("an HTML page", "<div class='card'>\n<p>Lantern</p>\n</div>"),
        ("an HTML page", "\n<!-- saved from a page -->\n<html>"),
        (
            "a saved web archive (MHTML)",
            "From: <Saved by a browser>\nSubject: x\nContent-Type: multipart/related;\n\n<html>",
        ),
        ("a feed or another XML file", '<?xml version="1.0"?>\n<feed><entry/></feed>'),
        ("an HTML page", '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html>'),
        ("an HTML page", "Lantern\n<li>Orchard</li>\n<li>Sparrow</li>\n"),
        ("a feed or another XML file", '<svg viewBox="0 0 1 1">\n<a>Lantern</a>\n</svg>'),
        ("JSON", '{"items": [{"content_html": "<p>A lantern is lit.</p>"}]}'),
        ("Markdown", "---\ntitle: Lantern\n---\n\n<p>A lantern</p>\n<p>is lit.</p>\n"),
        ("Markdown", '# Lamps\n\n<a id="lit"></a>\n\nA lantern.\n\nAn orchard.\n'),
        ("program text or a style sheet", "@media print {\n  a {\n    color: red;\n  }\n}\n"),
        ("program text or a style sheet", "// light\nimport { a } from './a.js';\nlight(a);\n"),
        ("program text or a style sheet", "@font-face{src:url(a)}@layer(a){b{c:d}}"),
        ("an EndNote export", "%0 Journal Article\n%T Lantern\n"),
        ("JSON", json.dumps(RECORDS)),
        ("JSON", json.dumps(RECORDS, indent=2)),
        ("JSON", json.dumps({"papers": RECORDS}, indent=1)),
        ("JSON", "\n".join(map(json.dumps, RECORDS))),
        ("JSON", "{}"),
        ("LaTeX", "\\documentclass{article}\n\\begin{document}\n"),
        ("only web addresses", "https://example.org/1\nhttps://example.org/2\n"),
        ("only web addresses", "- <https://example.org/1>\n"),
        ("CSV with a header", "title,year,url\nLantern,2024,https://x.org\nOrchard,2025,\n"),
        ("CSV with a header", 'id,title\n1,"Lantern, lit"\n2,Orchard\n'),
        ("a table with tabs between its cells", "title\tyear\nLantern\t2024\n"),
        ("a table with semicolons between its cells", "title;year\nLantern;2024\n"),
        ("Markdown with links", "# Lamps\n\n- [Lantern](https://example.org), 2024\n"),
        ("Markdown with links", "[Lantern][1]\n\n[1]: https://example.org\n"),
        ("Markdown", "# Lamps\n\n## Lit\n\nLantern\n"),
        ("Markdown", "| a | b |\n|---|:-:|\n| 1 | 2 |"),
        ("YAML", "- title: Lantern\n  year: 2024\n- title: Orchard\n"),
        ("text without the head of a listing page", "A list of things to buy: bread, a lantern."),
        ("text without the head of a listing page", "Lantern\n\nA cache is lit. It forgets.\n"),
        ("text without the head of a listing page", "BMW: a car\n"),
        ("text without the head of a listing page", "Well, then, now\nA title\nA text, long"),
    ],
)
def test_a_text_of_another_kind(looks: str, text: str) -> None:
    assert looks_like(text) == looks


@pytest.mark.parametrize(
    ("looks", "data"),
    [
        ("a PDF file", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"),
        ("a picture (PNG)", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("a picture (JPEG)", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(50)),
        ("a picture (BMP)", b"BM" + bytes(range(256))),
        ("an archive or an Office document", b"PK\x03\x04\x14\x00\x06\x00"),
        ("a compressed file", b"\x1f\x8b\x08\x00" + zlib.compress(b"x" * 99)),
        ("a database (SQLite)", b"SQLite format 3\x00" + bytes(99)),
        ("a rich text document (RTF)", b"{\\rtf1\\ansi Lantern}"),
        ("a binary file", bytes(range(256)) * 8),
        ("a binary file", b"\x00\x01\x02"),
    ],
)
def test_a_file_that_is_no_text(looks: str, data: bytes) -> None:
    assert looks_like(data) == looks


def test_the_encoding_does_not_matter() -> None:
    assert looks_like("title,year\nLantern,2024\n".encode("utf-16")) == "CSV with a header"


def test_what_to_do_with_a_page_of_html_is_to_copy_what_it_shows() -> None:
    dump = read_dump(SavedFile(name="page.html", path="page.html", data=b"<html><body>"))
    assert dump.unread is not None
    assert "select everything, copy it" in dump.unread.remedy


@pytest.mark.parametrize(
    ("looks", "text"),
    [
        ("JSON that is cut off, or lacks a bracket or a quotation mark", '{"a": [1,2'),
        ("JSON that is cut off, or lacks a bracket or a quotation mark", '{"a": "b}\n'),
        ("JSON with a mistake in line 2", '{"a": 1,\n "b": 2 "c": 3}'),
        ("JSON", '{"a": [1,2]}'),
        ("JSON", '{"a": 1}\n{"a": 2}'),
        ("JSON", '{"a":' * 50_000),
        ("a table with a quotation mark that nobody closed", 'title,authors\n"Lantern,Ada\n'),
    ],
)
def test_what_is_broken_is_said_to_be(looks: str, text: str) -> None:
    assert looks_like(text) == looks


@given(st.binary(max_size=300) | st.text("[](){}|-:<!>@,\t;\n#", max_size=300).map(str.encode))
def test_any_bytes_look_like_something(data: bytes) -> None:
    assert looks_like(data)


@pytest.mark.parametrize(
    "marks", ["[", "|-", "<!--", "{", "@a", "https://", "a,", "](", "\\", "- "]
)
def test_marks_without_end_is_looked_at_at_once(marks: str) -> None:
    """A pattern that went back and forth would take hours."""
    assert looks_like(marks * (200_000 // len(marks)))
    assert looks_like(f"{marks}\n" * (200_000 // len(marks)))
