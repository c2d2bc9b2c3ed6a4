"""What is left over on each side when two titles are aligned.

Most of two titles of one paper agree; whether they are one paper is decided by the few words
that do not.  `compare` aligns the words, takes away what means nothing (articles, a hyphen, a
typo) and names the kind of difference that remains.

The choice and its price: short lists of decisive words (`lexicon`) instead of a learned model.
They work on two records as well as on a million; what they lack is decided by the abstracts.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Literal

from rapidfuzz.distance import OSA, Indel

from sitegen.matching.lexicon import (
    ANSWERS,
    COUNTED,
    DIRECTIONS,
    EDITION,
    KIND_OF,
    NEGATIONS,
    are_opposites,
    number_of,
)
from sitegen.text.titles import Title
from sitegen.text.words import LINKING_WORDS, beginnings

_LONG = 7  # letters of a word that a typo leaves recognizable
_NAME_WEIGHT = 3  # words that a made-up name counts for, beyond itself

Words = tuple[str, ...]
Distinct = Callable[[str, str], bool]


class Difference(IntEnum):
    """How two titles differ, from not at all to decisively."""

    NOTHING = 0  # spelling, articles, "(Extended Version)"
    TYPO = 1
    CUT = 2  # one ends in an ellipsis, and the other goes on
    SUBTITLE = 3  # one has a part more, set off by a colon, a dash, a bracket
    LOOKALIKE = 4  # a typo, or another short word: `sensor` and `tensor`
    REORDERED = 5
    REWORDED = 6
    KIND = 7  # only one names a kind of paper, or has a number among other words
    DECISIVE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two titles differ, and in which words.

    `shared` counts the words of meaning in common (a name made up for the paper counts for
    several); `coverage` (0..1) is their part of the title that has fewer.
    """

    difference: Difference
    left: Words
    right: Words
    shared: int
    coverage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A run of words at which two titles disagree.

    `leads` and `trails`: it is at the beginning or end of both titles.  `set_off`: a
    separator divides it from the rest.  `left_cut`, `right_cut`: an ellipsis follows that side.
    `typos`: words taken away in pairs that are, or may be, one but for a typo.
    """

    left: Words
    right: Words
    leads: bool
    trails: bool
    set_off: bool
    left_cut: bool
    right_cut: bool
    typos: tuple[tuple[str, str], ...] = ()

    @property
    def one_sided(self) -> bool:
        return not (self.left and self.right)

    @property
    def is_part(self) -> bool:
        """A whole part that one title has more than the other."""
        return self.one_sided and self.set_off and (self.leads or self.trails)

    @property
    def is_cut(self) -> bool:
        """What one title lacks since an ellipsis took it away."""
        return (self.left_cut and not self.left) or (self.right_cut and not self.right)


def compare(first: Title, second: Title, distinct: Distinct) -> Comparison:
    """Name the difference; `distinct` distinguishes two real words from a typo."""
    gaps = [_meaningful(gap, distinct) for gap in _align(first, second)]
    moved = _words(gaps, "left") & _words(gaps, "right")
    gaps = [_without(gap, moved) for gap in gaps]
    found = [_name(gap) for gap in gaps]
    found += [_name_typo(*typo) for gap in gaps for typo in gap.typos]
    if moved:
        found.append(Difference.REORDERED)
    if _directions(first.words) & {(b, a) for a, b in _directions(second.words)}:
        found.append(Difference.DECISIVE)
    left, right = _words(gaps, "left"), _words(gaps, "right")
    lengths = _weight(first.words), _weight(second.words)
    shared = min(lengths[0] - left.total(), lengths[1] - right.total())
    return Comparison(
        difference=max(found, default=Difference.NOTHING),
        left=tuple(left),
        right=tuple(right),
        shared=shared + _NAME_WEIGHT * _is_name_of(first, second),
        coverage=shared / max(1, min(lengths)),
    )


def _is_name_of(first: Title, second: Title) -> bool:
    """One title is the whole first part of the other, and that is a name."""
    shorter, longer = sorted((first, second), key=lambda title: len(title.words))
    size = len(shorter.words)
    return longer.named and size in longer.breaks and longer.words[:size] == shorter.words


def _align(first: Title, second: Title) -> Iterator[Gap]:
    """The gaps between the words in common."""
    a = b = 0
    for block in Indel.opcodes(first.words, second.words).as_matching_blocks():
        if (a, b) != (block.a, block.b):
            yield _gap(first, second, slice(a, block.a), slice(b, block.b))
        a, b = block.a + block.size, block.b + block.size


def _gap(first: Title, second: Title, in_first: slice, in_second: slice) -> Gap:
    leads = in_first.start == in_second.start == 0
    trails = in_first.stop == len(first.words) and in_second.stop == len(second.words)
    inner = (in_first.stop, in_second.stop) if leads else (in_first.start, in_second.start)
    left, right = first.words[in_first], second.words[in_second]
    return Gap(
        left=_whole(left, right) if trails and first.cut else left,
        right=_whole(right, left) if trails and second.cut else right,
        leads=leads,
        trails=trails,
        set_off=inner[0] in first.breaks or inner[1] in second.breaks,
        left_cut=trails and first.cut,
        right_cut=trails and second.cut,
    )


def _whole(own: Words, other: Words) -> Words:
    """Words before an ellipsis, without a last one that was cut in its middle."""
    if not own:
        return own
    initial = len(own[-1]) == 1 and own[-1].isalpha()
    begun = tuple(beginnings(own[-1]))
    return own[:-1] if initial or any(word.startswith(begun) for word in other) else own


def _meaningful(gap: Gap, distinct: Distinct) -> Gap:
    """The gap without what means nothing: hyphens, articles, typos."""
    if "".join(gap.left) == "".join(gap.right):
        return replace(gap, left=(), right=())
    if gap.left and gap.right:
        gap = _without_twins(gap, distinct)
    left, right = _content(gap.left), _content(gap.right)
    added = left + right
    if "".join(left) == "".join(right) or (not (left and right) and EDITION.issuperset(added)):
        left = right = ()
    return replace(gap, left=left, right=right)


def _content(words: Words) -> Words:
    """Words of meaning; numbers in one spelling, so that `II` is `2`."""
    return tuple(number_of(word) or word for word in words if word not in LINKING_WORDS)


def _without_twins(gap: Gap, distinct: Distinct) -> Gap:
    left, right = list(gap.left), list(gap.right)
    typos = []
    for word in gap.left:
        twin = next(
            (other for other in right if word == other or _is_typo(word, other, distinct)), None
        )
        if twin is not None:
            left.remove(word)
            right.remove(twin)
            if word != twin:
                typos.append((word, twin))
    a, b = "".join(left), "".join(right)
    if left and right and _is_typo(a, b, distinct):  # also of a space: `inter trace`
        typos.append((a, b))
        left = right = []
    return replace(gap, left=tuple(left), right=tuple(right), typos=tuple(typos))


def _is_typo(a: str, b: str, distinct: Distinct) -> bool:
    """A letter or two, of words that are neither numbers nor opposites."""
    allowed = 2 if min(len(a), len(b)) > _LONG and a[0] == b[0] else 1
    if OSA.distance(a, b, score_cutoff=allowed) > allowed:
        return False
    if _has_digit(a + b) or (number_of(a) and number_of(b)):
        return False
    return not are_opposites(a, b) and not distinct(a, b)


def _has_digit(word: str) -> bool:
    return any(mark.isdigit() for mark in word)


def _name_typo(a: str, b: str) -> Difference:
    """A first letter is seldom mistaken, and a short word easily becomes another."""
    sure = min(len(a), len(b)) >= _LONG and a[0] == b[0]
    return Difference.TYPO if sure else Difference.LOOKALIKE


def _words(gaps: Iterable[Gap], side: Literal["left", "right"]) -> Counter[str]:
    return Counter(word for gap in gaps for word in getattr(gap, side))


def _without(gap: Gap, moved: Counter[str]) -> Gap:
    """The gap without words that are merely elsewhere in the other title."""
    if not moved:
        return gap
    return replace(
        gap,
        left=tuple(word for word in gap.left if word not in moved),
        right=tuple(word for word in gap.right if word not in moved),
    )


def _name(gap: Gap) -> Difference:
    """What kind of difference a gap is."""
    left, right = set(gap.left), set(gap.right)
    if not left and not right:
        return Difference.NOTHING
    if gap.is_cut:
        return Difference.CUT
    if _is_decisive(gap, left, right):
        return Difference.DECISIVE
    if _kinds(left) != _kinds(right) or _numbers(left) != _numbers(right):
        return Difference.KIND
    return Difference.SUBTITLE if gap.is_part else Difference.REWORDED


def _is_decisive(gap: Gap, left: set[str], right: set[str]) -> bool:
    """Does some word left over distinguish two papers?

    Where many words are left over, one of them alone may just be part of a subtitle.
    """
    one_more = left ^ right
    brief = len(one_more) <= 4
    if _number_decides(gap, _numbers(left), _numbers(right), brief):
        return True
    if _kinds(left) and _kinds(right) and _kinds(left).isdisjoint(_kinds(right)):
        return True
    if (gap.leads or gap.trails) and _is_answer(gap, brief):
        return True
    if brief and not gap.is_part and one_more & NEGATIONS:
        return True
    return any(are_opposites(a, b) for a in left for b in right)


def _is_answer(gap: Gap, brief: bool) -> bool:
    words = gap.left + gap.right
    return not ANSWERS.isdisjoint(words if brief else words[:1])


def _number_decides(gap: Gap, left: set[str], right: set[str], brief: bool) -> bool:
    if left == right:
        return False
    if left and right:
        return True
    return not _is_phrase(gap) if gap.one_sided else brief


def _is_phrase(gap: Gap) -> bool:
    """More than a number: `Part 2` is not; `Training in 1 Hour` is one, and `T3:` a name."""
    words = gap.left + gap.right
    if gap.is_part and gap.leads:
        return not all(word in COUNTED or _is_plain_number(word) for word in words)
    return sum(not number_of(word) and word not in COUNTED for word in words) >= 2


def _is_plain_number(word: str) -> bool:
    """`2`, `1.5` and `c`, but not `t3`."""
    return number_of(word) is not None and (len(word) == 1 or not re.search("[a-z]", word))


def _numbers(words: Iterable[str]) -> set[str]:
    return {number for word in words if (number := number_of(word))}


def _kinds(words: Iterable[str]) -> set[str]:
    return {KIND_OF[word] for word in words if word in KIND_OF}


def _directions(words: Words) -> set[tuple[str, str]]:
    """What goes to what."""
    ends = zip(words, words[1:], words[2:], strict=False)
    return {(a, b) for a, way, b in ends if way in DIRECTIONS and a != b}


def _weight(words: Iterable[str]) -> int:
    return sum(word not in LINKING_WORDS for word in words)
