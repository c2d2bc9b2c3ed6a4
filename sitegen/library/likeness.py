"""Likeness: what speaks for two papers being related, in one vector for each paper.

Words come first.  Topics, the curator's phrases that put a paper there, and authors count less:
they tell two papers with the same words on one subject from two with the same words by chance.
"""

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sitegen.library.term_vectors import Vector, unit_vectors

_TERMS, _TOPICS, _PHRASES, _PEOPLE = 1.0, 0.2, 0.3, 0.2
_ALL = _TERMS + _TOPICS + _PHRASES + _PEOPLE

Counts = Mapping[str, float]  # how much each term, topic, phrase or author weighs in a paper


class Standing(Struct, frozen=True, kw_only=True):
    """Where a paper stands: the slugs of its topics, the phrases that put it there with their
    weights, and the slugs of its authors.
    """

    topics: tuple[str, ...] = ()
    phrases: dict[str, float] = {}
    people: tuple[str, ...] = ()


def likeness(terms: Mapping[str, Counts], standing: Mapping[str, Standing]) -> dict[str, Vector]:
    """A vector for each paper: the product of two is their similarity, 1 of equal papers."""
    return _joined(
        (
            ("", _TERMS, terms),
            (
                "topic ",
                _TOPICS,
                {i: dict.fromkeys(each.topics, 1.0) for i, each in standing.items()},
            ),
            ("phrase ", _PHRASES, {i: each.phrases for i, each in standing.items()}),
            ("by ", _PEOPLE, {i: dict.fromkeys(each.people, 1.0) for i, each in standing.items()}),
        )
    )


def _joined(parts: Sequence[tuple[str, float, Mapping[str, Counts]]]) -> dict[str, Vector]:
    """The vectors of all parts in one; a part's name tells its terms from others."""
    joined: dict[str, Vector] = {}
    for name, share, counts in parts:
        scale = math.sqrt(share / _ALL)
        for paper, vector in unit_vectors(counts).items():
            one = joined.setdefault(paper, {})
            one.update({name + term: scale * weight for term, weight in vector.items()})
    return joined
