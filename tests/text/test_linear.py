"""A formula reads well in one line of Unicode, or is left as it was written."""

import pytest

from sitegen.text.formula import read_formula


@pytest.mark.parametrize(
    ("latex", "line"),
    [
        (r"\frac{a+b}{2}\sqrt{n}", "(a+b)/2 √n"),
        (r"\sum_{i=1}^{n} x_i^2", "∑ᵢ₌₁ⁿ xᵢ²"),
        ("W_q", "W_q"),
        ("x_i, W_q", "x_i, W_q"),
        ("x_{max}", "x_max"),
        ("x_{i,j}", "x_(i,j)"),
        (r"\mathcal{O}(n\log n)", "O(n log n)"),
        (r"\log_2 n", "log₂ n"),
        (r"\hat{x}\in\mathbb{R}^d", "x̂ ∈ Rᵈ"),
        (r"\tilde O(n)", "Õ(n)"),
        (r"3.5\times", "3.5×"),
        (r"\sim", "~"),
        ("a-b", "a-b"),
        ("1,000", "1,000"),
        ("(a,b)", "(a, b)"),
        (r"x^\top y", "xᵀy"),
        ("log^{*}(n)", "log*(n)"),
        ("f'(x)", "f′(x)"),
        (r"\|x\|_\infty", "‖x‖_∞"),
        (r"\binom{n}{k}", "(n choose k)"),
        (r"\sqrt[3]{x+1}", "³√(x+1)"),
        (r"\lim_{n\to\infty} a_n", "lim_(n→∞) aₙ"),
        (r"\text{if } x", "if x"),
    ],
)
def test_a_formula_in_one_line(latex: str, line: str) -> None:
    formula = read_formula(f"${latex}$", latex)
    assert formula
    assert formula.text == line


@pytest.mark.parametrize(
    "latex", [r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", r"\widehat{xyz}", r"\overset{a}{b}"]
)
def test_what_no_line_can_show_is_as_it_was_written(latex: str) -> None:
    formula = read_formula(f"${latex}$", latex)
    assert formula
    assert formula.text == f"${latex}$"
