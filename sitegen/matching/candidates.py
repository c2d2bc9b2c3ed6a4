"""Candidates: the pairs of groups that are worth classifying.

Groups are gathered under cheap keys (identifiers, authors, words of titles, ends of abstracts),
every key's block is sorted and compared in a window, and rapidfuzz throws out what is plainly
different.  So time grows in proportion to the records, not their square; a pair that only meets
far apart in crowded blocks is not seen.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz, process

from sitegen.matching.authors import family_of
from sitegen.matching.groups import DuplicateGroup, Pair
from sitegen.matching.title_difference import SHAPES
from sitegen.text.words import fold

WINDOW = 14  # of the sorted-neighborhood method: groups compared with each, block by block
RAREST = 3  # of a title's frequent words, those whose pairs make keys
END = 10  # letters at either end of a title that make a key
STOCK_PHRASE = 60  # letters at either end of an abstract that make a key
PREFILTER = 68  # rapidfuzz's token set ratio below which a pair is not classified ...
OF_SAME_AUTHORS = 50  # ... and below which not even one by the same authors


def candidates(groups: Sequence[DuplicateGroup]) -> set[Pair]:
    """Pairs worth classifying: each group and at most `WINDOW` others of each of its blocks.

    Titles are looked at by the shapes of their letters, so that digits put for some hide no pair.
    """
    texts = [group.title.text.translate(SHAPES) for group in groups]
    frequency = Counter(word for text in texts for word in set(text.split()))
    pairs: set[Pair] = set()
    for keys in (
        _ends(texts),
        _rare(texts, frequency),
        _frequent(texts, frequency),
        _first_authors(groups),
    ):
        for block in _blocks(keys):
            pairs.update(_lookalikes(block, texts))
    for block in _blocks(_all_authors(groups)):
        pairs.update(_lookalikes(block, texts, OF_SAME_AUTHORS))
    for block in _blocks(_abstract_ends(groups)):
        if len(block) <= WINDOW:  # a crowded one is a stock phrase
            pairs.update(combinations(block, 2))
    for block in _blocks(_identifiers(groups)):
        pairs.update(_neighbors(block))
    return pairs


def _blocks(keys: Iterable[tuple[Hashable, int]]) -> list[list[int]]:
    """Groups gathered by key, in their order, which is that of their titles."""
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for key, index in keys:
        blocks[key].append(index)
    return [block for block in blocks.values() if len(block) > 1]


def _ends(texts: Sequence[str]) -> Iterator[tuple[Hashable, int]]:
    for index, text in enumerate(texts):
        squeezed = text.replace(" ", "")  # equal for `pre-training` and `pretraining`
        yield f"{squeezed[:END]}…", index
        yield f"…{squeezed[-END:]}", index


def _rare(texts: Sequence[str], frequency: Mapping[str, int]) -> Iterator[tuple[Hashable, int]]:
    for index, text in enumerate(texts):
        for word in set(text.split()):
            if 1 < frequency[word] <= WINDOW:
                yield word, index


def _frequent(texts: Sequence[str], frequency: Mapping[str, int]) -> Iterator[tuple[Hashable, int]]:
    """Pairs of the rarest among a title's frequent words."""
    for index, text in enumerate(texts):
        frequent = [(frequency[word], word) for word in set(text.split())]
        rarest = sorted(each for each in frequent if each[0] > WINDOW)[:RAREST]
        for (_, a), (_, b) in combinations(rarest, 2):
            yield (a, b), index


def _abstract_ends(groups: Sequence[DuplicateGroup]) -> Iterator[tuple[Hashable, int]]:
    """Both ends of an abstract: they find a paper under a new title."""
    for index, group in enumerate(groups):
        if group.abstract:
            yield f"{fold(group.abstract[:STOCK_PHRASE])}…", index
            yield f"…{fold(group.abstract[-STOCK_PHRASE:])}", index


def _identifiers(groups: Sequence[DuplicateGroup]) -> Iterator[tuple[Hashable, int]]:
    for index, group in enumerate(groups):
        for identifier in group.record.identifiers:
            yield identifier, index


def _first_authors(groups: Sequence[DuplicateGroup]) -> Iterator[tuple[Hashable, int]]:
    """With a year, and the next, since a preprint may be published in that."""
    for index, group in enumerate(groups):
        date, authors = group.record.date, group.record.authors
        if authors and date and date.year:
            family = family_of(authors[0])
            yield (family, date.year), index
            yield (family, date.year + 1), index


def _all_authors(groups: Sequence[DuplicateGroup]) -> Iterator[tuple[Hashable, int]]:
    """Families of two authors and more, in no order: they find a paper of another title."""
    for index, group in enumerate(groups):
        record = group.record
        if record.authors_complete and len(record.authors) > 1:
            families = sorted(map(family_of, record.authors))
            yield "; ".join(families), index


def _neighbors(block: Sequence[int]) -> Iterator[Pair]:
    """Each with the `WINDOW` that follow it."""
    for place, index in enumerate(block):
        for other in block[place + 1 : place + 1 + WINDOW]:
            yield index, other


def _lookalikes(
    block: Sequence[int], texts: Sequence[str], least: int = PREFILTER
) -> Iterator[Pair]:
    """Pairs of a block whose titles have rapidfuzz's approval."""
    titles = [texts[index] for index in block]
    for place, index in enumerate(block[:-1]):
        found = process.extract(
            titles[place],
            titles[place + 1 : place + 1 + WINDOW],
            scorer=fuzz.token_set_ratio,
            score_cutoff=least,
            limit=None,
        )
        for _, _, offset in found:
            yield index, block[place + 1 + offset]
