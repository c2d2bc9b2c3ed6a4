"""Match: which records are one paper, and why.

Put records that say the same in groups (`groups`), join those that share a key (`keys`,
`candidates`), classify each pair (`classify`), and join the matches into clusters.  Only the last
step looks at more than two groups and the frequencies of words (`frequencies`), so that another
engine may do the others.

The choice and its price: a doubtful pair stays apart and becomes a possible match for the curator,
so a paper may be listed twice, but two papers are seldom taken for one.  Nothing depends on the
order of the records.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import combinations, product

from msgspec import Struct
from msgspec.structs import replace

from sitegen.collector import without_gc
from sitegen.content.record import Record
from sitegen.content.words import NO_WORDS, Words
from sitegen.matching.candidates import candidates
from sitegen.matching.classify import PairClassifier, PairDecision, Rule, Scores
from sitegen.matching.evidence import Evidence, Subject, of_repeats
from sitegen.matching.frequencies import count_words
from sitegen.matching.groups import (
    DuplicateGroup,
    Pair,
    Positions,
    compared,
    group_records,
)
from sitegen.matching.lexicon import Lexicon
from sitegen.matching.verdicts import Verdicts
from sitegen.store import digest, kept, store_in_use

MAX_REPRESENTATIVES = 8  # members that represent a cluster


class Merge(Struct, frozen=True, kw_only=True):
    """Two records (by position) that are one paper, and what spoke for and against it."""

    first: int
    second: int
    rule: Rule
    scores: Scores
    evidence: tuple[Evidence, ...] = ()


class PossibleMatch(Struct, frozen=True, kw_only=True):
    """Two records (by position) kept apart although much speaks for one paper."""

    first: int
    second: int
    reason: str
    scores: Scores
    evidence: tuple[Evidence, ...] = ()

    @property
    def pair(self) -> Pair:
        return self.first, self.second


class Matching(Struct, frozen=True, kw_only=True):
    """Every position in exactly one cluster; `merges` span each cluster without a cycle.

    There is at most one possible match for two clusters, the most alike first.
    """

    clusters: tuple[tuple[int, ...], ...]
    merges: tuple[Merge, ...]
    possible_matches: tuple[PossibleMatch, ...]


class PairConstraints(Struct, frozen=True, kw_only=True):
    """The curator's decisions about pairs of positions; they overrule everything."""

    must_link: tuple[Pair, ...] = ()
    cannot_link: tuple[Pair, ...] = ()

    @property
    def distinguished(self) -> frozenset[int]:
        """Those that are to be told apart from another, even if they say the same."""
        return frozenset(position for pair in self.cannot_link for position in pair)


NO_CONSTRAINTS = PairConstraints()


class _Compared:
    """Records, told from others by what is compared of them."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records

    @cached_property
    def digests(self) -> Sequence[bytes]:
        return [digest(compared(record)) for record in self.records]

    @property
    def digest(self) -> bytes:
        return digest(self.digests)


def match(
    records: Sequence[Record],
    constraints: PairConstraints = NO_CONSTRAINTS,
    words: Words = NO_WORDS,
) -> Matching:
    """Find the papers that `records` list; `words` are the curator's, beside those built in."""
    return _match(_Compared(records), constraints, words)


@kept
def _match(listed: _Compared, constraints: PairConstraints, words: Words) -> Matching:
    records, lexicon = listed.records, Lexicon(words)
    with without_gc():
        groups = group_records(records, constraints.distinguished, lexicon)
        frequencies = count_words(groups)
        judge = PairClassifier(frequencies, lexicon)
        pairs = candidates(groups, frequencies)
        decisions = (
            list(Verdicts(groups, frequencies, words, listed.digests).relevant(pairs))
            if store_in_use()
            else judge.relevant((groups[a], groups[b]) for a, b in pairs)
        )
        return conclude(
            Grouped(
                records=records,
                positions={group.place: group.positions for group in groups},
                fetch=lambda places: {place: groups[place] for place in places},
            ),
            decisions,
            judge,
            constraints,
        )


class Grouped(Struct, frozen=True, kw_only=True):
    """Records in groups: the `positions` of each by its place, and `fetch`, which gets groups."""

    records: Sequence[Record]
    positions: Mapping[int, Positions]
    fetch: Callable[[Set[int]], Mapping[int, DuplicateGroup]]


def conclude(
    grouped: Grouped,
    decisions: Sequence[PairDecision],
    judge: PairClassifier,
    constraints: PairConstraints,
) -> Matching:
    """The last step: clusters, from the relevant `decisions` in the order of their pairs."""
    between = _between(grouped.positions, constraints)
    pairs = [*(decision.pair for decision in decisions), *between.must_link, *between.cannot_link]
    groups = grouped.fetch({place for pair in pairs for place in pair})
    clusters = _Clusters(judge, groups, decisions, between)
    clusters.join(decisions)
    return _matching(grouped, clusters)


# -- Clusters: joined from the strongest pair to the weakest, unless non-matches veto it


class _Clusters:
    """Groups joined so far, by their places: the `members` of each cluster, by its root.

    `joined` are the decisions that joined them, in a forest; `possible`, those for the curator.
    """

    def __init__(
        self,
        judge: PairClassifier,
        groups: Mapping[int, DuplicateGroup],
        decisions: Iterable[PairDecision],
        constraints: PairConstraints,
    ) -> None:
        self._judge = judge
        self._decided = {decision.pair: decision for decision in decisions}
        self._groups = groups
        self.members = {place: [place] for place in sorted(groups)}
        self._root = {place: place for place in groups}
        self._cannot_link = constraints.cannot_link
        linked = {place for pair in constraints.must_link for place in pair}
        self._voting = {place: [] if place in linked else [place] for place in groups}
        records = [(place, group.record) for place, group in groups.items()]
        self._signed = {place for place, record in records if record.doi or record.authors}
        self._arxiv = {place: {record.arxiv} for place, record in records if record.arxiv}
        self.joined: list[PairDecision] = []
        self.possible: list[PairDecision] = []
        for pair in constraints.must_link:
            self._join(replace(self._classify(pair), rule=Rule.CURATOR))

    def _classify(self, pair: Pair) -> PairDecision:
        first, second = sorted(pair)
        known = self._decided.get((first, second))
        return known or self._judge(self._groups[first], self._groups[second])

    def root(self, index: int) -> int:
        return self._root[index]

    def join(self, decisions: Sequence[PairDecision]) -> None:
        """Join what the decisions call one paper, as far as no two members are apart."""
        self.possible += [decision for decision in decisions if decision.possible_match]
        same = sorted((decision for decision in decisions if decision.rule), key=_strength)
        for decision in same:
            if not decision.weak:
                self._join_unless_vetoed(decision)
        weak = [decision for decision in same if decision.weak]
        ambiguous = self._ambiguous(weak)
        for decision in weak:
            if ambiguous.isdisjoint(decision.pair):
                self._join_unless_vetoed(decision)
            else:
                self.possible.append(
                    replace(decision, reason="the shorter title fits several papers")
                )

    def _join_unless_vetoed(self, decision: PairDecision) -> None:
        a, b = (self._root[index] for index in decision.pair)
        if a == b:
            return
        if self._vetoed(a, b, identified=decision.identified):
            reason = "alike, but other records of the two are clearly different papers"
            self.possible.append(replace(decision, reason=reason))
        else:
            self._join(decision)

    def _join(self, decision: PairDecision) -> None:
        a, b = sorted((self._root[index] for index in decision.pair), key=self._size)
        if a == b:
            return
        for index in self.members[a]:
            self._root[index] = b
        self.members[b] += self.members.pop(a)
        self._voting[b] = self._first_voting([*self._voting.pop(a), *self._voting[b]])
        if a in self._arxiv:
            self._arxiv[b] = self._arxiv.pop(a) | self._arxiv.get(b, set())
        self.joined.append(decision)

    def _size(self, root: int) -> int:
        return len(self.members[root])

    def _vetoed(self, a: int, b: int, *, identified: bool) -> bool:
        """Are some of two clusters known to differ, by the curator, by their ids or their words?

        A few members represent a large cluster, so that a thousand variants stay affordable;
        those that the curator joined to others have no veto.  No cluster has two arXiv ids,
        unless the curator said so, and only that keeps apart what one identifier joins.
        """
        if self.are_decided(a, b) or self._have_two_arxiv_ids(a, b):
            return True
        return not identified and any(
            self._classify((x, y)).non_match for x, y in product(self._voting[a], self._voting[b])
        )

    def _have_two_arxiv_ids(self, a: int, b: int) -> bool:
        one, other = self._arxiv.get(a), self._arxiv.get(b)
        return one is not None and other is not None and one.isdisjoint(other)

    def settle(self, decision: PairDecision) -> bool:
        """Do arXiv ids that other records know part two clusters? One may still be mistyped."""
        a, b = (self._root[index] for index in decision.pair)
        asked = any(each.subject is Subject.IDENTIFIER for each in decision.evidence)
        return not asked and self._have_two_arxiv_ids(a, b)

    def are_decided(self, a: int, b: int) -> bool:
        """Did the curator separate two clusters? Then there is nothing left to decide."""
        return any({self._root[x], self._root[y]} == {a, b} for x, y in self._cannot_link)

    def _first_voting(self, places: Iterable[int]) -> list[int]:
        """Those first that know a DOI or an author, by which two papers may be known to differ."""
        voting = sorted(places, key=lambda place: (place not in self._signed, place))
        return voting[:MAX_REPRESENTATIVES]

    def _ambiguous(self, weak: Sequence[PairDecision]) -> set[int]:
        """Groups that would join, on a weak decision, papers that are not one."""
        partners: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for decision in weak:
            for index, other in (decision.pair, decision.pair[::-1]):
                partners[index].setdefault(self._root[other], other)
        return {
            index
            for index, others in partners.items()
            if any(not self._classify(two).rule for two in combinations(sorted(others.values()), 2))
            or not self._fits_own(index, others.values())
        }

    def _fits_own(self, index: int, others: Iterable[int]) -> bool:
        """Is what a group would join one paper with those it was joined to before, too?"""
        own = [member for member in self._voting[self._root[index]] if member != index]
        return all(self._classify(pair).rule for pair in product(own, others))


def _strength(decision: PairDecision) -> tuple[bool, float, float, Pair]:
    """Sort key, the strongest first: one identifier, what both texts say, what one does."""
    title, abstract = decision.scores.title, decision.scores.abstract or 0.0
    return not decision.identified, -(title + abstract), -title, decision.pair


# -- The result, in positions


def _between(positions: Mapping[int, Positions], constraints: PairConstraints) -> PairConstraints:
    """The curator's pairs of positions as pairs of places."""
    all_pairs = (*constraints.must_link, *constraints.cannot_link)
    named = {position for pair in all_pairs for position in pair}
    place_of = (
        {
            position: place
            for place, group in positions.items()
            for position in named.intersection(group)
        }
        if named
        else {}
    )

    def translated(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        found = {tuple(sorted((place_of[a], place_of[b]))) for a, b in pairs}
        return tuple(sorted((a, b) for a, b in found if a != b))

    return PairConstraints(
        must_link=translated(constraints.must_link), cannot_link=translated(constraints.cannot_link)
    )


def _matching(grouped: Grouped, clusters: _Clusters) -> Matching:
    positions = grouped.positions
    named = {place for members in clusters.members.values() for place in members}
    alone = (group for place, group in positions.items() if place not in named)
    joined = (
        tuple(sorted(position for place in members for position in positions[place]))
        for members in clusters.members.values()
    )
    merges = [merge for group in positions.values() for merge in _repeats(group, grouped.records)]
    for decision in clusters.joined:
        first, second = _first_positions(decision, positions)
        rule = decision.rule or Rule.CURATOR
        merges.append(
            Merge(
                first=first,
                second=second,
                rule=rule,
                scores=decision.scores,
                evidence=decision.evidence,
            )
        )
    return Matching(
        clusters=tuple(sorted((*alone, *joined))),
        merges=tuple(sorted(merges, key=lambda merge: (merge.first, merge.second))),
        possible_matches=_possible_matches(positions, clusters),
    )


def _repeats(group: Positions, records: Sequence[Record]) -> Iterator[Merge]:
    first, *others = group
    for second in others:
        yield Merge(
            first=first,
            second=second,
            rule=Rule.SAME_TITLE,
            scores=Scores(title=100.0, abstract=100.0 if records[first].text else None),
            evidence=of_repeats(records[first], records[second]),
        )


def _possible_matches(
    positions: Mapping[int, Positions], clusters: _Clusters
) -> tuple[PossibleMatch, ...]:
    best: dict[Pair, PairDecision] = {}
    for decision in sorted(clusters.possible, key=_strength):
        a, b = sorted(clusters.root(place) for place in decision.pair)
        if a != b and not clusters.are_decided(a, b) and not clusters.settle(decision):
            best.setdefault((a, b), decision)
    misses = []
    for decision in best.values():
        first, second = _first_positions(decision, positions)
        misses.append(
            PossibleMatch(
                first=first,
                second=second,
                reason=decision.reason,
                scores=decision.scores,
                evidence=decision.evidence,
            )
        )
    return tuple(misses)


def _first_positions(decision: PairDecision, positions: Mapping[int, Positions]) -> Pair:
    a, b = sorted(positions[place][0] for place in decision.pair)
    return a, b
