"""Evidence: what speaks for and against two records being one paper, each with its weight.

A kind of evidence is a function of two records, or of what was found of their titles and their
abstracts.  It gives a weight and a sentence, or nothing where a record does not say.  The weights
add up: from 0 on, two records are one paper.

The choice and its price: a dozen weights that can be read and argued about instead of a model
that was trained.  A weight of 1 is worth ten percent of two abstracts' words; nothing outweighs
what is decisive, and a date or a number of authors alone never makes two titles one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sitegen.content.record import Record
from sitegen.matching.title_difference import Comparison, Difference
from sitegen.text.dates import YearFrom

DECISIVE = -100.0  # nothing else counts
_UNLIKE = -10.0  # abstracts of two stories ...
_LITTLE = -2.2  # ... and of too few words to tell


class Subject(StrEnum):
    """What evidence is about."""

    TITLE = "title"
    ABSTRACT = "abstract"
    DATE = "date"
    AUTHORS_COUNT = "number of authors"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One reason: for one paper if `weight` is above 0, else against. `says` is a sentence."""

    subject: Subject
    weight: float
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _TitleWeight:
    """The weight of a difference: it grows with each word in common, from `least` to `most`.

    `from_words` in common, the titles alone suffice.  `coverage` (0..1) is how much of the
    shorter title must be shared.
    """

    least: float
    most: float
    from_words: int = 0
    a_word: float = 0.0
    coverage: float = 0.0

    def of(self, comparison: Comparison) -> float:
        if comparison.coverage < self.coverage:
            return self.least - _UNCOVERED
        grown = (comparison.shared - self.from_words) * self.a_word
        return min(self.most, max(self.least, grown))


_UNCOVERED = 10.0
_GENERIC = -6.0  # so that abstracts must agree by 80% and more
_TITLE_WEIGHTS = {
    Difference.NOTHING: _TitleWeight(least=2.5, most=6.0, from_words=-5, a_word=0.5),
    Difference.TYPO: _TitleWeight(least=-1.0, most=0.5, from_words=4, a_word=0.25),
    Difference.CUT: _TitleWeight(least=-1.0, most=0.5, from_words=3, a_word=0.25),
    Difference.SUBTITLE: _TitleWeight(least=-1.0, most=0.5, from_words=4, a_word=0.25),
    Difference.LOOKALIKE: _TitleWeight(least=-3.0, most=0.0, from_words=6, a_word=0.5),
    Difference.REORDERED: _TitleWeight(
        least=-1.0, most=-0.25, from_words=9, a_word=0.25, coverage=0.5
    ),
    Difference.REWORDED: _TitleWeight(
        least=-5.0, most=-3.5, from_words=24, a_word=0.25, coverage=0.5
    ),
    Difference.KIND: _TitleWeight(least=-6.0, most=-6.0, coverage=0.5),
    Difference.DECISIVE: _TitleWeight(least=DECISIVE, most=DECISIVE),
}
_TITLES_SAY = {
    Difference.NOTHING: "the titles are the same",
    Difference.TYPO: "the titles are the same but for a typo",
    Difference.CUT: "one title is cut where the other goes on",
    Difference.LOOKALIKE: "the titles are the same but for a word that may be mistyped",
    Difference.REORDERED: "the titles have their parts in another order",
}

# What years apart weigh, up to those where more make no difference.
_YEARS_APART = (0.0, 0.0, -1.5, -4.0, -5.5, -6.5, -6.5, -7.0, -7.5, -8.0, -9.0)
_SAME_DAY = 0.5
_SAME_AUTHORS, _MANY_SAME_AUTHORS, _MANY = 0.5, 1.0, 8
_OTHER_AUTHORS, _TWICE_AS_MANY = -0.5, -1.0
_SAME_ORGANIZATION = 0.5


def of_title(comparison: Comparison, *, generic: bool) -> Evidence:
    """`generic`: both titles are of a kind that many papers have."""
    weight = _TITLE_WEIGHTS[comparison.difference].of(comparison)
    if generic and weight > _GENERIC:
        says = "a title that many papers have"
        return Evidence(subject=Subject.TITLE, weight=_GENERIC, says=says)
    says = _TITLES_SAY.get(comparison.difference) or differing_words(comparison)
    return Evidence(subject=Subject.TITLE, weight=round(weight, 2), says=says)


def differing_words(comparison: Comparison) -> str:
    left, right = (" ".join(side) for side in (comparison.left, comparison.right))
    if left and right:
        return f"the titles differ in “{left}” and “{right}”"
    if left or right:
        return f"only one title has “{left or right}”"
    return "the titles are the same or almost"


def of_abstracts(agreement: float, *, contradict: bool = False) -> Evidence:
    """`agreement` in percent; too few words to contradict are too few to weigh much."""
    weight = (agreement - 50) / (5 if agreement > 50 else 10)
    return Evidence(
        subject=Subject.ABSTRACT,
        weight=_UNLIKE if contradict else round(max(weight, _LITTLE), 2),
        says=f"the abstracts have {agreement:.0f}% of their words in common",
    )


def of_two_subjects() -> Evidence:
    """Each abstract alone has words that are left over in its own title."""
    says = "each abstract speaks of what only its own title has"
    return Evidence(subject=Subject.ABSTRACT, weight=DECISIVE, says=says)


def of_repeats(one: Record, other: Record) -> tuple[Evidence, ...]:
    """What two records of the same title and abstract say."""
    said = [
        Evidence(
            subject=Subject.TITLE,
            weight=_TITLE_WEIGHTS[Difference.NOTHING].most,
            says=_TITLES_SAY[Difference.NOTHING],
        )
    ]
    if one.abstract:
        said.append(of_abstracts(100.0))
    return (*said, *of_facts(one, other))


def of_facts(one: Record, other: Record) -> Iterator[Evidence]:
    """What the facts that both records state say."""
    for kind in FACTS:
        if found := kind(one, other):
            yield found


def _of_date(one: Record, other: Record) -> Evidence | None:
    """Years, where both are known; those that were inferred weigh half."""
    a, b = one.date, other.date
    if a is None or b is None or a.year is None or b.year is None:
        return None
    apart = abs(a.year - b.year)
    inferred = YearFrom.CAPTURE in (a.year_from, b.year_from)
    if apart == 0 and a != b:
        return None
    weight = _YEARS_APART[min(apart, len(_YEARS_APART) - 1)] if apart else _SAME_DAY
    says = f"the dates are {apart} years apart" if apart > 1 else "the dates are a year apart"
    return Evidence(
        subject=Subject.DATE,
        weight=weight / 2 if inferred else weight,
        says=says if apart else f"both are dated {a}",
    )


def _of_authors_count(one: Record, other: Record) -> Evidence | None:
    a, b = one.authors_count, other.authors_count
    if a is None or b is None:
        return None
    if a == b:
        weight = _MANY_SAME_AUTHORS if a >= _MANY else _SAME_AUTHORS
        says = "both have one author" if a == 1 else f"both have {a} authors"
    else:
        weight = _TWICE_AS_MANY if max(a, b) >= 2 * min(a, b) else _OTHER_AUTHORS
        says = f"one has {min(a, b)} of the {max(a, b)} authors that the other has"
    return Evidence(subject=Subject.AUTHORS_COUNT, weight=weight, says=says)


def _of_organization(one: Record, other: Record) -> Evidence | None:
    """Many organizations may share a paper, so that two say nothing."""
    a, b = one.organization, other.organization
    if a is None or b is None or a.slug != b.slug:
        return None
    says = f"both are by {a.name}"
    return Evidence(subject=Subject.ORGANIZATION, weight=_SAME_ORGANIZATION, says=says)


# The kinds of evidence that facts of a record give, in the order in which they are shown.
FACTS: tuple[Callable[[Record, Record], Evidence | None], ...] = (
    _of_date,
    _of_authors_count,
    _of_organization,
)
