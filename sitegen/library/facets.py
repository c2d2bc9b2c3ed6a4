"""Facets: which of a facet's values a paper has, by the phrases it uses, and why.

Precision first: a reader who filters by a value wants nothing else, so a paper whose words say too
little has no value at all.  Each facet stands by itself: a phrase inside a longer one counts unless
both are of one facet.  No facet is known here by name.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from sitegen.content.curation import Decision
from sitegen.content.facets import Facet
from sitegen.library.paper import Paper
from sitegen.library.phrase_evidence import PhraseEvidence, Reason, strongest_first, words_of
from sitegen.store import digest, kept

_HELD = 6.0  # the least score of a value
_SHARE = 0.5  # of the best score: the least of a further value
_CLOSE = 0.8  # of the best score: what tells two values of which a paper has one not apart


class PaperValue(Struct, frozen=True, kw_only=True):
    """A value that a paper has, by the slugs, with the reasons, strongest first; there are none
    where the curator decided.
    """

    facet: str
    value: str
    reasons: tuple[Reason, ...] = ()
    by_curator: bool = False


class Facets(Struct, frozen=True, kw_only=True):
    """The facets of a list, in the curator's order, and the values that each paper has, by its id:
    the values of a facet best first.
    """

    facets: tuple[Facet, ...] = ()
    values: Mapping[str, tuple[PaperValue, ...]] = field(default_factory=dict)

    def of(self, paper: str, facet: Facet) -> list[PaperValue]:
        """The values of one facet that the paper of an id has."""
        return [each for each in self.values.get(paper, ()) if each.facet == facet.slug]

    def slugs_of(self, paper: str) -> dict[str, list[str]]:
        """The values of the paper of an id, by the slug of each facet of the list."""
        return {facet.slug: [each.value for each in self.of(paper, facet)] for facet in self.facets}


NO_FACETS = Facets()


class Classifier:
    """Facets prepared for many papers."""

    def __init__(self, facets: Sequence[Facet]) -> None:
        self.digest = digest(facets)
        self._facets = tuple(facets)
        # One pass over a text finds the phrases of all facets.
        self._evidence = PhraseEvidence(
            (
                (f"{facet.slug}/{value.slug}", phrase)
                for facet in facets
                for value in facet.values
                for phrase in value.phrases
            ),
            apart=_facet_of,
        )

    @kept
    def classify(self, title: str, abstract: str) -> tuple[PaperValue, ...]:
        """The values of a paper by its readable title and abstract (no LaTeX, no markup)."""
        reasons = self._evidence.reasons(words_of(title, abstract))
        return tuple(value for facet in self._facets for value in _held(facet, reasons))


def find_facets(
    facets: Sequence[Facet], papers: Iterable[Paper], decisions: Mapping[str, Decision]
) -> Facets:
    """The values of all papers: those found, or the curator's where there is a decision."""
    if not facets:
        return NO_FACETS
    classifier = Classifier(facets)
    values = {
        paper.id: _decided(
            facets, classifier.classify(paper.title.value, paper.text), decisions.get(paper.id)
        )
        for paper in papers
    }
    return Facets(facets=tuple(facets), values=values)


def _decided(
    facets: Iterable[Facet], found: tuple[PaperValue, ...], decision: Decision | None
) -> tuple[PaperValue, ...]:
    said = decision.facets if decision else {}
    if not said:
        return found
    return tuple(value for facet in facets for value in _of_facet(facet.slug, found, said))


def _of_facet(
    slug: str, found: Iterable[PaperValue], said: Mapping[str, Sequence[str]]
) -> Iterable[PaperValue]:
    if slug in said:
        return (PaperValue(facet=slug, value=each, by_curator=True) for each in said[slug])
    return (each for each in found if each.facet == slug)


def _facet_of(owner: str) -> str:
    return owner.partition("/")[0]


def _held(facet: Facet, found: Mapping[str, Sequence[Reason]]) -> list[PaperValue]:
    """Best first; where a paper has one of them, none if two are nearly as good."""
    reasons = {slug: found.get(f"{facet.slug}/{slug}", ()) for slug in facet.by_slug}
    scores = {slug: sum(reason.weight for reason in each) for slug, each in reasons.items()}
    best = max(scores.values(), default=0.0)
    least = max(_HELD, best * (_SHARE if facet.several else _CLOSE))
    held = [slug for slug, score in scores.items() if score >= least]
    if not facet.several and len(held) > 1:
        return []
    held.sort(key=scores.__getitem__, reverse=True)
    return [
        PaperValue(facet=facet.slug, value=slug, reasons=strongest_first(reasons[slug]))
        for slug in held
    ]
