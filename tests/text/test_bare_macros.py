"""What lost its backslash is read where nothing else can be meant, and left alone elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.bare_macros import restored


@pytest.mark.parametrize(
    ("bare", "text"),
    [
        ("mathcal{O}(1/k^2)", "O(1/k^2)"),
        ("lceil log_2 N rceil", "⌈log_2 N⌉"),
        ("R_y(mathbf x_0) of mathbf u", "R_y(x_0) of u"),
        ("|x|_infty leq 1/lambda", "|x|_∞ ≤ 1/lambda"),
        ("d^2varepsilon^{-2}", "d^2ε^{-2}"),
        ("an varepsilon-optimal policy", "an ε-optimal policy"),
        ("{g(1),ldots,g(J)}", "{g(1),…,g(J)}"),
        ("textbf{Lantern} lights", "Lantern lights"),
    ],
)
def test_what_is_certain_reads_well(bare: str, text: str) -> None:
    assert restored(bare) == text


@pytest.mark.parametrize(
    "text",
    [
        "O(nfrac{L{mu}}log(1{epsilon}))",
        "O(mathsf{Owl^star B Delta Q R T})",
        r"our \name and \mathcal{O}",
        "only text{response length}{3}",
        "rceil alone, lceil never closed",
        "3.79times, epsilon, lambda, a tilde",
        "mathematics and textbooks, emphasis and sequels",
        "GEQ and LEQ, Varepsilon",
    ],
)
def test_what_is_not_certain_stays_exactly(text: str) -> None:
    assert restored(text) == text


@given(st.text(st.sampled_from("mathbf textleqceil{}_^ ")))
def test_nothing_is_left_half_read(text: str) -> None:
    assert text.count("{") - restored(text).count("{") == text.count("}") - restored(text).count(
        "}"
    )
