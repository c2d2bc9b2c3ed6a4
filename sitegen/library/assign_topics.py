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
from math import sqrt
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.taxonomy import UNSORTED, Taxonomy
from sitegen.library.labels import Label, topics_of
from sitegen.library.phrase_evidence import PhraseEvidence, Reason, strongest_first, words_of
from sitegen.store import digest, kept
from sitegen.text.words import acronym, split

_PLACED = 3.0  # the least score of a primary topic; below, a paper is unsorted
_WELL_FOUNDED = 10.0  # the least score of a primary that is not uncertain
_LISTED = _WELL_FOUNDED  # what the labels of a topic count; a decisive phrase in a title is 12
_AHEAD = 0.3  # the least margin of a primary that is not uncertain
_ALSO = 10.0  # the least that speaks for a further topic,
_ALSO_SHARE = 0.3  # its least share of what speaks for the primary,
_ALSO_MARKS = 3  # the fewest marks of its own (see `_marks`),
_ALSO_MARKED = 0.5  # and how many of the primary's
_DECISIVE = 0.5  # of the heaviest level's weight
_FURTHER = 2
_SUBJECT = 6.0  # the least weight of a phrase that means its topic whatever else is said
_INSISTED = 2.0  # times a word's weight: what it adds in a title, or said three times


class Placement(Struct, frozen=True, kw_only=True):
    """A topic's slug and its score: the sum of the reasons, strongest first."""

    topic: str
    score: float
    reasons: tuple[Reason, ...]


class Doubt(Struct, frozen=True, kw_only=True):
    """What an assignment falls short of: the number `found`, which is below the `needed` one.

    "too-little": the best score is no topic's yet.  Of a topic: its score is "little", or the
    runner-up "close" (both are margins).  Of a text beside others of the list (see `usual`):
    it rests on one word "alone", and the score without it is little; its phrases are "sparse" (both
    are densities); its words are "strange" (both are shares).
    """

    kind: Literal["too-little", "little", "alone", "close", "sparse", "strange"]
    found: float
    needed: float


class Assignment(Struct, frozen=True, kw_only=True):
    """Where a paper belongs; a `primary` of None means unsorted.

    `margin` (0 to 1) is how far the primary is ahead of the runner-up, as a share of its score.
    `density` is what the phrases of all topics that the text has weigh, each once, for the square
    root of the number of its words: by chance a long text has more of them.
    """

    primary: Placement | None
    secondary: tuple[Placement, ...]
    runner_up: Placement | None
    margin: float
    density: float = 0.0
    doubts: tuple[Doubt, ...] = ()

    @property
    def filed(self) -> str:
        """The slug of the primary topic, or that of unsorted papers."""
        return self.primary.topic if self.primary else UNSORTED

    @property
    def uncertain(self) -> bool:
        """Is it in a topic, but not beyond doubt?  An unsorted paper is not counted here too."""
        return self.primary is not None and bool(self.doubts)

    def unsorted(self) -> "Assignment":
        """The same evidence, which is for no topic enough."""
        return replace(
            self,
            primary=None,
            secondary=(),
            runner_up=self.primary or self.runner_up,
            margin=0.0,
            doubts=tuple(doubt for doubt in self.doubts if doubt.kind != "close"),
        )


class Assigner:
    """A taxonomy prepared for assigning many papers."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.digest = digest(taxonomy)
        self._order = {topic.slug: position for position, topic in enumerate(taxonomy.topics)}
        self._by_label = taxonomy.by_label
        weights = (phrase.weight for topic in taxonomy.topics for phrase in topic.phrases)
        self._heaviest = max([*weights, *taxonomy.levels.values()], default=0.0)
        self._evidence = PhraseEvidence(
            (topic.slug, phrase) for topic in taxonomy.topics for phrase in topic.phrases
        )

    @kept
    def assign(self, title: str, abstract: str, labels: Sequence[Label] = ()) -> Assignment:
        """Place a paper by its readable title and abstract (no LaTeX, no markup) and its labels."""
        placements = self.placements(title, abstract, labels)
        density = _density(placements, len(title.split()) + len(abstract.split()))
        return replace(_assignment(placements, self._heaviest), density=density)

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


def _assignment(placements: Sequence[Placement], heaviest: float) -> Assignment:
    """Choose among the topics with any evidence, best first."""
    candidates = [placement for placement in placements if placement.score > 0]
    best = candidates[0] if candidates else None
    if best is None or best.score < _PLACED:
        found = best.score if best else 0.0
        doubt = Doubt(kind="too-little", found=found, needed=_PLACED)
        return Assignment(primary=None, secondary=(), runner_up=best, margin=0.0, doubts=(doubt,))
    others = candidates[1:]
    further = [other for other in others if _belongs_too(other, best, heaviest)]
    margin = 1 - others[0].score / best.score if others else 1.0
    return Assignment(
        primary=best,
        secondary=tuple(sorted(further, key=_own, reverse=True)[:_FURTHER]),
        runner_up=others[0] if others else None,
        margin=margin,
        doubts=tuple(_doubts(best.score, margin)),
    )


def _density(placements: Iterable[Placement], length: int) -> float:
    """`length` is the number of words."""
    weights: dict[str, float] = {}
    for placement in placements:
        for reason in placement.reasons:
            if reason.where != "label":
                weights[reason.phrase] = max(reason.counts, weights.get(reason.phrase, 0.0))
    return sum(weights.values()) / sqrt(length) if length else 0.0


def _doubts(score: float, margin: float) -> Iterator[Doubt]:
    if score < _WELL_FOUNDED:
        yield Doubt(kind="little", found=score, needed=_WELL_FOUNDED)
    if margin < _AHEAD:
        yield Doubt(kind="close", found=margin, needed=_AHEAD)


def strongest_of(placement: Placement) -> tuple[Reason, float]:
    """A reason of the phrase or label that adds most, and what it adds in all its places."""
    weights: dict[str, float] = {}
    for reason in placement.reasons:
        weights[reason.phrase] = weights.get(reason.phrase, 0.0) + reason.weight
    strongest = max(placement.reasons, key=lambda reason: weights[reason.phrase])
    return strongest, weights[strongest.phrase]


def besides_a_word(placement: Placement) -> float:
    """What is left of a score without its strongest phrase, if that is one word and no acronym: it
    may mean something else ("expert", "ring", "policy").  Else the whole score, also if the
    word means a subject whatever else is said, and is in the title or said three times.
    """
    strongest, weight = strongest_of(placement)
    words = split(strongest.phrase)
    is_word = strongest.where != "label" and len(words) == 1 and not acronym(words[0])
    is_subject = strongest.counts >= _SUBJECT and weight >= _INSISTED * strongest.counts
    return max(0.0, placement.score - weight) if is_word and not is_subject else placement.score


def _belongs_too(other: Placement, primary: Placement, heaviest: float) -> bool:
    """Precision first: a reader sees further topics, and an abstract mentions many.

    What a topic has of its own counts: a phrase against it says only that the paper is about
    something else first, unless all that speaks for it is less.  It needs decisive phrases (half
    the `heaviest` weight or more) in the title, several or said again, as the primary has them;
    or a label.
    """
    if other.score >= _ALSO and any(reason.where == "label" for reason in other.reasons):
        return True
    return (
        _own(other) >= max(_ALSO, _ALSO_SHARE * _own(primary))
        and _marks(other, heaviest) >= max(_ALSO_MARKS, _ALSO_MARKED * _marks(primary, heaviest))
        and len({reason.phrase for reason in other.reasons if reason.weight > 0}) > 1
    )


def _own(placement: Placement) -> float:
    """What speaks for it."""
    return sum(reason.weight for reason in placement.reasons if reason.weight > 0)


def _marks(placement: Placement, heaviest: float) -> int:
    """How plainly the topic is named: two for each decisive phrase in the title, one for each in
    the abstract or two if it is said again, and one more if any means a subject by itself.
    """
    phrases = [reason for reason in placement.reasons if reason.where != "label"]
    weighty = [reason for reason in phrases if reason.counts >= _DECISIVE * heaviest]
    marks = sum(2 if r.where != "abstract" or r.weight > r.counts else 1 for r in weighty)
    return marks + any(r.counts >= _SUBJECT for r in weighty)
