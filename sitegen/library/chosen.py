"""Chosen: which of the values that the sources state is shown, and what happens to the others.

The rules are those that `sitegen/facts.py` names: the curator is one source among several,
and nothing that a source states is lost.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import chain
from typing import Any, Generic, TypeVar

from msgspec import Struct

from sitegen.content.record import Provenance, Statement
from sitegen.facts import Fact, FactType, Resolution, Source
from sitegen.text.dates import YearFrom
from sitegen.text.link import unique

T = TypeVar("T", bound=Hashable)

_TRUST = {
    YearFrom.CURATOR: 3,
    YearFrom.LISTING: 2,
    YearFrom.ARXIV: 2,
    YearFrom.CAPTURE: 1,
    None: 0,
}


class Chosen(Struct, Generic[T], frozen=True, kw_only=True):
    """A shown value, where it came from, and the values it was preferred to.

    A value that gathers what all sources state has each statement among its alternatives.
    """

    value: T
    origin: Provenance
    alternatives: tuple[tuple[T, Provenance], ...] = ()

    @property
    def is_confirmed(self) -> bool:
        return self.origin.source is not Source.UNCONFIRMED

    def stated_by(self, source: Source) -> T | None:
        """The value that a source states, shown or not."""
        statements = (*self.alternatives, (self.value, self.origin))
        return next((value for value, origin in statements if origin.source in source), None)


def value_of(chosen: Chosen[T] | None) -> T | None:
    """The value that is shown, if there is one."""
    return chosen.value if chosen else None


def choose(
    fact: Fact,
    statements: Sequence[Statement],
    captured: Mapping[Provenance, tuple[int, ...]],
    chosen: Mapping[str, Chosen[Any]],
) -> Chosen[Any] | None:
    """The winner of the first source that states the fact; None if none does.

    What is not confirmed comes after every source.

    `captured` says when each record's page was saved; `chosen` are the facts that this one may
    follow.
    """
    if not statements:
        return None
    if fact.follows:
        leader = chosen.get(fact.follows)
        led = (each for each in statements if leader and each[1] == leader.origin)
        return next((Chosen(value=value, origin=origin) for value, origin in led), None)
    ordered: list[Statement] = []
    for source in (*fact.sources, Source.UNCONFIRMED):
        ordered += _ranked(
            fact.resolution, [s for s in statements if s[1].source in source], captured
        )
    if not ordered:
        return None
    value, origin = ordered[0]
    is_union = fact.resolution is Resolution.UNION
    if is_union:
        confirmed = [each for each, where in ordered if where.source is not Source.UNCONFIRMED]
        every = chain.from_iterable(confirmed or [each for each, _ in ordered])
        value = unique(every) if fact.type is FactType.LINKS else tuple(dict.fromkeys(every))
    alternatives: dict[Any, Provenance] = {}
    for other, where in ordered:
        if other != value or (is_union and where != origin):
            alternatives.setdefault(other, where)
    return Chosen(value=value, origin=origin, alternatives=tuple(alternatives.items()))


def _ranked(
    resolution: Resolution,
    statements: Sequence[Statement],
    captured: Mapping[Provenance, tuple[int, ...]],
) -> list[Statement]:
    """The statements of one source, the preferred one first; among equals the first seen."""
    if len(statements) < 2 or resolution is Resolution.UNION:
        return list(statements)
    if resolution in (Resolution.MOST_CERTAIN, Resolution.NEWEST, Resolution.PUBLISHED):
        statements = sorted(statements, key=lambda s: captured.get(s[1], ()), reverse=True)
    votes = Counter(value for value, _ in statements)
    best = max(statements, key=lambda statement: _rank(resolution, statement[0], votes))
    return [best, *(statement for statement in statements if statement is not best)]


def _rank(resolution: Resolution, value: Any, votes: Counter[Any]) -> tuple[int, ...]:
    match resolution:
        case Resolution.VOTE:
            return not value.endswith(("…", "...")), not value.isupper(), votes[value]
        case Resolution.LONGEST:
            return (sum(map(len, value)),)
        case Resolution.MOST_CERTAIN:
            return _TRUST[value.year_from], bool(value.month), bool(value.day)
        case Resolution.PUBLISHED:
            return (value != "preprint",)
        case Resolution.MOST_NAMES:
            return (len(value),)
        case _:
            return (0,)
