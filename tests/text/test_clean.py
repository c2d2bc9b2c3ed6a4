"""Untrusted text: what is taken out, and what must stay the very text."""

import html
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.clean import clean, escape, printable, readable
from tests.hostile import TEXTS

INVISIBLE = "\x00\x02\x03\x1b\x7f\x9f\u200e\u202e\ud800"  # more in test_invisible
BLANK = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"  # though letters and marks
)


@given(st.text())
def test_clean_text_is_one_line_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned.splitlines() in ([], [cleaned])
    assert unicodedata.is_normalized("NFC", cleaned)


def is_seen(character: str) -> bool:
    return not (character in BLANK or "VARIATION SELECTOR" in unicodedata.name(character, ""))


@given(st.text(st.characters(categories=["L", "N", "P", "S", "M", "Zs"]).filter(is_seen)))
def test_nothing_visible_is_dropped(text: str) -> None:
    def squeezed(value: str) -> str:
        return "".join(unicodedata.normalize("NFC", value).split())

    assert squeezed(clean(text)) == squeezed(text)


@pytest.mark.parametrize("mark", INVISIBLE)
def test_what_only_machines_see_is_taken_out(mark: str) -> None:
    assert clean(f"a{mark}b") == "ab"


@pytest.mark.parametrize(
    "mark", ["\t", "\n", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\xa0", "  "]
)
def test_every_kind_of_space_is_a_space(mark: str) -> None:
    assert clean(f"a{mark}b") == "a b"


@pytest.mark.parametrize("mark", ["\ufffd", "👩\u200d🔬", "é", "مرحبا", "𝒪"])
def test_what_readers_see_stays(mark: str) -> None:
    assert clean(f"a{mark}b") == f"a{mark}b"


def test_no_control_character_but_spaces_survives() -> None:
    basic = map(chr, range(0x10000))
    controls = {c for c in basic if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}
    assert clean("".join(controls)) == ""


@given(st.text())
def test_escaped_text_is_inert_and_reads_as_itself(text: str) -> None:
    escaped = escape(text)
    assert not set("<>\"'{}") & set(escaped)
    assert html.unescape(escaped) == text
    assert escaped.count("&") == sum(text.count(c) for c in "&<>\"'{}")


def test_hostile_text_stays_the_very_text() -> None:
    for text in TEXTS:
        assert html.unescape(escape(text)) == text


def test_readable_text_is_clean_and_without_latex() -> None:
    assert readable(" we~present\nH_2O\u202e ``now'' ") == "we present H₂O “now”"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("2BP: τ-bench – naïve", "2BP: τ-bench – naïve"),
        ("a\n::error::owned.txt", r"a\n::error::owned.txt"),
        ("::error::owned", r"\x3a:error::owned"),
        ("  ::set-env name=x::y", r"  \x3a:set-env name=x::y"),
        ("##[error]owned", r"\x23#[error]owned"),
        ("no paper ': ##[add-matcher]x'", r"no paper ': \x23#[add-matcher]x'"),
        ("red \x1b[31m", r"red \x1b[31m"),
        ("txt.\u202eexe\u2069", r"txt.\u202eexe\u2069"),
        ("caf\udce9.txt", r"caf\udce9.txt"),
        ("one\u2028two\r\x85", r"one\u2028two\r\x85"),
    ],
)
def test_a_printed_line_commands_nothing(line: str, shown: str) -> None:
    assert printable(line) == shown


@given(st.text())
def test_whatever_is_printed_is_one_plain_line(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable()
    assert not shown.lstrip().startswith(("::", "##["))
