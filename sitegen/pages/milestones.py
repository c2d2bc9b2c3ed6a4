"""Milestones: the papers of the curator's reading paths in the order they came out."""

from collections.abc import Iterator, Sequence

from sitegen.library.course import Course
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.card import marked_date, paper_link
from sitegen.present.finding import finding
from sitegen.present.view import LinkView, MilestoneView


def milestones(library: Library) -> Iterator[MilestoneView]:
    """The oldest first, those of one day as the paths have them, and last those without a year."""
    paths: dict[str, list[Course]] = {}
    for path in library.courses.paths:
        for identifier in path.ids:
            paths.setdefault(identifier, []).append(path)
    for identifier in sorted(paths, key=lambda each: _day(library.papers[each])):
        yield _milestone(library, library.papers[identifier], paths[identifier])


def _day(paper: Paper) -> tuple[bool, tuple[int, int, int]]:
    date = paper.date.value if paper.date else None
    return (paper.year is None, date.order if date and date.year else (0, 0, 0))


def _milestone(library: Library, paper: Paper, paths: Sequence[Course]) -> MilestoneView:
    """What a path says of it is about its place there, and is told there."""
    return MilestoneView(
        date=marked_date(paper.date.value if paper.date else None),
        paper=paper_link(paper),
        why=library.pick(paper) or finding(paper),
        paths=tuple(LinkView(text=path.title, url=path.url) for path in paths),
    )
