"""Topics: where a paper belongs by the phrases it uses, and by what its sources list it under.

A topic is a list of weighted phrases; a paper belongs where its title and abstract say most of
them.  The choice and its price: no learned model.  A few hundred labeled papers would train
one, but nobody could correct it; here every placement is a short sum of phrases that a curator
can read, and one edit of `topics.yml` changes it.  The price is that phrases are written by hand.

Four rules distinguish the subject of a paper from its tools:

- a phrase in the title counts threefold, because a title names the subject;
- but half as much behind "via", "using" or "with": what follows is a tool;
- in an abstract each further phrase of a topic counts a fifth less than the one before, so that
  a long description of the tools does not outweigh the subject;
- margins are ratios, so a summary of fifty words is treated like a full abstract.

A label of a source (a heading, a category, a keyword) that the curator gives to a topic is as much
as makes a topic well-founded by itself.  One is as good as many: they say the same once more, and
`cs.LG` stands on half of all papers.  So a decisive phrase in the title, which names the subject of
this one paper, is more, and the label's topic comes second.

No topic is known here by name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal

from msgspec import Struct

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.labels import Label, topics_of
from sitegen.store import digest, kept
from sitegen.text.phrases import Phrase, PhraseIndex
from sitegen.text.words import key, split

Where = Literal["title", "abstract", "label"]

_TITLE_PARTS = re.compile(r"[:?!.]\s|\s[-–—]+\s")
_MEANS = frozenset({"using", "via", "with"})
_AS_SUBJECT = 3.0  # what a phrase in the title counts,
_AS_MEANS = 1.5  # and one behind a word of means
_REPEATED = 0.5  # what each further mention in the abstract adds
_MENTIONS = 3  # the most that count; beyond, a word is the author's habit
_FADING = 0.8  # of each phrase of a topic in the abstract, after the weightier one before it
_PLACED = 3.0  # the least score of a primary topic; below, a paper is unsorted
_WELL_FOUNDED = 10.0  # the least score of a primary that is not uncertain
_LISTED = _WELL_FOUNDED  # what the labels of a topic count; a decisive phrase in a title is 12
_AHEAD = 0.3  # the least margin of a primary that is not uncertain
_ALSO = 9.0  # the least score of a further topic
_ALSO_NAMED = 0.45  # its least share of the primary's score if the title or a label names it,
_ALSO_UNNAMED = 0.75  # and if only the abstract does
_NAMING = 6.0  # what a title's phrase must add to name a topic
_FURTHER = 2

_Evidence = dict[tuple[str, Phrase], float]  # by a topic's slug and its phrase: a factor


class Reason(Struct, frozen=True, kw_only=True):
    """A phrase that was found, or a label of the topic, and what it adds to the topic's score.

    `file` says where a label was found.
    """

    phrase: str
    where: Where
    weight: float
    file: str = ""


class Placement(Struct, frozen=True, kw_only=True):
    """A topic's slug and its score: the sum of the reasons, strongest first."""

    topic: str
    score: float
    reasons: tuple[Reason, ...]


class Assignment(Struct, frozen=True, kw_only=True):
    """Where a paper belongs; a `primary` of None means unsorted.

    `margin` (0 to 1) is how far the primary is ahead of the runner-up, as a share of its score.
    An assignment is uncertain when the margin is small or the primary rests on little.
    """

    primary: Placement | None
    secondary: tuple[Placement, ...]
    runner_up: Placement | None
    margin: float
    uncertain: bool


class Assigner:
    """A taxonomy prepared for assigning many papers."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.digest = digest(taxonomy)
        self._order = {topic.slug: position for position, topic in enumerate(taxonomy.topics)}
        self._by_label = taxonomy.by_label
        self._index = PhraseIndex(
            (topic.slug, phrase) for topic in taxonomy.topics for phrase in topic.phrases
        )

    @kept
    def assign(self, title: str, abstract: str, labels: Sequence[Label] = ()) -> Assignment:
        """Place a paper by its readable title and abstract (no LaTeX, no markup) and its labels."""
        reasons: dict[str, list[Reason]] = {}
        for slug, reason in chain(
            _reasons("title", self._named(title)),
            _faded(_reasons("abstract", self._mentioned(abstract))),
            self._listed(labels).items(),
        ):
            reasons.setdefault(slug, []).append(reason)
        placements = [_placement(slug, found) for slug, found in reasons.items()]
        placements.sort(key=lambda p: (-p.score, self._order[p.topic]))
        return _assignment(placements)

    def _named(self, title: str) -> _Evidence:
        """The phrases of a title, each at its best place."""
        factors: _Evidence = {}
        for part in _TITLE_PARTS.split(title):
            words = split(part)
            means = _means(words)
            for mention in self._index.find(words):
                key = mention.owner, mention.phrase
                factor = _AS_MEANS if mention.start > means else _AS_SUBJECT
                factors[key] = max(factor, factors.get(key, 0.0))
        return factors

    def _mentioned(self, abstract: str) -> _Evidence:
        mentions = self._index.find(split(abstract))
        counts = Counter((mention.owner, mention.phrase) for mention in mentions)
        return {key: 1 + _REPEATED * (min(count, _MENTIONS) - 1) for key, count in counts.items()}

    def _listed(self, labels: Iterable[Label]) -> dict[str, Reason]:
        """The first label of each topic."""
        found: dict[str, Reason] = {}
        for label in labels:
            for slug in topics_of(label.text, self._by_label):
                reason = Reason(phrase=label.text, where="label", weight=_LISTED, file=label.file)
                found.setdefault(slug, reason)
        return found


def _means(words: Sequence[str]) -> int:
    """Where a word of means is, or the end; "Using" as the first word introduces nothing."""
    places = (place for place, word in enumerate(words) if place and key(word) in _MEANS)
    return next(places, len(words))


def _reasons(where: Where, factors: _Evidence) -> Iterator[tuple[str, Reason]]:
    for (slug, phrase), factor in factors.items():
        yield slug, Reason(phrase=phrase.text, where=where, weight=factor * phrase.weight)


def _faded(reasons: Iterable[tuple[str, Reason]]) -> Iterator[tuple[str, Reason]]:
    """The reasons for each topic, the weightier less faded; those against it in full."""
    before: Counter[str] = Counter()
    for slug, reason in sorted(reasons, key=lambda item: (-item[1].weight, item[1].phrase)):
        fading = _FADING ** before[slug] if reason.weight > 0 else 1.0
        before[slug] += 1
        yield slug, Reason(phrase=reason.phrase, where=reason.where, weight=fading * reason.weight)


def _placement(slug: str, reasons: Iterable[Reason]) -> Placement:
    strongest_first = sorted(reasons, key=lambda r: (-r.weight, r.where, r.phrase))
    score = sum(reason.weight for reason in strongest_first)
    return Placement(topic=slug, score=score, reasons=tuple(strongest_first))


def _assignment(placements: Sequence[Placement]) -> Assignment:
    """Choose among the topics with any evidence, best first."""
    candidates = [placement for placement in placements if placement.score > 0]
    if not candidates or candidates[0].score < _PLACED:
        best = candidates[0] if candidates else None
        return Assignment(primary=None, secondary=(), runner_up=best, margin=0.0, uncertain=True)
    primary, *others = candidates
    margin = 1 - others[0].score / primary.score if others else 1.0
    return Assignment(
        primary=primary,
        secondary=tuple([other for other in others if _belongs_too(other, primary)][:_FURTHER]),
        runner_up=others[0] if others else None,
        margin=margin,
        uncertain=margin < _AHEAD or primary.score < _WELL_FOUNDED,
    )


def _belongs_too(other: Placement, primary: Placement) -> bool:
    """Precision first: a reader sees further topics, and an abstract mentions many."""
    named = any(r.where != "abstract" and r.weight >= _NAMING for r in other.reasons)
    share = _ALSO_NAMED if named else _ALSO_UNNAMED
    return other.score >= max(_ALSO, share * primary.score)
