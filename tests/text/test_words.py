"""What the words of a text are, and what each is reduced to."""

import re
import unicodedata
from functools import cache
from itertools import groupby

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.text import word_rules, words
from sitegen.text.words import (
    FILLERS,
    STOP_WORDS,
    acronym,
    beginnings,
    compounds,
    key,
    placed,
    slug,
    spell,
    split,
)


def test_words_as_they_are_written() -> None:
    text = "S* (not *stars*), RRT*, C++/C#, R&D, 4+ GPUs’ 12,000 don’t Qwen2.5. e.g. 1,23"
    assert split(text) == [
        "S*", "not", "stars", "RRT*", "C++", "C#", "R", "&", "D", "4", "+", "GPUs", "12,000",
        "don’t", "Qwen2.5", "e", "g", "1", "23",
    ]  # fmt: skip


def test_words_of_every_script() -> None:
    assert split("हिन्दी—模型训练 \u00b4\u0301x ∞Bench 4× n³ᐟ²") == [
        "हिन्दी", "模型训练", "x", "∞Bench", "4×", "n3", "2",
    ]  # fmt: skip


def test_words_written_as_one() -> None:
    text = "a text-to-image model, H_2O and GPT‑4o"
    assert compounds(text) == [
        ["a"], ["text", "to", "image"], ["model"], ["H", "2O"], ["and"], ["GPT", "4o"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "spelled", "read"),
    [
        ("S*", "s star", "sstar"),
        ("C#", "csharp", "csharp"),
        ("c++", "cpp", "cpp"),
        ("&", "and", "and"),
        ("12,000", "12000", "12000"),
        ("Modelling", "modeling", "modeling"),
        # Bent as long as a title is spelled, put right in the key.
        ("supervised", "supervized", "supervised"),
        ("denoising", "denoizing", "denoising"),
        ("otherwise", "otherwize", "otherwise"),
        # Neither British nor plural.
        *((word, word, word) for word in (
            "size", "four", "hour", "prise", "analysis", "loss", "status", "bias", "corpus", "news",
            "lens", "process", "gas", "bus", "yes", "this", "source", "contour", "basis", "chaos",
        )),
        # Of Latin and Greek, in biology and geology.
        ("algae", "algae", "alga"),
        ("strata", "strata", "stratum"),
        ("taxa", "taxa", "taxon"),
        ("fungi", "fungi", "fungus"),
        # Of three letters and four.
        ("vms", "vms", "vm"),
        ("its", "its", "it"),
        ("has", "has", "has"),
        ("gps", "gps", "gps"),
        ("maps", "maps", "map"),
        ("ties", "ties", "tie"),
        ("boss", "boss", "boss"),
        ("pos", "pos", "pos"),
        ("gpus", "gpus", "gpu"),
        ("apis", "apis", "api"),
        ("axis", "axis", "axis"),
        ("as", "as", "as"),
        ("x" * 50 + "s", "x" * 50 + "s", "x" * 50 + "s"),
        ("GPU" * 20 + "s", "gpu" * 20 + "s", "gpu" * 20 + "s"),
    ],
)  # fmt: skip
def test_spelling_and_key(word: str, spelled: str, read: str) -> None:
    assert (spell(word), key(word)) == (spelled, read)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("MoEs", "MoE"), ("GPU's", "GPU"), ("AutoEncoders", "AutoEncoder"), ("SAT", "SAT"),
     ("GPS", "GPS"), ("Moe", None), ("tea", None)],
)  # fmt: skip
def test_acronyms_keep_their_case_and_no_plural(word: str, expected: str | None) -> None:
    assert acronym(word) == expected


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("parallelis", "parallelization"),
        ("parallelisati", "parallelization"),
        ("optimisin", "optimizing"),
        ("modelli", "modeling"),
        ("behaviou", "behavioral"),
        ("centr", "center"),
        ("analys", "analysis"),
        ("querie", "query"),
        ("indic", "index"),
        ("clas", "classification"),
        ("S", "sstar"),
    ],
)
def test_a_word_that_is_being_written_begins_its_key(written: str, whole: str) -> None:
    assert whole.startswith(tuple(beginnings(written)))


def test_a_beginning_is_no_wider_than_what_was_written() -> None:
    assert beginnings("cach") == ["cach"]
    assert beginnings("clas") == ["clas"]


def test_stop_words_are_known_by_their_keys() -> None:
    assert {key(word) for word in ("the", "Its", "does")} < STOP_WORDS
    assert {key("Towards"), key("USING")} < FILLERS - STOP_WORDS
    assert FILLERS.isdisjoint({key("caches"), key("S*")})


def test_an_address_is_spelled_in_ascii() -> None:
    assert slug("The Reader’s Ærø & τ²-Bench, 模型 (2.5)") == "the-readers-aero-tau2-bench-2-5"


@cache
def with_letters(pattern: str) -> re.Pattern[str]:
    """A pattern of the rules with every letter, mark and digit in it, as the browser has it."""
    every = [code for code in range(0x32400) if unicodedata.category(chr(code))[0] in "LMN"]
    ranges = []  # which take a tenth of the time to compile
    for _, run in groupby(enumerate(every), lambda each: each[1] - each[0]):
        codes = [code for _, code in run]
        ranges.append(f"{chr(codes[0])}-{chr(codes[-1])}")
    return re.compile(pattern.replace("[letters]", f"[{''.join([*ranges, *word_rules.LETTERS])}]"))


@given(
    st.text(
        st.characters() | st.sampled_from("a1β数é\u0301\u034f\u00ad\ufe0f'’+*#&.,-\u00d7²\u3099")
    )
)
@example("x\u034f\u0301 \u0301a\u0301\u034f\u0302")
def test_words_are_those_that_the_rules_name(text: str) -> None:
    """Python looks for them with a shorter pattern, which takes no time to compile."""
    wide = unicodedata.normalize("NFKC", text).replace("\u141f", "/")
    plain = wide if text.isascii() else with_letters(word_rules.INVISIBLE).sub("", wide)
    assert split(text) == with_letters(word_rules.WORD).findall(plain)
    found = with_letters(word_rules.WORD).finditer(text)
    assert placed(text) == [(match.start(), match[0]) for match in found]


@given(st.text(alphabet="abceilmnorstuy", min_size=3))
def test_a_word_that_no_rule_changes_is_known_by_one_search(word: str) -> None:
    each = any(re.search(pattern, word) for pattern, _ in word_rules.SPELLING)
    assert (words._IS_BRITISH.search(word) is not None) == each


@given(st.text())
def test_every_word_has_a_key_of_one_piece(text: str) -> None:
    read = [key(word) for word in split(text)]
    assert all(read)
    assert not any(" " in word for word in read)


@given(st.text())
def test_compounds_are_the_words_grouped(text: str) -> None:
    assert [word for run in compounds(text) for word in run] == split(text)
