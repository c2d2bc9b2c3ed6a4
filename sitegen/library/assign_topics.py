"""Topics: where a paper belongs by the phrases it uses, and by what its sources list it under.

A topic is a list of weighted phrases; a paper belongs where its title and abstract say most of
them.  The choice and its price: no learned model.  A few hundred labeled papers would train
one, but nobody could correct it; here every placement is a short sum of phrases that a curator
can read, and one edit of `topics.yml` changes it.  The price is that phrases are written by hand.

What a phrase counts follows the rules of `phrase_evidence`; margins are ratios, so a summary of
fifty words is treated like a full abstract.

A label of a source (a heading, a category, a keyword) that the curator gives to a topic is as much
as makes a topic well-founded by itself.  One is as good as many: they say the same once more, and
`cs.LG` stands on half of all papers.  So a decisive phrase in the title, which names the subject of
this one paper, is more, and the label's topic comes second.

No topic is known here by name.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.labels import Label, topics_of
from sitegen.library.phrase_evidence import PhraseEvidence, Reason, strongest_first, words_of
from sitegen.store import digest, kept

_PLACED = 3.0  # the least score of a primary topic; below, a paper is unsorted
_WELL_FOUNDED = 10.0  # the least score of a primary that is not uncertain
_LISTED = _WELL_FOUNDED  # what the labels of a topic count; a decisive phrase in a title is 12
_AHEAD = 0.3  # the least margin of a primary that is not uncertain
_ALSO = 9.0  # the least score of a further topic
_ALSO_NAMED = 0.45  # its least share of the primary's score if the title or a label names it,
_ALSO_UNNAMED = 0.75  # and if only the abstract does
_NAMING = 6.0  # what a title's phrase must add to name a topic
_FURTHER = 2


class Placement(Struct, frozen=True, kw_only=True):
    """A topic's slug and its score: the sum of the reasons, strongest first."""

    topic: str
    score: float
    reasons: tuple[Reason, ...]


class Doubt(Struct, frozen=True, kw_only=True):
    """What an assignment falls short of: the number `found`, which is below the `needed` one.

    A paper is unsorted where the best score is "too-little"; a topic it is in may rest on "little",
    or be "close" to the next (both numbers are margins then, 0 to 1).
    """

    kind: Literal["too-little", "little", "close"]
    found: float
    needed: float


class Assignment(Struct, frozen=True, kw_only=True):
    """Where a paper belongs; a `primary` of None means unsorted.

    `margin` (0 to 1) is how far the primary is ahead of the runner-up, as a share of its score.
    """

    primary: Placement | None
    secondary: tuple[Placement, ...]
    runner_up: Placement | None
    margin: float
    doubts: tuple[Doubt, ...] = ()

    @property
    def uncertain(self) -> bool:
        """Is it in a topic, but not beyond doubt?  An unsorted paper is not counted here too."""
        return self.primary is not None and bool(self.doubts)


class Assigner:
    """A taxonomy prepared for assigning many papers."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.digest = digest(taxonomy)
        self._order = {topic.slug: position for position, topic in enumerate(taxonomy.topics)}
        self._by_label = taxonomy.by_label
        self._evidence = PhraseEvidence(
            (topic.slug, phrase) for topic in taxonomy.topics for phrase in topic.phrases
        )

    @kept
    def assign(self, title: str, abstract: str, labels: Sequence[Label] = ()) -> Assignment:
        """Place a paper by its readable title and abstract (no LaTeX, no markup) and its labels."""
        return _assignment(self.placements(title, abstract, labels))

    def placements(
        self, title: str, abstract: str, labels: Sequence[Label] = ()
    ) -> list[Placement]:
        """Every topic that anything speaks for or against, best first."""
        reasons = self._evidence.reasons(words_of(title, abstract))
        for slug, reason in self._listed(labels).items():
            reasons.setdefault(slug, []).append(reason)
        placements = [_placement(slug, found) for slug, found in reasons.items()]
        placements.sort(key=lambda p: (-p.score, self._order[p.topic]))
        return placements

    def _listed(self, labels: Iterable[Label]) -> dict[str, Reason]:
        """The first label of each topic."""
        found: dict[str, Reason] = {}
        for label in labels:
            for slug in topics_of(label.text, self._by_label):
                reason = Reason(
                    phrase=label.text,
                    where="label",
                    weight=_LISTED,
                    counts=_LISTED,
                    file=label.file,
                )
                found.setdefault(slug, reason)
        return found


def _placement(slug: str, reasons: Iterable[Reason]) -> Placement:
    ordered = strongest_first(reasons)
    return Placement(topic=slug, score=sum(r.weight for r in ordered), reasons=ordered)


def _assignment(placements: Sequence[Placement]) -> Assignment:
    """Choose among the topics with any evidence, best first."""
    candidates = [placement for placement in placements if placement.score > 0]
    best = candidates[0] if candidates else None
    if best is None or best.score < _PLACED:
        found = best.score if best else 0.0
        doubt = Doubt(kind="too-little", found=found, needed=_PLACED)
        return Assignment(primary=None, secondary=(), runner_up=best, margin=0.0, doubts=(doubt,))
    others = candidates[1:]
    margin = 1 - others[0].score / best.score if others else 1.0
    return Assignment(
        primary=best,
        secondary=tuple([other for other in others if _belongs_too(other, best)][:_FURTHER]),
        runner_up=others[0] if others else None,
        margin=margin,
        doubts=tuple(_doubts(best.score, margin)),
    )


def _doubts(score: float, margin: float) -> Iterator[Doubt]:
    if score < _WELL_FOUNDED:
        yield Doubt(kind="little", found=score, needed=_WELL_FOUNDED)
    if margin < _AHEAD:
        yield Doubt(kind="close", found=margin, needed=_AHEAD)


def _belongs_too(other: Placement, primary: Placement) -> bool:
    """Precision first: a reader sees further topics, and an abstract mentions many."""
    named = any(r.where != "abstract" and r.weight >= _NAMING for r in other.reasons)
    share = _ALSO_NAMED if named else _ALSO_UNNAMED
    return other.score >= max(_ALSO, share * primary.score)
