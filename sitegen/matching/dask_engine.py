"""Dask: matching on the processes of a cluster, for lists that outgrow one machine.

    from distributed import Client, LocalCluster
    with LocalCluster() as cluster, Client(cluster) as client:
        matching = match_on(client, records)

The keys, the judge and the clusters are those of `cluster.match`, and so is the result, exactly:

    records → by ranges of titles → groups → frequencies
                                    groups → keys, by their hash → pairs → judged → clusters

Every step is a function of the ones before, given to Dask, which does anew what a worker that
died had done.  The records are part of what is given, for nothing else could bring them back.

The choice and its price: one process matches a million records in minutes.  Sending records about
costs more than a second process gains, unless there are several; see README for figures.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, Protocol, TypeVar
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from sitegen.collector import without_gc
from sitegen.content.record import Record
from sitegen.content.words import NO_WORDS, Words
from sitegen.matching.classify import PairClassifier, PairDecision
from sitegen.matching.cluster import NO_CONSTRAINTS, Grouped, Matching, PairConstraints, conclude
from sitegen.matching.frequencies import Frequencies, count_words
from sitegen.matching.groups import LONGEST, DuplicateGroup, Pair, Positions, group_records
from sitegen.matching.keys import KINDS, elected, keys, pairs
from sitegen.matching.lexicon import Lexicon
from sitegen.text.titles import parse_title

PARTS = 16  # by which the work is divided; several for each process
_SENT = 2048  # records that are sent in one message
_SAMPLED = 64  # titles for each part, by which parts are made alike in size
_BITS = 32  # of a place in its part

T = TypeVar("T")
Listed = tuple[int, Record]  # with its position
Keyed = tuple[int, str, int, str]  # kind, key, and the place and the shape of a title
Groups = Mapping[int, DuplicateGroup]


class Client(Protocol):
    """What is needed of a `distributed.Client`; futures may stand for arguments."""

    def submit(self, function: Callable[..., Any], *args: Any, pure: bool) -> Any: ...

    def gather(self, futures: Any) -> Any: ...


def match_on(
    client: Client,
    records: Sequence[Record],
    constraints: PairConstraints = NO_CONSTRAINTS,
    words: Words = NO_WORDS,
    parts: int = PARTS,
) -> Matching:
    """What `cluster.match` finds, by the workers of `client`; `parts` make no difference to it."""
    with without_gc():
        run = _Run(client=client, parts=range(parts), words=words)
        groups = run.grouped(records, constraints.distinguished)
        counted = run.submit(_total, run.each(count_words, groups))
        judged = run.judged(groups, run.paired(groups, counted), counted)
        positions, decisions, frequencies = client.gather(
            [run.each(_positions, groups), judged, counted]
        )
        return conclude(
            Grouped(
                records=records,
                positions=_together(positions),
                fetch=lambda places: _together(client.gather(run.chosen(groups, places))),
            ),
            [decision for part in decisions for decision in part],
            PairClassifier(frequencies, _lexicon(words)),
            constraints,
        )


class _Run(Struct, frozen=True, kw_only=True):
    """The steps as futures, a list with one for each part."""

    client: Client
    parts: range
    words: Words

    def submit(self, step: Callable[..., Any], *args: Any) -> Any:
        return self.client.submit(step, *args, pure=False)

    def each(self, step: Callable[..., Any], *of_parts: Sequence[Any]) -> list[Any]:
        return [self.submit(step, *args) for args in zip(*of_parts, strict=True)]

    def exchanged(self, dealt: Iterable[Any]) -> list[list[Any]]:
        """Of futures of one heap a part: for each part, the heaps that are its own."""
        heaps = list(dealt)
        return [[self.submit(_heap, heap, part) for heap in heaps] for part in self.parts]

    def grouped(self, records: Sequence[Record], single: frozenset[int]) -> list[Any]:
        ends = _ends(records, len(self.parts), self.words)
        listed = list(enumerate(records))
        sent = [listed[start : start + _SENT] for start in range(0, len(listed), _SENT)]
        dealt = [self.submit(_by_title, each, ends, self.words) for each in sent]
        return [
            self.submit(_groups, part, heaps, single, self.words)
            for part, heaps in zip(self.parts, self.exchanged(dealt), strict=True)
        ]

    def paired(self, groups: Sequence[Any], frequencies: Any) -> list[Any]:
        keyed = [self.submit(_by_key, each, frequencies, len(self.parts)) for each in groups]
        dealt = [self.submit(_pairs, heaps, len(self.parts)) for heaps in self.exchanged(keyed)]
        return [self.submit(_elected, heaps) for heaps in self.exchanged(dealt)]

    def judged(self, groups: Sequence[Any], paired: Sequence[Any], frequencies: Any) -> list[Any]:
        return [
            self.submit(
                _judged,
                [self.submit(_of_pairs, each, pairs) for each in groups],
                pairs,
                frequencies,
                self.words,
            )
            for pairs in paired
        ]

    def chosen(self, groups: Sequence[Any], places: Collection[int]) -> list[Any]:
        of_part: defaultdict[int, list[int]] = defaultdict(list)
        for place in places:
            of_part[_part_of(place)].append(place)
        return [self.submit(_chosen, groups[part], named) for part, named in of_part.items()]


# -- The steps, done by workers


@lru_cache(1)
def _lexicon(words: Words) -> Lexicon:
    return Lexicon(words)


def _heap(dealt: Sequence[T], part: int) -> T:
    return dealt[part]


def _title_text(record: Record, words: Words) -> str:
    return parse_title(record.title[:LONGEST], _lexicon(words).expansions).text


def _ends(records: Sequence[Record], parts: int, words: Words) -> list[str]:
    """Titles between which the parts are about alike in size."""
    step = max(1, len(records) // (parts * _SAMPLED))
    sample = sorted(_title_text(record, words) for record in records[::step])
    return [sample[len(sample) * part // parts] for part in range(1, parts)] if sample else []


def _by_title(listed: Iterable[Listed], ends: Sequence[str], words: Words) -> list[list[Listed]]:
    """Records by the part in whose range their titles are, so that one title is in one part."""
    heaps: list[list[Listed]] = [[] for _ in range(len(ends) + 1)]
    for position, record in listed:
        heaps[bisect_right(ends, _title_text(record, words))].append((position, record))
    return heaps


def _groups(
    part: int, heaps: Iterable[Iterable[Listed]], single: frozenset[int], words: Words
) -> list[DuplicateGroup]:
    """The groups of a part; their places are in the order of all."""
    listed = [each for heap in heaps for each in heap]
    at = [position for position, _ in listed]
    alone = frozenset(index for index, position in enumerate(at) if position in single)
    return [
        replace(
            group,
            positions=tuple(at[index] for index in group.positions),
            place=part << _BITS | group.place,
        )
        for group in group_records([record for _, record in listed], alone, _lexicon(words))
    ]


def _part_of(place: int) -> int:
    return place >> _BITS


def _total(counted: Iterable[Frequencies]) -> Frequencies:
    return sum(counted, count_words([]))


def _by_key(
    groups: Iterable[DuplicateGroup], frequencies: Frequencies, parts: int
) -> list[list[Keyed]]:
    heaps: list[list[Keyed]] = [[] for _ in range(parts)]
    for group in groups:
        shape = group.shape
        for kind, key in keys(group, frequencies):
            number = crc32(key.encode(errors="backslashreplace"), kind)
            heaps[number % parts].append((kind, key, group.place, shape))
    return heaps


def _pairs(heaps: Iterable[Iterable[Keyed]], parts: int) -> list[list[Pair]]:
    """The votes of all keys of a heap, by the part that the first of a pair is in."""
    found: list[list[Pair]] = [[] for _ in range(parts)]
    keyed = sorted(each for heap in heaps for each in heap)
    for (kind, _), block in groupby(keyed, lambda each: each[:2]):
        places, shapes = zip(*((place, shape) for _, _, place, shape in block), strict=True)
        for pair in pairs(KINDS[kind], places, shapes):
            found[_part_of(pair[0])].append(pair)
    return found


def _elected(heaps: Iterable[Iterable[Pair]]) -> list[Pair]:
    return elected(pair for heap in heaps for pair in heap)


def _of_pairs(groups: Iterable[DuplicateGroup], named: Iterable[Pair]) -> Groups:
    """Those of a part's groups that pairs name."""
    return _chosen(groups, {place for pair in named for place in pair})


def _chosen(groups: Iterable[DuplicateGroup], places: Collection[int]) -> Groups:
    wanted = frozenset(places)
    return {group.place: group for group in groups if group.place in wanted}


def _judged(
    of_parts: Iterable[Groups], named: Iterable[Pair], frequencies: Frequencies, words: Words
) -> list[PairDecision]:
    groups = _together(of_parts)
    judge = PairClassifier(frequencies, _lexicon(words))
    return judge.relevant((groups[a], groups[b]) for a, b in named)


def _positions(groups: Iterable[DuplicateGroup]) -> Mapping[int, Positions]:
    return {group.place: group.positions for group in groups}


def _together(of_parts: Iterable[Mapping[int, T]]) -> dict[int, T]:
    return {place: value for part in of_parts for place, value in part.items()}
