"""Authors: are two names one, and how far do two lists of names agree?

Names are compared by a family's last word and by initials, which is all that many lists give.
So `J. K. Smith` is `John Smith`, and a name that is undivided, or turned round, is known again.

The choice and its price: `John Smith` and `James Smith` are one name.  Among several names, or
beside a title, that hardly matters; alone, a name decides nothing.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from sitegen.text.person import Person
from sitegen.text.words import fold

COMPARED = 40  # authors of a list that are compared
MOST_WORDS = 10  # of a family, and of what is given with it
_KNOWN = 1 << 14  # names whose readings are kept
_SPACE = re.compile(r"[\s.,\u2010-\u2015-]+")
_UMLAUT = re.compile("(?<=[aou])e")  # `Mueller` for `Müller`, `Bjoerk` for `Björk`


class Name(Struct, frozen=True):
    """A name in folded words, of which the last of its family is `family`.

    `initials` are those of the other words, in the order of the alphabet.  `is_group` if it may
    be the name of a group of people; an undivided name may, too.
    """

    words: tuple[str, ...]
    family: str
    initials: str
    is_group: bool


class Agreement(Struct, frozen=True):
    """How many names two lists share, and whether the first one; `fewer`, `more`: their lengths.

    `is_sure` is false where lists of other names may still be one: in two scripts, or of a group.
    """

    shared: int
    first: bool
    fewer: int
    more: int
    is_sure: bool


@lru_cache(_KNOWN)
def read_name(person: Person) -> Name:
    family, given = _words(person.family), _words(person.given)
    # `JK` in `Smith, JK` and in `Smith JK`, but not where all of a name is in capitals.
    before, behind = (family, given) if given else (family[:-1], family[-1:])
    shouted = all(map(str.isupper, before))
    words = [_letters(word) for word in before]
    for word in behind:
        words += _parts(word, shouted)
    words = [word for word in words if word]
    name = family_of(person)
    return Name(tuple(words), name, _initials(words, name), not given and len(family) > 1)


def family_of(person: Person) -> str:
    """The last word of the family, folded: what all writings of a divided name share."""
    return _last_word(person.family)


@lru_cache(_KNOWN)
def _last_word(family: str) -> str:
    words = _words(family)
    return _letters(words[-1]) if words else ""


def _initials(words: Iterable[str], family: str) -> str:
    """Of the words besides the family's."""
    initials = sorted(word[0] for word in words if word != family)
    return "".join(initials)


def _words(text: str) -> list[str]:
    return [word for word in _SPACE.split(text, MOST_WORDS) if word][:MOST_WORDS]


def _parts(word: str, shouted: bool) -> Sequence[str]:
    """A word by its letters, two or three capitals as so many words."""
    are_initials = not shouted and 1 < len(word) <= 3 and word.isascii() and word.isupper()
    return _letters(word) if are_initials else (_letters(word),)


def _letters(word: str) -> str:
    folded = fold(word)
    letters = folded if folded.isalpha() else "".join(filter(str.isalpha, folded))
    return _UMLAUT.sub("", letters) if "e" in letters else letters


def are_one(a: Name, b: Name) -> bool:
    """One family, or what stands for it in a name turned round, and no other initials."""
    if a.family == b.family:
        return a == b or (len(a.family) > 1 and _go_together(a.initials, b.initials))
    return _is_turned_round(a, b) or _is_turned_round(b, a)


def _is_turned_round(a: Name, b: Name) -> bool:
    """Is the family of `a` among the other words of `b`, of which the rest fits?"""
    if len(a.family) < 2 or a.family not in b.words:
        return False
    return _go_together(a.initials, _initials(b.words, a.family))


def _go_together(a: str, b: str) -> bool:
    """Are the initials of one name, in the order of the alphabet, among those of the other?"""
    fewer, more = (a, b) if len(a) < len(b) else (b, a)
    letters = iter(more)
    return fewer == more or all(letter in letters for letter in fewer)


def agreement(one: Sequence[Person], other: Sequence[Person]) -> Agreement:
    """Of two lists that are not empty."""
    a, b = (list(map(read_name, people[:COMPARED])) for people in (one, other))
    shared = len(a) if one == other else _shared(a, b)
    return Agreement(
        shared=shared,
        first=are_one(a[0], b[0]),
        fewer=min(len(a), len(b)),
        more=max(len(one), len(other)),
        is_sure=shared > 0 or all(_is_plain(name) for name in (*a, *b)),
    )


def _shared(one: Sequence[Name], other: Sequence[Name]) -> int:
    left = list(other)
    for name in one:
        for place, each in enumerate(left):
            if are_one(name, each):
                del left[place]
                break
    return len(other) - len(left)


def _is_plain(name: Name) -> bool:
    return not name.is_group and all(map(str.isascii, name.words))
