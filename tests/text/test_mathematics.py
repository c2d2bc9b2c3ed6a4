"""Formulas are found where they are, and money stays money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.formula import Formula
from sitegen.text.mathematics import parts


def found(text: str) -> list[str]:
    return [each.text for each in parts(text) if isinstance(each, Formula)]


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("a $k$-means, $n$th and $k$NN", ["k", "n", "k"]),
        (r"\(a\leq b\), \[x^2\] and $$E=mc^2$$", ["a ≤ b", "x²", "E = mc²"]),
        (r"3$\times$ and $\sim$10", ["×", "~"]),
        ("$O(n)$, $f(x, y)$, $1/2$", ["O(n)", "f(x, y)", "1/2"]),
        ("$O(n log n)$", ["O(n log n)"]),
        (r"$5 and $10, in 3$\times$ of $k$", ["×", "k"]),
        (r"$10, takes $k$ or $O(n)$", ["k", "O(n)"]),
        (r"10$^{-3}$ and H$_2$O", ["⁻³", "₂"]),
        (r"\frac{a}{b} and \sqrt{n}\frac12", ["a/b", "√n"]),
        ("$P(it is wrong) le lceil log_2 N rceil$", ["P(it is wrong) ≤ ⌈log₂ N⌉"]),
    ],
)
def test_a_formula_is_found(text: str, formulas: list[str]) -> None:
    assert found(text) == formulas


@pytest.mark.parametrize(
    "text",
    [
        *("$5 and $10", "US$5–US$10", "$5", "$", "$$", "$$$", "from $1+ to $5", "$5 and ab$"),
        *("$HOME=$PATH", "`${x}` and `${y}`", "A$AP and Ke$ha", r"\$x_1\$", r"$x\$", "$10$"),
        *("$5 for each x_1 of them$", "$ x^2 $", r"$\name$", r"\(\href{a}{b}\)", r"\frac{a}"),
        *(r"C:\(x86", r"a \\(b\\)", "$a word and another_1$"),
    ],
)
def test_what_is_none_is_left_as_it_is(text: str) -> None:
    assert list(parts(text)) == [text]


@given(st.text(st.characters(exclude_characters="$\\")))
def test_a_text_without_dollars_and_backslashes_is_one_part(text: str) -> None:
    assert list(parts(text)) == ([text] if text else [])


@given(st.text(st.sampled_from("$\\()[]{}^_ab1+ frac")))
def test_the_parts_as_written_are_the_text(text: str) -> None:
    assert "".join(p.written if isinstance(p, Formula) else p for p in parts(text)) == text


@pytest.mark.parametrize(
    "scrap", ["$", "$a", r"\(", r"\frac{", r"\frac{a}{b}", "$$", r"\sum_", "{"]
)
def test_endless_scraps_are_read(scrap: str) -> None:
    endless = scrap * (100_000 // len(scrap))
    assert list(parts(endless + r"\frac"))
