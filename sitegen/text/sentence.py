"""Sentence: where the first sentence of a text ends.

A period ends none after an abbreviation, an initial or inside of brackets, nor before a lower-case
letter.  Where it is not certain the sentence goes on: two of them are better than half of one.
"""

import re

_LONGEST = 400  # characters; what goes on for longer is no sentence to read at a glance
_CLOSING = "\"'”’»)]】」』"
_END = re.compile(
    rf"(?:[.!?](?=[{re.escape(_CLOSING)}]*(?:\s|$))|[。！？])[{re.escape(_CLOSING)}]*"
)
_ABBREVIATION = re.compile(
    r"(?<![\w.])(?:[A-Za-z]|[A-Za-z](?:\.[A-Za-z])+"  # J. Doe; e.g., U.S., a.k.a.
    r"|al|approx|ca|cf|chap|def|dr|ed|eds|eq|eqn|eqs|esp|est|etc|ex|fig|figs|inc|incl|jr|lem"
    r"|mr|mrs|ms|no|nos|op|pp|prof|prop|ref|refs|resp|sec|sect|sr|st|suppl|tab|thm|viz|vol|vs"
    r"|ph\.d|w\.r\.t|i\.i\.d|w\.l\.o\.g)\.$",
    re.IGNORECASE,
)
_BRACKETS = {"(": ")", "[": "]", "{": "}", "“": "”", "「": "」", "（": "）"}


def first_sentence(text: str) -> str:
    """The first sentence, whole and on one line; empty if the text breaks off before it ends, or
    if it is very long."""
    line = " ".join(text[: 4 * _LONGEST].split())
    is_whole = len(text) <= 4 * _LONGEST
    for mark in _END.finditer(line):
        if mark.end() > _LONGEST:
            return ""
        if _ends(line, mark):
            return line[: mark.end()]
    is_cut = not is_whole or line.endswith(("…", "...")) or len(line) > _LONGEST
    return "" if is_cut else line


def _ends(line: str, mark: re.Match[str]) -> bool:
    before, rest = line[: mark.end()], line[mark.end() :].lstrip()
    if not _is_closed(before, rest) or rest[:1].islower():
        return False
    written = line[: mark.start() + 1]
    if not rest:
        return not written.endswith("...")
    return not (written.endswith("..") or _ABBREVIATION.search(written))


def _is_closed(before: str, rest: str) -> bool:
    """Is no bracket open, and no formula between dollars, that is closed later?"""
    for opening, closing in _BRACKETS.items():
        if before.count(opening) > before.count(closing) and closing in rest:
            return False
    return before.count("$") % 2 == 0 or "$" not in rest
