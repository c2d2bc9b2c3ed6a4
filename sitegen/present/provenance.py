"""Where the values of a paper came from: its merges, and the values not shown."""

from collections.abc import Iterator

from sitegen.facts import FACTS, Resolution
from sitegen.library.paper import Paper
from sitegen.matching.classify import Scores
from sitegen.present.fact_text import fact_text
from sitegen.present.view import ConflictView, LinkView, MergeView


def merges(paper: Paper) -> Iterator[MergeView]:
    for first, second, merge in paper.merges:
        yield MergeView(
            first=first.address,
            second=second.address,
            first_title=first.title,
            second_title=second.title,
            rule=str(merge.rule),
            scores=scores_text(merge.scores),
        )


def scores_text(scores: Scores) -> str:
    titles = f"titles alike by {scores.title:.0f}%"
    if scores.abstract is None:
        return f"{titles}, no abstract to compare"
    return f"{titles}, abstracts by {scores.abstract:.0f}%"


def conflicts(paper: Paper) -> Iterator[ConflictView]:
    """The facts on which sources differ in what a reader would see."""
    for fact in FACTS:
        chosen = paper.facts.get(fact.name)
        if chosen is None or fact.resolution is Resolution.UNION:
            continue
        shown = fact_text(fact, chosen.value)
        alternatives = tuple(
            LinkView(text=text, url="", note=str(origin))
            for value, origin in chosen.alternatives
            if (text := fact_text(fact, value)) != shown
        )
        if alternatives:
            yield ConflictView(
                field=fact.label, shown=shown, origin=str(chosen.origin), alternatives=alternatives
            )
