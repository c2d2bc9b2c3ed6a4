import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.titles import normalize, parse_title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("H_2O: Heavy-Hitter Oracle", "H$_2$O – heavy hitter oracle"),
        ("H₂O", "H2O"),
        (r"$\tau^2$-Bench", "tau2 bench"),
        ("τ^2-Bench", "tau2-bench"),
        ("PanGu-α", r"PanGu-$\alpha$"),
        ("D^{2}MoE", "D²MoE"),
        (r"Prefill \& Decode", "Prefill and Decode"),
        (r"na\"{\i}ve Bayes", "naïve Bayes"),
        ("Erdős", "Erdo\u030bs"),
        ("Ｗｉｄｅ ﬁles", "wide files"),
        ("“Walk”, Don’t Run", "Walk, Don't Run!"),
        ("12,000 GPUs", "12000 GPUs"),
        ("Zero\u00adBubble\u200b", "ZeroBubble"),
        (
            "Analysing the Behaviour of Labelled Centres",
            "analyzing the behavior of labeled centers",
        ),
        ("Optimisation, Parallelised", "optimization parallelized"),
        ("*Emphasised*", "Emphasised"),
    ],
)
def test_one_normal_form(one: str, other: str) -> None:
    assert normalize(one) == normalize(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("A Search", "A* Search"),
        ("Qwen2.5", "Qwen25"),
        ("Qwen 4", "Qwen 4+"),
        ("For Hours", "Four Hours"),
        ("∞", "♥"),
        ("模型训练", "模型推理"),
        ("हिन्दी", "हिन्दु"),
    ],
)
def test_two_normal_forms(one: str, other: str) -> None:
    assert normalize(one) != normalize(other)


def test_parts_and_cut() -> None:
    title = parse_title("Foo Bar: Baz (Extended Version) -- Q…")
    assert title.words == ("foo", "bar", "baz", "extended", "version", "q")
    assert title.breaks == (2, 3, 5)
    assert title.cut
    assert not parse_title("Foo. Bar.").cut


@given(st.text())
def test_never_empty_where_something_can_be_read(title: str) -> None:
    normal = normalize(title)
    assert normal == " ".join(normal.split())
    assert normal or not any(mark.isalnum() for mark in title)


@given(st.text(alphabet=string.ascii_letters + string.digits + " "))
def test_case_means_nothing(title: str) -> None:
    assert normalize(title.upper()) == normalize(title.lower())
