"""Match: which records are one paper, and why.

Normalize the titles, gather records under cheap keys, let rapidfuzz throw out what is plainly
different, classify the pairs that remain (`classify`), and join the matches into clusters.

The choice and its price: a doubtful pair stays apart and becomes a possible match for the curator,
so a paper may be listed twice, but two papers are seldom taken for one.  Every key's block is
sorted and compared in a window, so time grows in proportion to the records, not their square;
a pair that only meets far apart in crowded blocks is not seen.  Nothing depends on the order
of the records.
"""

import gc
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations, product

from rapidfuzz import fuzz, process

from sitegen.content.record import Record
from sitegen.content.words import NO_WORDS, Words
from sitegen.matching.classify import (
    DuplicateGroup,
    Pair,
    PairClassifier,
    PairDecision,
    Rule,
    Scores,
)
from sitegen.matching.evidence import Evidence, of_repeats
from sitegen.matching.lexicon import Lexicon
from sitegen.matching.title_difference import SHAPES
from sitegen.text.titles import parse_title
from sitegen.text.words import fold

WINDOW = 14  # of the sorted-neighborhood method: groups compared with each, block by block
RAREST = 3  # of a title's frequent words, those whose pairs make keys
END = 10  # letters at either end of a title that make a key
STOCK_PHRASE = 60  # letters at either end of an abstract that make a key
PREFILTER = 68  # rapidfuzz's token set ratio below which a pair is not classified
LONGEST = 1000  # characters of a title that are read
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


def match(
    records: Sequence[Record],
    constraints: PairConstraints = PairConstraints(),
    words: Words = NO_WORDS,
) -> Matching:
    """Find the papers that `records` list; `words` are the curator's, beside those built in."""
    lexicon = Lexicon(words)
    with _no_cycles():
        groups = _groups(records, constraints, lexicon)
        classify = PairClassifier(groups, lexicon)
        clusters = _Clusters(classify, len(groups), _between(groups, constraints))
        clusters.join(classify(pair) for pair in sorted(_candidates(groups)))
        return _matching(groups, records, clusters)


@contextmanager
def _no_cycles() -> Iterator[None]:
    """What is made here by the million has no cycles: to look for some takes a quarter longer."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _groups(
    records: Sequence[Record], constraints: PairConstraints, lexicon: Lexicon
) -> list[DuplicateGroup]:
    """Records that say the same in one, in an order that their content gives.

    A record that the curator distinguished from another is a group by itself, and so is one of
    which there is only a title that many papers have.
    """
    single = {position for pair in constraints.cannot_link for position in pair}
    titles = {
        title: parse_title(title[:LONGEST], lexicon.expansions)
        for title in {record.title for record in records}
    }
    generic = {title for title, parsed in titles.items() if lexicon.is_generic(parsed.words)}
    alike: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
    for position, record in enumerate(records):
        alone = position in single or (record.title in generic and not record.abstract)
        alike[record.title, record.text, position if alone else -1].append(position)
    ordered = sorted(alike, key=lambda said: (titles[said[0]].text, *said))
    return [
        DuplicateGroup(
            record=max((records[position] for position in positions), key=_stated),
            title=titles[said[0]],
            abstract=said[1],
            generic=said[0] in generic,
            positions=positions,
        )
        for said in ordered
        for positions in _contemporary(alike[said], records)
    ]


def _stated(record: Record) -> tuple[bool, str, int, str]:
    """Sort key: the more a record states that is evidence, the later, whatever the order was."""
    date, organization = record.date, record.organization
    return (
        bool(date and date.year),
        str(date or ""),
        record.authors_count or 0,
        organization.slug if organization else "",
    )


def _contemporary(positions: Sequence[int], records: Sequence[Record]) -> list[tuple[int, ...]]:
    """Positions in one, unless the records' years are far apart: then by what each states."""
    if len(positions) == 1:
        return [tuple(positions)]
    by_year: defaultdict[int, list[int]] = defaultdict(list)
    for position in positions:
        date = records[position].date
        by_year[date.year if date and date.year else 0].append(position)
    years = by_year.keys() - {0}
    if not years or max(years) - min(years) <= 1:
        return [tuple(positions)]
    return [tuple(by_year[year]) for year in sorted(by_year)]


# -- Candidates: pairs that share a key and look alike


def _candidates(groups: Sequence[DuplicateGroup]) -> set[Pair]:
    """Pairs worth classifying: each group and at most `WINDOW` others of each of its blocks.

    Titles are looked at by the shapes of their letters, so that digits put for some hide no pair.
    """
    texts = [group.title.text.translate(SHAPES) for group in groups]
    frequency = Counter(word for text in texts for word in set(text.split()))
    pairs: set[Pair] = set()
    for keys in (_ends(texts), _rare(texts, frequency), _frequent(texts, frequency)):
        for block in _blocks(keys):
            pairs.update(_lookalikes(block, texts))
    for block in _blocks(_abstract_ends(groups)):
        if len(block) <= WINDOW:  # a crowded one is a stock phrase
            pairs.update(combinations(block, 2))
    return pairs


def _blocks(keys: Iterable[tuple[Hashable, int]]) -> list[list[int]]:
    """Groups gathered by key, in their order, which is that of their titles."""
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for key, index in keys:
        blocks[key].append(index)
    return [block for block in blocks.values() if len(block) > 1]


def _ends(texts: Sequence[str]) -> Iterator[tuple[Hashable, int]]:
    for index, text in enumerate(texts):
        squeezed = text.replace(" ", "")  # equal for `pre-training` and `pretraining`
        yield f"{squeezed[:END]}…", index
        yield f"…{squeezed[-END:]}", index


def _rare(texts: Sequence[str], frequency: Mapping[str, int]) -> Iterator[tuple[Hashable, int]]:
    for index, text in enumerate(texts):
        for word in set(text.split()):
            if 1 < frequency[word] <= WINDOW:
                yield word, index


def _frequent(texts: Sequence[str], frequency: Mapping[str, int]) -> Iterator[tuple[Hashable, int]]:
    """Pairs of the rarest among a title's frequent words."""
    for index, text in enumerate(texts):
        frequent = [(frequency[word], word) for word in set(text.split())]
        rarest = sorted(each for each in frequent if each[0] > WINDOW)[:RAREST]
        for (_, a), (_, b) in combinations(rarest, 2):
            yield (a, b), index


def _abstract_ends(groups: Sequence[DuplicateGroup]) -> Iterator[tuple[Hashable, int]]:
    """Both ends of an abstract: they find a paper under a new title."""
    for index, group in enumerate(groups):
        if group.abstract:
            yield f"{fold(group.abstract[:STOCK_PHRASE])}…", index
            yield f"…{fold(group.abstract[-STOCK_PHRASE:])}", index


def _lookalikes(block: Sequence[int], texts: Sequence[str]) -> Iterator[Pair]:
    """Pairs of a block whose titles have rapidfuzz's approval."""
    titles = [texts[index] for index in block]
    for place, index in enumerate(block[:-1]):
        found = process.extract(
            titles[place],
            titles[place + 1 : place + 1 + WINDOW],
            scorer=fuzz.token_set_ratio,
            score_cutoff=PREFILTER,
            limit=None,
        )
        for _, _, offset in found:
            yield index, block[place + 1 + offset]


# -- Clusters: joined from the strongest pair to the weakest, unless non-matches veto it


class _Clusters:
    """Groups joined so far.  `joined` are the decisions that joined them, in a forest."""

    def __init__(self, classify: PairClassifier, size: int, constraints: PairConstraints) -> None:
        self._classify = classify
        self._members = {index: [index] for index in range(size)}
        self._root = list(range(size))
        self._cannot_link = constraints.cannot_link
        self._must_link = {index for pair in constraints.must_link for index in pair}
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
        if self._vetoed(a, b):
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
        self.joined.append(decision)

    def _size(self, root: int) -> int:
        return len(self._members[root])

    def _vetoed(self, a: int, b: int) -> bool:
        """Are some of two clusters known to differ, by the curator or by their words?

        A few members represent a large cluster, so that a thousand variants stay affordable;
        those that the curator joined to others have no veto.
        """
        if self.are_decided(a, b):
            return True
        return any(
            self._classify((x, y)).non_match
            for x, y in product(self._representatives(a), self._representatives(b))
        )

    def are_decided(self, a: int, b: int) -> bool:
        """Did the curator separate two clusters? Then there is nothing left to decide."""
        return any({self._root[x], self._root[y]} == {a, b} for x, y in self._cannot_link)

    def _representatives(self, root: int) -> list[int]:
        voting = [index for index in sorted(self._members[root]) if index not in self._must_link]
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


def _strength(decision: PairDecision) -> tuple[float, float, Pair]:
    """Sort key, the strongest first: what both texts say before what one does."""
    title, abstract = decision.scores.title, decision.scores.abstract or 0.0
    return -(title + abstract), -title, decision.pair


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
        if a != b and not clusters.are_decided(a, b):
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
