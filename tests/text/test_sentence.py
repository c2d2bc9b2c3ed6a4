"""Where the first sentence of a text ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.sentence import first_sentence

REST = " Moths are left for later."


@pytest.mark.parametrize(
    "sentence",
    [
        "A cache is lit.",
        "Is a cache lit?",
        "It reaches 3.5x, e.g. on lamps, i.e. on all of them.",
        "The lamp of Berényi et al. Was slower.",
        "See Fig. 2 and Eq. 3 of J. van der Berg, vs. No. 7.",
        "Training ran in the U.S. Navy's lamps.",
        'They call it "lit."',
        "It works (we tried. Twice. It did) at night.",
        "A set $x. Y$ is lit.",
        "One lamp costs $1.5 a night.",
        "We ask ... And answer at once.",
        "We build on vLLM 0.6. vLLM is a lamp.",
        "灯很亮。",
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(sentence: str) -> None:
    assert first_sentence(sentence) == sentence
    assert first_sentence(sentence + REST) == sentence


def test_lines_of_a_window_are_one_line() -> None:
    assert first_sentence("A cache\n is lit. It burns.") == "A cache is lit."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A cache that forgets …",
        "A cache that forgets...",
        f"A cache of {'very ' * 100}many lamps. It is lit.",
        f"A cache of {'very ' * 100}many lamps",
        "lamp " * 10_000,
        f"A cache (of lamps. {'Lit. ' * 200})",
    ],
)
def test_no_sentence_is_better_than_a_part_of_one(text: str) -> None:
    assert first_sentence(text) == ""


def test_a_text_without_a_period_is_whole() -> None:
    assert first_sentence("A lamp without a period") == "A lamp without a period"


@given(st.text(alphabet=st.sampled_from("aB.!?。 …()[]“”$\n'\"3"), max_size=600))
def test_what_is_shown_begins_the_text_and_ends_with_a_word(text: str) -> None:
    line = " ".join(text.split())
    shown = first_sentence(text)
    assert line.startswith(shown) and len(shown) <= 400
    assert shown in ("", line) or shown.rstrip("'\"”])")[-1:] in ".!?。"
