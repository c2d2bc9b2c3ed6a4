r"""A title taken apart into words, for comparison, and its normal form, for identifiers.

``H_2O``, ``H$_2$O`` and ``H₂O`` have one normal form, and so have ``\tau-Bench`` and
``τ-bench``.  A paper's identifier is hashed from the normal form, so a change to how words are
spelled changes the identifiers of papers yet to be published.  Titles are compared without what
is no part of them (see `bare_title`), which identifiers are hashed with.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from sitegen.text.bare_title import bare_title
from sitegen.text.latex import to_text
from sitegen.text.words import fold, key, spell, split

_BREAK = re.compile(r":(?!\S)|\s[-–—|]+\s|--+|[—()\[\]?!;]|\.(?=\s)")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.+)[\s\])\"'”’]*$")

# An article or preposition that French and Italian write together with its word: `L'analyse`.
_ELIDED = re.compile(r"\b(?:[ldLD]|[Qq]u|[Dd]ell|[Aa]ll)['’](?=[aeiouhyàâéèêîôœAEIOUHYÀÂÉÈÊÎÔŒ])")

_MIXED = re.compile("[a-z][0-9]|[0-9][a-z]")

# A word that somebody made up: `FlashInfer`, `DistZO2`, `cuRobo`.
_COINED = re.compile(r"\w*[a-z]-?[A-Z0-9][\w-]*")


class Title(Struct, frozen=True, kw_only=True):
    """A title taken apart for comparison.

    `words` are keys (see `text.words`); `plurals` are those that were written in the plural,
    `mixed` those of letters and digits.  `breaks` are the positions in `words` at which a part
    begins (after a colon, a dash, a bracket); `cut` says that the title ends in an ellipsis;
    `named`, that its first part is nothing but a name made up for the paper.
    """

    words: tuple[str, ...]
    plurals: tuple[str, ...]
    mixed: tuple[str, ...]
    breaks: tuple[int, ...]
    cut: bool
    named: bool

    @property
    def text(self) -> str:
        """The words with spaces; not kept, because a million titles are."""
        return " ".join(self.words)


@lru_cache(1 << 14)
def normalize(title: str) -> str:
    """The normal form: words separated by one space, never empty unless `title` is blank.

    Kept, because a title is asked for it wherever its record is named or looked up in the lock.
    """
    parts, _ = _parts(to_text(title))
    return " ".join(spell(word) for part in parts for word in split(part)) or _symbols(title)


def parse_title(
    title: str, expansions: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> Title:
    """`title` as the keys of its words, with its parts and its ellipsis.

    `expansions` are the keys of what an abbreviation stands for, by its own key.
    """
    bare = bare_title(title)
    parts, cut = _parts(bare)
    words: list[str] = []
    breaks = []
    plurals = []
    for part in parts:
        breaks.append(len(words))
        for written in split(_without_articles(part)):
            word = key(written)
            if written[-1] in "sS" and word[-1] != "s":
                plurals.append(word)
            if word in expansions:
                _append(words, expansions[word])
            else:
                words.append(word)
    words = words or _symbols(bare).split()
    return Title(
        words=tuple(words),
        plurals=tuple(plurals),
        mixed=tuple(filter(_MIXED.search, words)) if _MIXED.search(" ".join(words)) else (),
        breaks=tuple(sorted(set(breaks) - {0, len(words)})),
        cut=cut,
        named=_COINED.fullmatch(parts[0].strip()) is not None,
    )


def _append(words: list[str], meant: Sequence[str]) -> None:
    """Add what a word means, unless it was just said: `Large Language Models (LLMs)`."""
    if tuple(words[-len(meant) :]) != tuple(meant):
        words += meant


def _without_articles(part: str) -> str:
    return _ELIDED.sub("", part) if "'" in part or "’" in part else part


def _parts(text: str) -> tuple[list[str], bool]:
    """A title in its parts, and whether it was cut."""
    text = text.strip()
    whole = _ELLIPSIS.sub("", text)
    return _BREAK.split(whole), whole != text


def _symbols(title: str) -> str:
    """A title without words: its symbols are all there is."""
    return " ".join(fold(to_text(title)).split())
