"""Bits: whole numbers in as few bits as their neighbors allow.

Postings are increasing numbers in a known range (the documents that hold a term), and so are
counts and lengths once they are summed.  Binary interpolative coding (Moffat and Stuiver,
2000) writes the middle one first, then each half within the bounds that leaves: clustered
and dense runs cost next to nothing, and no parameter needs tuning.  The price: a list is
read whole or not at all.  `sitegen/browser/search/bits.js` reads what is written here.
"""

from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

_KNOWN = 1 << 14  # ways to write a number that are kept


class BitWriter:
    """A growing run of bits; each method appends numbers that the reader asks for alike."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def write_gamma(self, number: int) -> None:
        """A number from 0 of unknown size, small ones short (Elias gamma code of `number + 1`)."""
        self._pieces.append(_gamma(number))

    def write_truncated(self, number: int, count: int) -> None:
        """A number in `[0, count)`, in the bits a choice among `count` needs (truncated binary)."""
        self._pieces.append(_truncated(number, count))

    def write_increasing(self, numbers: Sequence[int], low: int, high: int) -> None:
        """Strictly increasing numbers in `[low, high]`; the reader must know how many."""
        add = self._pieces.append
        # Runs of them, the last one first: from where to where, and how many choices each has.
        runs = [(0, len(numbers), low, high - low + 2 - len(numbers))] if numbers else []
        while runs:
            start, end, low, choices = runs.pop()
            middle = (start + end) // 2
            number = numbers[middle]
            skipped = number - low - (middle - start)
            if choices > 1:
                add(_truncated(skipped, choices))
            if middle + 1 < end and choices - skipped > 1:
                runs.append((middle + 1, end, number + 1, choices - skipped))
            if start < middle and skipped:
                runs.append((start, middle, low, skipped + 1))

    def write_gaps(self, numbers: Sequence[int]) -> None:
        """Numbers from 1, as their running sums; all ones cost a single bit."""
        if len(numbers) == 1:
            self.write_gamma(numbers[0] - 1)
        elif numbers:
            sums = list(accumulate(numbers))
            self.write_gamma(sums[-1] - len(sums))
            self.write_increasing(sums[:-1], 1, sums[-1] - 1)

    def write(self, digits: str) -> None:
        """What another wrote, as zeros and ones."""
        self._pieces.append(digits)

    @property
    def digits(self) -> str:
        """Everything written so far, as zeros and ones."""
        return "".join(self._pieces)

    def base64(self) -> str:
        """Everything written so far, padded with zero bits to whole bytes."""
        bits = self.digits
        length = -(-len(bits) // 8)
        return b64encode(int(bits.ljust(length * 8, "0") or "0", 2).to_bytes(length)).decode()


@lru_cache(_KNOWN)
def _gamma(number: int) -> str:
    digits = f"{number + 1:b}"
    return "0" * (len(digits) - 1) + digits


@lru_cache(_KNOWN)
def _truncated(number: int, count: int) -> str:
    width = count.bit_length() - 1
    short = (2 << width) - count
    # A one in front of the digits, cut off again, keeps the zeros that they begin with.
    if number >= short:
        return bin(number + short | 2 << width)[3:]
    return bin(number | 1 << width)[3:] if width else ""
