"""Invisible characters: removed from text, because programs read them though no reader sees them.

They can hide whole texts, such as instructions to the programs that Markdown alternates are made
for.  Joiners and selectors stay where they belong: where letters join (Arabic, the scripts of
India, Mongolian), and in emoji.  The price: a rare variant of a Chinese or Japanese character is
shown in its usual form, and the flags of England, Scotland and Wales as black flags.
"""

import re
import unicodedata

# The format characters that print: signs around or before Arabic, Syriac or Kaithi text.
_PRINTED = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Letters and marks that print nothing: fillers, and variation selectors other than emoji's.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0d\U000e0100-\U000e01ef]"
)
# Blocks to which Unicode still adds pictographs and Han, which this Python may not know yet.
_GROWING = re.compile("[\U0001f000-\U0001faff\U00020000-\U0002fffd\U00030000-\U0003fffd]")

_ZWNJ, _ZWJ = "\u200c", "\u200d"
_IN_PLACE = re.compile("[\u200c\u200d\ufe0e\ufe0f\u180b-\u180d\u180f]")
_MONGOLIAN = re.compile("[\u1820-\u18aa]")
_JOINING = re.compile(
    "[\u0600-\u109f\u1780-\u17ff\u1810-\u18af\u1a20-\u1aaf\u1b00-\u1bff\ua800-\ua8ff\ua980-\ua9df"
    "\uaa00-\uaaff\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00010eff"
    "\U00010f00-\U00011fff\U0001e900-\U0001e95f]"
)
_SYMBOL = re.compile(
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_KEYCAP = re.compile("[0-9#*]\ufe0f\u20e3")


def remove_invisible(text: str) -> str:
    """The text without format, private, unassigned and blank characters; spaces of all kinds stay.

    Expects NFC text and may leave a text that is no longer NFC.
    """
    visible = text.translate(_VISIBLE)
    return _IN_PLACE.sub(_kept_in_place, visible)


class _Visible(dict[int, int | None]):
    """A table for `str.translate`, filled in as characters are met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if _is_invisible(chr(code)) else code
        return self[code]


_VISIBLE = _Visible()


def _is_invisible(character: str) -> bool:
    if _IN_PLACE.match(character) or character in _PRINTED or _GROWING.match(character):
        return False
    category = unicodedata.category(character)
    if category == "Cc":
        return not character.isspace()
    return category in ("Cf", "Cn", "Co", "Cs") or _BLANK.match(character) is not None


def _kept_in_place(match: re.Match[str]) -> str:
    """The matched joiner or selector if it has an effect there, otherwise nothing."""
    mark, text, start, end = match[0], match.string, match.start(), match.end()
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if mark in (_ZWNJ, _ZWJ):
        in_place = _joins(text[max(start - 2, 0) : start], after, mark)
    elif mark in ("\ufe0e", "\ufe0f"):
        in_place = bool(_SYMBOL.match(before) or _KEYCAP.match(text, max(start - 1, 0)))
    else:
        in_place = _MONGOLIAN.match(before) is not None
    return mark if in_place else ""


def _joins(before: str, after: str, mark: str) -> bool:
    """Does the joiner `mark` join the two characters `before` it and the one `after` it?"""
    last = before[-1:]
    if _JOINING.match(last):
        return True
    if mark == _ZWJ and _SYMBOL.match(after):
        base = before[:1] if last == "\ufe0f" else last
        return _SYMBOL.match(base) is not None
    is_letter = last.strip() and not _IN_PLACE.match(last)
    return bool(is_letter and _JOINING.match(after))
