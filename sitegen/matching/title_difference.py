"""What is left over on each side when two titles are aligned.

Most of two titles of one paper agree; whether they are one paper is decided by the few words
that do not.  `TitleComparer` aligns the words, takes away what means nothing (articles, a hyphen, a
typo) and names the kind of difference that remains.

The choice and its price: short lists of decisive words (`lexicon`) instead of a learned model.
They work on two records as well as on a million; what they lack is decided by the abstracts.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.distance import OSA, Indel

from sitegen.matching.lexicon import COUNTED, DIRECTIONS, Lexicon
from sitegen.text.titles import Title
from sitegen.text.words import beginnings

_LONG = 7  # letters of a word that a typo leaves recognizable
_FIELD = 40  # characters of a title that the width of a field may have cut
_NAME_WEIGHT = 3  # words that a made-up name counts for, beyond itself

# Letters and the digits that a scanner takes them for.
SHAPES = str.maketrans("012345789i", "olzeastbgl")

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


class Comparison(Struct, frozen=True, kw_only=True):
    """How two titles differ, and in which words.

    `shared` counts the words of meaning in common (a name made up for the paper counts for
    several); `coverage` (0..1) is their part of the title that has fewer.
    """

    difference: Difference
    left: Words
    right: Words
    shared: int
    coverage: float


class Gap(Struct, frozen=True, kw_only=True):
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


class TitleComparer:
    """Compares titles by the words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._number_of = lexicon.number_of

    def __call__(self, first: Title, second: Title, distinct: Distinct) -> Comparison:
        """Name the difference; `distinct` distinguishes two real words from a typo.

        It is one from either side: a word that is moved, or said twice, may be aligned in two ways.
        """
        if first.words <= second.words:
            return self._compared(first, second, distinct)
        turned = self._compared(second, first, lambda a, b: distinct(b, a))
        return replace(turned, left=turned.right, right=turned.left)

    def _compared(self, first: Title, second: Title, distinct: Distinct) -> Comparison:
        linking = self._lexicon.linking_in(first, second)
        first, second = (
            self._scanned(title, other, linking)
            for title, other in ((first, second), (second, first))
        )
        gaps = [self._meaningful(gap, linking, distinct) for gap in _align(first, second, linking)]
        found = {_name_typo(*typo) for gap in gaps for typo in gap.typos}
        moved = _moved(gaps)
        if moved:
            gaps = [_without(gap, moved) for gap in gaps]
            found.add(Difference.REORDERED)
        found.update(map(self._name, gaps))
        if _turned(first.words, second.words):
            found.add(Difference.DECISIVE)
        left = [word for gap in gaps for word in gap.left]
        right = [word for gap in gaps for word in gap.right]
        lengths = [sum(word not in linking for word in title.words) for title in (first, second)]
        shared = min(lengths[0] - len(left), lengths[1] - len(right))
        return Comparison(
            difference=max(found, default=Difference.NOTHING),
            left=tuple(dict.fromkeys(left)),
            right=tuple(dict.fromkeys(right)),
            shared=shared + _NAME_WEIGHT * _is_name_of(first, second),
            coverage=shared / max(1, min(lengths)),
        )

    def _scanned(self, title: Title, other: Title, linking: frozenset[str]) -> Title:
        """`title` with letters for those digits that a scanner took them for: `m0del`, `para1le1`.

        A plural may hide one: `Mode15`.  Where both have digits, both become the same of the two.
        """
        if not title.mixed:
            return title
        plurals = (f"{word}s" for word in other.plurals)
        meant = {
            **{plural: plural[:-1] for plural in plurals},
            **{word: word for word in (*self._lexicon.editions, *other.words)},
        }

        def known_again(word: str) -> str:
            found = next((each for each in meant if _are_one_shape(word, each, linking)), word)
            return min(word, found) if found in other.mixed else meant.get(found, word)

        words = (known_again(word) if word in title.mixed else word for word in title.words)
        return replace(title, words=tuple(words))

    def _meaningful(self, gap: Gap, linking: frozenset[str], distinct: Distinct) -> Gap:
        """The gap without what means nothing: hyphens, articles, typos."""
        if "".join(gap.left) == "".join(gap.right):
            return replace(gap, left=(), right=())
        if gap.left and gap.right:
            gap = self._without_twins(gap, linking, distinct)
        left, right = self._content(gap.left, linking), self._content(gap.right, linking)
        same = "".join(left) == "".join(right)
        if same or (not (left and right) and self._names_edition(left + right, gap.trails)):
            left = right = ()
        return _with(gap, left, right, gap.typos)

    def _names_edition(self, words: Words, may_be_cut: bool) -> bool:
        """`Full Version`, and `Technical Re` at the end of a title."""
        editions = self._lexicon.editions
        *whole, last = words
        is_cut = may_be_cut and whole and any(word.startswith(last) for word in editions)
        return editions.issuperset(whole) and (last in editions or bool(is_cut))

    def _content(self, words: Words, linking: frozenset[str]) -> Words:
        """Words of meaning; numbers in one spelling, so that `II` is `2`."""
        return tuple(self._number_of(word) or word for word in words if word not in linking)

    def _without_twins(self, gap: Gap, linking: frozenset[str], distinct: Distinct) -> Gap:
        if _is_acronym(gap.left, gap.right) or _is_acronym(gap.right, gap.left):
            return replace(gap, left=(), right=(), typos=((gap.left[0], gap.right[0]),))
        left = [word for word in gap.left if word not in linking or word in gap.right]
        right = [word for word in gap.right if word not in linking or word in gap.left]
        typos = []
        for word in tuple(left):
            twin = next(
                (other for other in right if word == other or self._is_typo(word, other, distinct)),
                None,
            )
            if twin is not None:
                left.remove(word)
                right.remove(twin)
                if word != twin:
                    typos.append((word, twin))
        a, b = "".join(left), "".join(right)
        if left and right and self._is_typo(a, b, distinct):  # also of a space: `inter trace`
            typos.append((a, b))
            left = right = []
        return _with(gap, tuple(left), tuple(right), tuple(typos))

    def _is_typo(self, a: str, b: str, distinct: Distinct) -> bool:
        """A letter or two, of words that are neither numbers nor opposites."""
        allowed = 2 if min(len(a), len(b)) > _LONG and a[0] == b[0] else 1
        if OSA.distance(a, b, score_cutoff=allowed) > allowed:
            return False
        if _has_digit(a + b) or (self._number_of(a) and self._number_of(b)):
            return False
        return not self._lexicon.are_opposites(a, b) and not distinct(a, b)

    def _name(self, gap: Gap) -> Difference:
        """What kind of difference a gap is."""
        left, right = set(gap.left), set(gap.right)
        if not left and not right:
            return Difference.NOTHING
        if gap.is_cut:
            return Difference.CUT
        if self._is_decisive(gap, left, right):
            return Difference.DECISIVE
        kinds, numbers = self._kinds, self._numbers
        if kinds(left) != kinds(right) or numbers(left) != numbers(right):
            return Difference.KIND
        return Difference.SUBTITLE if gap.is_part else Difference.REWORDED

    def _is_decisive(self, gap: Gap, left: set[str], right: set[str]) -> bool:
        """Does some word left over distinguish two papers?

        Where many words are left over, one of them alone may just be part of a subtitle.
        """
        one_more = left ^ right
        brief = len(one_more) <= 4
        if self._number_decides(gap, self._numbers(left), self._numbers(right), brief):
            return True
        kinds = self._kinds(left), self._kinds(right)
        if all(kinds) and kinds[0].isdisjoint(kinds[1]):
            return True
        if (gap.leads or gap.trails) and self._is_answer(gap, brief):
            return True
        if brief and not gap.is_part and one_more & self._lexicon.negations:
            return True
        return any(self._lexicon.are_opposites(a, b) for a in left for b in right)

    def _is_answer(self, gap: Gap, brief: bool) -> bool:
        words = gap.left + gap.right
        if len(words) > 1:  # `Re: Tuning` is one, `Re-Tuning: …` is a name
            words = tuple(word for word in words[: None if brief else 1] if len(word) > 2)
        return not self._lexicon.answers.isdisjoint(words)

    def _number_decides(self, gap: Gap, left: set[str], right: set[str], brief: bool) -> bool:
        if left == right or (gap.is_part and gap.trails and _is_year(left ^ right)):
            return False
        if left and right:
            return True
        return not self._is_phrase(gap) if gap.one_sided else brief

    def _is_phrase(self, gap: Gap) -> bool:
        """More than a number: `Part 2` is not; `Training in 1 Hour` is one, and `T3:` a name."""
        words = gap.left + gap.right
        if gap.is_part and gap.leads:
            return not all(word in COUNTED or self._is_plain_number(word) for word in words)
        return sum(not self._number_of(word) and word not in COUNTED for word in words) >= 2

    def _is_plain_number(self, word: str) -> bool:
        """`2`, `1.5` and `c`, but not `t3`."""
        is_plain = len(word) == 1 or not re.search("[a-z]", word)
        return is_plain and self._number_of(word) is not None

    def _numbers(self, words: Iterable[str]) -> set[str]:
        return {number for word in words if (number := self._number_of(word))}

    def _kinds(self, words: Iterable[str]) -> set[str]:
        kind_of = self._lexicon.kind_of
        return {kind_of[word] for word in words if word in kind_of}


# -- Aligning


def _align(first: Title, second: Title, linking: frozenset[str]) -> Iterator[Gap]:
    """The gaps between the words in common."""
    if first.words == second.words:
        return
    a = b = 0
    for block in Indel.opcodes(first.words, second.words).as_matching_blocks():
        if (a, b) != (block.a, block.b):
            yield _gap(first, second, slice(a, block.a), slice(b, block.b), linking)
        a, b = block.a + block.size, block.b + block.size


def _gap(
    first: Title, second: Title, in_first: slice, in_second: slice, linking: frozenset[str]
) -> Gap:
    leads = in_first.start == in_second.start == 0
    trails = in_first.stop == len(first.words) and in_second.stop == len(second.words)
    inner = (in_first.stop, in_second.stop) if leads else (in_first.start, in_second.start)
    left, right = first.words[in_first], second.words[in_second]
    left_cut = trails and (first.cut or _is_unfinished(first, left, right, linking))
    right_cut = trails and (second.cut or _is_unfinished(second, right, left, linking))
    return Gap(
        left=_whole(left, right) if left_cut else left,
        right=_whole(right, left) if right_cut else right,
        leads=leads,
        trails=trails,
        set_off=inner[0] in first.breaks or inner[1] in second.breaks,
        left_cut=left_cut,
        right_cut=right_cut,
    )


def _is_unfinished(title: Title, own: Words, other: Words, linking: frozenset[str]) -> bool:
    """Did a title end in the middle of a word, or in `with`, where the other goes on?"""
    if not other or len(own) > 1 or len(title.text) < _FIELD:
        return False
    return _is_begun(own[0], other[0]) if own else title.words[-1] in linking


def _is_begun(word: str, whole: str) -> bool:
    """`Inf` is the beginning of `inference`, but `I` is not that of `II`."""
    if len(word) >= len(whole) or not whole.startswith(word) or _has_digit(whole):
        return False
    return len(word) > 1 or not set(whole) <= set("ivx")


def _whole(own: Words, other: Words) -> Words:
    """Words before an ellipsis, without a last one that was cut in its middle."""
    if not own:
        return own
    initial = len(own[-1]) == 1 and own[-1].isalpha()
    begun = tuple(beginnings(own[-1]))
    return own[:-1] if initial or any(word.startswith(begun) for word in other) else own


def _moved(gaps: Sequence[Gap]) -> frozenset[str]:
    """Words left over on both sides."""
    left = {word for gap in gaps for word in gap.left}
    return frozenset(word for gap in gaps for word in gap.right if word in left)


def _without(gap: Gap, moved: frozenset[str]) -> Gap:
    """The gap without words that are merely elsewhere in the other title."""
    return _with(
        gap,
        tuple(word for word in gap.left if word not in moved),
        tuple(word for word in gap.right if word not in moved),
        gap.typos,
    )


def _with(gap: Gap, left: Words, right: Words, typos: tuple[tuple[str, str], ...]) -> Gap:
    """The gap with other words, itself if they are no others, as in most."""
    if (left, right, typos) == (gap.left, gap.right, gap.typos):
        return gap
    return replace(gap, left=left, right=right, typos=typos)


def _is_name_of(first: Title, second: Title) -> bool:
    """One title is the whole first part of the other, and that is a name."""
    shorter, longer = sorted((first, second), key=lambda title: len(title.words))
    size = len(shorter.words)
    return longer.named and size in longer.breaks and longer.words[:size] == shorter.words


def _turned(first: Words, second: Words) -> bool:
    """`text to image` and `image to text`."""
    if DIRECTIONS.isdisjoint(first) or DIRECTIONS.isdisjoint(second):
        return False
    return not _directions(first).isdisjoint((b, a) for a, b in _directions(second))


def _directions(words: Words) -> set[tuple[str, str]]:
    """What goes to what."""
    ends = zip(words, words[1:], words[2:], strict=False)
    return {(a, b) for a, way, b in ends if way in DIRECTIONS and a != b}


# -- Words that are, or may be, one


def _are_one_shape(scanned: str, word: str, linking: frozenset[str]) -> bool:
    """Of two letters, only small words are known again: `t0`, but not `A1`."""
    if len(scanned) != len(word) or (len(word) < 3 and word not in linking):
        return False
    return scanned.translate(SHAPES) == word.translate(SHAPES)


def _is_acronym(short: Words, long: Words) -> bool:
    """The initials of what stands in its place: `fem`, `finite element method`."""
    return (
        len(short) == 1
        and len(short[0]) == len(long) >= 3
        and short[0] == "".join(word[0] for word in long)
    )


def _is_year(numbers: set[str]) -> bool:
    """That of `Sparrows (2024)`."""
    return len(numbers) == 1 and re.fullmatch("(?:19|20)[0-9]{2}", min(numbers)) is not None


def _has_digit(word: str) -> bool:
    return any(mark.isdigit() for mark in word)


def _name_typo(a: str, b: str) -> Difference:
    """A first letter is seldom mistaken, and a short word easily becomes another."""
    sure = min(len(a), len(b)) >= _LONG and a[0] == b[0] and OSA.distance(a, b) == 1
    return Difference.TYPO if sure else Difference.LOOKALIKE
