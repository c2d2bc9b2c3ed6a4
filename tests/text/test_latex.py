"""Remnants of LaTeX read well, and everything else stays as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.latex import to_text

SPECIAL = "\\$^_~`'{}"


@pytest.mark.parametrize(
    ("remnant", "text"),
    [
        ("O(n^{3/2}k^2)", "O(n³ᐟ²k²)"),
        ("H_2O and H$_2$O", "H₂O and H₂O"),
        (r"na\"{\i}vely", "naïvely"),
        (r"na\"ive", "naïve"),
        (r"{\"o} and \"{o}", "ö and ö"),
        (r"Poincar\'e and Erd\H{o}s", "Poincaré and Erdős"),
        (r"{\rho}, \tau and {\Psi}", "ρ, τ and Ψ"),
        (r"{\v C}apek, {\c{C}}elik, {\.Z}uk and {\'{\i}}", "Čapek, Çelik, Żuk and í"),
        (r"stra\ss{}e", "straße"),
        ("``quoted'' text", "“quoted” text"),
        (
            "we~present 3~GPUs in Fig.~2 of Fig~3",
            "we\u00a0present 3\u00a0GPUs in Fig.~2 of Fig\u00a03",
        ),
        (r"70\% of A \& B", "70% of A & B"),
        (r"{\it asynchronous} and \emph{so on}", "asynchronous and so on"),
        (r"\mathcal{O}(\log n)", "O(log n)"),
        ("log^{*}(n)", "log*(n)"),
        ("$O(N^2)$ and $N$", "O(N²) and N"),
        ("U_{15,2} and p_{comp}", "U_(15,2) and p_comp"),
        ("e^{-2K}", "e⁻²ᴷ"),
        ("2^{n_k}", "2^{n_k}"),
        ("x^{a&b}", "x^(a&b)"),
        (r"\textless2MB", "<2MB"),
        (r"\frac{a+b}{2}\sqrt{n}", "(a+b)/2 √n"),
        (r"\sum_{i=1}^{n} x_i^2 of x", "∑ᵢ₌₁ⁿ xᵢ² of x"),
        ("1{eta^2} and mepsilon^{-3}{IB}", "1{eta^2} and mepsilon^{-3}{IB}"),
    ],
)
def test_remnants_read_well(remnant: str, text: str) -> None:
    assert to_text(remnant) == text


@pytest.mark.parametrize(
    "text",
    [
        *(r"\today", r"\frac{a}", r"\author", r"\maketitle", r"\input{/etc/passwd}", r"\name"),
        *(
            r"\item",
            r"\c",
            r"C:\title\.git",
            r"don\'t and we\'re",
            "\\",
            "{\\}",
            "$",
            "$$",
            "^",
            "_",
        ),
        *(
            "$5 and $6",
            "from $1+ to $5",
            "`${x}` and `${y}`",
            r"\$5 and \$6",
            "5~10 GPUs",
            "~9%",
            "file_1",
            "layer_2_norm",
            "__init__",
        ),
        *("``never closed", "a ' b", "{De}coupled {Mo}mentum", "{{ braces }}", "{% raw %}"),
        *("https://example.org/a_1~b^2", "# heading", "<b>bold</b>", "``` fence ```"),
    ],
)
def test_what_is_not_plainly_latex_stays(text: str) -> None:
    assert to_text(text) == text


def test_an_address_stays_while_the_text_around_it_does_not() -> None:
    assert to_text("H_2O at https://example.org/H_2O, x_1") == "H₂O at https://example.org/H_2O, x₁"


@given(st.text(st.characters(exclude_characters=SPECIAL)))
def test_a_text_without_special_characters_is_itself(text: str) -> None:
    assert to_text(text) == text


@given(st.text(st.sampled_from("ab3 " + SPECIAL.replace("\\", ""))))
def test_no_letter_and_no_digit_is_dropped(text: str) -> None:
    plain = unicodedata.normalize("NFKC", to_text(text))
    assert [c for c in plain if c.isalnum()] == [c for c in text if c.isalnum()]


@given(st.text(st.sampled_from("abi 3%&#.~\"'" + SPECIAL), max_size=30))
def test_no_text_raises_or_grows_much(text: str) -> None:
    assert len(to_text(text)) <= 2 * len(text)


@pytest.mark.parametrize(
    "remnant",
    [r"O(n^{3/2}k^2)", "H_2O", r"na\"{\i}vely", r"{\rho}", "``quoted''", "we~present", "U_{15,2}"],
)
def test_a_text_once_rewritten_stays(remnant: str) -> None:
    assert to_text(to_text(remnant)) == to_text(remnant)


@pytest.mark.parametrize(
    "scrap",
    [
        "x_1",
        "x_" + "1" * 50,
        "{\\it ",
        "``",
        "\\alpha",
        "^{",
        "$",
        "~",
        "\\'",
        "x^",
        "https://",
        "\\",
    ],
)
def test_endless_remnants_are_read(scrap: str) -> None:
    endless = scrap * (200_000 // len(scrap))
    assert to_text(endless + "_a")
