"""Milestones: the papers of the curator's reading paths in the order they came out."""

from collections.abc import Iterator

from sitegen.library.course import Course
from sitegen.library.library import Library, newest_first
from sitegen.library.paper import Paper
from sitegen.present.card import marked_date, paper_link
from sitegen.present.view import LinkView, MilestoneView


def milestones(library: Library) -> Iterator[MilestoneView]:
    """The oldest first; papers without a known year come last."""
    paths: dict[str, list[Course]] = {}
    for path in library.courses.paths:
        for identifier in path.ids:
            paths.setdefault(identifier, []).append(path)
    papers = sorted(map(library.papers.__getitem__, paths), key=newest_first, reverse=True)
    for paper in sorted(papers, key=lambda paper: paper.year is None):
        yield _milestone(paper, paths[paper.id])


def _milestone(paper: Paper, paths: list[Course]) -> MilestoneView:
    steps = [step for path in paths for step in path.steps if step.paper.id == paper.id]
    return MilestoneView(
        date=marked_date(paper.date.value if paper.date else None),
        paper=paper_link(paper),
        why=next((text for step in steps for text in (step.why, step.remark) if text), ""),
        paths=tuple(LinkView(text=path.title, url=path.url) for path in paths),
    )
