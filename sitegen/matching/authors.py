"""Authors: are two names one, and how far do two lists of names agree?

Names are compared by a family's last word and by initials, which is all that many lists give.
So `J. K. Smith` is `John Smith`, and a name that is undivided, or turned round, is known again.

The choice and its price: `John Smith` and `James Smith` are one name.  Among several names, or
beside a title, that hardly matters; alone, a name decides nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sitegen.text.person import Person
from sitegen.text.words import fold

COMPARED = 40  # authors of a list that are compared
MOST_WORDS = 10  # of a family, and of what is given with it
_KNOWN = 1 << 16  # names whose readings are kept
_SPACE = re.compile(r"[\s.,\u2010-\u2015-]+")
_UMLAUT = re.compile("(?<=[aou])e")  # `Mueller` for `Müller`, `Bjoerk` for `Björk`


@dataclass(frozen=True, slots=True)
class Name:
    """A name in folded words, of which the last of its family is `family`.

    `is_group` if it may be one of a group of people; an undivided name may, too.
    """

    words: tuple[str, ...]
    family: str
    is_group: bool

    def initials_beside(self, family: str) -> list[str]:
        """The first letters of the other words, in the order of the alphabet."""
        rest = list(self.words)
        rest.remove(family)
        return sorted(word[0] for word in rest)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many names two lists share, and whether the first one; `fewer`, `more`: their lengths.

    `is_sure` is false where names that differ may still be one: in two scripts, or of a group.
    """

    shared: int
    first: bool
    fewer: int
    more: int
    is_sure: bool


@lru_cache(_KNOWN)
def read_name(person: Person) -> Name:
    family, given = _words(person.family), _words(person.given)
    folded = [_letters(_UMLAUT.sub("", fold(word))) for word in family]
    # `JK` in `Smith, JK` and in `Smith JK`, but not where all of a name is in capitals.
    before, behind = (family, given) if given else (family[:-1], family[-1:])
    shouted = all(map(str.isupper, before))
    words = [*folded[: len(before)], *(part for word in behind for part in _parts(word, shouted))]
    return Name(
        words=tuple(filter(None, words)),
        family=folded[-1] if folded else "",
        is_group=not given and len(family) > 1,
    )


def _words(text: str) -> list[str]:
    return [word for word in _SPACE.split(text, MOST_WORDS) if word][:MOST_WORDS]


def _parts(word: str, shouted: bool) -> Sequence[str]:
    """A word by its letters, two or three capitals as so many words."""
    are_initials = not shouted and 1 < len(word) <= 3 and word.isascii() and word.isupper()
    letters = _letters(_UMLAUT.sub("", fold(word)))
    return letters if are_initials else (letters,)


def _letters(word: str) -> str:
    return word if word.isalpha() else "".join(filter(str.isalpha, word))


def are_one(a: Name, b: Name) -> bool:
    """One family, or what stands for it in a name turned round, and no other initials."""
    return a == b or _fits(a, b) or _fits(b, a)


def _fits(a: Name, b: Name) -> bool:
    family = a.family
    if len(family) < 2 or family not in b.words or family not in a.words:
        return False
    fewer, more = sorted((a.initials_beside(family), b.initials_beside(family)), key=len)
    letters = iter(more)
    return all(letter in letters for letter in fewer)


def agreement(one: Sequence[Person], other: Sequence[Person]) -> Agreement:
    """Of two lists that are not empty."""
    a, b = ([read_name(person) for person in people[:COMPARED]] for people in (one, other))
    return Agreement(
        shared=_shared(a, b),
        first=are_one(a[0], b[0]),
        fewer=min(len(a), len(b)),
        more=max(len(one), len(other)),
        is_sure=all(_is_plain(name) for name in (*a, *b)),
    )


def _shared(one: Sequence[Name], other: Sequence[Name]) -> int:
    left = list(other)
    for name in one:
        found = next((place for place, each in enumerate(left) if are_one(name, each)), None)
        if found is not None:
            del left[found]
    return len(other) - len(left)


def _is_plain(name: Name) -> bool:
    return not name.is_group and all(map(str.isascii, name.words))
