"""Match: which records are listings of one paper, and why.

Normalise the titles, gather records under cheap keys, let rapidfuzz throw out what is plainly
different, judge the pairs that stay (`leftover`, and what the abstracts say), and join the
pairs that pass into clusters.

The choice and its price: an unsure pair stays apart and becomes a near miss for the curator,
so a paper is sooner listed twice than two papers taken for one.  Every key's block is sorted
and compared in a window, so time grows in proportion to the records and not to their square;
a pair that only meets far apart in crowded blocks is not seen.  Nothing depends on the order
of the records.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from rapidfuzz import fuzz, process

from sitegen.content.record import Record
from sitegen.matching.classify import Judge, Listing, Pair, Rule, Scores, Verdict
from sitegen.text.titles import parse_title

WINDOW = 14  # neighbours each listing is compared with, in each of its blocks
RAREST = 3  # of a title's frequent words, those whose pairs make keys
END = 10  # letters at either end of a title that make a key
STOCK_PHRASE = 60  # letters at either end of an abstract that make a key
PREFILTER = 68  # rapidfuzz's token set ratio below which a pair is not judged
LONGEST = 1000  # characters of a title that are looked at
PANEL = 8  # members who speak for a cluster


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two records (by position) that are one paper."""

    first: int
    second: int
    rule: Rule
    scores: Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """Two records (by position) kept apart although much speaks for one paper."""

    first: int
    second: int
    reason: str
    scores: Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Every position in exactly one cluster; `merges` span each cluster without a circle.

    Near misses are at most one for two clusters, the most alike first.
    """

    clusters: tuple[tuple[int, ...], ...]
    merges: tuple[Merge, ...]
    near_misses: tuple[NearMiss, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """The curator's decisions about pairs of positions; they overrule everything."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()


def match(records: Sequence[Record], pins: Pins = Pins()) -> Matching:
    """Find the papers behind `records`."""
    listings = _listings(records, pins)
    judge = Judge(listings)
    clusters = _Clusters(judge, len(listings), _between(listings, pins))
    clusters.join(judge(pair) for pair in sorted(_candidates(listings)))
    return _matching(listings, clusters)


def _listings(records: Sequence[Record], pins: Pins) -> list[Listing]:
    """Records of equal title and abstract in one, in an order that their content gives.

    A record that the curator told from another is one by itself.
    """
    single = {position for pair in pins.different for position in pair}
    alike: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
    for position, record in enumerate(records):
        alike[record.title, record.text, position if position in single else -1].append(position)
    titles = {title: parse_title(title[:LONGEST]) for title in {key[0] for key in alike}}
    ordered = sorted(alike, key=lambda key: (titles[key[0]].text, *key))
    return [
        Listing(title=titles[key[0]], abstract=key[1], positions=tuple(alike[key]))
        for key in ordered
    ]


# -- Candidates: pairs that share a key and look alike


def _candidates(listings: Sequence[Listing]) -> set[Pair]:
    """Pairs worth judging: each listing and at most `WINDOW` others of each of its blocks."""
    texts = [listing.title.text for listing in listings]
    pairs: set[Pair] = set()
    for keys in (_title_ends(listings), _rare_words(listings), _frequent_words(listings)):
        for block in _blocks(keys):
            pairs.update(_lookalikes(block, texts))
    for block in _blocks(_abstract_ends(listings)):
        if len(block) <= WINDOW:  # a crowded one is a stock phrase
            pairs.update(combinations(block, 2))
    return pairs


def _blocks(keys: Iterable[tuple[Hashable, int]]) -> list[list[int]]:
    """Listings gathered by key, in their order, which is that of their titles."""
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for key, index in keys:
        blocks[key].append(index)
    return [block for block in blocks.values() if len(block) > 1]


def _title_ends(listings: Sequence[Listing]) -> Iterator[tuple[Hashable, int]]:
    for index, listing in enumerate(listings):
        squeezed = listing.title.squeezed
        yield f"{squeezed[:END]}…", index
        yield f"…{squeezed[-END:]}", index


def _rare_words(listings: Sequence[Listing]) -> Iterator[tuple[Hashable, int]]:
    frequency = _frequency(listings)
    for index, listing in enumerate(listings):
        for word in set(listing.title.words):
            if 1 < frequency[word] <= WINDOW:
                yield word, index


def _frequent_words(listings: Sequence[Listing]) -> Iterator[tuple[Hashable, int]]:
    """Pairs of the rarest among a title's frequent words."""
    frequency = _frequency(listings)
    for index, listing in enumerate(listings):
        frequent = {word for word in listing.title.words if frequency[word] > WINDOW}
        rarest = sorted(frequent, key=lambda word: (frequency[word], word))[:RAREST]
        for two in combinations(rarest, 2):
            yield two, index


def _frequency(listings: Iterable[Listing]) -> Counter[str]:
    return Counter(word for listing in listings for word in set(listing.title.words))


def _abstract_ends(listings: Sequence[Listing]) -> Iterator[tuple[Hashable, int]]:
    """Both ends of an abstract: they find a paper under a new title."""
    for index, listing in enumerate(listings):
        if listing.abstract:
            yield f"{listing.abstract[:STOCK_PHRASE].casefold()}…", index
            yield f"…{listing.abstract[-STOCK_PHRASE:].casefold()}", index


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


# -- Clusters: joined from the strongest pair to the weakest, under the veto of those apart


class _Clusters:
    """Listings joined so far.  `joined` are the verdicts that joined them, in a forest."""

    def __init__(self, judge: Judge, size: int, pins: Pins) -> None:
        self._judge = judge
        self._members = {index: [index] for index in range(size)}
        self._root = list(range(size))
        self._apart = pins.different
        self._pinned = {index for pair in pins.same for index in pair}
        self.joined: list[Verdict] = []
        self.missed: list[Verdict] = []
        for pair in pins.same:
            self._join(replace(judge(pair), rule=Rule.CURATOR))

    def root(self, index: int) -> int:
        return self._root[index]

    def join(self, verdicts: Iterable[Verdict]) -> None:
        """Join what the verdicts call one paper, as far as no two members are apart."""
        told = [verdict for verdict in verdicts if verdict.rule or verdict.near]
        self.missed += [verdict for verdict in told if verdict.near]
        same = sorted((verdict for verdict in told if verdict.rule), key=_strength)
        for verdict in same:
            if not verdict.weak:
                self._join_unless_apart(verdict)
        weak = [verdict for verdict in same if verdict.weak]
        torn = self._torn(weak)
        for verdict in weak:
            if torn.isdisjoint(verdict.pair):
                self._join_unless_apart(verdict)
            else:
                self.missed.append(replace(verdict, reason="the shorter title fits several papers"))

    def _join_unless_apart(self, verdict: Verdict) -> None:
        a, b = (self._root[index] for index in verdict.pair)
        if a == b:
            return
        if self._vetoed(a, b):
            reason = "alike, but other records of the two are clearly different papers"
            self.missed.append(replace(verdict, reason=reason))
        else:
            self._join(verdict)

    def _join(self, verdict: Verdict) -> None:
        a, b = sorted((self._root[index] for index in verdict.pair), key=self._size)
        if a == b:
            return
        for index in self._members[a]:
            self._root[index] = b
        self._members[b] += self._members.pop(a)
        self.joined.append(verdict)

    def _size(self, root: int) -> int:
        return len(self._members[root])

    def _vetoed(self, a: int, b: int) -> bool:
        """Some of two clusters were told apart, by the curator or by their words.

        A few members speak for a large cluster, so that a thousand variants stay affordable;
        those whom the curator joined to others have no veto.
        """
        if self.are_decided(a, b):
            return True
        return any(self._judge((x, y)).apart for x, y in product(self._voices(a), self._voices(b)))

    def are_decided(self, a: int, b: int) -> bool:
        """Did the curator part two clusters? Then there is nothing left to decide."""
        return any({self._root[x], self._root[y]} == {a, b} for x, y in self._apart)

    def _voices(self, root: int) -> list[int]:
        voting = [index for index in sorted(self._members[root]) if index not in self._pinned]
        return voting[:PANEL]

    def _torn(self, weak: Sequence[Verdict]) -> set[int]:
        """Listings that would join, on a weak verdict, papers that are not one."""
        partners: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for verdict in weak:
            for index, other in (verdict.pair, verdict.pair[::-1]):
                partners[index].setdefault(self._root[other], other)
        return {
            index
            for index, others in partners.items()
            if any(not self._judge(two).rule for two in combinations(sorted(others.values()), 2))
            or not self._fits_own(index, others.values())
        }

    def _fits_own(self, index: int, others: Iterable[int]) -> bool:
        """Is what a listing would join one paper with those it was joined to before, too?"""
        own = [voice for voice in self._voices(self._root[index]) if voice != index]
        return all(self._judge(pair).rule for pair in product(own, others))


def _strength(verdict: Verdict) -> tuple[float, float, Pair]:
    """Sort key, the strongest first: what both texts say before what one does."""
    title, abstract = verdict.scores.title, verdict.scores.abstract or 0.0
    return -(title + abstract), -title, verdict.pair


# -- The result, in positions


def _between(listings: Sequence[Listing], pins: Pins) -> Pins:
    """The curator's pairs of positions as pairs of listings."""
    index_of = {
        position: index for index, listing in enumerate(listings) for position in listing.positions
    }

    def translated(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        found = {tuple(sorted((index_of[a], index_of[b]))) for a, b in pairs}
        return tuple(sorted((a, b) for a, b in found if a != b))

    return Pins(same=translated(pins.same), different=translated(pins.different))


def _matching(listings: Sequence[Listing], clusters: _Clusters) -> Matching:
    positions: defaultdict[int, list[int]] = defaultdict(list)
    for index, listing in enumerate(listings):
        positions[clusters.root(index)] += listing.positions
    merges = [merge for listing in listings for merge in _repeats(listing)]
    for verdict in clusters.joined:
        first, second = _positions(verdict, listings)
        rule = verdict.rule or Rule.CURATOR
        merges.append(Merge(first=first, second=second, rule=rule, scores=verdict.scores))
    return Matching(
        clusters=tuple(sorted(tuple(sorted(cluster)) for cluster in positions.values())),
        merges=tuple(sorted(merges, key=lambda merge: (merge.first, merge.second))),
        near_misses=_near_misses(listings, clusters),
    )


def _repeats(listing: Listing) -> Iterator[Merge]:
    scores = Scores(title=100.0, abstract=100.0 if listing.abstract else None)
    first, *others = listing.positions
    for second in others:
        yield Merge(first=first, second=second, rule=Rule.SAME_TITLE, scores=scores)


def _near_misses(listings: Sequence[Listing], clusters: _Clusters) -> tuple[NearMiss, ...]:
    best: dict[Pair, Verdict] = {}
    for verdict in sorted(clusters.missed, key=_strength):
        a, b = sorted(clusters.root(index) for index in verdict.pair)
        if a != b and not clusters.are_decided(a, b):
            best.setdefault((a, b), verdict)
    misses = []
    for verdict in best.values():
        first, second = _positions(verdict, listings)
        misses.append(
            NearMiss(first=first, second=second, reason=verdict.reason, scores=verdict.scores)
        )
    return tuple(misses)


def _positions(verdict: Verdict, listings: Sequence[Listing]) -> Pair:
    a, b = sorted(listings[index].positions[0] for index in verdict.pair)
    return a, b
