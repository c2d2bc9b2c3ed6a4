"""A formula is MathML that a page may hold, or it is none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sitegen.text.formula import MAX_LENGTH, read_formula

ALLOWED = re.compile(
    "math|m(row|style|padded|phantom|sqrt|table|tr|td|i|n|o|text|space|frac|root"
    "|sub|sup|under|over|subsup|underover)"
)
ATTRIBUTE = re.compile(
    "alttext|accent|accentunder|columnalign|display|displaystyle|fence|form|largeop|mathvariant"
    "|movablelimits|scriptlevel|separator|stretchy|symmetric|depth|height|linethickness|lspace"
    "|maxsize|minsize|rspace|voffset|width"
)
MACROS = [
    *(r"\href{javascript:x}{y}", r"\style{color:red}{x}", r"\class{x}{y}", r"\unicode{x3c}"),
    *(r"\frac", r"\sqrt", r"\text{<b>}", r"\color{red}", r"\hspace{99em}", r"\rule{9em}{9em}"),
    *(r"\left(", r"\right)", r"\begin{matrix}", r"\end{matrix}", r"\\", r"\def\a{b}", r"\verb|x|"),
    *("{", "}", "_", "^", "&", "<", ">", '"', "'", "$", "#", "%", "~", "[", "]", " ", "a", "1"),
    *("&#x3c;script&#x3e;", "&lt;", r"\mathbb{R}", r"\sum_i", r"\hat x", r"\over", r"\limits"),
    *(r"\fbox{x}", r"\cancel{x}", r"\tag{1}", r"\textcolor{red}{x}", r"\operatorname{f}"),
]


def mathml(latex: str) -> str:
    formula = read_formula(f"${latex}$", latex)
    assert formula, latex
    return re.sub(r" stretchy=\"false\"|</?math[^>]*>", "", formula.mathml)


@pytest.mark.parametrize(
    ("latex", "found"),
    [
        ("k", "<mi>k</mi>"),
        (r"\frac{a}{2}", "<mfrac><mi>a</mi><mn>2</mn></mfrac>"),
        (r"\mathcal{O}", "<mi>𝒪</mi>"),
        (r"\mathcal O", "<mi>𝒪</mi>"),
        (r"\boldsymbol{\theta}", "<mi>𝜽</mi>"),
        (r"\lceil x\rceil", "<mrow><mo>⌈</mo><mi>x</mi><mo>⌉</mo></mrow>"),
        ("a<b", "<mrow><mi>a</mi><mo>&#60;</mo><mi>b</mi></mrow>"),
        (r"\text{<b>&amp;[x](y)}", "<mtext>&#60;b&#62;&#38;&#91;x&#93;(y)</mtext>"),
    ],
)
def test_a_formula_is_mathml(latex: str, found: str) -> None:
    assert mathml(latex) == found


@pytest.mark.parametrize(
    "latex",
    [
        *("", " ", "{", "}{", r"\frac{1}", "x^", "x_", "^", r"\name", r"\left("),
        *(r"\href{javascript:x}{y}", r"\style{color:red}{x}", r"\class{x}{y}", r"\cancel{x}"),
        *(r"\color{red} x", r"\textcolor{red}{x}", r"\rule{1em}{1em}", r"\hspace{99em}"),
        *(r"\def\a{b}\a", r"\newcommand{\a}{b}", r"\let\a=b", r"\DeclareMathOperator{\a}{b}"),
        *("x" * (MAX_LENGTH + 1), "{" * 13 + "}" * 13, r"\sqrt" * 110 + "x"),
    ],
)
def test_what_cannot_be_read_whole_is_no_formula(latex: str) -> None:
    assert read_formula(f"${latex}$", latex) is None


@given(st.lists(st.sampled_from(MACROS), max_size=12).map("".join) | st.text(max_size=40))
def test_nothing_but_what_a_formula_needs_passes(latex: str) -> None:
    formula = read_formula(f"${latex}$", latex)
    if formula is None:
        return
    root = etree.fromstring(formula.mathml)
    for element in root.iter():
        assert ALLOWED.fullmatch(element.tag)
        assert all(map(ATTRIBUTE.fullmatch, element.attrib))
        assert element.attrib.pop("alttext", formula.text) == formula.text
        assert all(re.fullmatch(r"[\w.+-]{1,9}", value) for value in element.attrib.values())
    assert "\\" not in "".join(root.itertext())
    assert not set("`*_~^${}[]") & set(re.sub(r"&#\d+;", "", formula.mathml))
    assert len(formula.mathml) < 250 * (len(latex) + 2)
