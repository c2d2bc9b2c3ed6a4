"""How a fact reads in a line of text, by its type."""

from collections.abc import Collection, Iterator
from typing import Any

from sitegen.content.record import Provenance
from sitegen.facts import FACT, FACTS, Export, Fact, FactType, Resolution, Source, facts_in
from sitegen.library.chosen import Chosen
from sitegen.library.paper import Paper
from sitegen.present.card import excerpt

_EXCERPT = 120


def fact_text(fact: Fact, value: Any) -> str:
    """The value in brief; empty for a choice that goes without saying."""
    match fact.type:
        case FactType.PARAGRAPHS:
            return excerpt(" ".join(value), _EXCERPT) or "none"
        case FactType.ORGANIZATION:
            return str(value.name)
        case FactType.LINKS:
            return ", ".join(link.url for link in value)
        case FactType.CHOICE:
            return fact.choices[value]
        case FactType.PEOPLE:
            return ", ".join(person.name for person in value)
        case FactType.TEXTS:
            return ", ".join(value)
        case FactType.FLAG:
            return "yes" if value else "no"
        case _:
            return str(value)


def abstract_note(paper: Paper) -> str:
    """`Abstract: the reading list's own summary`; empty if it is the authors' or there is none."""
    fact = FACT["abstract_from"]
    chosen = paper.facts.get(fact.name)
    text = fact_text(fact, chosen.value) if chosen else ""
    return f"{fact.label}: {text}" if text else ""


def further_facts(
    paper: Paper, export: Export, worded: Collection[str]
) -> Iterator[tuple[Fact, str, str]]:
    """The facts of a paper that an export does not word by itself, each with who states it."""
    for fact in facts_in(export):
        chosen = paper.facts.get(fact.name)
        if chosen and fact.name not in worded and (text := fact_text(fact, chosen.value)):
            yield fact, text, _provenance(fact, chosen)


def unconfirmed_facts(paper: Paper) -> Iterator[tuple[Fact, str, Provenance]]:
    """The facts that only unconfirmed sources state, each with the place of its source."""
    for fact in FACTS:
        chosen = paper.unconfirmed.get(fact.name)
        if chosen and not fact.follows and (text := fact_text(fact, chosen.value)):
            yield fact, text, chosen.origin


def _is_confirmed(place: Provenance) -> bool:
    return place.source is not Source.UNCONFIRMED


def _provenance(fact: Fact, chosen: Chosen[Any]) -> str:
    """Where the value was found; for one that several sources make up, every place."""
    origins = [chosen.origin]
    if fact.resolution is Resolution.UNION:
        origins += [place for _, place in chosen.alternatives if _is_confirmed(place)]
    return " and ".join(dict.fromkeys(map(str, origins)))
