"""Names: whether a text may be a list of people, by its words and what stands between them."""

import re

_LONGEST = 20_000  # characters: papers of large collaborations have thousands of authors
_NOTE = re.compile(r"\([^()]{0,200}\)|[*†‡§¶∗⁎✉]|(?<=[^\W\d_])(?:\d{1,2}|[¹²³⁴-⁹])(?=\W|$)")
_BETWEEN = re.compile(r"[,;&|、，；·•]|\s(?:and|und|et|y)\s(?!al\b)", re.IGNORECASE)
_REST = re.compile(r"(?:and\s+)?(?:et\.?\s?al\.?|others\.?|etc\.?|jr\.?|\.{3}|…)|", re.IGNORECASE)
_ET_AL = re.compile(r",?\s+et\.?\s?al\.?(?!\w)", re.IGNORECASE)
_PARTICLE = (
    "da|das|de|del|della|den|der|di|do|dos|du|el|la|le|les|los|ten|ter|van|vom|von|zu|zur"
    "|al|bin|ibn"
)
_WORD = re.compile(rf"(?:{_PARTICLE}|d'|al-)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_][^\W\d_'’`.\-‐]*(?:['’`.\-‐][^\W\d_]*)*")
_INITIALS = re.compile(r"[^\W\d_](?:\.?[ -]?[^\W\d_]){0,3}\.?")
_MOST_WORDS = 6


def count_people(text: str) -> int:
    """How many people a text names, "et al." as one more; 0 if it is no list of names."""
    if len(text) > _LONGEST:
        return 0
    text = _NOTE.sub("", text).strip(" .:")
    cut = _ET_AL.sub(", ", text)
    pieces = [piece.strip(" .:") for piece in _BETWEEN.split(cut)]
    names = [piece for piece in pieces if not _REST.fullmatch(piece)]
    likely = sum(_may_be_name(name) for name in names)
    is_whole = any(" " in name or _is_eastern(name) for name in names)
    is_inverted = len(names) % 2 == 0 and (
        all(map(_INITIALS.fullmatch, names[1::2]))  # `Roe, J., Poe, A.`
        or (len(names) > 3 and re.search(r"\sand\s|&", text) is not None)
    )
    whole = is_whole or is_inverted or cut != text
    if not names or not whole or likely < max(1, 0.85 * len(names)):
        return 0
    return len(names) + (cut != text or any(map(_REST.fullmatch, filter(None, pieces))))


def _may_be_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _MOST_WORDS and all(map(_may_be_part, words))


def _may_be_part(word: str) -> bool:
    is_capital = not word[0].islower() or _WORD.fullmatch(word) is not None
    return is_capital and _LETTERS.fullmatch(word) is not None


def _is_eastern(name: str) -> bool:
    return 1 < len(name) <= 5 and name[0].isalpha() and not (name[0].islower() or name[0].isupper())
