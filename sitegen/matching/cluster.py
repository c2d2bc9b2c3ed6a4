"""Match: which records are one paper, and why.

Put records that say the same in groups (`groups`), find the pairs worth a look (`candidates`),
classify them (`classify`), and join the matches into clusters.

The choice and its price: a doubtful pair stays apart and becomes a possible match for the curator,
so a paper may be listed twice, but two papers are seldom taken for one.  Nothing depends on the
order of the records.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from sitegen.collector import without_gc
from sitegen.content.record import Record
from sitegen.content.words import NO_WORDS, Words
from sitegen.matching.candidates import candidates
from sitegen.matching.classify import PairClassifier, PairDecision, Rule, Scores
from sitegen.matching.evidence import Evidence, Subject, of_repeats
from sitegen.matching.groups import DuplicateGroup, Pair, group_records
from sitegen.matching.lexicon import Lexicon
from sitegen.store import kept

MAX_REPRESENTATIVES = 8  # members that represent a cluster


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two records (by position) that are one paper, and what spoke for and against it."""

    first: int
    second: int
    rule: Rule
    scores: Scores
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleMatch:
    """Two records (by position) kept apart although much speaks for one paper."""

    first: int
    second: int
    reason: str
    scores: Scores
    evidence: tuple[Evidence, ...] = ()

    @property
    def pair(self) -> Pair:
        return self.first, self.second


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Every position in exactly one cluster; `merges` span each cluster without a cycle.

    There is at most one possible match for two clusters, the most alike first.
    """

    clusters: tuple[tuple[int, ...], ...]
    merges: tuple[Merge, ...]
    possible_matches: tuple[PossibleMatch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairConstraints:
    """The curator's decisions about pairs of positions; they overrule everything."""

    must_link: tuple[Pair, ...] = ()
    cannot_link: tuple[Pair, ...] = ()


@kept
def match(
    records: Sequence[Record],
    constraints: PairConstraints = PairConstraints(),
    words: Words = NO_WORDS,
) -> Matching:
    """Find the papers that `records` list; `words` are the curator's, beside those built in."""
    lexicon = Lexicon(words)
    with without_gc():
        groups = group_records(records, constraints.cannot_link, lexicon)
        classify = PairClassifier(groups, lexicon)
        clusters = _Clusters(classify, groups, _between(groups, constraints))
        clusters.join(classify(pair) for pair in sorted(candidates(groups)))
        return _matching(groups, records, clusters)


# -- Clusters: joined from the strongest pair to the weakest, unless non-matches veto it


class _Clusters:
    """Groups joined so far.  `joined` are the decisions that joined them, in a forest."""

    def __init__(
        self,
        classify: PairClassifier,
        groups: Sequence[DuplicateGroup],
        constraints: PairConstraints,
    ) -> None:
        self._classify = classify
        self._members = {index: [index] for index in range(len(groups))}
        self._root = list(range(len(groups)))
        self._cannot_link = constraints.cannot_link
        self._must_link = {index for pair in constraints.must_link for index in pair}
        records = [group.record for group in groups]
        self._signed = {at for at, record in enumerate(records) if record.doi or record.authors}
        self._arxiv = {at: {record.arxiv} for at, record in enumerate(records) if record.arxiv}
        self.joined: list[PairDecision] = []
        self.possible: list[PairDecision] = []
        for pair in constraints.must_link:
            self._join(replace(classify(pair), rule=Rule.CURATOR))

    def root(self, index: int) -> int:
        return self._root[index]

    def join(self, decisions: Iterable[PairDecision]) -> None:
        """Join what the decisions call one paper, as far as no two members are apart."""
        relevant = [decision for decision in decisions if decision.rule or decision.possible_match]
        self.possible += [decision for decision in relevant if decision.possible_match]
        same = sorted((decision for decision in relevant if decision.rule), key=_strength)
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
        for index in self._members[a]:
            self._root[index] = b
        self._members[b] += self._members.pop(a)
        if a in self._arxiv:
            self._arxiv[b] = self._arxiv.pop(a) | self._arxiv.get(b, set())
        self.joined.append(decision)

    def _size(self, root: int) -> int:
        return len(self._members[root])

    def _vetoed(self, a: int, b: int, *, identified: bool) -> bool:
        """Are some of two clusters known to differ, by the curator, by their ids or their words?

        A few members represent a large cluster, so that a thousand variants stay affordable;
        those that the curator joined to others have no veto.  No cluster has two arXiv ids,
        unless the curator said so, and only that keeps apart what one identifier joins.
        """
        if self.are_decided(a, b) or self._have_two_arxiv_ids(a, b):
            return True
        return not identified and any(
            self._classify((x, y)).non_match
            for x, y in product(self._representatives(a), self._representatives(b))
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

    def _representatives(self, root: int) -> list[int]:
        """Those first that know a DOI or an author, by which two papers may be known to differ."""
        voting = [index for index in self._members[root] if index not in self._must_link]
        voting.sort(key=lambda index: (index not in self._signed, index))
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
        own = [member for member in self._representatives(self._root[index]) if member != index]
        return all(self._classify(pair).rule for pair in product(own, others))


def _strength(decision: PairDecision) -> tuple[bool, float, float, Pair]:
    """Sort key, the strongest first: one identifier, what both texts say, what one does."""
    title, abstract = decision.scores.title, decision.scores.abstract or 0.0
    return not decision.identified, -(title + abstract), -title, decision.pair


# -- The result, in positions


def _between(groups: Sequence[DuplicateGroup], constraints: PairConstraints) -> PairConstraints:
    """The curator's pairs of positions as pairs of groups."""
    index_of = {
        position: index for index, group in enumerate(groups) for position in group.positions
    }

    def translated(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        found = {tuple(sorted((index_of[a], index_of[b]))) for a, b in pairs}
        return tuple(sorted((a, b) for a, b in found if a != b))

    return PairConstraints(
        must_link=translated(constraints.must_link), cannot_link=translated(constraints.cannot_link)
    )


def _matching(
    groups: Sequence[DuplicateGroup], records: Sequence[Record], clusters: _Clusters
) -> Matching:
    positions: defaultdict[int, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        positions[clusters.root(index)] += group.positions
    merges = [merge for group in groups for merge in _repeats(group, records)]
    for decision in clusters.joined:
        first, second = _positions(decision, groups)
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
        clusters=tuple(sorted(tuple(sorted(cluster)) for cluster in positions.values())),
        merges=tuple(sorted(merges, key=lambda merge: (merge.first, merge.second))),
        possible_matches=_possible_matches(groups, clusters),
    )


def _repeats(group: DuplicateGroup, records: Sequence[Record]) -> Iterator[Merge]:
    scores = Scores(title=100.0, abstract=100.0 if group.abstract else None)
    first, *others = group.positions
    for second in others:
        yield Merge(
            first=first,
            second=second,
            rule=Rule.SAME_TITLE,
            scores=scores,
            evidence=of_repeats(records[first], records[second]),
        )


def _possible_matches(
    groups: Sequence[DuplicateGroup], clusters: _Clusters
) -> tuple[PossibleMatch, ...]:
    best: dict[Pair, PairDecision] = {}
    for decision in sorted(clusters.possible, key=_strength):
        a, b = sorted(clusters.root(index) for index in decision.pair)
        if a != b and not clusters.are_decided(a, b) and not clusters.settle(decision):
            best.setdefault((a, b), decision)
    misses = []
    for decision in best.values():
        first, second = _positions(decision, groups)
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


def _positions(decision: PairDecision, groups: Sequence[DuplicateGroup]) -> Pair:
    a, b = sorted(groups[index].positions[0] for index in decision.pair)
    return a, b
