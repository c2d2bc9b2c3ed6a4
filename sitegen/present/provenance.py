"""Where the values of a paper came from: its merges, and the values not shown."""

from collections.abc import Iterable, Iterator
from typing import Any

from sitegen.content.record import Provenance
from sitegen.facts import FACTS, Fact, FactType, Resolution, Source
from sitegen.library.paper import Paper
from sitegen.matching.cluster import PossibleMatch
from sitegen.matching.evidence import DECISIVE, Evidence
from sitegen.present.elsewhere import fact_url
from sitegen.present.fact_text import fact_text, unconfirmed_facts
from sitegen.present.source_page import Names, place
from sitegen.present.view import ConflictView, FactView, LinkView, MergeView
from sitegen.text.clean import clean

_NAMES = 8  # of authors that are named where sources differ


def merges(paper: Paper, names: Names) -> Iterator[MergeView]:
    for first, second, merge in paper.merges:
        yield MergeView(
            first=place(first.provenance, names),
            second=place(second.provenance, names),
            first_title=clean(first.title),
            second_title=clean(second.title),
            rule=str(merge.rule),
            evidence=_evidence_text(merge.evidence),
        )


def reason_text(match: PossibleMatch) -> str:
    """Why two papers were kept apart, said once."""
    evidence = _evidence_text(match.evidence)
    return evidence if match.reason in evidence else f"{match.reason}: {evidence}"


def _evidence_text(evidence: Iterable[Evidence]) -> str:
    """`the titles are the same (+6), the dates are 3 years apart (-2.5)`."""
    return ", ".join(f"{each.says} ({_weight_text(each.weight)})" for each in evidence)


def _weight_text(weight: float) -> str:
    return "decides" if abs(weight) >= abs(DECISIVE) else f"{weight:+.3g}"


def conflicts(paper: Paper, names: Names) -> Iterator[ConflictView]:
    """The facts on which sources differ in what a reader would see."""
    for fact in FACTS:
        chosen = paper.facts.get(fact.name)
        if chosen is None or not chosen.alternatives or fact.resolution is Resolution.UNION:
            continue
        shown = fact_text(fact, chosen.value)
        alternatives = tuple(
            LinkView(
                text=_brief(fact, value),
                url="",
                note=_place(origin, names) + _published(paper, fact, origin),
            )
            for value, origin in chosen.alternatives
            if fact_text(fact, value) != shown and not _agrees(fact, value, chosen.value)
        )
        if alternatives:
            yield ConflictView(
                field=fact.label,
                shown=_brief(fact, chosen.value),
                origin=place(chosen.origin, names),
                alternatives=alternatives,
            )


def unconfirmed(paper: Paper, names: Names) -> Iterator[FactView]:
    """The facts that only unconfirmed sources state."""
    for fact, text, origin in unconfirmed_facts(paper):
        told = place(origin, names)
        yield FactView(label=fact.label, text=text, url=fact_url(fact, text), unconfirmed=told)


def _place(origin: Provenance, names: Names) -> str:
    mark = ", unconfirmed" if origin.source is Source.UNCONFIRMED else ""
    return f"{place(origin, names)}{mark}"


def _published(paper: Paper, fact: Fact, origin: Provenance) -> str:
    """A date beside a venue is the venue's, which may differ from that of the preprint."""
    with_venue = (each.provenance for each in paper.records if each.venue)
    is_told = fact.type is FactType.DATE and origin in with_venue
    return ", as the date of its venue" if is_told else ""


def _agrees(fact: Fact, value: Any, shown: Any) -> bool:
    """Does a value differ from the shown one in nothing but how much it says?

    So do the first of the authors, and a date of which less is known, or more.
    """
    if fact.type is FactType.DATE:
        return bool(value.agrees_with(shown))
    return fact.type is FactType.PEOPLE and shown[: len(value)] == value


def _brief(fact: Fact, value: Any) -> str:
    """The value as text; of many authors the first, and how many there are."""
    if fact.type is not FactType.PEOPLE or len(value) <= _NAMES:
        return fact_text(fact, value)
    return f"{fact_text(fact, value[:_NAMES])} … ({len(value)} authors)"
