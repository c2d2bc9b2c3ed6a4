"""Prose: addresses are links, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.present.prose import dashed, pieces

TEXTS = st.text() | st.lists(
    st.sampled_from(["https://a.example/x", "see ", "(", ")", ".", " http://u:p@b.example", "é"])
).map("".join)


@given(TEXTS)
def test_pieces_make_the_text_again_and_lead_to_what_they_say(text: str) -> None:
    found = list(pieces(text))
    assert "".join(piece.text for piece in found) == text
    assert all(piece.text for piece in found)
    assert all(piece.url in ("", piece.text) for piece in found)


def test_an_address_is_a_link_without_what_ends_its_sentence() -> None:
    found = list(pieces("Code: https://a.example/x. More at http://b.example"))
    assert [piece.url for piece in found] == ["", "https://a.example/x", "", "http://b.example"]


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "https://me:secret@a.example/", "a.example"]
)
def test_what_else_looks_like_an_address_is_text(text: str) -> None:
    assert [piece.url for piece in pieces(text)] == [""]


def test_hyphens_between_spaces_are_a_dash() -> None:
    assert (
        dashed("More with Less -- a Survey --- in Parts") == "More with Less – a Survey — in Parts"
    )
    assert dashed("state--action --flag a -> b") == "state--action --flag a -> b"
