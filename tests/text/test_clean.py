"""Untrusted text: what is taken out, and what must stay the very text."""

import html
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.clean import clean, escape, readable
from tests.browser.small_list import HOSTILE

INVISIBLE = "\x00\x02\x03\x1b\x7f\x9f\u00ad\u061c\u200b\u200e\u202e\u2066\ufeff\ufff9\uffff\ud800"


@given(st.text())
def test_clean_text_is_one_line_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned.splitlines() in ([], [cleaned])
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "M", "Zs"])))
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


@pytest.mark.parametrize("mark", ["\ufffd", "\u200d", "\u200c", "👩\u200d🔬", "é", "مرحبا", "𝒪"])
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


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_the_very_text(text: str) -> None:
    assert html.unescape(escape(text)) == text


def test_readable_text_is_clean_and_without_latex() -> None:
    assert readable(" we~present\nH_2O\u202e ``now'' ") == "we present H₂O “now”"
