"""What a page would print raw is found, whatever the extensions; code and prose are left alone."""

import pytest

from sitegen.content.markdown_extensions import OURS, markdown
from sitegen.site.raw_markup import raw_markup


def found(text: str, **added: dict[str, object]) -> list[str]:
    page = markdown({**OURS, **added}).convert(text)
    return [
        f"{each.message.partition(' is printed')[0]}: {each.printed}" for each in raw_markup(page)
    ]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ('Text\n\n!!! "Title"\n    x', 'an admonition: !!! "Title"'),
        ("a\n\n!!!\n    x", "an admonition: !!!"),
        ("a\n\n??? x y z\n", ""),
        ("=== Tab\n    x", ""),
        ("a\n\n```python\nx", "a block of code: ```python"),
        ("/// note\nx\n///", "a block: /// note"),
        ("[ ] a task", "a task: [ ] a task"),
        ("A claim[^x].", "a footnote: [^x]"),
        ("see [[page]]", "a link: [[page]]"),
        (":material-check: and :smile:", "an icon or emoji: :material-check:"),
        ("text { .lead } more", "an attribute: { .lead }"),
        ("$\\name{x}$ here", "LaTeX that cannot be read: $\\name{x}$"),
        ("\\(\\href{a}{b}\\)", "LaTeX that cannot be read: \\href{a}{b}"),
        (
            '<div class="grid" markdown>\n\n- a\n\n</div>',
            'Markdown in HTML: <div class="grid" markdown>',
        ),
        ('--8<-- "x.md"', 'a snippet: --8<-- "x.md"'),
        ("*[KV]: key value", ""),
    ],
)
def test_what_is_printed_raw_is_said(text: str, raw: str) -> None:
    assert (found(text) or [""])[0] == raw


@pytest.mark.parametrize(
    "text",
    [
        *("!!! note\n    x", '=== "Tab"\n\n    x', "- [x] done", "A[^1].\n\n[^1]: B.", "$x^2$"),
        *("`!!! note`, `:smile:`, `$x$`", "```\n!!! note\n[[x]]\n```", "$5 and $10, at 10:30:15"),
        *("a == b, c++ and ++i", "Wait!!! Really???", "x: y: z", "# {x} [y] ~z~", "C:\\x and \\*"),
        *("https://example.org/a:b:c", "a:b:c", "==marked== ~~gone~~ ++ctrl+k++"),
    ],
)
def test_what_is_read_or_meant_so_is_not(text: str) -> None:
    assert found(text) == []


def test_an_extension_that_is_added_reads_it() -> None:
    assert found(":smile:")
    assert found(":smile:", **{"pymdownx.emoji": {}}) == []
