"""Where the values of a paper came from: its merges, and what lost."""

from collections.abc import Callable, Hashable, Iterator
from typing import TypeVar

from sitegen.library.paper import Chosen, Paper
from sitegen.matching.classify import Scores
from sitegen.present.card import excerpt
from sitegen.present.view import ConflictView, LinkView, MergeView

T = TypeVar("T", bound=Hashable)


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
    """The fields on which records differ in what a reader would see."""
    yield from _dispute("Title", paper.title, str)
    yield from _dispute("Abstract", paper.abstract, lambda ps: excerpt(" ".join(ps), 120) or "none")
    if paper.date:
        yield from _dispute("Date", paper.date, str)
    if paper.authors_count:
        yield from _dispute("Authors", paper.authors_count, str)
    if paper.organization:
        yield from _dispute("Organisation", paper.organization, lambda org: org.name)
    if paper.comments:
        yield from _dispute("Comments", paper.comments, str)


def _dispute(field: str, chosen: Chosen[T], show: Callable[[T], str]) -> Iterator[ConflictView]:
    shown = show(chosen.value)
    others = tuple(
        LinkView(text=show(value), url="", note=str(origin))
        for value, origin in chosen.alternatives
        if show(value) != shown
    )
    if others:
        yield ConflictView(field=field, shown=shown, origin=str(chosen.origin), others=others)
