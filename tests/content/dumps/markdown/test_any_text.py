"""Any text as Markdown: nothing raises, nothing vanishes, and size costs no more than size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.answers import Answers
from sitegen.content.dumps.markdown import reader
from sitegen.content.dumps.reader import read_dump
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import saved

NAMED = Answers(layout=reader.NAME)
PAPER = "[Lamps of Old](https://arxiv.org/abs/2401.00001)"
SCRAPS = st.lists(
    st.sampled_from(
        [
            *(
                "- ",
                "* ",
                "1. ",
                "  - ",
                "# ",
                "#2 ",
                "### ",
                "\n",
                "\n\n",
                "    ",
                "\t",
                "> ",
                "---\n",
            ),
            *("|a|Title|PDF|\n|-|-|-|\n", "|", "| x | y | z |\n", "\\|", "$", "$|x|$", "```\n"),
            *(
                PAPER,
                f"[[pdf]]({PAPER})",
                "[pdf](https://x.org/a.pdf)",
                "**",
                "*",
                "_",
                "`",
                "[",
                "]",
            ),
            *("<table>", "<tr>", "<tr><td>", "<td>", "</td>", "</table>\n", "**Abstract:**\n"),
            *("<details><summary>Abstract</summary>\n", "</details>\n", "(ICML 2020)", "？"),
            *("(", ")", '"', "<details>", "<summary>", "</summary>", "<a href='#'>", "<!--", "-->"),
            *(
                "Ada Poe, Bo Roe",
                "ICLR 2020",
                "2023.5",
                "[2024.12.03]",
                "Authors: ",
                "Title: A Lamp",
            ),
            *(
                "🔥",
                "\x00",
                "\u2028",
                "https://arxiv.org/abs/2401.00002",
                "(@x)",
                "et al.",
                "word " * 50,
            ),
            *("&nbsp;", "\\\\", "[x]: y\n", "![](x)", "Last update: 2025-04-25\n", "coming soon\n"),
        ]
    ),
    max_size=60,
).map("".join)


@given(st.binary(max_size=200) | SCRAPS.map(str.encode))
def test_every_line_and_element_is_accounted_for(data: bytes) -> None:
    for answers in (Answers(), NAMED):
        assert_accounted_for(read_dump(saved(data), answers))


HOSTILE = [
    *("- ", "> ", "[", "](", "**a", "*a_", "$", "`", "|", "<a ", "&", "\\", "- [a](", "!["),
    *("(", "https://", "a. ", "A, ", "et al. ", "- - a\n", "[a]: b\n", "|a|b|\n|-|-|\n", "1. a\n"),
    *("<table>", "<td>", "<tr><td>a</td></tr>\n", "<summary>", "(a, ", " ", "？", ". ("),
    *("- **a**\n", f"- {PAPER}\n", "x | y\n", "# a\n", "\n", "A. Poe, ", "2020, ", "[**a**] "),
]


@pytest.mark.parametrize("mark", HOSTILE)
def test_marks_without_end_are_read_at_once(mark: str) -> None:
    """A pattern that went back and forth would take hours."""
    text = f"- {PAPER}\n\n- " + mark * (15_000 // len(mark))
    assert_accounted_for(read_dump(saved(text), NAMED))
