"""Packing: an index in as few bytes as a text file allows, cut into parts by range of terms.

Terms share their beginnings with their neighbors, so each is written as what it adds to the
one before (front coding); postings are bits (see `bits`).  Both survive as ASCII inside
a script, which is what a page opened from disk can load, and compress well on the wire.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sitegen.search.bits import BitWriter
from sitegen.search.index import Index, Posting

_MOST_SHARED = 25  # one capital letter says how much is shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """The postings of neighboring terms: the terms front-coded, the rest as bits in base64."""

    first: str
    terms: str
    bits: str


def pack(index: Index, postings_per_shard: int) -> list[Shard]:
    """The index in shards of about that many postings each; a term is never divided."""
    shards: list[list[Posting]] = [[]]
    size = 0
    for posting in index.postings:
        if size >= postings_per_shard:
            shards.append([])
            size = 0
        shards[-1].append(posting)
        size += len(posting.counts) + len(posting.positions) + len(posting.authors)
    return [_shard(postings, index.title_lengths) for postings in shards]


def front_coded(terms: Iterable[str]) -> str:
    """Sorted terms as `A` + all of the first, then a capital for the letters shared + the rest."""
    pieces = []
    previous = ""
    for term in terms:
        shared = min(shared_start(previous, term), _MOST_SHARED)
        pieces += [chr(ord("A") + shared), term[shared:]]
        previous = term
    return "".join(pieces)


def shared_start(one: str, other: str) -> int:
    """How many leading characters two texts share, up to one that is two in JavaScript."""
    alike = takewhile(lambda pair: pair[0] == pair[1] <= "\uffff", zip(one, other, strict=False))
    return sum(1 for _ in alike)


def packed_numbers(numbers: Sequence[int]) -> str:
    """Numbers from 0, as many as the reader knows there to be."""
    bits = BitWriter()
    bits.write_gaps([number + 1 for number in numbers])
    return bits.base64()


def _shard(postings: Sequence[Posting], title_lengths: Sequence[int]) -> Shard:
    bits = BitWriter()
    for posting in postings:
        _write(posting, title_lengths, bits)
    terms = [posting.term for posting in postings]
    return Shard(first=terms[0] if terms else "", terms=front_coded(terms), bits=bits.base64())


def _write(posting: Posting, title_lengths: Sequence[int], bits: BitWriter) -> None:
    counts, positions, authors = posting.counts, posting.positions, posting.authors
    last = len(title_lengths) - 1
    size = len(counts) + len(positions) + len(authors)
    bits.write_gamma(size - 1)
    bits.write_truncated(len(positions), size + 1)
    bits.write_truncated(len(authors), size - len(positions) + 1)
    bits.write_increasing(list(counts), 0, last)
    bits.write_gaps(list(counts.values()))
    bits.write_increasing(list(positions), 0, last)
    bits.write_gaps([len(places) for places in positions.values()])
    for number, places in positions.items():
        bits.write_increasing(places, 0, title_lengths[number] - 1)
    bits.write_increasing(authors, 0, last)
