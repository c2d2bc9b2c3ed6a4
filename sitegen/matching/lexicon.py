"""The words by which titles of different papers differ, all by their keys (see `text.words`).

Lists, because a list can be read, and corrected, by whoever finds a wrong merge.
"""

import re
from functools import lru_cache

from sitegen.text.words import LINKING_WORDS, keys, split

# Left over, these mean nothing.
EDITION = frozenset(
    keys("extended full long short revised version edition preprint technical report")
)

# These count even when they are the only words left over.
NEGATIONS = frozenset(keys("not no non without never cannot against un anti multi semi quasi"))
ANSWERS = frozenset(
    keys(
        """reply response comment erratum corrigendum correction addendum rebuttal critique
        rejoinder retraction retracted withdrawn discussion supplement supplementary appendix
        revisited reproduction replication reproducibility followup sequel"""
    )
)

# What numbers count.
COUNTED = frozenset(keys("part volume vol chapter version no number phase stage round"))

# `text to image` is not `image to text`.
DIRECTIONS = frozenset(keys("to from versus vs over before after into"))

KIND_OF = {
    word: words[0]
    for words in map(
        keys,
        """survey review overview
        benchmark benchmarking
        dataset corpus
        tutorial primer introduction lecture
        position perspective viewpoint opinion manifesto
        toolkit library toolbox
        challenge competition workshop
        thesis dissertation
        roadmap
        taxonomy
        demo demonstration""".splitlines(),
    )
    for word in words
}

_PREFIXES = split(
    """un non in im ir il de dis en ex re a anti counter mis semi multi mono bi tri uni poly sub
    super hyper under over inter intra extra trans cross pre post micro macro up down out"""
)
_OPPOSITES = frozenset(
    frozenset(keys(pair))
    for line in """
        training inference, training serving, training testing, train test, prefill decode,
        pretraining inference, prefill decoding, online offline, forward backward, dense sparse,
        strong weak, static dynamic, local global, small large, small big, short long, low high,
        open closed, upper lower, early late, hard soft, easy hard, single multiple, single multi,
        one many, white black, attack defense, homogeneous heterogeneous,
        deterministic stochastic, discrete continuous, fast slow, sequential parallel,
        serial parallel, input output, minimum maximum, min max,
        minimization maximization, generative discriminative, source target, teacher student,
        read write, cpu gpu, gpu tpu, left right, positive negative,
        simple complex, shallow deep, narrow wide, public private, active passive,
        absolute relative, horizontal vertical, row column, quantization pruning,
        bottom top, inner outer, convex concave, lossy lossless, cooperative competitive,
        synthetic real, linear quadratic, before after, old new, more less, best worst,
        generation understanding, generation verification, generation detection, better worse,
        success failure, push pull, cloud edge, client server""".splitlines()
    for pair in line.split(",")
)

_NUMBER_WORDS = {
    word: str(value)
    for value, words in enumerate(
        map(
            keys,
            """one first
            two second
            three third
            four fourth
            five fifth
            six sixth
            seven seventh
            eight eighth
            nine ninth
            ten tenth""".splitlines(),
        ),
        start=1,
    )
    for word in words
}
_ROMAN = re.compile(r"(?=.)(x{0,2})(ix|iv|v?i{0,3})")
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_VERSION = re.compile(r"v(?=\d)")


@lru_cache(maxsize=65536)
def number_of(word: str) -> str | None:
    """The number, version or single letter a word stands for: `ii`, `two` and `v2` are `2`."""
    if word in _NUMBER_WORDS:
        return _NUMBER_WORDS[word]
    if roman := _ROMAN.fullmatch(word):
        return str(10 * len(roman[1]) + _UNITS.index(roman[2]))
    if any(mark.isdigit() for mark in word):
        return _VERSION.sub("", word, count=1)
    return word if len(word) == 1 and word.isascii() and word not in LINKING_WORDS else None


def are_opposites(a: str, b: str) -> bool:
    """`upper` and `lower`; and any two that differ by a prefix that turns the meaning."""
    return frozenset((a, b)) in _OPPOSITES or not _roots(a).isdisjoint(_roots(b))


@lru_cache(maxsize=65536)
def _roots(word: str) -> frozenset[str]:
    bare = {word.removeprefix(prefix) for prefix in _PREFIXES}
    return frozenset({word, *(root for root in bare if len(root) >= 4)})
