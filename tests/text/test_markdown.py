"""What a curator's Markdown uses, and where its notes stand."""

import pytest

from sitegen.content.markdown_extensions import OURS, markdown
from sitegen.text.markdown import uses_extensions, with_notes_below


@pytest.mark.parametrize(
    "text",
    [
        *("!!! note\n    x", "??? tip\n    x", '=== "A"\n\n    x', "```\nx\n```", "- [ ] x"),
        *("A[^1].\n\n[^1]: B", "*[KV]: x", "==x==", "++k++", "H~2~O", "x^2^", "`#!py x`"),
        *("A\n:   B", "a | b\n--|--\n| 1 | 2", '<div class="grid">', "A { .x }"),
    ],
)
def test_what_is_more_than_plain_markdown_is_seen(text: str) -> None:
    assert uses_extensions(text)


@pytest.mark.parametrize("text", ["", "*a* **b** [c](d.md) `e`", "> a\n\n1. b\n2. c", "# A: b"])
def test_plain_markdown_needs_no_more(text: str) -> None:
    assert not uses_extensions(text)


def test_notes_stand_below_the_text_and_above_what_follows() -> None:
    text = with_notes_below("A[^1].\n\n[^1]: Note.")
    html = markdown(OURS).convert(f"{text}\n\n<div>rest</div>")
    assert html.index("Note.") < html.index("rest")
    assert "Go Here" not in html
    assert with_notes_below("A.") == "A."
