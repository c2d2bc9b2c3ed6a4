"""Formulas of a curator's Markdown are MathML, where Markdown looks for markup at all."""

import pytest
from markdown import markdown

from sitegen.text.markdown_mathematics import Mathematics, as_text

NAME = "sitegen.text.markdown_mathematics"


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("Take $x^2$ or \\(x_1\\).", 2),
        ("$$\n\\sum_{i=1}^n x\n$$", 1),
        ("$5 and $10", 0),
        ("costs $10, or 3$x^2$ of $x_1$", 2),
        ("`$x^2$`\n\n    $x^2$\n", 0),
        ("<div>\n<p>$x^2$</p>\n</div>", 0),
        ("$\\href{javascript:x}{y}$", 0),
        ("*a* $a * b = c * d$ and $x_1, x_2$", 2),
    ],
)
def test_formulas_are_found_where_markup_is(text: str, formulas: int) -> None:
    html = markdown(text, extensions=[NAME])
    assert html.count("<math") == html.count("</math>") == formulas
    if "costs" not in text:
        assert ("$" in html) == (not formulas)


def test_a_long_formula_scrolls_in_itself() -> None:
    html = markdown(f"${'x+' * 30}x$", extensions=[NAME])
    assert '<span class="sg-formula" tabindex="0"><math' in html


def test_a_search_reads_a_line_of_unicode() -> None:
    html = markdown("*a* $a<b$ **c**", extensions=[Mathematics(as_text)])
    assert html == "<p><em>a</em> a &lt; b <strong>c</strong></p>"
