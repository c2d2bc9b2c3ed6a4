"""What is taken away from a title before it is compared, and what must stay."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.bare_title import bare_title
from sitegen.text.titles import normalize, parse_title


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        # markup
        ("Growth of <i>E. coli</i> in Milk", "Growth of E. coli in Milk"),
        ("CO<sub>2</sub> and <jats:italic>pH</jats:italic>", "CO2 and pH"),
        ("Tides &amp;amp; Time", "Tides & Time"),
        ("&lt;b&gt;Tides&lt;/b&gt; Turn", "Tides Turn"),
        (r"R{\&}D of R\&amp;D", "R&D of R&D"),
        ('<a href="https://example.org/1">Tides</a> Turn', "Tides Turn"),
        ("[Tides Turn](https://example.org/1)", "Tides Turn"),
        ("**Tides** Turn", "Tides Turn"),
        # LaTeX
        ("{T}ides of {BERT}s", "Tides of BERTs"),
        ("{{Tides Turn}}", "Tides Turn"),
        (r"\textsc{Tide{N}et} and \emph{Salt}", "TideNet and Salt"),
        (r"Schr{\"o}dinger's Tides", "Schrödinger's Tides"),
        # encodings and scripts
        ("TidesвЂ™ Turn", "Tides’ Turn"),
        ("CafÃ© Tides", "Café Tides"),
        ("na\ufffdve and na?ve", "nave and nave"),
        ("Ｔｉｄｅｓ", "Tides"),
        ("Тidеѕ of Ѕpаin", "Tides of Spain"),
        ("lαngυage mοdels", "language models"),
        ("СОРЕ of Models", "COPE of Models"),
        # labels
        ("Tides Turn [v2]", "Tides Turn"),
        ("(v3) Tides Turn", "Tides Turn"),
        ("arXiv:2405.07518v2 Tides Turn", "Tides Turn"),
        ("[2405.07518] Tides Turn - arXiv", "Tides Turn"),
        ("Tides Turn (arXiv preprint)", "Tides Turn"),
        ("math/0112017 Tides Turn", "Tides Turn"),
        ("[cs.LG, stat.ML] Tides Turn", "Tides Turn"),
        ("cs.CL: Tides Turn", "Tides Turn"),
        ("hep-th | Tides Turn", "Tides Turn"),
        ("10.1000/182 Tides Turn", "Tides Turn"),
        ("Tides Turn https://example.org/abs/1", "Tides Turn"),
        ("Preprint: Tides Turn", "Tides Turn"),
        ("“Tides Turn (extended abstract) [v2]”", "Tides Turn"),
        ("Tides Turn [version 2; peer review: 2 approved]", "Tides Turn"),
    ],
)
def test_what_is_no_part_of_a_title(title: str, bare: str) -> None:
    assert bare_title(title) == bare


@pytest.mark.parametrize(
    "title",
    [
        "Heron v2: Streaming Speech",
        "Heron (v2): Streaming Speech",
        "Learning to <think>",
        "Is 3 < 5?",
        "αBERT, τ-bench and PanGu-α",
        "Метод BERT для всех",
        "Preprint",
        "Preprints in Physics",
        "2405.07518",
        "Why Preprint?",
        "The 2024.12345 Problem of Counting",
        "Reading the Extended Abstract",
    ],
)
def test_what_stays(title: str) -> None:
    assert bare_title(title) == title


@given(st.text(alphabet=string.ascii_letters + "<i></i>&;[]{}\\v2 ", max_size=40))
def test_something_is_always_left(title: str) -> None:
    assert any(map(str.isalnum, bare_title(title))) or not any(map(str.isalnum, title))


def test_identifiers_are_hashed_with_what_is_no_part_of_a_title() -> None:
    """What is published under an identifier keeps it, however titles come to be compared."""
    assert normalize("Tides Turn [v2]") == "tides turn v2"
    assert normalize("<i>Tides</i>") == "i tides i"


def test_abbreviations_are_what_they_stand_for() -> None:
    meant = {"llm": ("large", "language", "model")}
    spelled_out = parse_title("Large Language Models at Sea")
    assert parse_title("LLMs at Sea", meant).words == spelled_out.words
    assert parse_title("Large Language Models (LLMs) at Sea", meant).words == spelled_out.words
