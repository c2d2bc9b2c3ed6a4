"""Keys: what records are looked up by, since only those that share one are compared.

Keys are cheap: identifiers, authors, words of titles, ends of abstracts.  A record's keys follow
from the record and the frequencies of words alone, so a stream of (key, record) can be joined by
whatever engine there is: a dictionary (`candidates`), or the processes of a cluster
(`dask_engine`).

The choice and its price: a key that many records share brings each together with the `WINDOW`
that follow it in the order of their titles, so that time grows in proportion to the records; a
pair that only meets far apart in crowded blocks is not seen.  One word in common is chance more
often than not, so that most pairs must meet under `VOTES` keys: a pair that meets under one alone
is seen only if its titles are very much alike.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

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
ALIKE = 85  # ... from which one key in common is enough ...
ALMOST_THE_SAME = 90  # ... and from which one of words that many titles have is
VOTES = 2  # that make a pair worth classifying
_FAR = 1 << 32  # more groups than there are

Voted = TypeVar("Voted", Pair, int)


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of key: `of` gives those of a group, whose shape is asked for once for all kinds.

    `least` is rapidfuzz's ratio of two titles (0..100) from which a key is a vote for a pair, and
    from `enough` on it is as good as two.  A key that more than `most` groups have says nothing.
    """

    of: Callable[[DuplicateGroup, str, Frequencies], Iterator[str]]
    least: int = PREFILTER
    enough: int = ALIKE
    most: int = _FAR


def keys(group: DuplicateGroup, frequencies: Frequencies) -> Iterator[tuple[int, str]]:
    """All keys of a group, each with the number of its kind in `KINDS`."""
    shape = group.shape
    for number, kind in enumerate(KINDS):
        for key in kind.of(group, shape, frequencies):
            yield number, key


def pairs(kind: Kind, block: Sequence[int], shapes: Sequence[str]) -> Iterator[Pair]:
    """The pairs of a block, the places that have one key, in their order: each once by the vote.

    `shapes` are those of their titles.
    """
    if len(block) > kind.most:
        return
    for first, place in enumerate(block[:-1]):
        following = slice(first + 1, first + 1 + WINDOW)
        for ratio, offset in _lookalikes(shapes[first], shapes[following], kind.least):
            pair = place, block[following.start + offset]
            yield pair
            if ratio >= kind.enough:
                yield pair


def elected(found: Iterable[Voted]) -> list[Voted]:
    """Pairs that have votes enough, of all that were found, each once and in order."""
    return sorted(pair for pair, votes in Counter(found).items() if votes >= VOTES)


def _lookalikes(title: str, others: Sequence[str], least: int) -> Iterable[tuple[float, int]]:
    """Which of the others have rapidfuzz's approval, and its ratio."""
    if least == 0:
        return ((0, offset) for offset in range(len(others)))
    scorer = fuzz.token_set_ratio
    found = process.extract(title, others, scorer=scorer, score_cutoff=least, limit=None)
    return ((ratio, offset) for _, ratio, offset in found)


# -- The kinds of keys; titles are looked at by the shapes of their letters


def _beginning(_: DuplicateGroup, shape: str, __: Frequencies) -> Iterator[str]:
    yield _squeezed(shape)[:END]


def _end(_: DuplicateGroup, shape: str, __: Frequencies) -> Iterator[str]:
    yield _squeezed(shape)[-END:]


def _squeezed(shape: str) -> str:
    """Equal for `pre-training` and `pretraining`."""
    return shape.replace(" ", "")


def _rare_words(_: DuplicateGroup, shape: str, frequencies: Frequencies) -> Iterator[str]:
    for word in set(shape.split()):
        if 1 < frequencies.shapes[word] <= WINDOW:
            yield word


def _frequent_words(_: DuplicateGroup, shape: str, frequencies: Frequencies) -> Iterator[str]:
    """Pairs of the rarest among a title's frequent words."""
    counted = [(frequencies.shapes[word], word) for word in set(shape.split())]
    rarest = sorted(each for each in counted if each[0] > WINDOW)[:RAREST]
    for a, b in combinations([word for _, word in rarest], 2):
        yield f"{a} {b}"


def _first_author(group: DuplicateGroup, _: str, __: Frequencies) -> Iterator[str]:
    """With a year, and the next, since a preprint may be published in that."""
    date, authors = group.record.date, group.record.authors
    if authors and date and date.year:
        family = family_of(authors[0])
        yield f"{date.year} {family}"
        yield f"{date.year + 1} {family}"


def _all_authors(group: DuplicateGroup, _: str, __: Frequencies) -> Iterator[str]:
    """Families of two authors and more, in no order: they find a paper of another title."""
    record = group.record
    if record.authors_complete and len(record.authors) > 1:
        yield "; ".join(sorted(map(family_of, record.authors)))


def _abstract_beginning(group: DuplicateGroup, _: str, __: Frequencies) -> Iterator[str]:
    """It finds a paper under a new title, and so does the end."""
    if abstract := group.abstract:
        yield fold(abstract[:STOCK_PHRASE])


def _abstract_end(group: DuplicateGroup, _: str, __: Frequencies) -> Iterator[str]:
    if abstract := group.abstract:
        yield fold(abstract[-STOCK_PHRASE:])


def _identifiers(group: DuplicateGroup, _: str, __: Frequencies) -> Iterator[str]:
    yield from group.record.identifiers


KINDS = (
    Kind(of=_beginning, enough=PREFILTER),
    Kind(of=_end),
    Kind(of=_rare_words),
    Kind(of=_frequent_words, enough=ALMOST_THE_SAME),
    Kind(of=_first_author),
    Kind(of=_all_authors, least=OF_SAME_AUTHORS, enough=OF_SAME_AUTHORS),
    Kind(of=_abstract_beginning, least=0, enough=0, most=WINDOW),  # a crowd's is a stock phrase
    Kind(of=_abstract_end, least=0, enough=0, most=WINDOW),
    Kind(of=_identifiers, least=0, enough=0),
)
