"""Evidence: what speaks for and against two records being one paper, each with its weight.

A kind of evidence is a function of two records, or of what was found of their titles and their
abstracts.  It gives a weight and a sentence, or nothing where a record does not say.  The weights
add up: from 0 on, two records are one paper.

The choice and its price: some weights that can be read and argued about instead of a model
that was trained.  A weight of 1 is worth ten percent of two abstracts' words; nothing but an
identifier outweighs what is decisive, and what is known of authors, date and venue never makes
two reworded titles one.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from sitegen.content.record import Record
from sitegen.matching.authors import Agreement, agreement
from sitegen.matching.title_difference import Comparison, Difference
from sitegen.text.dates import YearFrom
from sitegen.text.identifier import arxiv_month
from sitegen.text.words import LINKING_WORDS, keys

DECISIVE = -100.0  # nothing else counts, except an identifier:
_SAME_ID = 300.0  # whatever the titles differ in, if they are alike at all
_TWO_ARXIV_IDS = -1000.0
_KNOWN = 1 << 12  # venues whose words, and weights whose evidence, are kept
_UNLIKE = -10.0  # abstracts of two stories ...
_LITTLE = -2.2  # ... and of too few words to tell


class Subject(StrEnum):
    """What evidence is about."""

    TITLE = "title"
    ABSTRACT = "abstract"
    IDENTIFIER = "identifier"
    AUTHORS = "authors"
    DATE = "date"
    AUTHORS_COUNT = "number of authors"
    ORGANIZATION = "organization"
    VENUE = "venue"


class Evidence(Struct, frozen=True, kw_only=True):
    """One reason: for one paper if `weight` is above 0, else against. `says` is a sentence."""

    subject: Subject
    weight: float
    says: str


class _TitleWeight(Struct, frozen=True, kw_only=True):
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
_SAME_DAY, _SAME_YEAR = 0.5, 0.25

# Two publications, unless abstracts and authors are the same: a journal's version of a paper is
# seldom that of the conference.  A preprint's DOI is another one anyway.
_TWO_DOIS, _A_PREPRINT_DOI = -14.0, -2.0
_OF_PREPRINTS = (
    "10.1101/", "10.20944/", "10.21203/", "10.2139/", "10.22541/", "10.26434/", "10.31219/",
    "10.31234/", "10.36227/", "10.48550/", "10.5281/",
)  # fmt: skip

# Equal lists weigh more by the name, up to `_SAME_LIST` for one title and to `_FEW` for two.
_ONE_NAME, _A_NAME, _SAME_LIST, _FEW = 1.5, 0.5, 4.0, 1.5
_MOST_NAMES, _SOME_NAMES, _FEW_NAMES = 1.0, 0.5, -1.0
_OTHER_FIRST, _NO_NAME, _NO_NAME_OF_ALL, _UNSURE = -1.0, -7.0, -10.0, -1.0
_MANY_AUTHORS, _MANY = 1.0, 8
_SAME_NUMBER, _OTHER_NUMBER, _TWICE_AS_MANY = 0.5, -0.5, -1.0
_SAME_ORGANIZATION = 0.5
_SAME_VENUE, _OTHER_VENUE = 0.5, -0.25

# Where one may publish anything, and what is part of many a venue's name.
_NO_VENUE = frozenset(keys("arxiv corr biorxiv medrxiv ssrn preprint eprint"))
_ANY_VENUE = LINKING_WORDS.union(
    keys("proceedings proc conference conf international int annual journal j transactions trans")
)


def of_title(comparison: Comparison, *, generic: bool) -> Evidence:
    """`generic`: both titles are of a kind that many papers have."""
    weight = _TITLE_WEIGHTS[comparison.difference].of(comparison)
    if generic and weight > _GENERIC:
        says = "a title that many papers have"
        return Evidence(subject=Subject.TITLE, weight=_GENERIC, says=says)
    if comparison.difference in _TITLES_SAY:
        return _of_title(round(weight, 2), _TITLES_SAY[comparison.difference])
    says = differing_words(comparison)
    return Evidence(subject=Subject.TITLE, weight=round(weight, 2), says=says)


@lru_cache(_KNOWN)
def _of_title(weight: float, says: str) -> Evidence:
    """One for all, because most merges of a million records say the same."""
    return Evidence(subject=Subject.TITLE, weight=weight, says=says)


def differing_words(comparison: Comparison) -> str:
    left, right = (" ".join(side) for side in (comparison.left, comparison.right))
    if left and right:
        return f"the titles differ in “{left}” and “{right}”"
    if left or right:
        return f"only one title has “{left or right}”"
    return "the titles are the same or almost"


@lru_cache(_KNOWN)
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
    if found := of_identifiers(one, other, alike=True):
        said.insert(0, found)
    return (*said, *of_facts(one, other))


def of_identifiers(one: Record, other: Record, *, alike: bool) -> Evidence | None:
    """`alike`: the titles share something, or else the authors or the abstracts agree."""
    if two_arxiv_ids(one, other):
        return of_two_arxiv_ids(one, other)
    if name := same_identifier(one, other):
        weight = _SAME_ID if alike else DECISIVE
        says = f"both are {name}" if alike else f"same id, other title: both are {name}"
    elif one.doi and other.doi:
        of_preprint = any(each.doi and each.doi.startswith(_OF_PREPRINTS) for each in (one, other))
        weight = _A_PREPRINT_DOI if of_preprint else _TWO_DOIS
        says = "two DOIs, {} and {}".format(*sorted((one.doi, other.doi)))
    else:  # an arXiv id here and a DOI there are those of a preprint that was published
        return None
    return Evidence(subject=Subject.IDENTIFIER, weight=weight, says=says)


def of_two_arxiv_ids(one: Record, other: Record) -> Evidence:
    says = "two arXiv ids, {} and {}".format(*sorted((one.arxiv or "", other.arxiv or "")))
    return Evidence(subject=Subject.IDENTIFIER, weight=_TWO_ARXIV_IDS, says=says)


def same_identifier(one: Record, other: Record) -> str:
    """The identifier that both have, in words; empty if there is none, or if others differ."""
    if one.arxiv and other.arxiv:
        return f"arXiv {one.arxiv}" if one.arxiv == other.arxiv else ""
    return f"DOI {one.doi}" if one.doi and one.doi == other.doi else ""


def two_arxiv_ids(one: Record, other: Record) -> bool:
    return bool(one.arxiv and other.arxiv and one.arxiv != other.arxiv)


def of_facts(one: Record, other: Record, *, one_title: bool = True) -> Iterator[Evidence]:
    """What the facts that both records state say; `one_title`: the titles are (almost) the same."""
    if found := of_authors(one, other, one_title=one_title):
        yield found
    for kind in FACTS:
        if found := kind(one, other):
            yield found


def of_authors(one: Record, other: Record, *, one_title: bool = True) -> Evidence | None:
    """Lists of names; of one that ends in "et al.", what there is."""
    if not one.authors or not other.authors:
        return None
    found = agreement(one.authors, other.authors)
    whole = bool(one.authors_complete and other.authors_complete)
    weight, says = _authors_agree(found, whole) if found.shared else _authors_differ(found, whole)
    if not one_title:  # the same people write many papers
        weight = min(weight, _FEW)
    return Evidence(subject=Subject.AUTHORS, weight=weight, says=says)


def _authors_agree(found: Agreement, whole: bool) -> tuple[float, str]:
    all_of_fewer = found.shared == found.fewer
    if all_of_fewer and whole and found.fewer == found.more:
        who = "author is" if found.more == 1 else f"{found.more} authors are"
        return min(_SAME_LIST, _ONE_NAME + _A_NAME * found.shared), f"the {who} the same"
    if found.fewer == 1 and not whole:
        if found.first:
            return _ONE_NAME, "the first author is the same"
        return _OTHER_FIRST, "the first authors differ"
    says = f"{found.shared} of the {found.fewer} authors named are the same"
    if not found.first or 2 * found.shared < found.fewer:
        return (_SOME_NAMES if all_of_fewer else _FEW_NAMES), says
    return (_ONE_NAME if all_of_fewer else _MOST_NAMES), f"{says}, the first among them"


def _authors_differ(found: Agreement, whole: bool) -> tuple[float, str]:
    if not found.is_sure:
        return _UNSURE, "no name of an author is the same"
    if not whole:
        return _NO_NAME, "no author is named by both"
    return _NO_NAME_OF_ALL, "the authors are others"


def _of_date(one: Record, other: Record) -> Evidence | None:
    """Years, where both are known; those that were inferred weigh half."""
    a, b = year_of(one), year_of(other)
    if a is None or b is None:
        return None
    apart = abs(a - b)
    if not apart:
        return _of_one_year(one, other)
    inferred = any(each.date and each.date.year_from is YearFrom.CAPTURE for each in (one, other))
    weight = _YEARS_APART[min(apart, len(_YEARS_APART) - 1)]
    says = f"the dates are {apart} years apart" if apart > 1 else "the dates are a year apart"
    return Evidence(subject=Subject.DATE, weight=weight / 2 if inferred else weight, says=says)


def _of_one_year(one: Record, other: Record) -> Evidence | None:
    a, b = one.date, other.date
    if a is None or b is None or a.order != b.order:
        return None
    inferred = YearFrom.CAPTURE in (a.year_from, b.year_from)
    weight = _SAME_DAY if a.day else _SAME_YEAR
    weight = weight / 2 if inferred else weight
    return Evidence(subject=Subject.DATE, weight=weight, says=f"both are dated {a}")


def year_of(record: Record) -> int | None:
    """The year of its date, else the one that its arXiv id tells."""
    if record.date and record.date.year:
        return record.date.year
    month = arxiv_month(record.arxiv) if record.arxiv else None
    return month and month[0]


def _of_authors_count(one: Record, other: Record) -> Evidence | None:
    """Numbers, unless both name all: then that says it."""
    a, b = _authors_count(one), _authors_count(other)
    if not a or not b or (one.authors_complete and other.authors_complete):
        return None
    if a == b:
        weight = _MANY_AUTHORS if a >= _MANY else _SAME_NUMBER
        says = "both have one author" if a == 1 else f"both have {a} authors"
    else:
        weight = _TWICE_AS_MANY if max(a, b) >= 2 * min(a, b) else _OTHER_NUMBER
        says = f"one has {min(a, b)} of the {max(a, b)} authors that the other has"
    return Evidence(subject=Subject.AUTHORS_COUNT, weight=weight, says=says)


def _authors_count(record: Record) -> int | None:
    return len(record.authors) if record.authors_complete else record.authors_count


def _of_organization(one: Record, other: Record) -> Evidence | None:
    """Many organizations may share a paper, so that two say nothing."""
    a, b = one.organization, other.organization
    if a is None or b is None or a.slug != b.slug:
        return None
    says = f"both are by {a.name}"
    return Evidence(subject=Subject.ORGANIZATION, weight=_SAME_ORGANIZATION, says=says)


def _of_venue(one: Record, other: Record) -> Evidence | None:
    """Names of venues are written in many ways, and papers are published twice."""
    if not one.venue or not other.venue:
        return None
    a, b = _venue(one.venue), _venue(other.venue)
    if not a or not b:
        return None
    if a == b:
        says = f"both are published in {one.venue}"
        return Evidence(subject=Subject.VENUE, weight=_SAME_VENUE, says=says)
    return Evidence(subject=Subject.VENUE, weight=_OTHER_VENUE, says="the venues differ")


@lru_cache(_KNOWN)
def _venue(name: str) -> frozenset[str]:
    """The telling words of a venue; none if it is a preprint's."""
    words = frozenset(word for word in keys(name) if word.isalpha()) - _ANY_VENUE
    return words if words.isdisjoint(_NO_VENUE) else frozenset()


# The kinds of evidence that facts of a record give, in the order in which they are shown.
FACTS: tuple[Callable[[Record, Record], Evidence | None], ...] = (
    _of_date,
    _of_authors_count,
    _of_organization,
    _of_venue,
)
