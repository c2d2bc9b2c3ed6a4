"""Packing: an index in as few bytes as a text file allows, cut into parts by range of terms.

Terms share their beginnings with their neighbors, so each is written as what it adds to the
one before (front coding); postings are bits (see `bits`).  Both survive as ASCII inside
a script, which is what a page opened from disk can load, and compress well on the wire.

Of documents, a shard brings along what is needed of those whose titles begin with its terms or
whose authors have them, so that a search reads nothing of the others.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, takewhile

from sitegen.search.bits import BitWriter
from sitegen.search.index import Index, Numbers, Posting

_MOST_SHARED = 25  # one capital letter says how much is shared
_BITS_OF_A_LETTER = 6  # of a term, about, when it is compressed


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """The postings of neighboring terms: the terms front-coded, the rest as bits in base64."""

    first: str
    terms: str
    bits: str


def pack(index: Index, most: float) -> Iterator[Shard]:
    """The index in shards of about that many bits; a term that alone has more is one of its own."""
    shard: list[tuple[Posting, BitWriter]] = []
    size = 0
    for posting in index.postings:
        bits = _written(posting, index.title_lengths)
        added = len(bits) + _BITS_OF_A_LETTER * len(posting.term)
        if shard and size + added > most:
            yield _shard(shard, index)
            shard = []
            size = 0
        shard.append((posting, bits))
        size += added
    yield _shard(shard, index)


def front_coded(terms: Iterable[str]) -> str:
    """Sorted terms as `A` + all of the first, then a capital for the letters shared + the rest."""
    pieces = []
    for previous, term in pairwise(chain([""], terms)):
        shared = min(shared_start(previous, term), _MOST_SHARED)
        pieces += [chr(ord("A") + shared), term[shared:]]
    return "".join(pieces)


def shared_start(one: str, other: str) -> int:
    """How many leading characters two texts share, up to one that is two in JavaScript."""
    alike = takewhile(lambda pair: pair[0] == pair[1] <= "\uffff", zip(one, other, strict=False))
    return sum(1 for _ in alike)


def packed_steps(numbers: Numbers) -> str:
    """Numbers from 0, as many as the reader knows there to be, that mostly stay or rise a little.

    Each is what it adds to the one before, and where one falls, it is as if they began anew beyond
    the largest.
    """
    end = max(numbers, default=0) + 1
    bits = BitWriter()
    bits.write_gamma(end)
    bits.write_gaps([(after - before) % end + 1 for before, after in pairwise([0, *numbers])])
    return bits.base64()


def _shard(shard: Sequence[tuple[Posting, BitWriter]], index: Index) -> Shard:
    postings = [posting for posting, _ in shard]
    bits = BitWriter()
    for _, written in shard:
        bits.append(written)
    begun = sorted({number for posting in postings for number in _begun(posting)})
    bits.write_gaps([index.names[number] + 1 for number in begun])
    authored = sorted({number for posting in postings for number in posting.authors})
    bits.write_gaps([index.authors_lengths[number] + 1 for number in authored])
    terms = [posting.term for posting in postings]
    return Shard(first=terms[0] if terms else "", terms=front_coded(terms), bits=bits.base64())


def _begun(posting: Posting) -> Iterator[int]:
    """The documents whose titles begin with the term, and so with the name that they may have."""
    for number, places in zip(posting.titles, posting.positions, strict=True):
        if places[0] == 0:
            yield number


def _written(posting: Posting, title_lengths: Numbers) -> BitWriter:
    last = len(title_lengths) - 1
    in_texts, in_titles, in_names = map(len, (posting.documents, posting.titles, posting.authors))
    size = in_texts + in_titles + in_names
    bits = BitWriter()
    bits.write_gamma(size - 1)
    bits.write_truncated(in_titles, size + 1)
    bits.write_truncated(in_names, size - in_titles + 1)
    bits.write_increasing(posting.documents, 0, last)
    bits.write_gaps(posting.counts)
    bits.write_increasing(posting.titles, 0, last)
    bits.write_gaps([len(places) for places in posting.positions])
    for number, places in zip(posting.titles, posting.positions, strict=True):
        bits.write_increasing(places, 0, title_lengths[number] - 1)
    bits.write_increasing(posting.authors, 0, last)
    return bits
