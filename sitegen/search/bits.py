"""Bits: whole numbers in as few bits as their neighbors allow.

Postings are increasing numbers in a known range (the documents that hold a term), and so are
counts and lengths once they are summed.  Binary interpolative coding (Moffat and Stuiver,
2000) writes the middle one first, then each half within the bounds that leaves: clustered
and dense runs cost next to nothing, and no parameter needs tuning.  The price: a list is
read whole or not at all.  `sitegen/browser/search/bits.js` reads what is written here.
"""

from base64 import b64encode
from collections.abc import Sequence
from itertools import accumulate


class BitWriter:
    """A growing run of bits; each method appends numbers that the reader asks for alike."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def write_gamma(self, number: int) -> None:
        """A number from 0 of unknown size, small ones short (Elias gamma code of `number + 1`)."""
        digits = f"{number + 1:b}"
        self._pieces.append("0" * (len(digits) - 1) + digits)

    def write_truncated(self, number: int, count: int) -> None:
        """A number in `[0, count)`, in the bits a choice among `count` needs (truncated binary)."""
        width = count.bit_length() - 1
        short = (2 << width) - count
        # A one in front of the digits, cut off again, keeps the zeros that they begin with.
        if number >= short:
            self._pieces.append(bin(number + short | 2 << width)[3:])
        elif width:
            self._pieces.append(bin(number | 1 << width)[3:])

    def write_increasing(self, numbers: Sequence[int], low: int, high: int) -> None:
        """Strictly increasing numbers in `[low, high]`; the reader must know how many."""
        write = self.write_truncated
        parts = [(0, len(numbers), low, high)]
        while parts:
            start, end, low, high = parts.pop()
            choices = high - low + 2 - (end - start)  # of each number
            if start == end or choices == 1:
                continue
            middle = (start + end) // 2
            number = numbers[middle]
            write(number - low - (middle - start), choices)
            parts.append((middle + 1, end, number + 1, high))
            parts.append((start, middle, low, number - 1))

    def write_gaps(self, numbers: Sequence[int]) -> None:
        """Numbers from 1, as their running sums; all ones cost a single bit."""
        sums = list(accumulate(numbers))
        if sums:
            self.write_gamma(sums[-1] - len(sums))
            self.write_increasing(sums[:-1], 1, sums[-1] - 1)

    def __len__(self) -> int:
        return sum(map(len, self._pieces))

    def append(self, other: "BitWriter") -> None:
        """All that was written to another."""
        self._pieces += other._pieces

    def base64(self) -> str:
        """Everything written so far, padded with zero bits to whole bytes."""
        bits = "".join(self._pieces)
        length = -(-len(bits) // 8)
        return b64encode(int(bits.ljust(length * 8, "0") or "0", 2).to_bytes(length)).decode()
