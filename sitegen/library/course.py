"""Course: a few papers in an order worth reading: a path of the curator's, or a topic's picks.

A paper may be a step of several courses.  The papers that the curator hides are left out.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from sitegen.content.curation import Decision, ReadingPath
from sitegen.content.taxonomy import Topic
from sitegen.library.names import PaperResolver
from sitegen.library.paper import Paper
from sitegen.site_map import HOME, TOPIC
from sitegen.text.words import slug


class CourseStep(Struct, frozen=True, kw_only=True):
    """A paper, why it comes here, and why to read it at all; either may be empty."""

    paper: Paper
    why: str
    remark: str


class Course(Struct, frozen=True, kw_only=True):
    """`page` and `anchor` are where the whole of it is on the site."""

    title: str
    intro: str
    page: str
    anchor: str
    steps: tuple[CourseStep, ...]

    @property
    def url(self) -> str:
        return f"{self.page}#{self.anchor}"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its papers, in their order."""
        return tuple(step.paper.id for step in self.steps)


class Courses(Struct, frozen=True, kw_only=True):
    """The curator's paths in their order, and the picks of topics by their slugs; none is empty."""

    paths: tuple[Course, ...]
    picks: Mapping[str, Course]
    of_paper: Mapping[str, Sequence[Course]]

    @property
    def every(self) -> tuple[Course, ...]:
        return (*self.paths, *self.picks.values())


def find_courses(
    paths: Sequence[ReadingPath],
    names: PaperResolver,
    picked: Mapping[str, Sequence[Paper]],
    topics: Sequence[Topic],
    papers: Mapping[str, Paper],
    decisions: Mapping[str, Decision],
) -> Courses:
    """`picked` are the picks of topics by their slugs, `papers` those to show by their ids."""
    of_paths = tuple(_of_paths(paths, names, papers, decisions))
    of_topics = {
        topic.slug: _of_topic(topic, picked[topic.slug], decisions)
        for topic in topics
        if picked.get(topic.slug)
    }
    of_paper: dict[str, list[Course]] = {}
    for course in (*of_paths, *of_topics.values()):
        for identifier in course.ids:
            of_paper.setdefault(identifier, []).append(course)
    return Courses(paths=of_paths, picks=of_topics, of_paper=of_paper)


def _of_paths(
    paths: Sequence[ReadingPath],
    names: PaperResolver,
    papers: Mapping[str, Paper],
    decisions: Mapping[str, Decision],
) -> Iterator[Course]:
    taken: set[str] = set()
    for path in paths:
        steps: dict[str, CourseStep] = {}
        for step in path.steps:
            found = [papers[i] for i in names.papers(step.paper) if i in papers]
            for paper in found[:1]:
                remark = "" if step.why else _remark(decisions.get(paper.id))
                steps.setdefault(paper.id, CourseStep(paper=paper, why=step.why, remark=remark))
        if steps:
            yield Course(
                title=path.title,
                intro=path.intro,
                page=HOME.address,
                anchor=_anchor(path.title, taken),
                steps=tuple(steps.values()),
            )


def _anchor(title: str, taken: set[str]) -> str:
    """Follows from the title; of several that are alike, the later ones are numbered."""
    wanted = anchor = f"path-{slug(title)}".rstrip("-")
    number = 1
    while anchor in taken:
        number += 1
        anchor = f"{wanted}-{number}"
    taken.add(anchor)
    return anchor


def _of_topic(topic: Topic, picks: Sequence[Paper], decisions: Mapping[str, Decision]) -> Course:
    said = [(paper, decisions[paper.id]) for paper in picks]
    return Course(
        title=topic.name,
        intro=topic.scope,
        page=TOPIC.at(topic.slug),
        anchor="picks",
        steps=tuple(
            CourseStep(paper=paper, why=decision.step or "", remark=_remark(decision))
            for paper, decision in said
        ),
    )


def _remark(decision: Decision | None) -> str:
    return (decision.pick if decision else None) or ""
