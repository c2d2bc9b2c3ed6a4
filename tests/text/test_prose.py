"""A text to read knows its formulas, and is a text like any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.clean import readable
from sitegen.text.prose import Prose, text_of, typeset
from tests.hostile import TEXTS


def test_a_text_with_a_formula_is_that_text() -> None:
    text = readable("  Sorting in   $O(n \\log n)$ ")
    assert isinstance(text, Prose)
    assert text == "Sorting in O(n log n)"
    assert [formula.written for formula in text.formulas] == [r"$O(n \log n)$"]
    assert hash(text) == hash("Sorting in O(n log n)")
    assert not isinstance(text[:7], Prose)


@given(st.text() | st.sampled_from([*TEXTS, "a $x^2$  b", "$x$ \u202e$y$", "$x$"]))
def test_segments_are_the_text(raw: str) -> None:
    text = readable(raw)
    if isinstance(text, Prose):
        assert "".join(map(text_of, text.segments)) == text


@pytest.mark.parametrize("raw", ["no formula", "$5 and $10", "mathcal{O}(1)"])
def test_a_text_without_formulas_is_plain(raw: str) -> None:
    assert type(readable(raw)) is str


def test_hyphens_between_spaces_are_a_dash() -> None:
    assert (
        typeset("More with Less -- a Survey --- in Parts") == "More with Less – a Survey — in Parts"
    )
    assert typeset("state--action --flag a -> b") == "state--action --flag a -> b"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("MC-SJD : Maximal Coupling", "MC-SJD: Maximal Coupling"),
        ("PCM : Picard Consistency", "PCM: Picard Consistency"),
        ("Étude : une analyse", "Étude : une analyse"),
        ("F : X to Y", "F : X to Y"),
        ("On PCM : Picard", "On PCM : Picard"),
    ],
)
def test_an_acronym_is_beside_its_colon(title: str, shown: str) -> None:
    assert typeset(title) == shown


def test_a_title_with_a_dash_keeps_its_formula() -> None:
    title = typeset(readable("Sorting -- in $O(n)$"))
    assert title == "Sorting – in O(n)"
    assert isinstance(title, Prose)
    assert len(title.formulas) == 1
