"""What the pages' policy denies is found in what a curator wrote, and only there."""

import pytest

from sitegen.content.markdown_extensions import OURS, markdown
from sitegen.site.denied import denied


def found(text: str) -> list[str]:
    return [each.printed for each in denied(markdown(OURS).convert(text), text)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("<script>alert(1)</script>", ["<script"]),
        ("a <SCRIPT>alert(1)</SCRIPT>", ["<SCRIPT"]),
        ('<script src="https://e.example/a.js"></script>', ["https://e.example/a.js"]),
        ("<img src=https://e.example/a.png>", ["https://e.example/a.png"]),
        ("![q](//e.example/a.png)", ["//e.example/a.png"]),
        ('<video poster="https://e.example/a.png"></video>', ["https://e.example/a.png"]),
        ('<iframe src="HTTPS://e.example"></iframe>', ["HTTPS://e.example"]),
        ('<img src="a.png" onError="x()">', ["onError="]),
        ('a <a href="javascript:x()">b</a>', ["javascript:x()"]),
        ("[b](javascript:x)", ["javascript:x"]),
        ('<a href="java&#115;cript:x">b</a>', ['<a href="java&#115;cript:x">']),
        ('<p style="position:fixed" onclick="x()">x</p>', ["style=", "onclick="]),
        ("<style>p {}</style>", ["<style"]),
        ("<object data='a.svg'></object>", ["<object"]),
        ('<link rel="stylesheet" href="https://e.example/a.css">', ["https://e.example/a.css"]),
        ("[y](https://)", ["https://"]),
        ("!!! warning\nText.", ["!!! warning"]),
        ('!!! note\n    Full.\n\n??? tip "Title"\n\nText.', ['??? tip "Title"']),
    ],
)
def test_what_is_denied_is_said(text: str, marks: list[str]) -> None:
    assert found(text) == marks


@pytest.mark.parametrize(
    "text",
    [
        *("`<script>`, `style=`", "```html\n<p style='x' onclick='y'>\n```"),
        *("![q](a.png) ![d](data:image/png;base64,AAAA)", "[y](https://e.example)"),
        *("| a |\n| -: |\n| b |", "!!! note\n    x", "!!! note\n\n    x", '=== "Tab"\n\n    x'),
        *('<video src="a.mp4"></video>', '<script src="a.js"></script>', "<me@e.example>"),
        *("on = 1, javascript: a language", "```python linenums='1'\nx = 1\n```", "- [x] done"),
    ],
)
def test_what_works_is_not(text: str) -> None:
    assert found(text) == []


def test_a_page_of_nothing_else_is_read_once() -> None:
    assert len(found("<img src=https://e.example/a.png onerror=x style=y>\n\n" * 500)) == 100
