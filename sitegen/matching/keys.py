"""Keys: what records are looked up by, since only those that share one are compared.

Keys are cheap: identifiers, authors, words of titles, ends of abstracts.  A record's keys follow
from the record and the frequencies of words alone, so a stream of (key, record) can be joined by
whatever engine there is: a dictionary (`candidates`), or the processes of a cluster
(`dask_engine`).

The choice and its price: a key that many records share brings each together with the `WINDOW`
that follow it in the order of their titles, so that time grows in proportion to the records; a
pair that only meets far apart in crowded blocks is not seen.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct
from rapidfuzz import fuzz, process

from sitegen.matching.authors import family_of
from sitegen.matching.frequencies import Frequencies
from sitegen.matching.groups import DuplicateGroup, Pair
from sitegen.text.words import fold

WINDOW = 14  # of the sorted-neighborhood method: groups compared with each, block by block
RAREST = 3  # of a title's frequent words, those whose pairs make keys
END = 10  # letters at either end of a title that make a key
STOCK_PHRASE = 60  # letters at either end of an abstract that make a key
PREFILTER = 68  # rapidfuzz's token set ratio below which a pair is not classified ...
OF_SAME_AUTHORS = 50  # ... and below which not even one by the same authors
_FAR = 1 << 32  # more groups than there are


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of key: `of` gives those of a group.

    `least` is rapidfuzz's ratio of two titles (0..100) from which a pair under one key is worth
    classifying.  A key that more than `most` groups have says nothing.
    """

    of: Callable[[DuplicateGroup, Frequencies], Iterator[str]]
    least: int = PREFILTER
    most: int = _FAR


def keys(group: DuplicateGroup, frequencies: Frequencies) -> Iterator[tuple[int, str]]:
    """All keys of a group, each with the number of its kind in `KINDS`."""
    for number, kind in enumerate(KINDS):
        for key in kind.of(group, frequencies):
            yield number, key


def pairs(kind: Kind, block: Sequence[int], shapes: Sequence[str]) -> Iterator[Pair]:
    """The pairs worth classifying of a block: the places that have one key, in their order.

    `shapes` are those of their titles.
    """
    if len(block) > kind.most:
        return
    alike = _all if kind.least == 0 else _lookalikes
    for first, place in enumerate(block[:-1]):
        following = slice(first + 1, first + 1 + WINDOW)
        for offset in alike(shapes[first], shapes[following], kind.least):
            yield place, block[following.start + offset]


def _all(_: str, others: Sequence[str], __: int) -> Iterable[int]:
    return range(len(others))


def _lookalikes(title: str, others: Sequence[str], least: int) -> Iterable[int]:
    """Which of the others have rapidfuzz's approval."""
    scorer = fuzz.token_set_ratio
    found = process.extract(title, others, scorer=scorer, score_cutoff=least, limit=None)
    return [offset for _, _, offset in found]


# -- The kinds of keys; titles are looked at by the shapes of their letters


def _beginning(group: DuplicateGroup, _: Frequencies) -> Iterator[str]:
    yield _squeezed(group)[:END]


def _end(group: DuplicateGroup, _: Frequencies) -> Iterator[str]:
    yield _squeezed(group)[-END:]


def _squeezed(group: DuplicateGroup) -> str:
    """Equal for `pre-training` and `pretraining`."""
    return group.shape.replace(" ", "")


def _rare_words(group: DuplicateGroup, frequencies: Frequencies) -> Iterator[str]:
    for word in set(group.shape.split()):
        if 1 < frequencies.shapes[word] <= WINDOW:
            yield word


def _frequent_words(group: DuplicateGroup, frequencies: Frequencies) -> Iterator[str]:
    """Pairs of the rarest among a title's frequent words."""
    counted = [(frequencies.shapes[word], word) for word in set(group.shape.split())]
    rarest = sorted(each for each in counted if each[0] > WINDOW)[:RAREST]
    for (_, a), (_, b) in combinations(rarest, 2):
        yield f"{a} {b}"


def _first_author(group: DuplicateGroup, _: Frequencies) -> Iterator[str]:
    """With a year, and the next, since a preprint may be published in that."""
    date, authors = group.record.date, group.record.authors
    if authors and date and date.year:
        family = family_of(authors[0])
        yield f"{date.year} {family}"
        yield f"{date.year + 1} {family}"


def _all_authors(group: DuplicateGroup, _: Frequencies) -> Iterator[str]:
    """Families of two authors and more, in no order: they find a paper of another title."""
    record = group.record
    if record.authors_complete and len(record.authors) > 1:
        yield "; ".join(sorted(map(family_of, record.authors)))


def _abstract_beginning(group: DuplicateGroup, _: Frequencies) -> Iterator[str]:
    """It finds a paper under a new title, and so does the end."""
    if abstract := group.abstract:
        yield fold(abstract[:STOCK_PHRASE])


def _abstract_end(group: DuplicateGroup, _: Frequencies) -> Iterator[str]:
    if abstract := group.abstract:
        yield fold(abstract[-STOCK_PHRASE:])


def _identifiers(group: DuplicateGroup, _: Frequencies) -> Iterator[str]:
    yield from group.record.identifiers


KINDS = (
    Kind(of=_beginning),
    Kind(of=_end),
    Kind(of=_rare_words),
    Kind(of=_frequent_words),
    Kind(of=_first_author),
    Kind(of=_all_authors, least=OF_SAME_AUTHORS),
    Kind(of=_abstract_beginning, least=0, most=WINDOW),  # a crowded one is a stock phrase
    Kind(of=_abstract_end, least=0, most=WINDOW),
    Kind(of=_identifiers, least=0),
)
