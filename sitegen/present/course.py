"""How a course reads: as a whole, and on the page of one of its papers."""

from collections.abc import Iterator

from sitegen.library.course import Course, CourseStep
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.card import paper_link
from sitegen.present.view import CourseView, LinkView, PlaceView, StepView
from sitegen.text.data_script import data_script
from sitegen.text.prose import typeset

COURSES = "assets/sitegen/courses"  # the data script, without its ending


def course_view(course: Course) -> CourseView:
    steps = tuple(
        StepView(
            id=step.paper.id,
            title=typeset(step.paper.title.value),
            url=step.paper.url,
            why=step.why,
            remark=step.remark,
        )
        for step in course.steps
    )
    return CourseView(
        title=course.title, intro=course.intro, anchor=course.anchor, url=course.url, steps=steps
    )


def places_in_courses(library: Library, paper: Paper) -> Iterator[PlaceView]:
    """Where a paper is in each of its courses; one of a single paper leads nowhere."""
    for course in library.courses.of_paper.get(paper.id, ()):
        if len(course.steps) > 1:
            yield _place(course, course.ids.index(paper.id))


def _place(course: Course, position: int) -> PlaceView:
    step = course.steps[position]
    return PlaceView(
        title=course.title,
        page=course.page,
        anchor=course.anchor,
        number=position + 1,
        why=step.why,
        previous=_link(course.steps[position - 1 : position]),
        following=_link(course.steps[position + 1 : position + 2]),
        ids=course.ids,
    )


def _link(steps: tuple[CourseStep, ...]) -> LinkView | None:
    return paper_link(steps[0].paper) if steps else None


def course_files(library: Library) -> dict[str, str]:
    """Every course, for the home page to say how to go on with one that a reader began.

    A course is `[url, title, [[title, url, why, remark], …]]`.
    """
    courses = [
        [course.url, course.title, [[s.title, s.url, s.why, s.remark] for s in course.steps]]
        for course in map(course_view, library.courses.every)
    ]
    return {f"{COURSES}.js": data_script("courses", courses)}
