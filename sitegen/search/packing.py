"""Packing: an index in as few bytes as a text file allows, cut into parts by range of terms.

Terms share their beginnings with their neighbors, so each is written as what it adds to the
one before (front coding); postings are bits (see `bits`).  Both survive as ASCII inside
a script, which is what a page opened from disk can load, and compress well on the wire.

Of documents, a shard brings along what is needed of those whose titles begin with its terms or
whose authors have them, so that a search reads nothing of the others.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from msgspec import Struct

from sitegen.search.bits import BitWriter
from sitegen.search.blocks import runs
from sitegen.search.index import Index, Numbers, Occurrences, Posting
from sitegen.store import kept

_MOST_SHARED = 25  # one capital letter says how much is shared
BITS_OF_A_LETTER = 6  # of a term or of base64, about, when it is compressed


class _Written(Struct, frozen=True):
    """A term's posting as zeros and ones, the documents whose titles begin with the term, and so
    with the name that they may have, and those whose authors have it.
    """

    term: str
    digits: str
    begun: Numbers
    authored: Numbers


class Shard(Struct, frozen=True, kw_only=True):
    """The postings of neighboring terms: the terms front-coded, the rest as bits in base64."""

    first: str
    last: str
    terms: str
    bits: str


def pack(index: Index, most: float) -> Iterator[Shard]:
    """The index in shards of about that many bits; a term that alone has more is one of its own."""
    shard: list[_Written] = []
    size = 0
    for written in _written(index):
        added = len(written.digits) + BITS_OF_A_LETTER * len(written.term)
        if shard and size + added > most:
            yield _shard(shard, index)
            shard = []
            size = 0
        shard.append(written)
        size += added
    yield _shard(shard, index)


def front_coded(terms: Iterable[str]) -> str:
    """Sorted terms as `A` + all of the first, then a capital for the letters shared + the rest."""
    pieces = []
    for previous, term in pairwise(chain([""], terms)):
        shared = min(shared_start(previous, term), _MOST_SHARED)
        pieces += [chr(ord("A") + shared), term[shared:]]
    return "".join(pieces)


def bounds(ranges: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Of sorted ranges, from their first term to their last, a short text where each begins: beyond
    all of the one before.
    """
    before = ""
    for first, last in ranges:
        beginnings = (first[:length] for length in range(1, len(first) + 1))
        yield next((one for one in beginnings if not before.startswith(one)), "")
        before = last


def shared_start(one: str, other: str) -> int:
    """How many leading characters two texts share, up to one that is two in JavaScript."""
    shared = 0
    for character, another in zip(one, other, strict=False):
        if character != another or character > "\uffff":
            break
        shared += 1
    return shared


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


def _shard(shard: Sequence[_Written], index: Index) -> Shard:
    bits = BitWriter()
    for written in shard:
        bits.write(written.digits)
    begun = sorted({number for written in shard for number in written.begun})
    bits.write_gaps([index.names[number] + 1 for number in begun])
    authored = sorted({number for written in shard for number in written.authored})
    bits.write_gaps([index.authors_lengths[number] + 1 for number in authored])
    terms = [written.term for written in shard]
    return Shard(
        first=terms[0] if terms else "",
        last=terms[-1] if terms else "",
        terms=front_coded(terms),
        bits=bits.base64(),
    )


def _written(index: Index) -> Iterator[_Written]:
    last = len(index.documents) - 1
    for terms in runs(index.terms, str):
        yield from _written_run([index.occurrences(term) for term in terms], last)


@kept
def _written_run(terms: Sequence[Occurrences], last: int) -> tuple[_Written, ...]:
    """Each as it is written; `last` is the last document."""
    return tuple(_written_one(each, last) for each in terms)


def _written_one(found: Occurrences, last: int) -> _Written:
    posting = found.posting
    lengths = dict(zip(found.titles[::2], found.lengths, strict=True))
    places = zip(posting.titles, posting.positions, strict=True)
    return _Written(
        found.term,
        _digits_of(posting, [lengths[number] for number in posting.titles], last),
        [number for number, positions in places if positions[0] == 0],
        posting.authors,
    )


def _digits_of(posting: Posting, lengths: Numbers, last: int) -> str:
    in_texts, in_titles, in_names = map(len, (posting.documents, posting.titles, posting.authors))
    size = in_texts + in_titles + in_names
    bits = BitWriter()
    bits.write_gamma(size - 1)
    bits.write_truncated(in_titles, size + 1)
    bits.write_truncated(in_names, size - in_titles + 1)
    # Most terms are in one text, and nowhere else.
    if in_texts:
        bits.write_increasing(posting.documents, 0, last)
        bits.write_gaps(posting.counts)
    if in_titles:
        bits.write_increasing(posting.titles, 0, last)
        bits.write_gaps([len(places) for places in posting.positions])
        for length, places in zip(lengths, posting.positions, strict=True):
            bits.write_increasing(places, 0, length - 1)
    if in_names:
        bits.write_increasing(posting.authors, 0, last)
    return bits.digits
